/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-words.h"

#include <glib/gi18n-lib.h>

static const char *const attention_words[] = {
  N_ ("lost"),         N_ ("records in quarantine"),     N_ ("a copy to be confirmed"),
  N_ ("a lease ends"), N_ ("not heard for a long time"), N_ ("an old version of the program")
};

const char *
gvt_fleet_attention_describe (GvtFleetAttention one)
{
  gint bit = g_bit_nth_lsf (one, -1);

  g_return_val_if_fail (bit >= 0 && bit < (gint) G_N_ELEMENTS (attention_words), "");

  return _ (attention_words[bit]);
}

char *
gvt_fleet_describe_attention (guint attention)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (attention_words); i++)
    if (attention & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (attention_words[i]));
  return g_strdup (text->str);
}

char *
gvt_fleet_describe_lists (const GvtFleetLaptop *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->lists->len; i++)
    {
      const GvtFleetLists *lists = self->lists->pdata[i];

      if (text->len > 0)
        g_string_append (text, ", ");
      /* Translators: voter lists on a laptop: which election, which version, of how many villages
       */
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%s v%u (%u village)",
                                           "%s v%u (%u villages)", lists->villages),
                              lists->election, lists->version, lists->villages);
    }
  return g_strdup (text->str);
}

JsonArray *
gvt_fleet_to_json (GPtrArray *laptops, gint64 now_us, const char *program)
{
  JsonArray *all = json_array_new ();

  for (guint i = 0; i < laptops->len; i++)
    {
      const GvtFleetLaptop *laptop = laptops->pdata[i];
      JsonObject *object = gvt_fleet_laptop_to_json (laptop);
      guint attention = gvt_fleet_attention (laptop, now_us, program);

      json_object_set_array_member (object, "attention", gvt_fleet_attention_to_json (attention));
      json_array_add_object_element (all, object);
    }
  return all;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-language-choice.h"

#include <glib/gi18n-lib.h>

/* Indonesian comes first: it is the one that the voice of the laptop speaks. */
static const struct
{
  const char *tag;
  const char *name;
} languages[] = { { "id", N_ ("Indonesian") },
                  { "sas", N_ ("Sasak") },
                  { "smw", N_ ("Samawa") },
                  { "bhp", N_ ("Mbojo") } };

struct _GvtLanguageChoice
{
  AdwBin parent_instance;

  GtkDropDown *list;
  GtkStringList *names;
  guint offered[G_N_ELEMENTS (languages)]; /* of the list's rows: index in @languages */
  guint n_offered;
};

G_DEFINE_FINAL_TYPE (GvtLanguageChoice, gvt_language_choice, ADW_TYPE_BIN)

static void
gvt_language_choice_class_init (GvtLanguageChoiceClass *klass)
{
}

static void
gvt_language_choice_init (GvtLanguageChoice *self)
{
  self->names = gtk_string_list_new (NULL);
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (self->names), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Language of the recordings"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_hide (GTK_WIDGET (self));
}

static void
fill (GvtLanguageChoice *self, GHashTable *heard)
{
  self->n_offered = 0;
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (i > 0 && !g_hash_table_contains (heard, languages[i].tag))
        continue;
      self->offered[self->n_offered++] = i;
      gtk_string_list_append (self->names, _ (languages[i].name));
    }
}

void
gvt_language_choice_offer (GvtLanguageChoice *self, GHashTable *heard)
{
  const char *chosen;

  g_return_if_fail (GVT_IS_LANGUAGE_CHOICE (self));

  chosen = gvt_language_choice_get (self);
  fill (self, heard);
  gtk_drop_down_set_selected (self->list, 0);
  for (guint i = 0; i < self->n_offered; i++)
    if (g_str_equal (languages[self->offered[i]].tag, chosen))
      gtk_drop_down_set_selected (self->list, i);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_offered > 1);
}

const char *
gvt_language_choice_get (GvtLanguageChoice *self)
{
  guint selected;

  g_return_val_if_fail (GVT_IS_LANGUAGE_CHOICE (self), languages[0].tag);

  selected = gtk_drop_down_get_selected (self->list);
  return languages[selected < self->n_offered ? self->offered[selected] : 0].tag;
}

void
gvt_language_choice_reset (GvtLanguageChoice *self)
{
  g_return_if_fail (GVT_IS_LANGUAGE_CHOICE (self));

  if (self->n_offered > 0)
    gtk_drop_down_set_selected (self->list, 0);
}

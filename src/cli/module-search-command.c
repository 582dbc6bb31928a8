/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-module-search.h"
#include "gvt-output.h"

#define MAX_TEXT_BYTES 4096

static JsonObject *
hit_to_json (GvtModuleHit *hit)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "module",
                                 gvt_module_get_id (gvt_module_hit_get_module (hit)));
  json_object_set_int_member (object, "card", gvt_module_hit_get_card (hit) + 1);
  json_object_set_string_member (object, "title", gvt_module_hit_get_title (hit));
  json_object_set_string_member (object, "excerpt", gvt_module_hit_get_excerpt (hit));
  return object;
}

static void
print_hit (GvtModuleHit *hit)
{
  gvt_print (_ ("%s, card %u: %s\n  %s\n"), gvt_module_get_id (gvt_module_hit_get_module (hit)),
             gvt_module_hit_get_card (hit) + 1, gvt_module_hit_get_title (hit),
             gvt_module_hit_get_excerpt (hit));
}

static GBytes *
read_text (const char *text, GError **error)
{
  return g_str_equal (text, "-") ? gvt_cli_read_input ("-", MAX_TEXT_BYTES, error)
                                 : g_bytes_new (text, strlen (text));
}

static GListModel *
search (GBytes *bytes, GError **error)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return gvt_module_search (library, text, error);
}

static gboolean
run_search (const GvtArgs *args, GError **error)
{
  g_autoptr (GBytes) bytes = read_text (gvt_args_operand (args, 0), error);
  g_autoptr (GListModel) hits = bytes != NULL ? search (bytes, error) : NULL;
  g_autoptr (JsonArray) array = json_array_new ();

  if (hits == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (GvtModuleHit) hit = g_list_model_get_item (hits, i);

      if (gvt_args_has (args, "json"))
        json_array_add_object_element (array, hit_to_json (hit));
      else
        print_hit (hit);
    }
  if (gvt_args_has (args, "json"))
    gvt_print_json_array (array);
  return TRUE;
}

const GvtCommand gvt_module_search_command = {
  .name = "module search",
  .operands = "TEXT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("finds the cards of the modules inside the program on which all words stand"),
  .details = N_ ("TEXT \"-\" is read from standard input. The last word may be begun only; nothing "
                 "in TEXT is a command. Best first, at most 50. As JSON: [{\"module\", \"card\", "
                 "\"title\", \"excerpt\"}], cards counted from 1."),
  .run = run_search,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-lease-code-use.h"
#include "gvt-lease-words.h"
#include "gvt-leases.h"
#include "gvt-output.h"
#include "gvt-prompt.h"
#include "gvt-secret.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define MAX_CODE 1024

/* --- listing --- */

static const char *
code_of (GvtLeasedList *list)
{
  switch (gvt_leased_list_get_state (list))
    {
    case GVT_LEASED_OPEN:
      return gvt_leased_list_is_held (list) ? "held" : "open";
    case GVT_LEASED_NOT_YET:
      return "not_yet";
    case GVT_LEASED_EXPIRED:
      return "closed";
    case GVT_LEASED_NO_LIST:
    default:
      return "no_list";
    }
}

static JsonObject *
list_to_json (GvtLeasedList *list)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "village", gvt_leased_list_get_village (list));
  json_object_set_string_member (object, "village_name", gvt_leased_list_get_village_name (list));
  json_object_set_string_member (object, "election", gvt_leased_list_get_election (list));
  json_object_set_string_member (object, "as_of", gvt_leased_list_get_as_of (list));
  json_object_set_int_member (object, "rows", gvt_leased_list_get_rows (list));
  json_object_set_int_member (object, "not_after_us", gvt_leased_list_get_not_after (list));
  json_object_set_string_member (object, "state", code_of (list));
  json_object_set_boolean_member (object, "ends_soon", gvt_leased_list_ends_soon (list));
  return object;
}

static void
add_list (GvtTable *table, GvtLeasedList *list)
{
  g_autofree char *ends = gvt_text_date_time (gvt_leased_list_get_not_after (list));
  g_autofree char *state = NULL;

  g_object_get (list, "state-text", &state, NULL);
  gvt_table_add (table, gvt_leased_list_get_village (list), gvt_leased_list_get_village_name (list),
                 gvt_leased_list_get_election (list), ends, state, NULL);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GListModel) lists = profile != NULL ? gvt_leases_list (profile, error) : NULL;
  g_autoptr (JsonArray) all = json_array_new ();
  g_autoptr (GvtTable) table = gvt_table_new (_ ("VILLAGE"), _ ("NAME"), _ ("ELECTION"), _ ("ENDS"),
                                              _ ("STATE"), NULL);
  g_autofree char *words = NULL;

  if (lists == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (lists); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (lists, i);

      json_array_add_object_element (all, list_to_json (list));
      add_list (table, list);
    }
  if (gvt_args_has (args, "json"))
    {
      gvt_print_json_array (all);
      return TRUE;
    }
  gvt_table_print (table);
  words = gvt_lease_words_describe (lists);
  if (words != NULL)
    gvt_warn ("%s\n", words);
  return TRUE;
}

const GvtCommand gvt_leases_list_command = {
  .name = "leases list",
  .summary = N_ ("lists the voter lists that are lent to this laptop, and until when"),
  .details = N_ ("As JSON: [{\"village\", \"village_name\", \"election\", \"as_of\", \"rows\", "
                 "\"not_after_us\", \"state\", \"ends_soon\"}]; \"state\" is open, held (its time "
                 "is over, and a class keeps it open), closed, not_yet or no_list."),
  .run = run_list,
};

/* --- a code from the telephone --- */

/* Returns: (transfer full) (nullable): free with gvt_wipe_free() */
static char *
read_code (const GvtArgs *args, GError **error)
{
  const char *file = gvt_args_get (args, "code-file");
  g_autoptr (GBytes) bytes = NULL;
  char *code;

  if (file == NULL)
    return gvt_prompt_secret (_ ("Code from the centre: "), error);
  bytes = gvt_cli_read_input (file, MAX_CODE, error);
  if (bytes == NULL)
    return NULL;
  code = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  code[strcspn (code, "\r\n")] = '\0';
  return code;
}

static gboolean
run_extend (const GvtArgs *args, GError **error)
{
  char *code = read_code (args, error);
  g_autoptr (GvtProfile) profile = code != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autofree char *until = NULL;
  gint64 not_after_us;
  gboolean is_extended;

  is_extended = profile != NULL && gvt_lease_code_use (profile, code, &not_after_us, error);
  gvt_wipe_free (code);
  if (!is_extended)
    return FALSE;

  until = gvt_text_date_time (not_after_us);
  gvt_print (_ ("Taken. The lists are open until %s.\n"), until);
  return TRUE;
}

static const GvtOption extend_options[] = {
  { "code-file", "FILE",
    N_ ("the code as the first line of text, \"-\" for standard input; otherwise the terminal "
        "asks") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_leases_extend_command = {
  .name = "leases extend",
  .summary = N_ ("extends a lease by the code that the centre reads over the telephone"),
  .details = N_ ("For data officers and supervisors. The centre makes it with `govote-central "
                 "leases extend --code`, for one lease of this laptop. It works once; five wrong "
                 "ones, and none is taken until the next sync. A code that was heard wrong is "
                 "told apart and does not count."),
  .options = extend_options,
  .run = run_extend,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-worklists.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-table.h"

#define MAX_FILE (1024 * 1024)

/* Returns: (transfer full) (nullable): the lines of a file or of standard input, empty ones left
 * out; wiped when freed */
static GPtrArray *
read_lines (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 0);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) all = NULL;
  GPtrArray *lines;

  if (g_str_equal (path, "-"))
    return gvt_args_read_operands (args, 0, error);
  bytes = gvt_central_read_file (path, MAX_FILE, error);
  if (bytes == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  all = g_strsplit_set (text, "\r\n", -1);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_wipe_free);
  for (guint i = 0; all[i] != NULL; i++)
    if (*g_strstrip (all[i]) != '\0')
      g_ptr_array_add (lines, g_strdup (all[i]));
  return lines;
}

static void
print_summary (const GvtArgs *args, const GvtWorklistSummary *summary)
{
  g_autofree char *id = gvt_id_to_text (&summary->worklist);
  g_autoptr (JsonObject) object = NULL;

  if (!gvt_args_has (args, "json"))
    {
      gvt_print (_ ("%s: worklist %s, %u voters, with %u laptops\n"), id, summary->code,
                 summary->n_rows, summary->n_laptops);
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "code", summary->code);
  json_object_set_int_member (object, "rows", summary->n_rows);
  json_object_set_int_member (object, "laptops", summary->n_laptops);
  gvt_print_json_object (object);
}

static gboolean
run_assign (const GvtArgs *args, GError **error)
{
  const char *visit = gvt_args_require (args, "visit", error);
  GvtWorklistOrder order = {
    .election = gvt_args_get (args, "election"),
    .village = gvt_args_get (args, "village"),
    .rt = gvt_args_get (args, "rt"),
    .rw = gvt_args_get (args, "rw"),
    .title = gvt_args_get (args, "title"),
  };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GvtCentral) central = NULL;
  GvtWorklistSummary summary;

  if (visit == NULL)
    return FALSE;
  if (!gvt_id_from_text (visit, &order.visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), visit);
  if (gvt_args_n_operands (args) > 0 && (lines = read_lines (args, error)) == NULL)
    return FALSE;

  order.lines = lines;
  central = gvt_central_open_args (args, error);
  if (central == NULL || !gvt_central_assign_worklist (central, &order, &summary, error))
    return FALSE;
  print_summary (args, &summary);
  return TRUE;
}

static const GvtOption assign_options[] = {
  { "visit", "ID", N_ ("the visit of the centre's on which they are seen") },
  { "village", "CODE", N_ ("instead of a file: all voters of this village") },
  { "rt", "RT", N_ ("of the village only this RT: 001") },
  { "rw", "RW", N_ ("of the village only this RW: 001") },
  { "election", "ID", N_ ("of its list instead of that imported last") },
  { "title", "TEXT", N_ ("what the worklist is called; no name or number of a voter") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_worklist_assign_command = {
  .name = "worklist assign",
  .operands = "[FILE]",
  .max_operands = 1,
  .summary = N_ ("gives the laptops of a visit a list of voters to see one by one"),
  .details = N_ (
      "FILE, or \"-\" for standard input, has a NIK or voter id (DPID) a line; a line that is no "
      "voter of the list is named by its number, and nothing is assigned then. Rows stand by "
      "village, address, RW, RT and household. It goes down the outbox of every laptop that was "
      "told to make the visit, and holds short hashes under that laptop's own key: no number and "
      "no name. As JSON {\"id\", \"code\", \"rows\", \"laptops\"}."),
  .options = assign_options,
  .run = run_assign,
};

/* --- how far they are --- */

static JsonObject *
to_json (const GvtWorklistRecord *record)
{
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &record->worklist);
  gvt_json_set_id (object, "visit", &record->visit);
  json_object_set_string_member (object, "code", record->code);
  json_object_set_string_member (object, "title", record->title);
  json_object_set_string_member (object, "place_code", record->place);
  json_object_set_int_member (object, "assigned_at", record->assigned_at);
  json_object_set_int_member (object, "rows", record->n_rows);
  json_object_set_int_member (object, "done", record->n_done);
  json_object_set_int_member (object, "not_met", record->n_not_met);
  json_object_set_int_member (object, "new", record->n_new);
  return object;
}

static void
print_json (GPtrArray *records)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (all, to_json (records->pdata[i]));
  gvt_print_json_array (all);
}

static void
print_table (GPtrArray *records)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("CODE"), _ ("VISIT"), _ ("PLACE"), _ ("TITLE"),
                                              _ ("VOTERS"), _ ("DONE"), _ ("NOT MET"), _ ("NEW"),
                                              NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const GvtWorklistRecord *record = records->pdata[i];
      g_autofree char *visit = gvt_id_to_text (&record->visit);
      g_autofree char *rows = g_strdup_printf ("%u", record->n_rows);
      g_autofree char *done = g_strdup_printf ("%u", record->n_done);
      g_autofree char *not_met = g_strdup_printf ("%u", record->n_not_met);
      g_autofree char *n_new = g_strdup_printf ("%u", record->n_new);

      gvt_table_add (table, record->code, visit, record->place, record->title, rows, done, not_met,
                     n_new, NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_autoptr (GPtrArray) records = central != NULL ? gvt_central_list_worklists (central, error)
                                                  : NULL;

  if (records == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_json (records);
  else
    print_table (records);
  return TRUE;
}

const GvtCommand gvt_worklist_list_command = {
  .name = "worklist list",
  .summary = N_ ("lists the worklists and how far all laptops together are, the oldest first"),
  .details = N_ ("\"done\" counts the rows of which any laptop found something out, \"not_met\" "
                 "those where nobody was met yet, as far as records have come."),
  .run = run_list,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-row-code.h"
#include "gvt-session-views.h"
#include "gvt-table.h"
#include "gvt-visit-export.h"
#include "gvt-worklist-acts.h"
#include "gvt-worklist-kinds.h"
#include "gvt-worklist-paper.h"
#include "gvt-worklist-walk.h"
#include "gvt-worklists.h"

/* --- which there are --- */

static void
print_list_json (GListModel *worklists)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (worklists); i++)
    {
      g_autoptr (GvtWorklist) worklist = g_list_model_get_item (worklists, i);

      json_array_add_object_element (all, gvt_worklist_to_json (worklist));
    }
  gvt_print_json_array (all);
}

static void
print_list (GListModel *worklists)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("CODE"), _ ("TITLE"), _ ("PLACE"), _ ("PROGRESS"),
                                              NULL);

  for (guint i = 0; i < g_list_model_get_n_items (worklists); i++)
    {
      g_autoptr (GvtWorklist) worklist = g_list_model_get_item (worklists, i);
      g_autofree char *progress = gvt_worklist_describe_progress (worklist);

      gvt_table_add (table, gvt_worklist_get_code (worklist), gvt_worklist_get_title (worklist),
                     gvt_worklist_get_place (worklist), progress, NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  const char *text = gvt_args_get (args, "visit");
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GListModel) worklists = NULL;
  GvtId visit;

  if (text != NULL && !gvt_id_from_text (text, &visit, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), text);
  profile = gvt_cli_unlock (args, error);
  worklists = profile != NULL ? gvt_worklists_list (profile, text != NULL ? &visit : NULL, error)
                              : NULL;
  if (worklists == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_list_json (worklists);
  else
    print_list (worklists);
  return TRUE;
}

static const GvtOption list_options[] = {
  { "visit", "ID", N_ ("only those of this visit") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_worklist_list_command = {
  .name = "worklist list",
  .summary = N_ ("lists the worklists of this laptop and how far each is, the latest first"),
  .details = N_ ("As JSON [{\"id\", \"visit\", \"code\", \"title\", \"place_code\", \"progress\": "
                 "{\"rows\", \"done\", \"fits\", \"changed\", \"tms\", \"not_met\", \"refuses\", "
                 "\"new\", \"open\"}}]. Nobody is named."),
  .options = list_options,
  .run = run_list,
};

/* --- who stands there --- */

/* Returns: (transfer full) (nullable): with who stands there. @roll: (out) (transfer full) */
static GvtWorklist *
open_worklist (const GvtArgs *args, GvtProfile *profile, const char *name, GError **error)
{
  const char *purpose = gvt_args_require (args, "purpose", error);
  g_autoptr (GvtRoll) roll = purpose != NULL ? gvt_roll_open (profile, NULL, NULL, error) : NULL;

  return roll != NULL ? gvt_worklists_open (profile, roll, name, purpose, error) : NULL;
}

static gboolean
is_shown (const GvtArgs *args, const GvtWorklistRow *row, gint64 household)
{
  const char *rt = gvt_args_get (args, "rt");
  gboolean is_open = row->outcome == NULL || g_str_equal (row->outcome, GVT_OUTCOME_NOT_MET);

  return (rt == NULL || g_strcmp0 (rt, row->rt) == 0)
         && (household == 0 || row->household == household)
         && (is_open || !gvt_args_has (args, "to-do"));
}

static void
add_row (GvtTable *table, const GvtWorklistRow *row)
{
  g_autofree char *household = g_strdup_printf ("%u", row->household);
  g_autofree char *words = gvt_worklist_row_words (row);

  if (row->hit == NULL)
    gvt_table_add (table, row->code, "", "", "", _ ("its list is not on this laptop"), "", "",
                   words, NULL);
  else
    gvt_table_add (table, row->code, row->address, row->rt, household,
                   gvt_voter_hit_get_name (row->hit), gvt_voter_hit_get_nik_masked (row->hit),
                   gvt_voter_hit_get_tps (row->hit), words, NULL);
}

static void
print_rows (const GvtArgs *args, GvtWorklist *worklist, gint64 household)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ROW"), _ ("ADDRESS"), _ ("RT"), _ ("HOUSEHOLD"),
                                              _ ("NAME"), _ ("NIK"), _ ("TPS"), _ ("OUTCOME"),
                                              NULL);
  g_autofree char *progress = gvt_worklist_describe_progress (worklist);

  for (guint i = 1; i <= gvt_worklist_get_n_rows (worklist); i++)
    {
      const GvtWorklistRow *row = gvt_worklist_get_row (worklist, i);

      if (is_shown (args, row, household))
        add_row (table, row);
    }
  gvt_table_print (table);
  gvt_print ("%s\n", progress);
}

static void
print_rows_json (const GvtArgs *args, GvtWorklist *worklist, gint64 household)
{
  g_autoptr (JsonObject) object = gvt_worklist_to_json (worklist);
  JsonArray *rows = json_array_new ();

  for (guint i = 1; i <= gvt_worklist_get_n_rows (worklist); i++)
    {
      const GvtWorklistRow *row = gvt_worklist_get_row (worklist, i);

      if (is_shown (args, row, household))
        json_array_add_object_element (rows, gvt_worklist_row_to_json (row));
    }
  json_object_set_array_member (object, "rows", rows);
  gvt_print_json_object (object);
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtWorklist) worklist = NULL;
  gint64 household = 0;

  if (gvt_args_require (args, "purpose", error) == NULL
      || !gvt_args_get_int (args, "household", 1, GVT_WORKLIST_MAX_ROWS, &household, error)
      || (profile = gvt_cli_unlock (args, error)) == NULL)
    return FALSE;
  worklist = open_worklist (args, profile, gvt_args_operand (args, 0), error);
  if (worklist == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_rows_json (args, worklist, household);
  else
    print_rows (args, worklist, household);
  return TRUE;
}

static const GvtOption show_options[] = {
  { "purpose", "TEXT", N_ ("why, in a few words; recorded before anybody is shown") },
  { "rt", "RT", N_ ("only this RT: 001") },
  { "household", "N", N_ ("only this household, by its number in the worklist") },
  { "to-do", NULL, N_ ("only rows where nobody was met yet") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_worklist_show_command = {
  .name = "worklist show",
  .operands = "WORKLIST",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows who stands in a worklist, by dusun, RT and household, and how far it is"),
  .details = N_ (
      "WORKLIST is the two symbols that its row codes begin with, or its id. Rows come from the "
      "lists on this laptop, masked; it is no look-up. As JSON what worklist list prints of one, "
      "and \"rows\": [{\"row\", \"code\", \"outcome\", \"tms_scheme\", \"tms_code\", \"tries\", "
      "\"new\", \"household\", \"address\", \"rt\", \"rw\", \"voter\"}]; the last five are not "
      "there where the list of a row is not here."),
  .options = show_options,
  .run = run_show,
};

/* --- what was found out --- */

/* All rows of one worklist. @numbers: gets them. Returns: (transfer full) (nullable): its code */
static char *
read_codes (const GvtArgs *args, GArray *numbers, GError **error)
{
  g_autofree char *list = NULL;

  for (guint i = 0; i < gvt_args_n_operands (args); i++)
    {
      char code[GVT_WORKLIST_CODE_SIZE + 1];
      guint number;

      if (!gvt_row_code_parse (gvt_args_operand (args, i), code, &number))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no row code of a worklist"),
                       gvt_args_operand (args, i));
          return NULL;
        }
      if (list != NULL && !g_str_equal (list, code))
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                               _ ("these rows are of two worklists: mark them one after another"));
          return NULL;
        }
      if (list == NULL)
        list = g_strdup (code);
      g_array_append_val (numbers, number);
    }
  return g_steal_pointer (&list);
}

static void
print_progress (const GvtArgs *args, GvtProfile *profile, const char *name)
{
  g_autoptr (GvtWorklist) worklist = gvt_worklists_find (profile, name, NULL);
  g_autofree char *words = worklist != NULL ? gvt_worklist_describe_progress (worklist) : NULL;
  g_autoptr (JsonObject) object = worklist != NULL ? gvt_worklist_to_json (worklist) : NULL;

  if (worklist != NULL && gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else if (worklist != NULL)
    gvt_print ("%s\n", words);
}

static gboolean
mark (const GvtArgs *args, GvtProfile *profile, const char *name, GArray *numbers, GError **error)
{
  const GvtOutcome outcome = { gvt_args_get (args, "outcome"), gvt_args_get (args, "scheme"),
                               gvt_args_get (args, "tms") };
  gboolean whole = gvt_args_has (args, "household");
  g_autoptr (GvtWorklist) worklist = whole ? open_worklist (args, profile, name, error)
                                           : gvt_worklists_find (profile, name, error);
  g_autoptr (GArray) household = NULL;

  if (worklist == NULL)
    return FALSE;
  if (whole)
    household = gvt_worklist_list_household (worklist, g_array_index (numbers, guint, 0),
                                             GVT_HOUSEHOLD_OPEN);
  return gvt_worklists_mark (profile, worklist, whole ? household : numbers, &outcome, error);
}

static gboolean
run_mark (const GvtArgs *args, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *name = read_codes (args, numbers, error);
  g_autoptr (GvtProfile) profile = NULL;

  if (name == NULL || gvt_args_require (args, "outcome", error) == NULL)
    return FALSE;
  if (gvt_args_has (args, "household") && numbers->len > 1)
    return gvt_usage_error (error, _ ("--household goes with one row of it."));
  if (gvt_args_has (args, "household") && gvt_args_require (args, "purpose", error) == NULL)
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL || !mark (args, profile, name, numbers, error))
    return FALSE;

  print_progress (args, profile, name);
  return TRUE;
}

static const GvtOption mark_options[] = {
  { "outcome", "CODE", N_ ("fits, changed, tms, new, not_met or refuses") },
  { "tms", "CODE", N_ ("with tms: the code") },
  { "scheme", "SCHEME", N_ ("with tms: the version of its list: 2023/2024") },
  { "household", NULL, N_ ("the whole household of this row, where nobody was met yet") },
  { "purpose", "TEXT", N_ ("with --household: why the worklist is opened; it is recorded") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_worklist_mark_command = {
  .name = "worklist mark",
  .operands = "ROW...",
  .min_operands = 1,
  .max_operands = GVT_WORKLIST_MAX_ROWS,
  .summary = N_ ("writes down what was found out about people of a worklist"),
  .details = N_ ("ROW is a row code (K7-42-Q), which names nobody. In KPU's working list fits is "
                 "√, changed U, tms the number of its code, new B: somebody beside the row, in its "
                 "household. not_met counts the tries. Each person is one record; all of one call "
                 "are undone by one worklist undo. Prints how far the worklist is."),
  .options = mark_options,
  .run = run_mark,
};

static gboolean
run_undo (const GvtArgs *args, GError **error)
{
  const char *name = gvt_args_operand (args, 0);
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);

  if (profile == NULL || !gvt_worklists_undo (profile, name, error))
    return FALSE;
  print_progress (args, profile, name);
  return TRUE;
}

const GvtCommand gvt_worklist_undo_command = {
  .name = "worklist undo",
  .operands = "WORKLIST",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes back what was written down last in a worklist"),
  .details = N_ ("Nothing is deleted: undoing is a record of its own. It may be done again and "
                 "again, to the beginning. Prints how far the worklist is then."),
  .run = run_undo,
};

static void
print_comparison (const GvtArgs *args, gboolean is_same)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_boolean_member (object, "is_same", is_same);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print ("%s\n", is_same ? _ ("The same number.") : _ ("Another number."));
}

static gboolean
run_compare (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtWorklist) worklist = NULL;
  char name[GVT_WORKLIST_CODE_SIZE + 1];
  gboolean is_same;
  guint number;

  if (!g_str_equal (gvt_args_operand (args, 1), "-"))
    return gvt_usage_error (error, _ ("Numbers and names come from standard input alone: \"-\"."));
  if (!gvt_row_code_parse (gvt_args_operand (args, 0), name, &number))
    return gvt_usage_error (error, _ ("%s is no row code of a worklist"),
                            gvt_args_operand (args, 0));
  if (gvt_args_require (args, "purpose", error) == NULL
      || (lines = gvt_args_read_operands (args, 1, error)) == NULL
      || (profile = gvt_cli_unlock (args, error)) == NULL
      || (worklist = open_worklist (args, profile, name, error)) == NULL
      || !gvt_worklists_compare (profile, worklist, number, lines->pdata[0], &is_same, error))
    return FALSE;

  print_comparison (args, is_same);
  return TRUE;
}

static const GvtOption compare_options[] = {
  { "purpose", "TEXT", N_ ("why, in a few words; it is recorded") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_worklist_compare_command = {
  .name = "worklist compare",
  .operands = "ROW -",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("says whether the NIK on a card is that of a row, and unmasks nothing"),
  .details = N_ ("The NIK comes from standard input. As JSON {\"is_same\"}. That a card was "
                 "compared, and what came of it, is recorded; the number is not."),
  .options = compare_options,
  .run = run_compare,
};

/* --- on paper --- */

static GBytes *
render (GvtProfile *profile, GvtWorklist *worklist, GError **error)
{
  g_autofree char *mark = gvt_visit_export_mark (profile, error);
  g_autoptr (GvtCentre) centre = mark != NULL ? gvt_cli_centre (profile, NULL) : NULL;
  const GvtWorklistPaper paper = { mark, centre != NULL && centre->keys->practice };

  return mark != NULL ? gvt_worklist_paper_render (worklist, &paper, error) : NULL;
}

static gboolean
run_print (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtWorklist) worklist = NULL;
  g_autoptr (GvtVisit) visit = NULL;
  g_autoptr (GListModel) leased = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (gvt_args_require (args, "purpose", error) == NULL
      || (profile = gvt_cli_unlock (args, error)) == NULL
      || (worklist = open_worklist (args, profile, gvt_args_operand (args, 0), error)) == NULL
      || (visit = gvt_visits_view (profile, gvt_worklist_get_visit (worklist), error)) == NULL
      || (leased = gvt_leases_list (profile, error)) == NULL
      || (pdf = render (profile, worklist, error)) == NULL)
    return FALSE;
  lists = gvt_worklist_paper_lists (worklist, leased);
  if (!gvt_visit_export_worklist (profile, visit, gvt_worklist_get_id (worklist), lists, pdf, path,
                                  error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s\n"), path);
  return TRUE;
}

const GvtCommand gvt_worklist_print_command = {
  .name = "worklist print",
  .operands = "WORKLIST FILE.pdf",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes a worklist with its row codes, as PDF"),
  .details = N_ (
      "A4 pages, household by household, with names and masked numbers, boxes for what is "
      "found out, and on each page laptop, officer, time and how many voters stand there. "
      "FILE is replaced if it is there, and that it was written is recorded. It leaves "
      "the sealed profile: keep it as you keep other papers with names."),
  .options = compare_options,
  .run = run_print,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to the centre about voters whose list is not on this laptop. */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-answers-paper.h"
#include "gvt-check-acts.h"
#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

/* @visit: (out) (nullable): %NULL without the option */
static gboolean
read_visit (const GvtArgs *args, GvtId *id, const GvtId **visit, GError **error)
{
  const char *text = gvt_args_get (args, "visit");

  *visit = NULL;
  if (text == NULL)
    return TRUE;
  if (!gvt_id_from_text (text, id, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), text);
  *visit = id;
  return TRUE;
}

/* --- asking --- */

static void
print_asked (const GvtArgs *args, GvtCheck *check)
{
  g_autofree char *id = gvt_id_to_text (gvt_check_get_id (check));

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_check_to_json (check);

      gvt_print_json_object (object);
      return;
    }
  gvt_print ("%s  %s\n", id, gvt_check_state_words (check));
}

/* A line: the NIK, or the name and, behind a bar, the birth date. @line: is cut */
static gboolean
ask_line (const GvtArgs *args, GvtProfile *profile, char *line, const GvtId *visit, GError **error)
{
  char *bar = strchr (line, '|');
  GvtCheckQuestion question = {
    .text = line,
    .village = gvt_args_get (args, "village"),
    .purpose = gvt_args_get (args, "purpose"),
    .visit = visit,
  };
  g_autoptr (GvtCheck) check = NULL;

  if (bar != NULL)
    {
      *bar = '\0';
      question.birth_date = g_strstrip (bar + 1);
    }
  g_strchomp (line);
  check = gvt_checks_ask (profile, &question, error);
  if (check == NULL)
    return FALSE;

  print_asked (args, check);
  return TRUE;
}

static gboolean
run_ask (const GvtArgs *args, GError **error)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GvtProfile) profile = NULL;
  const GvtId *visit;
  GvtId id;

  if (!g_str_equal (gvt_args_operand (args, 0), "-"))
    return gvt_usage_error (error, _ ("Numbers and names come from standard input alone: \"-\"."));
  if (gvt_args_require (args, "purpose", error) == NULL || !read_visit (args, &id, &visit, error)
      || (lines = gvt_args_read_operands (args, 0, error)) == NULL
      || (profile = gvt_cli_unlock (args, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!ask_line (args, profile, lines->pdata[i], visit, error))
      return FALSE;
  return TRUE;
}

static const GvtOption ask_options[] = {
  { "purpose", "TEXT", N_ ("why, in a few words; it is recorded, and the centre sees it") },
  { "village", "CODE", N_ ("the village that the voter names") },
  { "visit", "ID", N_ ("the visit on which it is asked, and with which the answer is printed") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_checks_ask_command = {
  .name = "checks ask",
  .operands = "-",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("asks the centre about voters who are not in the villages carried here"),
  .details = N_ (
      "For data officers and supervisors. Standard input has a question a line: a NIK, or a name; "
      "behind a name may stand a bar and the birth date: SITI AMINAH | 1990-07-25. What is asked "
      "is sealed to this laptop's officers and to the centre; it goes with the next sync, and the "
      "answer comes with a later one. What waits already is not asked twice. Prints each "
      "question's id; as JSON what checks list prints."),
  .options = ask_options,
  .run = run_ask,
};

/* --- reading --- */

static void
print_list_json (GListModel *checks)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (GvtCheck) check = g_list_model_get_item (checks, i);

      json_array_add_object_element (all, gvt_check_to_json (check));
    }
  gvt_print_json_array (all);
}

static void
print_list (GListModel *checks)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ID"), _ ("ASKED"), _ ("BY"), _ ("VILLAGE"),
                                              _ ("WHO"), _ ("ANSWER"), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (GvtCheck) check = g_list_model_get_item (checks, i);
      g_autofree char *id = gvt_id_to_text (gvt_check_get_id (check));
      g_autofree char *at = gvt_text_date_time (gvt_check_get_asked_at (check));
      const char *who = gvt_check_get_who (check);

      gvt_table_add (table, id, at, gvt_check_get_asked_by (check), gvt_check_get_village (check),
                     who != NULL ? who : "", gvt_check_state_words (check), NULL);
    }
  gvt_table_print (table);
}

/* Below the table what was found out about each. */
static void
print_answers (GListModel *checks)
{
  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr (GvtCheck) check = g_list_model_get_item (checks, i);
      g_autofree char *answer = gvt_check_describe (check);
      const char *who = gvt_check_get_who (check);

      if (gvt_check_get_answer (check) != NULL && who != NULL)
        gvt_print ("\n%s: %s\n%s\n", who, gvt_check_state_words (check), answer);
    }
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  const char *purpose = gvt_args_get (args, "purpose");
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GListModel) checks = NULL;
  const GvtId *visit;
  GvtId id;

  if (!read_visit (args, &id, &visit, error) || (profile = gvt_cli_unlock (args, error)) == NULL)
    return FALSE;
  checks = purpose != NULL ? gvt_checks_read (profile, visit, purpose, error)
                           : gvt_checks_list (profile, visit, error);
  if (checks == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      print_list_json (checks);
      return TRUE;
    }
  print_list (checks);
  if (purpose != NULL)
    print_answers (checks);
  return TRUE;
}

static const GvtOption list_options[] = {
  { "visit", "ID", N_ ("only those asked on this visit") },
  { "purpose", "TEXT", N_ ("why names and answers are read; recorded before they are shown") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_checks_list_command = {
  .name = "checks list",
  .summary = N_ ("lists what this laptop asked the centre about voters, and the answers"),
  .details = N_ (
      "Without --purpose nobody is named. As JSON: [{\"id\", \"by\", \"village_code\", "
      "\"purpose\", \"visit\", \"asked_at\", \"asked_by\", \"answer\", \"lists\"}], with --purpose "
      "also \"who\" and \"hits\": [{\"name\", \"sex\", \"nik_masked\", \"village_code\", "
      "\"village\", \"tps\", \"election\", \"as_of\"}]; \"answer\" is waiting, found, not_found "
      "(in none of the province's newest lists, which \"lists\" names) or too_many (ask again with "
      "the NIK or a birth date). No NIK is shown for a question that held a birth date."),
  .options = list_options,
  .run = run_list,
};

/* --- on paper --- */

static gboolean
run_print (const GvtArgs *args, GError **error)
{
  const char *purpose = gvt_args_require (args, "purpose", error);
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtCentre) centre = NULL;
  g_autofree char *place = NULL;
  GvtReportOptions options = { 0 };
  GvtId id;

  if (purpose == NULL || !gvt_cli_operand_id (args, 0, &id, error)
      || (profile = gvt_cli_unlock (args, error)) == NULL
      || (place = gvt_cli_describe_place (profile, &id, error)) == NULL)
    return FALSE;
  centre = gvt_cli_centre (profile, NULL);
  options.place_text = place;
  options.is_practice = centre != NULL && centre->keys->practice;
  if (!gvt_answers_paper_write (profile, &id, purpose, &options, gvt_args_operand (args, 1), error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s\n"), gvt_args_operand (args, 1));
  return TRUE;
}

static const GvtOption print_options[] = {
  { "purpose", "TEXT", N_ ("why names and answers are read; it is recorded") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_checks_print_command = {
  .name = "checks print",
  .operands = "VISIT FILE.pdf",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes the centre's answers to the questions of a visit, as PDF"),
  .details = N_ ("A4 pages with names, polling stations and masked numbers, each marked with "
                 "laptop, officer and time. FILE is replaced if it is there, and that it was "
                 "written is recorded. It leaves the sealed profile: keep it as you keep other "
                 "papers with names, and destroy it after the visit."),
  .options = print_options,
  .run = run_print,
};

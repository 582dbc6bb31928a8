/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-tally.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-survey.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static const char *
describe_group (const char *column, const char *value)
{
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    if (g_str_equal (gvt_survey_column_code (i), column))
      return gvt_survey_describe_code (i, value);
  return value;
}

/* Which sample a class of this many people asks for, with that of these classes. */
static void
print_sample (const GvtSessionSurvey *survey)
{
  static const guint populations[] = { 10, 20, 30, 50, 100, 200, 500 };
  g_autoptr (GvtTable) table = gvt_table_new (_ ("PEOPLE PRESENT"), _ ("SHEETS NEEDED"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (populations); i++)
    {
      g_autofree char *population = g_strdup_printf ("%u", populations[i]);
      g_autofree char *sample = g_strdup_printf ("%u", gvt_survey_get_sample (populations[i]));

      gvt_table_add (table, population, sample, NULL);
    }
  gvt_table_print (table);
  if (survey->n_present == 0)
    gvt_print (_ ("Nobody was counted as present: how many sheets are needed is not known.\n"));
  else
    gvt_print (_ ("Present: %u. Needed: %u sheets. Taken: %u.\n"), survey->n_present,
               survey->n_needed, survey->survey->total.n);
}

static void
print_smiley (const GvtSmileyTally *tally)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("QUESTION"), gvt_smiley_face (1),
                                              gvt_smiley_face (2), gvt_smiley_face (3), NULL);

  if (tally->n == 0)
    return;
  for (guint i = 0; i < GVT_SMILEY_N_QUESTIONS; i++)
    {
      g_autofree char *sad = g_strdup_printf ("%u", tally->questions[i].n[0]);
      g_autofree char *so_so = g_strdup_printf ("%u", tally->questions[i].n[1]);
      g_autofree char *glad = g_strdup_printf ("%u", tally->questions[i].n[2]);

      gvt_table_add (table, gvt_smiley_question (i), sad, so_so, glad, NULL);
    }
  gvt_table_print (table);
}

static void
print_followups (const GvtSessionSurvey *survey)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ELEMENT"), _ ("WHAT IS TO BE DONE"), _ ("UNTIL"),
                                              _ ("WHO"), NULL);

  if (survey->followups->len == 0)
    return;
  for (guint i = 0; i < survey->followups->len; i++)
    {
      const GvtPlannedFollowup *followup = survey->followups->pdata[i];
      g_autofree char *due = *followup->due != '\0' ? gvt_text_date (followup->due)
                                                    : g_strdup ("-");

      gvt_table_add (table, followup->element, followup->act, due, followup->role, NULL);
    }
  gvt_table_print (table);
}

static void
print_few (const GvtSessionSurvey *survey)
{
  const char *few = gvt_session_survey_describe_gap (survey);

  if (few == NULL)
    few = gvt_session_survey_describe_few (survey->told_smiley.n);
  if (few != NULL)
    gvt_print ("%s\n", few);
}

static void
print_later (const GvtSessionSurvey *survey)
{
  g_autofree char *later = gvt_session_survey_describe_later (survey);

  if (later != NULL)
    gvt_print ("%s\n", later);
}

void
gvt_cli_print_tally (const GvtArgs *args, const GvtSessionSurvey *survey)
{
  const GvtSurvey told = { .total = survey->told, .groups = survey->survey->groups };

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_session_survey_to_json (survey);

      gvt_print_json_object (object);
      return;
    }
  print_later (survey);
  print_few (survey);
  gvt_cli_print_survey (&told, describe_group);
  print_sample (survey);
  print_smiley (&survey->told_smiley);
  print_followups (survey);
}

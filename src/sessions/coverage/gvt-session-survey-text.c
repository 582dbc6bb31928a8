/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-survey-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-survey-text.h"
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
add_sample (GString *all, const GvtSessionSurvey *survey)
{
  static const guint populations[] = { 10, 20, 30, 50, 100, 200, 500 };
  g_autoptr (GvtTable) table = gvt_table_new (_ ("PEOPLE PRESENT"), _ ("SHEETS NEEDED"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (populations); i++)
    {
      g_autofree char *population = g_strdup_printf ("%u", populations[i]);
      g_autofree char *sample = g_strdup_printf ("%u", gvt_survey_get_sample (populations[i]));

      gvt_table_add (table, population, sample, NULL);
    }
  gvt_table_append (table, all);
  if (survey->n_present == 0)
    g_string_append (
        all, _ ("Nobody was counted as present: how many sheets are needed is not known.\n"));
  else
    g_string_append_printf (all, _ ("Present: %u. Needed: %u sheets. Taken: %u.\n"),
                            survey->n_present, survey->n_needed, survey->survey->total.n);
}

static void
add_smiley (GString *all, const GvtSmileyTally *tally)
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
  gvt_table_append (table, all);
}

static void
add_followups (GString *all, const GvtSessionSurvey *survey)
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
  gvt_table_append (table, all);
}

static void
add_few (GString *all, const GvtSessionSurvey *survey)
{
  const char *few = gvt_session_survey_describe_gap (survey);

  if (few == NULL)
    few = gvt_session_survey_describe_few (survey->told_smiley.n);
  if (few != NULL)
    g_string_append_printf (all, "%s\n", few);
}

static void
add_later (GString *all, const GvtSessionSurvey *survey)
{
  g_autofree char *later = gvt_session_survey_describe_later (survey);

  if (later != NULL)
    g_string_append_printf (all, "%s\n", later);
}

char *
gvt_session_survey_to_text (const GvtSessionSurvey *survey)
{
  const GvtSurvey told = { .total = survey->told, .groups = survey->survey->groups };
  g_autofree char *figures = gvt_survey_to_text (&told, describe_group);
  g_autoptr (GString) all = g_string_new (NULL);

  add_later (all, survey);
  add_few (all, survey);
  g_string_append (all, figures);
  add_sample (all, survey);
  add_smiley (all, &survey->told_smiley);
  add_followups (all, survey);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

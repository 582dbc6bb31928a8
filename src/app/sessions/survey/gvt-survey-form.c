/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-form.h"

#include <glib/gi18n-lib.h>

/* Who answers is asked last: by then he knows what it is about. */
static const struct
{
  guint column;
  const char *prompt;
} people[] = {
  { GVT_SURVEY_BY_SEX, N_ ("Are you a man or a woman?") },
  { GVT_SURVEY_BY_AGE, N_ ("How old are you?") },
  { GVT_SURVEY_BY_EDUCATION, N_ ("Which school did you finish last?") },
};

#define N_SCREENS (GVT_SURVEY_N_ELEMENTS + G_N_ELEMENTS (people))

struct _GvtSurveyForm
{
  gboolean is_smiley;
  const char *service;
  guint sheet;
  guint8 answers[N_SCREENS]; /* 0: none */
};

GvtSurveyForm *
gvt_survey_form_new (gboolean is_smiley, const char *service)
{
  GvtSurveyForm *self = g_new0 (GvtSurveyForm, 1);

  self->is_smiley = is_smiley;
  self->service = service;
  gvt_survey_form_begin (self);
  return self;
}

void
gvt_survey_form_free (GvtSurveyForm *self)
{
  g_free (self);
}

gboolean
gvt_survey_form_is_smiley (GvtSurveyForm *self)
{
  return self->is_smiley;
}

const char *
gvt_survey_form_get_service (GvtSurveyForm *self)
{
  return self->service;
}

/* --- screens --- */

guint
gvt_survey_form_count_screens (GvtSurveyForm *self)
{
  return self->is_smiley ? GVT_SMILEY_N_QUESTIONS : N_SCREENS;
}

static gboolean
is_about_person (GvtSurveyForm *self, guint screen)
{
  return !self->is_smiley && screen >= GVT_SURVEY_N_ELEMENTS;
}

/* Of a screen about who answers. */
static guint
column_of (guint screen)
{
  return people[screen - GVT_SURVEY_N_ELEMENTS].column;
}

const char *
gvt_survey_form_get_prompt (GvtSurveyForm *self, guint screen)
{
  g_return_val_if_fail (screen < gvt_survey_form_count_screens (self), NULL);

  if (self->is_smiley)
    return gvt_smiley_question (screen);
  return is_about_person (self, screen) ? _ (people[screen - GVT_SURVEY_N_ELEMENTS].prompt)
                                        : gvt_survey_question (screen);
}

/* "?" stands last where it stands: it is for lists of others, and here one skips. */
static guint
count_codes (guint column)
{
  const char *code;
  guint n = 0;

  while ((code = gvt_survey_code_at (column, n)) != NULL && !g_str_equal (code, "?"))
    n++;
  return MIN (n, GVT_SURVEY_MAX_ANSWERS);
}

guint
gvt_survey_form_count_answers (GvtSurveyForm *self, guint screen)
{
  g_return_val_if_fail (screen < gvt_survey_form_count_screens (self), 0);

  if (self->is_smiley)
    return GVT_SMILEY_MAX_FACE;
  return is_about_person (self, screen) ? count_codes (column_of (screen)) : GVT_SURVEY_MAX_SCORE;
}

static char *
describe_person (guint column, const char *code)
{
  if (column == GVT_SURVEY_BY_AGE)
    /* Translators: an age band, such as "17-21". */
    return g_strdup_printf (_ ("%s years"), code);
  if (column == GVT_SURVEY_BY_SEX)
    return g_strdup (g_str_equal (code, "L") ? _ ("Man or boy") : _ ("Woman or girl"));
  return g_strdup (gvt_survey_describe_code (column, code));
}

char *
gvt_survey_form_dup_answer (GvtSurveyForm *self, guint screen, guint answer)
{
  g_return_val_if_fail (answer >= 1 && answer <= gvt_survey_form_count_answers (self, screen),
                        NULL);

  if (self->is_smiley)
    return g_strdup (gvt_smiley_face (answer));
  if (!is_about_person (self, screen))
    return g_strdup (gvt_survey_score (answer));
  return describe_person (column_of (screen), gvt_survey_code_at (column_of (screen), answer - 1));
}

gboolean
gvt_survey_form_get_mood (GvtSurveyForm *self, guint screen, guint answer, double *mood)
{
  guint n = gvt_survey_form_count_answers (self, screen);

  *mood = 2.0 * (answer - 1) / (n - 1) - 1;
  return !is_about_person (self, screen);
}

/* --- what was answered --- */

void
gvt_survey_form_begin (GvtSurveyForm *self)
{
  self->sheet = gvt_survey_draw_number ();
  memset (self->answers, 0, sizeof self->answers);
}

guint
gvt_survey_form_get_answer (GvtSurveyForm *self, guint screen)
{
  g_return_val_if_fail (screen < gvt_survey_form_count_screens (self), 0);

  return self->answers[screen];
}

void
gvt_survey_form_set_answer (GvtSurveyForm *self, guint screen, guint answer)
{
  g_return_if_fail (answer <= gvt_survey_form_count_answers (self, screen));

  self->answers[screen] = (guint8) answer;
}

gboolean
gvt_survey_form_is_empty (GvtSurveyForm *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
    if (self->answers[i] != 0)
      return FALSE;
  return TRUE;
}

static guint8
find_code (guint column, const char *code)
{
  for (guint i = 0; code != NULL && i < count_codes (column); i++)
    if (g_str_equal (gvt_survey_code_at (column, i), code))
      return (guint8) (i + 1);
  return 0;
}

guint
gvt_survey_form_resume (GvtSurveyForm *self, const GvtSurveyEntry *entry)
{
  guint next = gvt_survey_form_count_screens (self);

  g_return_val_if_fail (entry->is_smiley == self->is_smiley, 0);

  gvt_survey_form_begin (self);
  self->sheet = self->is_smiley ? entry->smiley.sheet : entry->sheet.sheet;
  if (self->is_smiley)
    memcpy (self->answers, entry->smiley.faces, sizeof entry->smiley.faces);
  else
    {
      memcpy (self->answers, entry->sheet.scores, sizeof entry->sheet.scores);
      for (guint i = GVT_SURVEY_N_ELEMENTS; i < N_SCREENS; i++)
        self->answers[i] = find_code (column_of (i), entry->sheet.codes[column_of (i)]);
      self->service = entry->sheet.codes[GVT_SURVEY_BY_SERVICE];
    }
  while (next > 0 && self->answers[next - 1] == 0)
    next--;
  return next;
}

void
gvt_survey_form_write (GvtSurveyForm *self, gboolean is_done, GvtSurveyEntry *entry)
{
  *entry = (GvtSurveyEntry){ .is_smiley = self->is_smiley };
  if (self->is_smiley)
    {
      entry->smiley = (GvtSmileySheet){ .channel = GVT_SURVEY_LAPTOP,
                                        .sheet = self->sheet,
                                        .n_faces = GVT_SMILEY_N_QUESTIONS,
                                        .is_done = is_done };
      memcpy (entry->smiley.faces, self->answers, sizeof entry->smiley.faces);
      return;
    }
  entry->sheet = (GvtSurveySheet){ .channel = GVT_SURVEY_LAPTOP,
                                   .sheet = self->sheet,
                                   .is_done = is_done };
  memcpy (entry->sheet.scores, self->answers, sizeof entry->sheet.scores);
  entry->sheet.codes[GVT_SURVEY_BY_SERVICE] = self->service;
  for (guint i = GVT_SURVEY_N_ELEMENTS; i < N_SCREENS; i++)
    if (self->answers[i] != 0)
      entry->sheet.codes[column_of (i)] = gvt_survey_code_at (column_of (i), self->answers[i] - 1u);
}

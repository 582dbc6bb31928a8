/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-codes.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-people-groups.h"
#include "gvt-survey-sheet.h"

static const GvtCode sex_codes[] = {
  { "L", N_ ("Men and boys") },
  { "P", N_ ("Women and girls") },
  { NULL, NULL },
};

static const GvtCode education_codes[] = {
  { "SD", N_ ("Primary school or less") },
  { "SMP", N_ ("Junior secondary school") },
  { "SMA", N_ ("Senior secondary school") },
  { "D", N_ ("Diploma") },
  { "S1", N_ ("Bachelor’s degree") },
  { "S2", N_ ("Higher degree") },
  { NULL, NULL },
};

static const GvtCode service_codes[] = {
  { "authentication", N_ ("Authentication of documents") },
  { "replacement", N_ ("Replacement of a council member") },
  { "information", N_ ("Public information") },
  { "complaint", N_ ("Complaints") },
  { "internship", N_ ("Internship") },
  { "voter-data", N_ ("Voter data") },
  { GVT_SERVICE_EDUCATION, N_ ("Voter education") },
  { NULL, NULL },
};

static const GvtCode *const lists[GVT_SURVEY_N_COLUMNS] = {
  [GVT_SURVEY_BY_SERVICE] = service_codes,
  [GVT_SURVEY_BY_SEX] = sex_codes,
  [GVT_SURVEY_BY_EDUCATION] = education_codes,
};

const char *
gvt_smiley_question (guint index)
{
  static const char *const questions[GVT_SMILEY_N_QUESTIONS] = {
    N_ ("Did you like it today?"),
    N_ ("Was it easy to understand?"),
    N_ ("Were the people from the election office kind?"),
  };

  g_return_val_if_fail (index < GVT_SMILEY_N_QUESTIONS, NULL);

  return _ (questions[index]);
}

const char *
gvt_smiley_face (guint face)
{
  static const char *const faces[GVT_SMILEY_MAX_FACE] = { N_ ("Sad"), N_ ("So-so"), N_ ("Glad") };

  g_return_val_if_fail (face >= 1 && face <= GVT_SMILEY_MAX_FACE, NULL);

  return _ (faces[face - 1]);
}

const char *
gvt_survey_question (guint element)
{
  static const char *const questions[GVT_SURVEY_N_ELEMENTS] = {
    N_ ("Were the requirements of this service fitting?"),
    N_ ("Was it easy to follow how the service works?"),
    N_ ("Was the service given quickly and on time?"),
    N_ ("Was the cost of the service fair? It is free of charge."),
    N_ ("Did you get what was promised?"),
    N_ ("Were the staff able to do their work?"),
    N_ ("Were the staff polite and friendly?"),
    N_ ("Are complaints and suggestions dealt with well?"),
    N_ ("Were the place and the equipment good?"),
  };

  g_return_val_if_fail (element < GVT_SURVEY_N_ELEMENTS, NULL);

  return _ (questions[element]);
}

const char *
gvt_survey_score (guint score)
{
  static const char *const scores[GVT_SURVEY_MAX_SCORE] = { N_ ("Not good"), N_ ("Less good"),
                                                            N_ ("Good"), N_ ("Very good") };

  g_return_val_if_fail (score >= 1 && score <= GVT_SURVEY_MAX_SCORE, NULL);

  return _ (scores[score - 1]);
}

const char *
gvt_survey_code_at (guint column, guint index)
{
  g_return_val_if_fail (column < GVT_SURVEY_N_COLUMNS, NULL);

  return column == GVT_SURVEY_BY_AGE ? gvt_age_codes[index] : lists[column][index].code;
}

const char *
gvt_survey_find_code (guint column, const char *text)
{
  const char *code;

  for (guint i = 0; (code = gvt_survey_code_at (column, i)) != NULL; i++)
    if (g_ascii_strcasecmp (code, text) == 0)
      return code;
  return NULL;
}

const char *
gvt_survey_describe_code (guint column, const char *code)
{
  g_return_val_if_fail (column < GVT_SURVEY_N_COLUMNS, code);

  if (column != GVT_SURVEY_BY_AGE)
    return gvt_code_words (lists[column], code);
  return g_str_equal (code, "?") ? _ ("Not asked") : code;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-people-groups.h"
#include "gvt-survey-kinds-private.h"

char *
gvt_survey_digits_write (const guint8 *scores, guint n)
{
  char *text = g_malloc0 (n + 1);

  for (guint i = 0; i < n; i++)
    text[i] = (char) ('0' + scores[i]);
  return text;
}

gboolean
gvt_survey_digits_read (const char *text, guint8 *scores, guint n, guint max)
{
  if (strlen (text) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      if (text[i] < '0' || text[i] > (char) ('0' + max))
        return FALSE;
      scores[i] = (guint8) (text[i] - '0');
    }
  return TRUE;
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, why);
  return FALSE;
}

/* --- what both kinds of sheet say --- */

static JsonObject *
write_head (const char *channel, guint sheet, const char *scheme, gboolean is_done)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "channel", channel);
  json_object_set_int_member (body, "sheet", sheet);
  json_object_set_string_member (body, "scheme", scheme);
  json_object_set_boolean_member (body, "done", is_done);
  return body;
}

static gboolean
parse_head (JsonObject *body,
            const char *scheme,
            const char **channel,
            guint *sheet,
            gboolean *is_done,
            GError **error)
{
  const char *said = gvt_json_get_text (body, "channel", error);
  const char *of = said != NULL ? gvt_json_get_text (body, "scheme", error) : NULL;
  gint64 number;

  if (of == NULL || !gvt_json_get_int (body, "sheet", &number, error)
      || !gvt_json_get_bool (body, "done", is_done, error))
    return FALSE;
  if (!g_str_equal (of, scheme))
    return refuse (error, "a survey of another scheme");
  if (number < 1 || number > GVT_SURVEY_MAX_SHEET)
    return refuse (error, "no number of a survey sheet");
  if (!g_str_equal (said, GVT_SURVEY_LAPTOP) && !g_str_equal (said, GVT_SURVEY_PAPER))
    return refuse (error, "no channel of a survey");

  *channel = g_str_equal (said, GVT_SURVEY_LAPTOP) ? GVT_SURVEY_LAPTOP : GVT_SURVEY_PAPER;
  *sheet = (guint) number;
  return TRUE;
}

/* --- nine elements --- */

JsonObject *
gvt_survey_sheet_write (const GvtSurveySheet *self)
{
  JsonObject *body = write_head (self->channel, self->sheet, GVT_SURVEY_SCHEME, self->is_done);
  g_autofree char *scores = gvt_survey_digits_write (self->scores, GVT_SURVEY_N_ELEMENTS);

  json_object_set_string_member (body, "scores", scores);
  json_object_set_string_member (body, "age_scheme", GVT_AGE_SCHEME);
  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    json_object_set_string_member (body, gvt_survey_column_code (i),
                                   self->codes[i] != NULL ? self->codes[i] : "");
  return body;
}

static gboolean
parse_code (GvtSurveySheet *self, JsonObject *body, guint column, GError **error)
{
  const char *said = gvt_json_get_text (body, gvt_survey_column_code (column), error);

  if (said == NULL)
    return FALSE;
  self->codes[column] = *said != '\0' ? gvt_survey_find_code (column, said) : NULL;
  return *said == '\0' || g_strcmp0 (self->codes[column], said) == 0
         || refuse (error, "no code of a survey");
}

gboolean
gvt_survey_sheet_parse (GvtSurveySheet *self, JsonObject *body, GError **error)
{
  const char *scores = gvt_json_get_text (body, "scores", error);
  const char *age = scores != NULL ? gvt_json_get_text (body, "age_scheme", error) : NULL;

  if (age == NULL
      || !parse_head (body, GVT_SURVEY_SCHEME, &self->channel, &self->sheet, &self->is_done, error))
    return FALSE;
  if (!g_str_equal (age, GVT_AGE_SCHEME))
    return refuse (error, "age bands of another scheme");
  if (!gvt_survey_digits_read (scores, self->scores, GVT_SURVEY_N_ELEMENTS, GVT_SURVEY_MAX_SCORE))
    return refuse (error, "a survey has nine scores from 0 to 4");

  for (guint i = 0; i < GVT_SURVEY_N_COLUMNS; i++)
    if (!parse_code (self, body, i, error))
      return FALSE;
  return TRUE;
}

/* --- three faces --- */

JsonObject *
gvt_smiley_sheet_write (const GvtSmileySheet *self)
{
  JsonObject *body = write_head (self->channel, self->sheet, GVT_SMILEY_SCHEME, self->is_done);
  g_autofree char *faces = gvt_survey_digits_write (self->faces, self->n_faces);

  json_object_set_string_member (body, "faces", faces);
  return body;
}

gboolean
gvt_smiley_sheet_parse (GvtSmileySheet *self, JsonObject *body, GError **error)
{
  const char *faces = gvt_json_get_text (body, "faces", error);

  if (faces == NULL
      || !parse_head (body, GVT_SMILEY_SCHEME, &self->channel, &self->sheet, &self->is_done, error))
    return FALSE;
  self->n_faces = (guint) strlen (faces);
  if (self->n_faces >= 1 && self->n_faces <= GVT_SMILEY_N_QUESTIONS
      && gvt_survey_digits_read (faces, self->faces, self->n_faces, GVT_SMILEY_MAX_FACE))
    return TRUE;
  return refuse (error, "a short survey has one to three faces from 0 to 3");
}

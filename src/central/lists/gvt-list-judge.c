/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-judge.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-list-reader.h"

gboolean
gvt_list_survey_file (const GvtListFile *file,
                      GvtListSurvey *survey,
                      GvtHash *digest,
                      GError **error)
{
  g_autoptr (GvtListReader) reader = gvt_list_reader_open (file->path, file->village, error);
  g_autoptr (GError) local = NULL;
  const char *village;
  const char *fault;
  GvtVoterRow row;

  if (reader == NULL)
    return FALSE;

  while (gvt_list_reader_next (reader, &village, &row, &fault, &local))
    if (fault != NULL)
      gvt_list_survey_fault (survey, gvt_list_reader_get_line (reader), fault);
    else
      gvt_list_survey_row (survey, gvt_list_reader_get_line (reader), village, &row);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gvt_list_reader_get_digest (reader, digest);
  return gvt_list_survey_end (survey, error);
}

static gboolean
check_digest (GvtListReader *reader, const GvtHash *expected, GError **error)
{
  GvtHash found;

  gvt_list_reader_get_digest (reader, &found);
  if (gvt_hash_equal (&found, expected))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("the file was changed while it was read"));
  return FALSE;
}

gboolean
gvt_list_judge_file (const GvtListFile *file,
                     GvtListCheck *check,
                     const GvtHash *digest,
                     GvtListJudgedFunc func,
                     gpointer user_data,
                     GError **error)
{
  g_autoptr (GvtListReader) reader = gvt_list_reader_open (file->path, file->village, error);
  g_autoptr (GError) local = NULL;
  const char *village;
  const char *fault;
  GvtVoterRow row;

  if (reader == NULL)
    return FALSE;

  while (gvt_list_reader_next (reader, &village, &row, &fault, &local) && fault == NULL)
    {
      guint64 line = gvt_list_reader_get_line (reader);
      g_autofree char *code = gvt_region_code_clean (village, error);

      if (code == NULL)
        return FALSE;
      row.is_nik_faulty = gvt_list_check_row (check, line, &row);
      if (func != NULL && !func (code, line, &row, user_data, error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return check_digest (reader, digest, error);
}

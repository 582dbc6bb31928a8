/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-cli-tally.h"
#include "gvt-output.h"
#include "gvt-survey-line.h"

#define MAX_BYTES ((gsize) (GVT_SURVEY_MAX_LINES * (GVT_SURVEY_MAX_LINE + 1)))

/* What the two files hold, read whole before anything is recorded. */
typedef struct
{
  GArray *sheets;  /* (nullable) */
  GArray *smileys; /* (nullable) */
} Input;

static void
input_clear (Input *self)
{
  g_clear_pointer (&self->sheets, g_array_unref);
  g_clear_pointer (&self->smileys, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

static char *
read_text (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_cli_read_input (path, MAX_BYTES, error);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static GArray *
read_sheets (const GvtArgs *args, const char *path, gboolean is_smiley, GError **error)
{
  const char *said = gvt_args_get (args, "service");
  const char *service = gvt_survey_find_code (GVT_SURVEY_BY_SERVICE,
                                              said != NULL ? said : GVT_SERVICE_EDUCATION);
  g_autofree char *text = NULL;
  GArray *sheets;

  if (service == NULL)
    {
      gvt_usage_error (error, _ ("There is no service \"%s\"; \"--help\" names them."), said);
      return NULL;
    }
  text = read_text (path, error);
  if (text == NULL)
    return NULL;
  sheets = is_smiley ? gvt_smiley_lines_read (text, error)
                     : gvt_survey_lines_read (text, service, error);
  if (sheets == NULL)
    g_prefix_error (error, "%s: ", path);
  return sheets;
}

static gboolean
read_input (const GvtArgs *args, Input *input, GError **error)
{
  const char *sheets = gvt_args_get (args, "sheets");
  const char *smileys = gvt_args_get (args, "smileys");
  guint n_dashes = (g_strcmp0 (sheets, "-") == 0) + (g_strcmp0 (smileys, "-") == 0)
                   + (g_strcmp0 (gvt_args_get (args, "passphrase-file"), "-") == 0);

  if (n_dashes > 1)
    return gvt_usage_error (error, _ ("Standard input can be one of passphrase, sheets and "
                                      "smileys."));
  if (sheets != NULL && (input->sheets = read_sheets (args, sheets, FALSE, error)) == NULL)
    return FALSE;
  return smileys == NULL || (input->smileys = read_sheets (args, smileys, TRUE, error)) != NULL;
}

static gboolean
record (const Input *input, GvtProfile *profile, const GvtId *session, GError **error)
{
  for (guint i = 0; input->sheets != NULL && i < input->sheets->len; i++)
    if (!gvt_sessions_survey (profile, session, &g_array_index (input->sheets, GvtSurveySheet, i),
                              error))
      return FALSE;
  for (guint i = 0; input->smileys != NULL && i < input->smileys->len; i++)
    if (!gvt_sessions_smile (profile, session, &g_array_index (input->smileys, GvtSmileySheet, i),
                             error))
      return FALSE;
  return TRUE;
}

static gboolean
run_survey (const GvtArgs *args, GError **error)
{
  g_auto (Input) input = { NULL, NULL };
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtSessionSurvey) survey = NULL;
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error) || !read_input (args, &input, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL || !record (&input, profile, &session, error))
    return FALSE;

  survey = gvt_session_survey_read (profile, &session, error);
  if (survey == NULL)
    return FALSE;
  gvt_cli_print_tally (args, survey);
  return TRUE;
}

static const GvtOption options[] = {
  { "sheets", "FILE", N_ ("records survey sheets first, one a line, \"-\" for standard input") },
  { "smileys", "FILE", N_ ("records sheets of the short survey, in the same way") },
  { "service", "CODE", N_ ("what the sheets are about; voter-education without it") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_survey_command = {
  .name = "session survey",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes survey sheets of a class, and says what they come to"),
  .details = N_ (
      "A line of FILE is a sheet: \"17 443434443 P 17-21 SMA\". The number in front is what stands "
      "on the sheet, and may be left out: then it is that of the line. The nine digits, U1 to U9, "
      "are 1 to 4 each, or \"-\" for no answer, in one word. Behind it, in any order and only "
      "where they are known: L (male) or P (female); an age band (0-16, 17-21, 22-30, 31-59, 60+ "
      "or ?); SD, SMP, SMA, D, S1 or S2. Of the short survey a line is the number and up to three "
      "digits from 1 (sad) to 3 (glad): \"17 323\". What follows \"#\" is left out. A line that "
      "cannot be read is named with its column, and nothing of the file is recorded. A sheet of "
      "the same number replaces the one before, and the same file again changes nothing.\n\n"
      "CODE is authentication, replacement, information, complaint, internship, voter-data or "
      "voter-education.\n\n"
      "As JSON: what \"survey score\" says, and \"channels\": {\"laptop\", \"paper\"}, \"sample\": "
      "{\"present\", \"needed\", \"enough\"}, \"smiley\": {\"n\", \"questions\": [{\"sad\", "
      "\"so_so\", \"glad\"}]}, \"followup\": [{\"visit\", \"element\", \"act\", \"due\", "
      "\"role\"}], \"n_classes\", \"recorded_later\": [{\"session\", \"name\", \"held\"}], the "
      "classes that were held on paper. The short survey is no part of the index."),
  .options = options,
  .run = run_survey,
};

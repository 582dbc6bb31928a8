/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-amendment.h"
#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-cli-proposal.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-output.h"
#include "gvt-proposal-file.h"

#define MAX_FILE   (16 * 1024 * 1024) /* of a picture, before what a camera adds is taken off */
#define MAX_ANSWER 4096               /* bytes */

/* --- proposals question --- */

static gboolean
run_question (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtProposal) proposal = profile != NULL ? gvt_cli_find_proposal (
                                         profile, gvt_args_operand (args, 0), error)
                                                     : NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  char *text = NULL;

  if (proposal == NULL
      || !gvt_proposals_read_question (profile, gvt_proposal_get_id (proposal), &text, error))
    return FALSE;

  if (text != NULL)
    json_object_set_string_member (object, "question", text);
  else
    json_object_set_null_member (object, "question");
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    gvt_print ("%s\n", text != NULL ? text : _ ("Nothing is asked about this proposal."));
  gvt_wipe_free (text);
  return TRUE;
}

const GvtCommand gvt_proposals_question_command = {
  .name = "proposals question",
  .operands = "RECEIPT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("reads what was asked back about a proposal of this laptop"),
  .details = N_ ("For data officers and supervisors. RECEIPT is a receipt number or an id."),
  .run = run_question,
};

/* --- proposals answer --- */

static gboolean
read_pictures (const GvtArgs *args, GPtrArray *pictures, GError **error)
{
  g_autoptr (GPtrArray) paths = gvt_args_get_all (args, "picture");

  for (guint i = 0; i < paths->len; i++)
    {
      GBytes *picture = gvt_file_read (g_ptr_array_index (paths, i), MAX_FILE, error);

      if (picture == NULL)
        return FALSE;
      g_ptr_array_add (pictures, picture);
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static char *
read_answer (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_cli_read_input (path, MAX_ANSWER, error);

  return bytes != NULL
             ? g_strstrip (g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
             : NULL;
}

static gboolean
amend (const GvtArgs *args,
       GvtProfile *profile,
       GvtProposal *proposal,
       const char *answer,
       GError **error)
{
  const char *from = gvt_args_get (args, "from");
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GvtProposalFile) file = from != NULL ? gvt_proposal_file_read (from, error) : NULL;
  GvtAmendmentInput input = { .answer = answer };

  if ((from != NULL && file == NULL) || !read_pictures (args, pictures, error))
    return FALSE;

  for (guint i = 0; file != NULL && i < GVT_N_FIELDS; i++)
    input.values[i] = file->values[i];
  input.pictures = (GBytes *const *) pictures->pdata;
  input.n_pictures = pictures->len;
  return gvt_proposals_amend (profile, gvt_proposal_get_id (proposal), &input, error);
}

static gboolean
run_answer (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_require (args, "answer-file", error);
  g_autoptr (GvtProfile) profile = path != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtProposal) proposal = profile != NULL ? gvt_cli_find_proposal (
                                         profile, gvt_args_operand (args, 0), error)
                                                     : NULL;
  char *answer = proposal != NULL ? read_answer (path, error) : NULL;
  gboolean done = answer != NULL && amend (args, profile, proposal, answer, error);

  gvt_wipe_free (answer);
  return done;
}

static const GvtOption answer_options[] = {
  { "answer-file", "FILE", N_ ("the answer in words; - reads it from standard input") },
  { "from", "FILE", N_ ("fields that are to be put right, as FIELD=VALUE lines or JSON") },
  { "picture", "FILE", N_ ("a photo of what was shown; may be given again") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_answer_command = {
  .name = "proposals answer",
  .operands = "RECEIPT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("answers what was asked back; then the proposal waits to be decided again"),
  .details = N_ ("For data officers and supervisors, on the laptop that made the proposal. Nothing "
                 "that was written down is changed: the answer is a record of its own."),
  .options = answer_options,
  .run = run_answer,
};

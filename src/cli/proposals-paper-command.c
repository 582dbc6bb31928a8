/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-proposal-acts.h"
#include "gvt-proposal-paper.h"
#include "gvt-sync.h"

static gboolean
is_practice (GvtProfile *profile)
{
  g_autoptr (GvtCentre) centre = gvt_cli_centre (profile, NULL);

  return centre != NULL && centre->keys->practice;
}

static void
print_written (const GvtArgs *args, const char *path)
{
  if (!gvt_args_has (args, "json"))
    gvt_print (_ ("Written to %s. That it was written is recorded.\n"), path);
}

/* --- the slip of a village --- */

static gboolean
run_slip (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_operand (args, 1);
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  GvtProposalPaper paper = { 0 };
  guint n;

  if (profile == NULL)
    return FALSE;
  regions = gvt_sync_load_regions (profile, NULL);
  paper = (GvtProposalPaper){ regions, is_practice (profile) };
  if (!gvt_slip_write (profile, gvt_args_operand (args, 0), &paper, path, &n, error))
    return FALSE;
  print_written (args, path);
  if (gvt_args_has (args, "json"))
    {
      json_object_set_int_member (object, "proposals", n);
      gvt_print_json_object (object);
    }
  return TRUE;
}

const GvtCommand gvt_proposals_slip_command = {
  .name = "proposals slip",
  .operands = "VILLAGE FILE.pdf",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("writes what became of a village's proposals, by receipt number, as PDF"),
  .details = N_ (
      "For the village office: receipt number, kind, day and state as this laptop knows it "
      "(waiting, sent, received by the centre, or taken back), and room to write the decision, "
      "which is not known here. Nobody is named. FILE is replaced if it is there, and that it was "
      "written is recorded. As JSON {\"proposals\"}: how many stand on it."),
  .run = run_slip,
};

/* --- the receipt of one --- */

/* Returns: (transfer full) (nullable): the only proposal of the number */
static GvtProposal *
find_proposal (GvtProfile *profile, const char *typed, GError **error)
{
  g_autoptr (GListModel) found = gvt_proposals_with_receipt (profile, typed, error);

  if (found == NULL)
    return NULL;
  if (g_list_model_get_n_items (found) == 1)
    return g_list_model_get_item (found, 0);

  g_set_error (error, GVT_ERROR,
               g_list_model_get_n_items (found) == 0 ? GVT_ERROR_NOT_FOUND : GVT_ERROR_STATE,
               "%u proposals have this receipt number", g_list_model_get_n_items (found));
  return NULL;
}

static gboolean
run_receipt (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_require (args, "pdf", error);
  g_autoptr (GvtProfile) profile = path != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtProposal) proposal = profile != NULL ? find_proposal (
                                         profile, gvt_args_operand (args, 0), error)
                                                     : NULL;
  g_autoptr (GvtRegionList) regions = NULL;
  GvtProposalPaper paper = { 0 };

  if (proposal == NULL)
    return FALSE;
  regions = gvt_sync_load_regions (profile, NULL);
  paper = (GvtProposalPaper){ regions, is_practice (profile) };
  if (!gvt_proposal_receipt_write (profile, proposal, &paper, path, error))
    return FALSE;
  print_written (args, path);
  return TRUE;
}

static const GvtOption receipt_options[] = {
  { "pdf", "FILE", N_ ("where to") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_receipt_command = {
  .name = "proposals receipt",
  .operands = "NUMBER",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("writes the receipt of one proposal, for who reported it, as PDF"),
  .details = N_ ("One A4 page with the number in large letters, what was reported, the village and "
                 "the time; nobody is named. FILE is replaced if it is there, and that it was "
                 "written is recorded."),
  .options = receipt_options,
  .run = run_receipt,
};

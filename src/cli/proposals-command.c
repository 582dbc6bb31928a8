/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-cli-proposal.h"
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-output.h"
#include "gvt-proposal-acts.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define LABEL_WIDTH 22

static void
print_list_json (GListModel *proposals)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (proposals, i);

      json_array_add_object_element (all, gvt_proposal_to_json (proposal));
    }
  gvt_print_json_array (all);
}

static void
print_list (GListModel *proposals)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("RECEIPT"), _ ("MADE"), _ ("VILLAGE"), _ ("BY"),
                                              _ ("STATE"), _ ("PROPOSAL"), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (proposals, i);
      g_autofree char *date = gvt_date_iso (gvt_proposal_get_made_at (proposal));
      g_autofree char *state = NULL;
      g_autofree char *words = NULL;

      g_object_get (proposal, "state-words", &state, "proposal-words", &words, NULL);
      gvt_table_add (table, gvt_proposal_get_receipt (proposal), date,
                     gvt_proposal_get_place (proposal), gvt_proposal_get_made_by (proposal), state,
                     words, NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GListModel) proposals = NULL;

  if (profile == NULL)
    return FALSE;
  proposals = gvt_proposals_browse (profile, gvt_args_get (args, "village"),
                                    gvt_args_get (args, "state"), error);
  if (proposals == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    print_list_json (proposals);
  else
    print_list (proposals);
  return TRUE;
}

static const GvtOption list_options[] = {
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "state", "STATE", N_ ("only of this state") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_list_command = {
  .name = "proposals list",
  .summary = N_ ("lists this laptop's proposals, the newest first, without names and numbers"),
  .details = N_ (
      "STATE is draft (on this laptop alone), sent, asked_back, verified, exported, "
      "taken_up, rejected or withdrawn; or made (all that are not withdrawn), or waiting "
      "(those that nobody decided yet). What the centre decided comes with a sync."),
  .options = list_options,
  .run = run_list,
};

static gboolean
print_json (GvtProposal *proposal, GvtProposalDetails *details)
{
  g_autoptr (JsonObject) object = gvt_proposal_to_json (proposal);

  if (details != NULL)
    json_object_set_object_member (object, "personal", gvt_proposal_details_to_json (details));
  else
    json_object_set_null_member (object, "personal");
  gvt_print_json_object (object);
  return TRUE;
}

static void
print_row (const char *label, const char *value)
{
  if (value != NULL)
    gvt_print_row (LABEL_WIDTH, label, value);
}

static void
print_change (GvtProposalDetails *details, GvtProposalField field)
{
  g_autofree char *old_value = gvt_proposal_details_show_old (details, field);
  g_autofree char *new_value = gvt_proposal_details_show_new (details, field);
  g_autofree char *both = NULL;

  if (gvt_proposal_details_get_new (details, field) == NULL)
    return;
  both = g_strdup_printf ("%s → %s", old_value != NULL ? old_value : "…",
                          new_value != NULL ? new_value : "…");
  print_row (gvt_proposal_field_words (field), both);
}

static void
print_details (GvtProposalDetails *details)
{
  if (gvt_proposal_details_is_erased (details))
    {
      gvt_print ("%s\n", _ ("Names and numbers were erased."));
      return;
    }
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    {
      GvtProposalField field = (GvtProposalField) i;
      g_autofree char *value = gvt_proposal_details_show (details, field);

      print_row (gvt_proposal_field_words (field), value);
    }
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    print_change (details, (GvtProposalField) i);
}

static void
print_facts (GvtProposal *proposal)
{
  const char *const *evidence = gvt_proposal_get_evidence (proposal);
  g_autofree char *made = gvt_text_date_time (gvt_proposal_get_made_at (proposal));
  g_autofree char *reason = gvt_proposal_dup_reason (proposal);
  g_autofree char *pictures = gvt_text_number (gvt_proposal_get_n_pictures (proposal));
  g_autofree char *reporter = NULL;
  g_autofree char *state = NULL;
  g_autofree char *words = NULL;

  g_object_get (proposal, "state-words", &state, "proposal-words", &words, "reporter", &reporter,
                NULL);
  print_row (_ ("Receipt number"), gvt_proposal_get_receipt (proposal));
  print_row (_ ("Proposal"), words);
  print_row (_ ("Reason"), reason);
  print_row (_ ("State"), state);
  print_row (_ ("Village"), gvt_proposal_get_place (proposal));
  print_row (_ ("Made"), made);
  print_row (_ ("By"), gvt_proposal_get_made_by (proposal));
  print_row (_ ("Reported by"), gvt_code_words (gvt_reporter_codes, reporter));
  if (gvt_proposal_get_n_pictures (proposal) > 0)
    print_row (_ ("Pictures"), pictures);
  for (guint i = 0; evidence[i] != NULL; i++)
    print_row (i == 0 ? _ ("Evidence") : "", gvt_code_words (gvt_evidence_codes, evidence[i]));
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  const char *purpose = gvt_args_get (args, "purpose");
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtProposal) proposal = NULL;
  g_autoptr (GvtProposalDetails) details = NULL;

  if (profile == NULL)
    return FALSE;
  proposal = gvt_cli_find_proposal (profile, gvt_args_operand (args, 0), error);
  if (proposal == NULL)
    return FALSE;
  if (purpose != NULL)
    {
      details = gvt_proposals_open (profile, gvt_proposal_get_id (proposal), purpose, error);
      if (details == NULL)
        return FALSE;
    }

  if (gvt_args_has (args, "json"))
    return print_json (proposal, details);
  print_facts (proposal);
  if (details != NULL)
    print_details (details);
  return TRUE;
}

static const GvtOption show_options[] = {
  { "purpose", "TEXT", N_ ("why names and numbers are read; recorded before they are shown") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_show_command = {
  .name = "proposals show",
  .operands = "RECEIPT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows a proposal by its receipt number or id"),
  .details = N_ ("With --purpose, data officers and supervisors also read what is said about "
                 "people; identity numbers are masked, and left out beside a birth date."),
  .options = show_options,
  .run = run_show,
};

static gboolean
run_withdraw (const GvtArgs *args, GError **error)
{
  const char *reason = gvt_args_require (args, "reason", error);
  g_autoptr (GvtProfile) profile = reason != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtProposal) proposal = NULL;

  if (profile == NULL)
    return FALSE;
  proposal = gvt_cli_find_proposal (profile, gvt_args_operand (args, 0), error);
  return proposal != NULL
         && gvt_proposals_withdraw (profile, gvt_proposal_get_id (proposal), reason, error);
}

static const GvtOption withdraw_options[] = {
  { "reason", "CODE", N_ ("mistake, reporter or duplicate") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_withdraw_command = {
  .name = "proposals withdraw",
  .operands = "RECEIPT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes a proposal back that this laptop made"),
  .details = N_ ("Nothing is deleted: the withdrawal is a record of its own."),
  .options = withdraw_options,
  .run = run_withdraw,
};

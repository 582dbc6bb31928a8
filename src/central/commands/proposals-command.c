/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-proposals.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-table.h"
#include "gvt-text.h"

/* What was asked for, and what is shown of it. */
typedef struct
{
  GListModel *proposals;
  GPtrArray *opened; /* (nullable): GvtOpenedProposal, in the same order */
  gboolean full_nik;
} Listing;

static GListModel *
list_proposals (GvtCentral *central, const GvtArgs *args, GError **error)
{
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (central));
  const char *area = gvt_args_get (args, "village");
  g_autofree char *code = NULL;

  if (gvt_args_has (args, "repeats"))
    return gvt_proposals_repeats (store, error);
  if (area != NULL)
    {
      code = gvt_region_code_clean (area, error);
      if (code == NULL)
        return NULL;
    }
  return gvt_proposals_list (store, code != NULL ? code : "", gvt_args_get (args, "state"), error);
}

static void
print_json (const Listing *listing)
{
  g_autoptr (JsonArray) all = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (listing->proposals); i++)
    {
      g_autoptr (GvtProposal) proposal = g_list_model_get_item (listing->proposals, i);
      JsonObject *object = gvt_proposal_to_json (proposal);

      if (listing->opened != NULL)
        json_object_set_object_member (
            object, "personal",
            gvt_opened_proposal_to_json (listing->opened->pdata[i], listing->full_nik));
      json_array_add_object_element (all, object);
    }
  gvt_print_json_array (all);
}

/* Returns: (transfer full): the name; or why there is none to be read */
static char *
describe_name (const GvtOpenedProposal *opened)
{
  char *name;

  if (opened->details == NULL)
    return g_strdup (_ ("does not open"));
  if (gvt_proposal_details_is_erased (opened->details))
    return g_strdup (_ ("erased"));

  name = gvt_proposal_details_show (opened->details, GVT_FIELD_NAME);
  return name != NULL ? name : g_strdup ("");
}

static char *
describe_nik (const GvtOpenedProposal *opened, gboolean full_nik)
{
  char *nik = NULL;

  if (opened->details != NULL && full_nik)
    nik = g_strdup (gvt_proposal_details_get (opened->details, GVT_FIELD_NIK));
  else if (opened->details != NULL)
    nik = gvt_proposal_details_show (opened->details, GVT_FIELD_NIK);
  return nik != NULL ? nik : g_strdup ("");
}

static void
add_row (GvtTable *table, const Listing *listing, guint i)
{
  g_autoptr (GvtProposal) proposal = g_list_model_get_item (listing->proposals, i);
  g_autofree char *at = gvt_text_date_time (gvt_proposal_get_made_at (proposal));
  g_autofree char *words = NULL;
  g_autofree char *state = NULL;
  char *name;
  char *nik;

  g_object_get (proposal, "proposal-words", &words, "state-words", &state, NULL);
  if (listing->opened == NULL)
    {
      gvt_table_add (table, gvt_proposal_get_receipt (proposal), words, state,
                     gvt_proposal_get_place (proposal), gvt_proposal_get_made_by (proposal), at,
                     NULL);
      return;
    }

  name = describe_name (listing->opened->pdata[i]);
  nik = describe_nik (listing->opened->pdata[i], listing->full_nik);
  gvt_table_add (table, gvt_proposal_get_receipt (proposal), words, state,
                 gvt_proposal_get_place (proposal), gvt_proposal_get_made_by (proposal), at, nik,
                 name, NULL);
  gvt_wipe_free (name);
  gvt_wipe_free (nik);
}

static void
print_table (const Listing *listing)
{
  g_autoptr (GvtTable) table = NULL;

  if (listing->opened == NULL)
    table = gvt_table_new (_ ("RECEIPT"), _ ("PROPOSAL"), _ ("STATE"), _ ("VILLAGE"), _ ("BY"),
                           _ ("AT"), NULL);
  else
    table = gvt_table_new (_ ("RECEIPT"), _ ("PROPOSAL"), _ ("STATE"), _ ("VILLAGE"), _ ("BY"),
                           _ ("AT"), _ ("NIK"), _ ("NAME"), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (listing->proposals); i++)
    add_row (table, listing, i);
  gvt_table_print (table);
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  gboolean is_personal = gvt_args_has (args, "personal");
  Listing listing = { .full_nik = gvt_args_has (args, "full-nik") };
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GListModel) proposals = NULL;
  g_autoptr (GPtrArray) opened = NULL;

  if (!is_personal && (listing.full_nik || gvt_args_has (args, "reason")))
    return gvt_usage_error (error, _ ("--full-nik and --reason go with --personal."));

  central = gvt_central_open_args (args, error);
  proposals = central != NULL ? list_proposals (central, args, error) : NULL;
  if (proposals == NULL)
    return FALSE;
  if (is_personal)
    {
      opened = gvt_central_open_proposals (central, proposals, listing.full_nik,
                                           gvt_args_get (args, "reason"), error);
      if (opened == NULL)
        return FALSE;
    }

  listing.proposals = proposals;
  listing.opened = opened;
  if (gvt_args_has (args, "json"))
    print_json (&listing);
  else
    print_table (&listing);
  return TRUE;
}

static const GvtOption options[] = {
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "state", "STATE", N_ ("only of this state") },
  { "repeats", NULL, N_ ("only those that share their receipt number: then a laptop was copied") },
  { "personal", NULL, N_ ("also whom they are about; that this was read is recorded") },
  { "full-nik", NULL, N_ ("with whole numbers; needs --reason") },
  { "reason", "TEXT", N_ ("why they are read, without names and numbers; it is recorded") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_list_command = {
  .name = "proposals list",
  .summary = N_ ("lists the corrections that laptops reported, the newest first"),
  .details = N_ ("Whom a proposal is about is sealed. --personal opens it, with numbers masked as "
                 "on a laptop's screen; each reading stands in the centre's journal, which events "
                 "list --kind proposals.read shows.\n\n"
                 "STATE is sent, asked_back, verified, exported, taken_up, rejected or withdrawn; "
                 "or made: all that are not withdrawn."),
  .options = options,
  .run = run_list,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-proposals.h"
#include "gvt-listing.h"
#include "gvt-region.h"
#include "gvt-text.h"

/* What was asked for, and what is shown of it. */
typedef struct
{
  GvtCentral *central;
  char *area; /* (owned): "" for everywhere */
  const char *state;
  const char *reason;
  gboolean is_personal;
  gboolean full_nik;
  gboolean repeats;
} Source;

typedef struct
{
  GvtProposal *proposal;
  GvtOpenedProposal *opened; /* (nullable) */
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->proposal);
  g_clear_pointer (&row->opened, gvt_opened_proposal_free);
  g_free (row);
}

static JsonObject *
to_json (gpointer data, gpointer user_data)
{
  const Row *row = data;
  const Source *source = user_data;
  JsonObject *object = gvt_proposal_to_json (row->proposal);

  if (row->opened != NULL)
    json_object_set_object_member (object, "personal",
                                   gvt_opened_proposal_to_json (row->opened, source->full_nik));
  return object;
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
add_row (GvtTable *table, gpointer data, gpointer user_data)
{
  const Row *row = data;
  const Source *source = user_data;
  GvtProposal *proposal = row->proposal;
  g_autofree char *at = gvt_text_date_time (gvt_proposal_get_made_at (proposal));
  g_autofree char *words = NULL;
  g_autofree char *state = NULL;
  char *name;
  char *nik;

  g_object_get (proposal, "proposal-words", &words, "state-words", &state, NULL);
  if (row->opened == NULL)
    {
      gvt_table_add (table, gvt_proposal_get_receipt (proposal), words, state,
                     gvt_proposal_get_place (proposal), gvt_proposal_get_made_by (proposal), at,
                     NULL);
      return;
    }

  name = describe_name (row->opened);
  nik = describe_nik (row->opened, source->full_nik);
  gvt_table_add (table, gvt_proposal_get_receipt (proposal), words, state,
                 gvt_proposal_get_place (proposal), gvt_proposal_get_made_by (proposal), at, nik,
                 name, NULL);
  gvt_wipe_free (name);
  gvt_wipe_free (nik);
}

static GvtTable *
new_table (void)
{
  return gvt_table_new (_ ("RECEIPT"), _ ("PROPOSAL"), _ ("STATE"), _ ("VILLAGE"), _ ("BY"),
                        _ ("AT"), NULL);
}

static GvtTable *
new_personal_table (void)
{
  return gvt_table_new (_ ("RECEIPT"), _ ("PROPOSAL"), _ ("STATE"), _ ("VILLAGE"), _ ("BY"),
                        _ ("AT"), _ ("NIK"), _ ("NAME"), NULL);
}

/* Returns: (transfer full) (nullable) */
static GListModel *
read_page (const Source *source, GvtKeyset *page, GError **error)
{
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (source->central));

  return source->repeats ? gvt_proposals_repeats (store, page, error)
                         : gvt_proposals_page (store, source->area, source->state, page, error);
}

/* Returns: (transfer full) (element-type Row) (nullable) */
static GPtrArray *
read_proposals (gpointer user_data, GvtKeyset *page, GError **error)
{
  const Source *source = user_data;
  g_autoptr (GListModel) found = read_page (source, page, error);
  g_autoptr (GPtrArray) opened = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  if (found != NULL && source->is_personal)
    opened = gvt_central_open_proposals (source->central, found, source->full_nik, source->reason,
                                         error);
  if (found == NULL || (source->is_personal && opened == NULL))
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      Row *row = g_new0 (Row, 1);

      row->proposal = g_list_model_get_item (found, i);
      row->opened = opened != NULL ? g_ptr_array_steal_index (opened, 0) : NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

static gboolean
read_args (const GvtArgs *args, Source *source, GError **error)
{
  const char *area = gvt_args_get (args, "village");

  *source = (Source){ .state = gvt_args_get (args, "state"),
                      .reason = gvt_args_get (args, "reason"),
                      .is_personal = gvt_args_has (args, "personal"),
                      .full_nik = gvt_args_has (args, "full-nik"),
                      .repeats = gvt_args_has (args, "repeats") };
  if (!source->is_personal && (source->full_nik || gvt_args_has (args, "reason")))
    return gvt_usage_error (error, _ ("--full-nik and --reason go with --personal."));

  source->area = area != NULL ? gvt_region_code_clean (area, error) : g_strdup ("");
  return source->area != NULL;
}

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  GvtListing listing = { read_proposals, to_json, new_table, add_row };
  g_autoptr (GvtKeyset) page = gvt_args_has (args, "repeats") ? gvt_repeats_keyset_new ()
                                                              : gvt_proposals_keyset_new ();
  g_autoptr (GvtCentral) central = NULL;
  g_autofree char *area = NULL;
  Source source;

  if (!read_args (args, &source, error))
    return FALSE;
  area = source.area;
  if (source.is_personal)
    listing.new_table = new_personal_table;
  if (!gvt_listing_read_args (args, page, error))
    return FALSE;
  source.central = central = gvt_central_open_args (args, error);
  return central != NULL && gvt_listing_print (&listing, args, page, &source, error);
}

static const GvtOption options[] = {
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "state", "STATE", N_ ("only of this state") },
  { "repeats", NULL, N_ ("only those that share their receipt number: then a laptop was copied") },
  { "personal", NULL, N_ ("also whom they are about; that this was read is recorded") },
  { "full-nik", NULL, N_ ("with whole numbers; needs --reason") },
  { "reason", "TEXT", N_ ("why they are read, without names and numbers; it is recorded") },
  GVT_LISTING_OPTIONS,
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

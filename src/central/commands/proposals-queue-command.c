/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-deciding.h"
#include "gvt-central-folder.h"
#include "gvt-central-waiting.h"
#include "gvt-code-list.h"
#include "gvt-decision-kinds.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-proposal-private.h"
#include "gvt-queue-words.h"
#include "gvt-region.h"
#include "gvt-table.h"
#include "gvt-text.h"

#define DEFAULT_LIMIT 100
#define MAX_LIMIT     10000
#define MAX_QUESTION  4096 /* bytes */

/* --- proposals queue --- */

static void
print_queue (JsonObject *answer)
{
  JsonArray *all = json_object_get_array_member (answer, "proposals");
  g_auto (GStrv) heads = gvt_queue_words_heads ();
  g_autoptr (GvtTable) table = gvt_table_new_of ((const char *const *) heads);

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      g_auto (GStrv) cells = gvt_queue_words_row (json_array_get_object_element (all, i));

      gvt_table_add_row (table, (const char *const *) cells);
    }
  gvt_table_print (table);
  if (!json_object_get_null_member (answer, "next"))
    gvt_print (_ ("There are more: --after %s\n"), json_object_get_string_member (answer, "next"));
}

static gboolean
read_query (const GvtArgs *args, GvtWaitingQuery *query, char **area, GvtId *after, GError **error)
{
  const char *village = gvt_args_get (args, "village");
  const char *key = gvt_args_get (args, "after");
  gint64 limit = DEFAULT_LIMIT;

  *area = village != NULL ? gvt_region_code_clean (village, error) : g_strdup ("");
  if (*area == NULL || (key != NULL && !gvt_id_from_text (key, after, error))
      || !gvt_args_get_int (args, "limit", 1, MAX_LIMIT, &limit, error))
    return FALSE;

  *query = (GvtWaitingQuery){ .area = *area,
                              .state = gvt_args_has (args, "state") ? gvt_args_get (args, "state")
                                                                    : "",
                              .after = key != NULL ? after : NULL,
                              .limit = (guint) limit };
  return TRUE;
}

static gboolean
run_queue (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (JsonObject) answer = NULL;
  g_autofree char *area = NULL;
  GvtWaitingQuery query;
  GvtId after;

  if (!read_query (args, &query, &area, &after, error))
    return FALSE;

  central = gvt_central_open_args (args, error);
  answer = central != NULL ? gvt_central_list_waiting (central, &query, error) : NULL;
  if (answer == NULL)
    return FALSE;
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (answer);
  else
    print_queue (answer);
  return TRUE;
}

static const GvtOption queue_options[] = {
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "state", "STATE", N_ ("of this state, instead of those that are to be decided") },
  { "after", "ID", N_ ("go on behind this one, as the page before says") },
  { "limit", "N", N_ ("how many at most; 100 when it is not said") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_queue_command = {
  .name = "proposals queue",
  .summary = N_ ("lists the proposals that wait to be decided, the oldest first"),
  .details = N_ (
      "Also those about which two decisions say different things: the first that arrived counts "
      "until its maker takes it back. A request about one's own data is due 72 hours after it was "
      "taken down, under UU PDP (to be verified). PLENARY is the regency's next plenary meeting, "
      "as `plenary set` entered it, of what belongs to continuous updating (PDPB, coktas); empty "
      "where nobody entered it, and of what is made for an election.\n\n"
      "STATE is draft, sent, asked_back, verified, exported, taken_up, rejected or withdrawn."),
  .options = queue_options,
  .run = run_queue,
};

/* --- proposals decide --- */

/* By id, or by receipt number where one alone has it. */
static gboolean
find_one (GvtStore *store, const char *typed, GvtId *id, GError **error)
{
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GvtProposal) proposal = NULL;

  if (gvt_id_from_text (typed, id, NULL))
    return TRUE;

  found = gvt_proposals_list_receipt (store, typed, error);
  if (found == NULL)
    return FALSE;
  if (g_list_model_get_n_items (found) != 1)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   g_list_model_get_n_items (found) == 0
                       ? _ ("no proposal has the receipt number %s")
                       : _ ("more than one proposal has the receipt number %s: give the id"),
                   typed);
      return FALSE;
    }
  proposal = g_list_model_get_item (found, 0);
  *id = *gvt_proposal_get_id (proposal);
  return TRUE;
}

static GArray *
find_all (GvtCentral *central, const GvtArgs *args, GError **error)
{
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (central));
  g_autoptr (GPtrArray) typed = gvt_args_read_operands (args, 0, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));

  for (guint i = 0; typed != NULL && i < typed->len; i++)
    {
      GvtId id;

      if (!find_one (store, typed->pdata[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return typed != NULL ? g_steal_pointer (&ids) : NULL;
}

/* In a file: a question may name somebody. @text: (out) (transfer full) */
static gboolean
read_question (const GvtArgs *args, char **text, GError **error)
{
  const char *path = gvt_args_get (args, "question-file");
  g_autoptr (GBytes) bytes = NULL;

  *text = NULL;
  if (path == NULL)
    return TRUE;
  bytes = gvt_central_read_file (path, MAX_QUESTION, error);
  if (bytes == NULL)
    return FALSE;
  *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_strstrip (*text);
  return TRUE;
}

static gboolean
decide (GvtCentral *central, const GvtArgs *args, const char *supervisor, GError **error)
{
  const char *decision = gvt_args_require (args, "decision", error);
  g_autofree char *code = g_strdelimit (g_strdup (decision), "-", '_');
  g_autoptr (GArray) ids = decision != NULL ? find_all (central, args, error) : NULL;
  GvtDecisionInput input = { .decision = code, .reason = gvt_args_get (args, "reason") };
  char *question;
  gboolean done;

  if (ids == NULL || !read_question (args, &question, error))
    return FALSE;

  input.question = question;
  done = gvt_central_decide (central, supervisor, ids, &input, error);
  gvt_wipe_free (question);
  return done;
}

static gboolean
undo_all (GvtCentral *central, const GvtArgs *args, const char *supervisor, GError **error)
{
  g_autoptr (GArray) ids = find_all (central, args, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!gvt_central_undo_decision (central, supervisor, &g_array_index (ids, GvtId, i), error))
      return FALSE;
  return ids != NULL;
}

static gboolean
run_decide (const GvtArgs *args, GError **error)
{
  const char *supervisor = gvt_args_require (args, "supervisor", error);
  g_autoptr (GvtCentral) central = supervisor != NULL ? gvt_central_open_args (args, error) : NULL;

  if (central == NULL)
    return FALSE;
  return gvt_args_has (args, "undo") ? undo_all (central, args, supervisor, error)
                                     : decide (central, args, supervisor, error);
}

static const GvtOption decide_options[] = {
  { "supervisor", "CODE", N_ ("who decides: a supervisor in whose area the villages lie") },
  { "decision", "WORD", N_ ("verified, rejected or asked-back") },
  { "reason", "CODE",
    N_ ("of a rejection: data_fits, no_evidence, duplicate, not_found, other_person or "
        "not_resident") },
  { "question-file", "FILE", N_ ("of what is asked back: the question, in words") },
  { "undo", NULL, N_ ("takes back what he decided here, while it is not exported") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_decide_command = {
  .name = "proposals decide",
  .operands = "RECEIPT...",
  .min_operands = 1,
  .max_operands = G_MAXUINT,
  .summary = N_ ("decides about proposals at the centre, all of them or none"),
  .details = N_ ("RECEIPT is a receipt number or an id; - stands for the lines of standard input. "
                 "The laptops that made them are told at their next sync. Supervisors at a laptop "
                 "decide with govotectl queue decide, signed by their own key."),
  .options = decide_options,
  .run = run_decide,
};

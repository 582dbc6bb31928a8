/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-queue.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-queue-call.h"
#include "gvt-receipt-number.h"

typedef struct
{
  GPtrArray *wanted; /* ids and receipt numbers, as they are shown */
  GvtCliQueued *found;
  gboolean *is_found;
} Search;

/* What was said here, and waits for the next sync, counts before what the centre knows. */
static void
take_decision (GvtCliQueued *found, JsonObject *proposal)
{
  JsonObject *here = gvt_json_get_object (proposal, "here", NULL);
  const char *decision = gvt_json_text_or (proposal, "decision", "");

  found->is_said = here != NULL;
  if (here != NULL)
    decision = gvt_json_text_or (here, "decision", NULL) != NULL ? gvt_json_text_or (here, "id", "")
                                                                 : "";
  found->has_decision = gvt_id_from_text (decision, &found->decision, NULL);
}

static void
take (Search *self, JsonObject *proposal)
{
  const char *id = gvt_json_text_or (proposal, "id", "");
  const char *receipt = gvt_json_text_or (proposal, "receipt", "");

  for (guint i = 0; i < self->wanted->len; i++)
    {
      GvtCliQueued *found = &self->found[i];

      if (!g_str_equal (self->wanted->pdata[i], id)
          && !g_str_equal (self->wanted->pdata[i], receipt))
        continue;
      if (!gvt_id_from_text (id, &found->proposal, NULL))
        continue;
      self->is_found[i] = TRUE;
      g_strlcpy (found->place, gvt_json_text_or (proposal, "village_code", ""),
                 sizeof found->place);
      found->after = gvt_json_int_or (proposal, "outcome", 0);
      take_decision (found, proposal);
    }
}

static gboolean
is_complete (const Search *self)
{
  for (guint i = 0; i < self->wanted->len; i++)
    if (!self->is_found[i])
      return FALSE;
  return TRUE;
}

static gboolean
search_state (
    Search *self, GvtProfile *profile, GvtTransport *transport, const char *state, GError **error)
{
  GvtQueueQuery query = { .state = state };
  GvtId after;

  while (!is_complete (self))
    {
      g_autoptr (JsonObject) page = gvt_queue_call_list (profile, transport, &query, NULL, error);
      JsonArray *all = page != NULL ? gvt_json_get_array (page, "proposals", error) : NULL;

      if (all == NULL)
        return FALSE;
      for (guint i = 0; i < json_array_get_length (all); i++)
        take (self, json_array_get_object_element (all, i));
      if (json_object_get_null_member (page, "next"))
        return TRUE;
      if (!gvt_json_get_id (page, "next", &after, error))
        return FALSE;
      query.after = &after;
    }
  return TRUE;
}

/* A receipt number in whatever form it was typed. */
static gboolean
tidy (GPtrArray *wanted, GError **error)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      char *typed = wanted->pdata[i];
      g_autofree char *symbols = NULL;
      GvtId id;

      if (gvt_id_from_text (typed, &id, NULL))
        continue;
      symbols = gvt_receipt_number_parse (typed, error);
      if (symbols == NULL)
        return FALSE;
      g_free (typed);
      wanted->pdata[i] = gvt_receipt_number_show (symbols);
    }
  return TRUE;
}

GArray *
gvt_cli_queue_find (const GvtArgs *args,
                    GvtProfile *profile,
                    GvtTransport *transport,
                    const char *const *states,
                    GError **error)
{
  g_autoptr (GPtrArray) wanted = gvt_args_read_operands (args, 0, error);
  g_autofree gboolean *is_found = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (GvtCliQueued));
  Search search;

  if (wanted == NULL || !tidy (wanted, error))
    return NULL;

  g_array_set_size (found, wanted->len);
  is_found = g_new0 (gboolean, wanted->len);
  search = (Search){ wanted, (GvtCliQueued *) (gpointer) found->data, is_found };
  for (guint i = 0; states[i] != NULL; i++)
    if (!search_state (&search, profile, transport, states[i], error))
      return NULL;
  if (is_complete (&search))
    return g_steal_pointer (&found);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("one of these proposals is not in the queue, or not in your area"));
  return NULL;
}

gboolean
gvt_cli_queue_decide (GvtProfile *profile,
                      GArray *on,
                      const GvtDecisionInput *input,
                      GError **error)
{
  g_autofree GvtDecisionOn *each = g_new0 (GvtDecisionOn, on->len);

  for (guint i = 0; i < on->len; i++)
    {
      const GvtCliQueued *queued = &g_array_index (on, GvtCliQueued, i);

      if (queued->is_said)
        {
          gvt_error_tell (error, GVT_ERROR_STATE,
                          _ ("One of these was decided here, or taken back, and that is not sent "
                             "yet. Nothing was changed: synchronise first, or take the decision "
                             "back."));
          return FALSE;
        }
      each[i] = (GvtDecisionOn){ queued->proposal, queued->place, queued->after };
    }
  return gvt_proposals_decide (profile, each, on->len, input, error);
}

gboolean
gvt_cli_queue_undo (GvtProfile *profile, const GvtCliQueued *on, GError **error)
{
  const GvtDecisionOn each = { on->proposal, on->place, on->after };

  if (on->has_decision)
    return gvt_proposals_undo_decision (profile, &each, &on->decision, error);
  if (on->is_said)
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("This decision was taken back here already. Nothing was changed."));
      return FALSE;
    }

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("This was decided at the centre, and is undone there. Nothing was changed."));
  return FALSE;
}

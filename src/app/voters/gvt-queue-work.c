/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-work.h"

#include "gvt-http-transport.h"
#include "gvt-json.h"
#include "gvt-queue-call.h"
#include "gvt-secret.h"
#include "gvt-sync.h"

typedef struct
{
  GvtProfile *profile;
  char *state; /* (nullable) */
  gboolean only_due;
  gboolean has_id;
  GvtId id; /* the proposal, or the key behind which a page begins */
} Asking;

static Asking *
asking_new (GvtProfile *profile, const GvtId *id)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->profile = g_object_ref (profile);
  asking->has_id = id != NULL;
  if (id != NULL)
    asking->id = *id;
  return asking;
}

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->profile);
  g_free (asking->state);
  g_free (asking);
}

static GvtTransport *
open_transport (GvtProfile *profile, GError **error)
{
  g_autofree char *address = gvt_sync_dup_address (profile, error);

  return address != NULL ? gvt_http_transport_new (address, 0, error) : NULL;
}

/* --- a page of the queue --- */

static gboolean
take_due (JsonObject *page, JsonArray *due, GError **error)
{
  JsonArray *all = gvt_json_get_array (page, "proposals", error);

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      JsonObject *proposal = gvt_json_element_object (all, i, "proposals", error);

      if (proposal == NULL)
        return FALSE;
      if (gvt_json_int_or (proposal, "due_at", 0) > 0)
        json_array_add_object_element (due, json_object_ref (proposal));
    }
  return all != NULL;
}

/* The centre tells them among all others, and one behind the first page may be the most urgent.
 * Returns: (transfer full) (nullable): the last page, with those of all pages */
static JsonObject *
list_due (Asking *asking,
          GvtTransport *transport,
          GvtQueueQuery *query,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (JsonArray) due = json_array_new ();
  g_autoptr (JsonObject) page = NULL;
  GvtId after;

  for (;;)
    {
      g_clear_pointer (&page, json_object_unref);
      page = gvt_queue_call_list (asking->profile, transport, query, cancellable, error);
      if (page == NULL || !take_due (page, due, error))
        return NULL;
      if (json_object_get_null_member (page, "next"))
        break;
      if (!gvt_json_get_id (page, "next", &after, error))
        return NULL;
      query->after = &after;
    }
  json_object_set_array_member (page, "proposals", g_steal_pointer (&due));
  return g_steal_pointer (&page);
}

static gpointer
list (gpointer input, GCancellable *cancellable, GError **error)
{
  Asking *asking = input;
  g_autoptr (GvtTransport) transport = open_transport (asking->profile, error);
  GvtQueueQuery query = { .state = asking->state, .after = asking->has_id ? &asking->id : NULL };

  if (transport == NULL)
    return NULL;
  if (asking->only_due)
    return list_due (asking, transport, &query, cancellable, error);
  return gvt_queue_call_list (asking->profile, transport, &query, cancellable, error);
}

void
gvt_queue_work_list (GvtWork *work, GvtProfile *profile, const GvtQueueWanted *wanted)
{
  Asking *asking = asking_new (profile, wanted->after);

  asking->state = g_strdup (wanted->state);
  asking->only_due = wanted->only_due;
  work->func = list;
  work->input = asking;
  work->free_input = asking_free;
  work->free_result = (GDestroyNotify) json_object_unref;
}

/* --- one of them --- */

static void
opened_free (gpointer data)
{
  GvtQueueOpened *opened = data;

  g_clear_pointer (&opened->opened, json_object_unref);
  g_clear_pointer (&opened->pictures, g_ptr_array_unref);
  g_free (opened);
}

static gpointer
open_one (gpointer input, GCancellable *cancellable, GError **error)
{
  Asking *asking = input;
  g_autoptr (GvtTransport) transport = open_transport (asking->profile, error);
  GvtQueueOpened *opened;

  if (transport == NULL)
    return NULL;

  opened = g_new0 (GvtQueueOpened, 1);
  opened->opened = gvt_queue_call_open (asking->profile, transport, &asking->id, cancellable,
                                        error);
  if (opened->opened != NULL)
    opened->pictures = gvt_queue_call_pictures (asking->profile, transport, &asking->id,
                                                &opened->n_away, cancellable, error);
  if (opened->pictures != NULL)
    return opened;
  opened_free (opened);
  return NULL;
}

void
gvt_queue_work_open (GvtWork *work, GvtProfile *profile, const GvtId *proposal)
{
  work->func = open_one;
  work->input = asking_new (profile, proposal);
  work->free_input = asking_free;
  work->free_result = opened_free;
}

/* --- deciding --- */

typedef struct
{
  GvtProfile *profile;
  GPtrArray *proposals; /* JsonObject: the texts that @on borrows */
  GArray *on;           /* GvtDecisionOn */
  char *decision;
  char *reason;
  char *question;
} Deciding;

static void
deciding_free (gpointer data)
{
  Deciding *deciding = data;

  g_object_unref (deciding->profile);
  g_array_unref (deciding->on);
  g_ptr_array_unref (deciding->proposals);
  g_free (deciding->decision);
  g_free (deciding->reason);
  gvt_wipe_free (deciding->question);
  g_free (deciding);
}

/* @on: borrows from @proposal */
static gboolean
name_one (JsonObject *proposal, GvtDecisionOn *on, GError **error)
{
  on->place = gvt_json_text_or (proposal, "village_code", "");
  on->after = gvt_json_int_or (proposal, "outcome", 0);
  return gvt_json_get_id (proposal, "id", &on->proposal, error);
}

static gpointer
decide (gpointer input, GCancellable *cancellable, GError **error)
{
  Deciding *deciding = input;
  const GvtDecisionInput said = { deciding->decision, deciding->reason, deciding->question };

  for (guint i = 0; i < deciding->proposals->len; i++)
    {
      GvtDecisionOn one;

      if (!name_one (deciding->proposals->pdata[i], &one, error))
        return NULL;
      g_array_append_val (deciding->on, one);
    }
  gvt_proposals_decide (deciding->profile, (const GvtDecisionOn *) (gpointer) deciding->on->data,
                        deciding->on->len, &said, error);
  return NULL;
}

void
gvt_queue_work_decide (GvtWork *work,
                       GvtProfile *profile,
                       GPtrArray *proposals,
                       const GvtDecisionInput *input)
{
  Deciding *deciding = g_new0 (Deciding, 1);

  deciding->profile = g_object_ref (profile);
  deciding->on = g_array_new (FALSE, FALSE, sizeof (GvtDecisionOn));
  deciding->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  for (guint i = 0; i < proposals->len; i++)
    g_ptr_array_add (deciding->proposals, json_object_ref (proposals->pdata[i]));
  deciding->decision = g_strdup (input->decision);
  deciding->reason = g_strdup (input->reason);
  deciding->question = g_strdup (input->question);
  work->func = decide;
  work->input = deciding;
  work->free_input = deciding_free;
}

/* --- taking a decision back --- */

typedef struct
{
  GvtProfile *profile;
  JsonObject *proposal;
  GvtId decision;
} Undoing;

static void
undoing_free (gpointer data)
{
  Undoing *undoing = data;

  g_object_unref (undoing->profile);
  json_object_unref (undoing->proposal);
  g_free (undoing);
}

static gpointer
undo (gpointer input, GCancellable *cancellable, GError **error)
{
  Undoing *undoing = input;
  GvtDecisionOn on;

  if (name_one (undoing->proposal, &on, error))
    gvt_proposals_undo_decision (undoing->profile, &on, &undoing->decision, error);
  return NULL;
}

void
gvt_queue_work_undo (GvtWork *work,
                     GvtProfile *profile,
                     JsonObject *proposal,
                     const GvtId *decision)
{
  Undoing *undoing = g_new0 (Undoing, 1);

  undoing->profile = g_object_ref (profile);
  undoing->proposal = json_object_ref (proposal);
  undoing->decision = *decision;
  work->func = undo;
  work->input = undoing;
  work->free_input = undoing_free;
}

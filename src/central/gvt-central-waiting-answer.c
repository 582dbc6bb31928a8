/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a supervisor at a laptop asks of the queue. Who he is, and what he may see, is found out
 * here: a laptop's word for it is none. */
#include "gvt-central-private.h"
#include "gvt-central-proposals.h"
#include "gvt-central-waiting.h"
#include "gvt-decided-details.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-proposal-pictures.h"
#include "gvt-region.h"
#include "gvt-sealed-words.h"
#include "gvt-slot-store.h"

typedef struct
{
  GvtCentral *central;
  const GvtId *device;
  guint32 incarnation;
  GBytes *bytes;
  GvtQueueRequest request;
  char *area; /* (nullable): of whoever asks */
} Answering;

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, why);
  return FALSE;
}

/* I9: a copied disk that nobody has looked at is shown nobody. */
static gboolean
check_copy (Answering *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtDeviceRecord) copy = NULL;

  if (!gvt_device_store_find_copy (db, self->device, self->incarnation, &copy, error))
    return FALSE;
  if (copy == NULL)
    return refuse (error, "this laptop is not known");
  return copy->is_confirmed || refuse (error, "this copy of a laptop is not confirmed");
}

static gboolean
check_asker (GvtDb *db, gpointer user_data, GError **error)
{
  Answering *self = user_data;
  g_auto (GvtSlotRecord) slot = { 0 };

  if (!check_copy (self, db, error)
      || !gvt_slot_store_find (db, self->device, self->incarnation, self->request.by, &slot, error))
    return FALSE;
  if (slot.user == NULL || slot.is_removed)
    return refuse (error, "he has no slot on this laptop");
  if (!gvt_queue_request_verify (self->bytes, &slot.key, error))
    return FALSE;
  if (slot.user->role < GVT_ROLE_SUPERVISOR)
    return refuse (error, "the queue is for supervisors");

  self->area = g_strdup (slot.user->area);
  return TRUE;
}

static JsonObject *
answer_list (Answering *self, GError **error)
{
  const GvtQueueRequest *request = &self->request;
  const char *area = *request->area != '\0' ? request->area : self->area;
  const GvtWaitingQuery query = { .area = area,
                                  .state = request->state,
                                  .after = request->has_after ? &request->id : NULL,
                                  .limit = GVT_QUEUE_PAGE };

  if (!gvt_region_contains (self->area, area))
    {
      refuse (error, "this lies outside of his area");
      return NULL;
    }
  return gvt_central_list_waiting (self->central, &query, error);
}

/* Returns: (transfer full) (nullable): the one that is asked for, inside his area */
static GvtProposal *
find_proposal (Answering *self, GError **error)
{
  g_autoptr (GvtProposal) proposal = gvt_proposals_find (self->central->store, &self->request.id,
                                                         error);

  if (proposal == NULL)
    return NULL;
  if (gvt_region_contains (self->area, gvt_proposal_get_place (proposal)))
    return g_steal_pointer (&proposal);

  refuse (error, "this lies outside of his area");
  return NULL;
}

static JsonObject *
answer_open (Answering *self, GError **error)
{
  g_autoptr (GvtProposal) proposal = find_proposal (self, error);

  return proposal != NULL ? gvt_central_open_waiting (self->central, &self->request.id,
                                                      self->request.by, self->device, error)
                          : NULL;
}

static JsonObject *
answer_pictures (Answering *self, GError **error)
{
  g_autoptr (GvtProposal) proposal = find_proposal (self, error);
  g_autoptr (GPtrArray) pictures = NULL;
  JsonArray *each;
  JsonObject *object;
  guint n_away;

  pictures = proposal != NULL ? gvt_central_show_pictures (
                 self->central, proposal, self->request.by, self->device, &n_away, error)
                              : NULL;
  if (pictures == NULL)
    return NULL;

  object = json_object_new ();
  each = json_array_new ();
  for (guint i = 0; i < pictures->len; i++)
    {
      GBytes *picture = pictures->pdata[i];
      g_autofree char *text = g_base64_encode (g_bytes_get_data (picture, NULL),
                                               g_bytes_get_size (picture));

      json_array_add_string_element (each, text);
    }
  json_object_set_array_member (object, "pictures", each);
  json_object_set_int_member (object, "away", n_away);
  return object;
}

/* Returns: (transfer full) (nullable) */
static GBytes *
answer (Answering *self, GError **error)
{
  static JsonObject *(*const funcs[]) (Answering * self, GError * *error) = {
    [GVT_QUEUE_LIST] = answer_list,
    [GVT_QUEUE_OPEN] = answer_open,
    [GVT_QUEUE_PICTURES] = answer_pictures,
  };
  g_autoptr (JsonObject) object = funcs[self->request.ask](self, error);
  GBytes *plain = object != NULL ? gvt_json_canonical (object, error) : NULL;
  GBytes *sealed;

  if (plain == NULL)
    return NULL;
  sealed = gvt_queue_answer_seal (plain, &self->request.reply_key);
  gvt_wipe_bytes (plain);
  return sealed;
}

GBytes *
gvt_central_answer_queue (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GBytes *request, GError **error)
{
  Answering answering = { self, device, incarnation, request, { 0 }, NULL };
  GBytes *answered = NULL;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && request != NULL, NULL);

  if (gvt_queue_request_read (&answering.request, request, error)
      && gvt_store_read (self->store, check_asker, &answering, error))
    answered = answer (&answering, error);
  gvt_queue_request_clear (&answering.request);
  g_free (answering.area);
  return answered;
}

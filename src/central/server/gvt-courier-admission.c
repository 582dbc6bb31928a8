/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-admission.h"

#include <glib/gi18n-lib.h>

#include "gvt-admission.h"
#include "gvt-courier-shelf.h"
#include "gvt-error.h"
#include "gvt-event-frame.h"
#include "gvt-photo-admission.h"
#include "gvt-push-request.h"
#include "gvt-seal.h"

/* A header that says other things than its records would be held, or put in order, by a lie. */
static gboolean
check_frame (GvtCourierPart *part, GError **error)
{
  const GvtCourierFacts *facts = gvt_courier_part_get_facts (part);
  GvtHash head;
  g_autoptr (GBytes) frame = gvt_push_request_read (gvt_courier_part_get_payload (part), &head,
                                                    error);
  guint64 first_seq;
  guint count;

  if (frame == NULL || !gvt_event_frame_peek (frame, NULL, NULL, &first_seq, &count, error))
    return FALSE;
  if (first_seq == facts->first_seq && first_seq + count - 1 == facts->last_seq)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "The part does not hold the records that it names");
  return FALSE;
}

static gboolean
check_sender (GvtCentral *central, GvtCourierPart *part, GError **error)
{
  const GvtCourierFacts *facts = gvt_courier_part_get_facts (part);
  g_autoptr (GError) local = NULL;
  GvtPublicKey key;

  if (gvt_central_find_device (central, &facts->device, facts->incarnation, &key, &local))
    return gvt_courier_part_verify (part, &key, error)
           && (facts->type != GVT_COURIER_EVENTS || check_frame (part, error));
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("This courier part is of a laptop that this centre does not know. Nothing "
                       "was taken from it."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* By the key that its label names; by the present one where that is another centre's, which says
 * so. Returns: (transfer full) */
static GvtSecret *
find_key (GvtCentral *central, GBytes *bytes)
{
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (central, TRUE);
  GvtCourierLabel label;

  for (guint i = 0; gvt_courier_part_peek (bytes, &label, NULL) && i < keys->len; i++)
    {
      GvtPublicKey key;
      GvtHash id;

      gvt_sealing_key_public (keys->pdata[i], &key);
      gvt_courier_key_id (&key, &id);
      if (gvt_hash_equal (&id, &label.recipient))
        return gvt_secret_ref (keys->pdata[i]);
    }
  return gvt_secret_ref (keys->pdata[0]);
}

GvtCourierPart *
gvt_courier_admission_open (GvtCentral *central, GBytes *bytes, GError **error)
{
  g_autoptr (GvtSecret) key = find_key (central, bytes);
  g_autoptr (GvtCourierPart) part = gvt_courier_part_open (bytes, key, error);

  return part != NULL && check_sender (central, part, error) ? g_steal_pointer (&part) : NULL;
}

static gboolean
wait_for_others (GvtCentral *central, GvtCourierEntry *entry, GBytes *bytes, GError **error)
{
  entry->state = GVT_COURIER_WAITING;
  return entry->was_held || gvt_courier_shelf_put (central, bytes, error);
}

static gboolean
admit_records (
    GvtCentral *central, GvtCourierEntry *entry, GBytes *payload, GBytes *bytes, GError **error)
{
  if (!gvt_admission_take (central, &entry->facts.device, entry->facts.incarnation, payload,
                           &entry->receipt, &entry->n_new, error))
    return FALSE;
  if (entry->receipt.seq < entry->facts.last_seq)
    return wait_for_others (central, entry, bytes, error);

  entry->state = entry->n_new > 0 ? GVT_COURIER_TAKEN : GVT_COURIER_KNOWN;
  return TRUE;
}

/* Whose records are not here yet wait, if the laptop had more of them than are here; what is bad of
 * them holds up no other (I5). */
static gboolean
admit_photos (
    GvtCentral *central, GvtCourierEntry *entry, GBytes *payload, GBytes *bytes, GError **error)
{
  g_auto (GvtPhotoAdmission) admission = { 0 };

  if (!gvt_photo_admission_take (central, payload, &admission, error))
    return FALSE;
  entry->held = g_steal_pointer (&admission.receipts);
  entry->n_new = admission.n_new;
  if (admission.n_waiting > 0 && entry->receipt.seq < entry->facts.last_seq)
    return wait_for_others (central, entry, bytes, error);
  if (admission.first != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&admission.first));
      return FALSE;
    }
  entry->state = entry->n_new > 0 ? GVT_COURIER_TAKEN : GVT_COURIER_KNOWN;
  return TRUE;
}

/* One-time keys are kept; the answer is written when all else was taken. */
static gboolean
admit_ask (GvtCentral *central, GvtCourierEntry *entry, GBytes *payload, GError **error)
{
  g_autoptr (GvtCourierAsk) ask = gvt_courier_ask_read (payload, error);
  g_autoptr (GPtrArray) letters = NULL;

  if (ask == NULL)
    return FALSE;
  letters = gvt_central_pull (central, &entry->facts.device, entry->facts.incarnation, ask->after,
                              ask->has_hash ? &ask->hash : NULL, ask->prekeys, error);
  entry->ask = letters != NULL ? g_steal_pointer (&ask) : NULL;
  entry->state = GVT_COURIER_TAKEN;
  return letters != NULL;
}

gboolean
gvt_courier_admission_take (GvtCentral *central,
                            GvtCourierEntry *entry,
                            GBytes *bytes,
                            GError **error)
{
  g_autoptr (GvtCourierPart) part = gvt_courier_admission_open (central, bytes, error);
  GBytes *payload = part != NULL ? gvt_courier_part_get_payload (part) : NULL;

  if (part == NULL)
    return FALSE;
  if (entry->facts.type == GVT_COURIER_EVENTS)
    return admit_records (central, entry, payload, bytes, error);
  if (!gvt_admission_receipt (central, &entry->facts.device, entry->facts.incarnation,
                              &entry->receipt, error))
    return FALSE;
  return entry->facts.type == GVT_COURIER_PHOTOS
             ? admit_photos (central, entry, payload, bytes, error)
             : admit_ask (central, entry, payload, error);
}

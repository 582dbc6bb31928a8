/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-fleet-settle.h"

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-error.h"
#include "gvt-fleet-acts.h"
#include "gvt-fleet-order-private.h"
#include "gvt-fleet-refusal.h"
#include "gvt-fleet-store.h"
#include "gvt-json.h"
#include "gvt-slot-store.h"
#include "gvt-sync-kinds.h"
#include "gvt-text.h"

typedef struct
{
  GvtCentral *central;
  const GvtId *told;
} Settling;

/* A laptop gives up nobody but itself. */
static gboolean
check_own (const GvtEvent *event, const GvtDeviceRecord *device, GError **error)
{
  const GvtEventHeader *header = &event->header;

  if (!g_str_equal (header->kind, GVT_DEVICE_RETIRING_KIND)
      || (gvt_id_equal (&header->device, &device->device)
          && header->incarnation == device->incarnation))
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "A laptop gives up itself alone");
  return FALSE;
}

/* Returns: (transfer full) (nullable): the copy that @body names */
static GvtDeviceRecord *
find_device (GvtDb *db, JsonObject *body, GError **error)
{
  GvtDeviceRecord *copy;
  gint64 incarnation;
  GvtId id;

  if (!gvt_json_get_id (body, "device", &id, error)
      || !gvt_json_get_int (body, "incarnation", &incarnation, error)
      || !gvt_device_store_find_copy (db, &id, (guint32) CLAMP (incarnation, 0, G_MAXUINT32), &copy,
                                      error))
    return NULL;
  if (copy == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such laptop");
  return copy;
}

/* By the key that he has on the laptop at which he said it. */
static gboolean
check_signature (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const GvtEventHeader *header = &event->header;
  g_auto (GvtSlotRecord) slot = { 0 };

  if (!gvt_slot_store_find (db, &header->device, header->incarnation, header->actor, &slot, error))
    return FALSE;
  if (slot.user != NULL && !slot.is_removed)
    return gvt_fleet_act_verify (body, &slot.key, error);
  g_set_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "%s has no slot on this laptop",
               header->actor);
  return FALSE;
}

/* A clock that runs ahead found nothing out before it was told. */
static gboolean
order_lost (GvtFleetOrder *order, GvtDb *db, JsonObject *body, GError **error)
{
  gint64 now_us = gvt_clock_now_us (order->central->clock);
  g_autofree char *today = gvt_date_iso (now_us);
  GvtLoss loss = { 0 };

  if ((loss.reason = gvt_json_get_text (body, "reason", error)) == NULL
      || (loss.last_seen_on = gvt_json_get_text (body, "last_seen_on", error)) == NULL
      || (loss.where = gvt_json_get_text (body, "where", error)) == NULL
      || !gvt_json_get_int (body, "discovered_at_us", &order->discovered_at_us, error)
      || !gvt_loss_check (&loss, today, error))
    return FALSE;

  order->loss = &loss;
  order->discovered_at_us = MIN (order->discovered_at_us, now_us);
  return gvt_fleet_order_lost (db, order, error);
}

static gboolean
perform (GvtFleetOrder *order, GvtDb *db, const char *kind, JsonObject *body, GError **error)
{
  if (g_str_equal (kind, GVT_FLEET_LOST_KIND))
    return order_lost (order, db, body, error);
  if (g_str_equal (kind, GVT_FLEET_FOUND_KIND))
    return gvt_fleet_order_found (db, order, error);
  if (g_str_equal (kind, GVT_FLEET_BROKEN_KIND))
    return gvt_fleet_order_written_off (db, order, error);
  if (g_str_equal (kind, GVT_DEVICE_RETIRING_KIND))
    return gvt_fleet_order_retired (db, order, error);
  order->to = gvt_json_get_text (body, "to", error);
  return order->to != NULL && gvt_fleet_order_handed_over (db, order, error);
}

static gboolean
settle_in_savepoint (GvtDb *db, gpointer user_data, GError **error)
{
  Settling *self = user_data;
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db, self->told, error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  GvtFleetOrder order = { .central = self->central, .told = self->told };

  if (body == NULL || !check_signature (db, event, body, error)
      || (device = find_device (db, body, error)) == NULL || !check_own (event, device, error))
    return FALSE;
  order.device = device;
  order.supervisor = event->header.actor;
  return perform (&order, db, event->header.kind, body, error);
}

/* What the order itself is at fault for; the rest is the store's. */
static gboolean
is_about_order (const GError *error)
{
  static const GvtError theirs[] = { GVT_ERROR_BAD_INPUT, GVT_ERROR_BAD_FORMAT,
                                     GVT_ERROR_BAD_SIGNATURE, GVT_ERROR_FORBIDDEN,
                                     GVT_ERROR_NOT_FOUND };

  for (gsize i = 0; error->domain == GVT_ERROR && i < G_N_ELEMENTS (theirs); i++)
    if (error->code == (gint) theirs[i])
      return TRUE;
  return FALSE;
}

/* The laptop at which it was said hears of it. */
static gboolean
tell_refusal (Settling *self, GvtDb *db, const GError *why, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db, self->told, error);
  g_autoptr (GBytes) message = event != NULL ? gvt_fleet_refusal_write (self->told, why, error)
                                             : NULL;

  return message != NULL
         && gvt_central_queue (self->central, db, &event->header.device, event->header.incarnation,
                               GVT_FLEET_REFUSED_TYPE, message, error);
}

static gboolean
note_refusal (Settling *self, GvtDb *db, const GError *why, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_DEVICE_ACT_REFUSED_KIND,
                          .subject = self->told->bytes,
                          .subject_length = sizeof self->told->bytes,
                          .body = body };

  gvt_json_set_id (body, "told", self->told);
  json_object_set_int_member (body, "why", why->code);
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error)
         && tell_refusal (self, db, why, error);
}

gboolean
gvt_central_fleet_settle (GvtCentral *self, GvtDb *db, GError **error)
{
  g_autoptr (GArray) told = gvt_fleet_store_list_unsettled (db, error);

  for (guint i = 0; told != NULL && i < told->len; i++)
    {
      Settling settling = { self, &g_array_index (told, GvtId, i) };
      g_autoptr (GError) local = NULL;

      if (gvt_db_transact (db, settle_in_savepoint, &settling, &local))
        continue;
      if (!is_about_order (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (!note_refusal (&settling, db, local, error))
        return FALSE;
    }
  return told != NULL;
}

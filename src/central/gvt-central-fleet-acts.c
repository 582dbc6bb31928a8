/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-fleet-acts.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-fleet.h"
#include "gvt-central-kinds.h"
#include "gvt-central-lease-acts.h"
#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-device-revocation.h"
#include "gvt-error.h"
#include "gvt-fleet-order-private.h"
#include "gvt-fleet-store.h"
#include "gvt-json.h"
#include "gvt-prekey-store.h"
#include "gvt-slot-store.h"
#include "gvt-text.h"
#include "gvt-user-store.h"

/* --- who may --- */

gboolean
gvt_fleet_order_check_supervisor (const GvtFleetOrder *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtUser) user = NULL;

  if (!gvt_user_store_find (db, self->supervisor, &user, error))
    return FALSE;
  if (user != NULL && user->role == GVT_ROLE_SUPERVISOR)
    return gvt_central_check_sees (db, user->area, self->device, error);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no supervisor"), self->supervisor);
  return FALSE;
}

static gboolean
check_copy (const GvtFleetOrder *self, GError **error)
{
  if (!self->device->is_closed)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("laptop %s was copied: name the copy that is meant"), self->device->code);
  return FALSE;
}

static gboolean
check_in_use (const GvtFleetOrder *self, GvtDb *db, GError **error)
{
  g_auto (GvtFleetDecision) end = { 0 };

  if (!gvt_fleet_store_find_retired (db, &self->device->device, self->device->incarnation, &end,
                                     error))
    return FALSE;
  if (end.act == NULL)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("laptop %s was retired"),
               self->device->code);
  return FALSE;
}

static gboolean
check_lost (const GvtFleetOrder *self, GvtDb *db, gboolean wanted, GError **error)
{
  gboolean is;

  if (!gvt_fleet_store_is_lost (db, &self->device->device, self->device->incarnation, &is, error))
    return FALSE;
  if (is == wanted)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               is ? _ ("laptop %s is marked as lost") : _ ("laptop %s is not marked as lost"),
               self->device->code);
  return FALSE;
}

gboolean
gvt_fleet_order_check_state (const GvtFleetOrder *self, GvtDb *db, gboolean is_lost, GError **error)
{
  return check_copy (self, error) && check_in_use (self, db, error)
         && check_lost (self, db, is_lost, error);
}

static gboolean
check (const GvtFleetOrder *self, GvtDb *db, gboolean is_lost, GError **error)
{
  return gvt_fleet_order_check_supervisor (self, db, error)
         && gvt_fleet_order_check_state (self, db, is_lost, error);
}

/* --- what is recorded --- */

gboolean
gvt_fleet_order_record (
    const GvtFleetOrder *self, GvtDb *db, const char *kind, JsonObject *body, GError **error)
{
  const GvtId *device = &self->device->device;
  GvtEventDraft draft = {
    .kind = kind, .subject = device->bytes, .subject_length = sizeof device->bytes, .body = body
  };
  guint64 head_seq;
  GvtHash head;

  if (!gvt_journal_head (self->central->journal, db, device, self->device->incarnation, &head_seq,
                         &head, error))
    return FALSE;

  gvt_json_set_id (body, "device", device);
  json_object_set_int_member (body, "incarnation", self->device->incarnation);
  json_object_set_string_member (body, "by", self->supervisor);
  json_object_set_int_member (body, "head_seq", (gint64) head_seq);
  if (self->told != NULL)
    gvt_json_set_id (body, "told", self->told);
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

static gboolean
tell (GvtCentral *central,
      GvtDb *db,
      const GvtId *device,
      guint32 incarnation,
      const char *type,
      GBytes *message,
      GError **error)
{
  return message != NULL
         && gvt_central_queue (central, db, device, incarnation, type, message, error);
}

static gboolean
tell_revoked (GvtCentral *central,
              GvtDb *db,
              const GvtId *device,
              guint32 incarnation,
              const char *reason,
              GError **error)
{
  g_autoptr (GBytes) message = gvt_device_revocation_write (reason, error);

  return tell (central, db, device, incarnation, GVT_DEVICE_REVOKED_TYPE, message, error);
}

/* --- lost --- */

gboolean
gvt_fleet_order_lost (GvtDb *db, gpointer order, GError **error)
{
  const GvtFleetOrder *self = order;
  const GvtDeviceRecord *device = self->device;
  g_autoptr (JsonObject) body = json_object_new ();
  guint n_revoked;

  if (!check (self, db, FALSE, error))
    return FALSE;

  json_object_set_int_member (body, "discovered_at_us", self->discovered_at_us);
  json_object_set_string_member (body, "reason", self->loss->reason);
  json_object_set_string_member (body, "last_seen_on", self->loss->last_seen_on);
  json_object_set_string_member (body, "where", self->loss->where);
  return gvt_fleet_order_record (self, db, GVT_DEVICE_LOST_KIND, body, error)
         && gvt_central_take_back_leases (self->central, db, device, &n_revoked, error)
         && gvt_prekey_store_forget_free (db, &device->device, device->incarnation, error)
         && tell_revoked (self->central, db, &device->device, device->incarnation, "lost", error);
}

gboolean
gvt_central_lose_device (GvtCentral *self,
                         const GvtDeviceRecord *device,
                         const GvtLoss *loss,
                         const char *supervisor,
                         GError **error)
{
  g_autofree char *today = NULL;
  GvtFleetOrder order = {
    .central = self, .device = device, .loss = loss, .supervisor = supervisor
  };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && loss != NULL, FALSE);

  order.discovered_at_us = gvt_clock_now_us (self->clock);
  today = gvt_date_iso (order.discovered_at_us);
  return gvt_loss_check (loss, today, error)
         && gvt_store_write (self->store, gvt_fleet_order_lost, &order, error);
}

gboolean
gvt_central_tell_copy_of_lost (GvtCentral *self,
                               GvtDb *db,
                               const GvtId *device,
                               guint32 parent,
                               guint32 incarnation,
                               GError **error)
{
  g_auto (GvtFleetDecision) end = { 0 };
  gboolean is;

  if (!gvt_fleet_store_is_lost (db, device, parent, &is, error)
      || !gvt_fleet_store_find_retired (db, device, parent, &end, error))
    return FALSE;
  return (!is && end.act == NULL)
         || tell_revoked (self, db, device, incarnation, is ? "lost" : "retired", error);
}

/* --- found --- */

gboolean
gvt_fleet_order_found (GvtDb *db, gpointer order, GError **error)
{
  const GvtFleetOrder *self = order;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) message = gvt_device_restored_write ();

  return check (self, db, TRUE, error)
         && gvt_fleet_order_record (self, db, GVT_DEVICE_FOUND_KIND, body, error)
         && tell (self->central, db, &self->device->device, self->device->incarnation,
                  GVT_DEVICE_RESTORED_TYPE, message, error);
}

gboolean
gvt_central_find_device_again (GvtCentral *self,
                               const GvtDeviceRecord *device,
                               const char *supervisor,
                               GError **error)
{
  GvtFleetOrder order = { .central = self, .device = device, .supervisor = supervisor };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, FALSE);

  return gvt_store_write (self->store, gvt_fleet_order_found, &order, error);
}

/* --- another holder --- */

static gboolean
check_holder (const GvtFleetOrder *self, GvtDb *db, const char *present, GError **error)
{
  g_auto (GvtSlotRecord) slot = { 0 };

  if (!gvt_slot_store_find (db, &self->device->device, self->device->incarnation, self->to, &slot,
                            error))
    return FALSE;
  if (slot.user == NULL || slot.is_removed)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("%s does not open laptop %s, and cannot answer for it"), self->to,
                 self->device->code);
  else if (g_str_equal (present, self->to))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s answers for laptop %s already"),
                 self->to, self->device->code);
  else
    return TRUE;
  return FALSE;
}

gboolean
gvt_fleet_order_handed_over (GvtDb *db, gpointer order, GError **error)
{
  const GvtFleetOrder *self = order;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *present = gvt_fleet_store_find_holder (db, &self->device->device,
                                                          self->device->incarnation, error);

  if (present == NULL || !check (self, db, FALSE, error)
      || !check_holder (self, db, present, error))
    return FALSE;
  json_object_set_string_member (body, "from", present);
  json_object_set_string_member (body, "to", self->to);
  return gvt_fleet_order_record (self, db, GVT_DEVICE_HANDED_OVER_KIND, body, error);
}

gboolean
gvt_central_hand_over (GvtCentral *self,
                       const GvtDeviceRecord *device,
                       const char *to,
                       const char *supervisor,
                       GError **error)
{
  GvtFleetOrder order = { .central = self, .device = device, .to = to, .supervisor = supervisor };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && to != NULL, FALSE);

  return gvt_store_write (self->store, gvt_fleet_order_handed_over, &order, error);
}

/* --- at the door --- */

static gboolean
check_not_retired (GvtDb *db, gpointer user_data, GError **error)
{
  const GvtDeviceRecord *device = user_data;
  g_auto (GvtFleetDecision) end = { 0 };

  if (!gvt_fleet_store_find_retired (db, &device->device, device->incarnation, &end, error))
    return FALSE;
  if (end.act == NULL)
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_REFUSED,
                       N_ ("this laptop was retired; it gets nothing any more. Enrol it anew by a "
                           "code of the centre"));
  return FALSE;
}

static gboolean
check_trusted (GvtDb *db, gpointer user_data, GError **error)
{
  const GvtDeviceRecord *device = user_data;
  gboolean is;

  if (!check_not_retired (db, user_data, error))
    return FALSE;
  if (!gvt_fleet_store_is_lost (db, &device->device, device->incarnation, &is, error))
    return FALSE;
  if (!is)
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_REFUSED,
                       N_ ("this laptop was reported lost; it gets nothing any more until a "
                           "supervisor says that it was found"));
  return FALSE;
}

gboolean
gvt_central_check_trusted (GvtCentral *self,
                           const GvtId *device,
                           guint32 incarnation,
                           GError **error)
{
  GvtDeviceRecord asked = { .device = *device, .incarnation = incarnation };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return gvt_store_read (self->store, check_trusted, &asked, error);
}

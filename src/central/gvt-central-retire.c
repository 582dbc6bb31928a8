/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-retire.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-kinds.h"
#include "gvt-central-lease-acts.h"
#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-device-revocation.h"
#include "gvt-device-status.h"
#include "gvt-error.h"
#include "gvt-fleet-order-private.h"
#include "gvt-fleet-store.h"
#include "gvt-json.h"
#include "gvt-prekey-store.h"
#include "gvt-proof.h"
#include "gvt-retirement-answer.h"
#include "gvt-retirement.h"

/* --- what is said of it --- */

/* What the centre holds of the laptop, and what it told last that the centre does not. */
static gboolean
describe (const GvtFleetOrder *self, GvtDb *db, JsonObject *body, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtDeviceStatus) status = NULL;
  gint64 contact_at_us;
  guint64 head_seq;
  GvtHash head;

  if (!gvt_journal_head (self->central->journal, db, &device->device, device->incarnation,
                         &head_seq, &head, error)
      || !gvt_fleet_store_load_contact (db, &device->device, device->incarnation, &contact_at_us,
                                        &bytes, error))
    return FALSE;
  status = bytes != NULL ? gvt_device_status_read (bytes, NULL) : NULL;
  json_object_set_string_member (body, "code", device->code);
  json_object_set_int_member (body, "records", (gint64) head_seq);
  gvt_json_set_hex (body, "head", head.bytes, sizeof head.bytes);
  json_object_set_int_member (body, "contact_at_us", contact_at_us);
  json_object_set_int_member (body, "unsent", status != NULL ? (gint64) status->unsent : 0);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the figures of the event that ended it */
static JsonObject *
read_figures (
    GvtCentral *central, GvtDb *db, const GvtFleetDecision *end, gboolean is_end, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (central->journal, db, &end->event, error);
  JsonObject *body = event != NULL ? gvt_event_parse_body (event, error) : NULL;

  if (body == NULL)
    return NULL;
  json_object_remove_member (body, "told");
  json_object_remove_member (body, "head_seq");
  json_object_set_string_member (body, "about", GVT_RETIREMENT_ABOUT);
  json_object_set_string_member (body, "centre", gvt_central_get_name (central));
  json_object_set_int_member (body, "at_us", end->at_us);
  json_object_set_boolean_member (body, "is_written_off", !is_end);
  return body;
}

/* Inside a transaction. Returns: (transfer full) (nullable) */
static GBytes *
prove (GvtCentral *central, GvtDb *db, const GvtDeviceRecord *device, GError **error)
{
  const GvtCentralRing *ring = gvt_central_get_ring (central);
  g_auto (GvtFleetDecision) end = { 0 };
  g_autoptr (JsonObject) figures = NULL;

  if (!gvt_fleet_store_find_retired (db, &device->device, device->incarnation, &end, error))
    return NULL;
  if (end.act == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("laptop %s is not retired"),
                   device->code);
      return NULL;
    }
  figures = read_figures (central, db, &end, g_str_equal (end.act, GVT_FLEET_ACT_RETIRED), error);
  return figures != NULL
             ? gvt_proof_write (ring->statement_bytes, gvt_clock_now_us (central->clock), figures,
                                ring->signing_key, error)
             : NULL;
}

/* --- the acts --- */

static gboolean
take_back (const GvtFleetOrder *self, GvtDb *db, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  guint n_revoked;

  return gvt_central_take_back_leases (self->central, db, device, &n_revoked, error)
         && gvt_prekey_store_forget_free (db, &device->device, device->incarnation, error);
}

static gboolean
queue (const GvtFleetOrder *self, GvtDb *db, const char *type, GBytes *message, GError **error)
{
  const GvtDeviceRecord *device = self->device;

  return message != NULL
         && gvt_central_queue (self->central, db, &device->device, device->incarnation, type,
                               message, error);
}

gboolean
gvt_fleet_order_retired (GvtDb *db, gpointer order, GError **error)
{
  const GvtFleetOrder *self = order;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) proof = NULL;

  if (!gvt_fleet_order_check_state (self, db, FALSE, error) || !describe (self, db, body, error)
      || !gvt_fleet_order_record (self, db, GVT_DEVICE_RETIRED_KIND, body, error)
      || !take_back (self, db, error))
    return FALSE;
  proof = prove (self->central, db, self->device, error);
  return queue (self, db, GVT_DEVICE_RETIRED_TYPE, proof, error);
}

gboolean
gvt_fleet_order_written_off (GvtDb *db, gpointer order, GError **error)
{
  const GvtFleetOrder *self = order;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) message = NULL;

  if (!gvt_fleet_order_check_supervisor (self, db, error)
      || !gvt_fleet_order_check_state (self, db, FALSE, error) || !describe (self, db, body, error)
      || !gvt_fleet_order_record (self, db, GVT_DEVICE_WRITTEN_OFF_KIND, body, error)
      || !take_back (self, db, error))
    return FALSE;
  message = gvt_device_revocation_write ("retired", error);
  return queue (self, db, GVT_DEVICE_REVOKED_TYPE, message, error);
}

gboolean
gvt_central_write_off (GvtCentral *self,
                       const GvtDeviceRecord *device,
                       const char *supervisor,
                       GError **error)
{
  GvtFleetOrder order = { .central = self, .device = device, .supervisor = supervisor };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, FALSE);

  return gvt_store_write (self->store, gvt_fleet_order_written_off, &order, error);
}

typedef struct
{
  GvtCentral *central;
  const GvtDeviceRecord *device;
  GBytes *proof;
} Proving;

static gboolean
prove_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Proving *self = user_data;

  self->proof = prove (self->central, db, self->device, error);
  return self->proof != NULL;
}

GBytes *
gvt_central_prove_retirement (GvtCentral *self, const GvtDeviceRecord *device, GError **error)
{
  Proving proving = { .central = self, .device = device };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  return gvt_store_read (self->store, prove_in_transaction, &proving, error) ? proving.proof : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a visit of the centre comes into a laptop's outbox. */
#include "gvt-central-visits.h"

#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-device-store.h"
#include "gvt-json.h"
#include "gvt-prekey-store.h"
#include "gvt-region.h"
#include "gvt-slot-store.h"
#include "gvt-text.h"
#include "gvt-visit-message.h"
#include "gvt-visit-store.h"

/* A class held on paper is entered later; a visit of last year is of no use to a new laptop. */
#define DAYS_BACK 30

typedef struct
{
  GvtCentral *central;
  GvtDb *db;
  const GvtDeviceRecord *device; /* one copy */
  GPtrArray *users;              /* who have a slot there */
} Sending;

static gboolean
is_for (const Sending *self, const GvtVisitRecord *visit)
{
  for (guint i = 0; i < visit->devices->len; i++)
    if (gvt_id_equal (&g_array_index (visit->devices, GvtId, i), &self->device->device))
      return TRUE;
  if (visit->devices->len > 0)
    return FALSE;

  for (guint i = 0; i < self->users->len; i++)
    if (gvt_region_contains (((GvtUser *) self->users->pdata[i])->area, visit->place))
      return TRUE;
  return FALSE;
}

/* As the centre's event has it, with the host as far as he is still kept. */
static GvtVisitPlan *
load_plan (const Sending *self, const GvtVisitRecord *visit, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, self->db,
                                                  &visit->plan_event, error);
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (JsonObject) host = NULL;
  JsonObject *object;

  body = event != NULL ? gvt_json_parse (event->body, GVT_EVENT_MAX_BODY, error) : NULL;
  if (body == NULL)
    return NULL;
  object = json_object_has_member (body, "plan") ? gvt_json_get_object (body, "plan", error) : body;
  if (object == NULL)
    return NULL;
  json_object_set_string_member (object, "place", visit->place);
  if (event->personal == NULL)
    return gvt_visit_plan_from_json (object, error);

  host = gvt_json_parse (event->personal, GVT_EVENT_MAX_PERSONAL, error);
  if (host == NULL)
    return NULL;
  json_object_set_string_member (object, "contact_name",
                                 gvt_json_text_or (host, "contact_name", ""));
  json_object_set_string_member (object, "contact_phone",
                                 gvt_json_text_or (host, "contact_phone", ""));
  return gvt_visit_plan_from_json (object, error);
}

static gboolean
queue (Sending *self,
       const GvtVisitRecord *visit,
       const GvtAssignedVisit *assigned,
       const GvtPrekey *prekey,
       GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autoptr (GBytes) message = gvt_visit_message_write (assigned, prekey, error);

  return message != NULL
         && gvt_central_queue (self->central, self->db, &device->device, device->incarnation,
                               GVT_VISIT_TYPE, message, error)
         && gvt_visit_store_set_sent (self->db, &device->device, device->incarnation,
                                      &visit->plan_event, error)
         && gvt_visit_store_set_held (self->db, &visit->visit, &device->device, device->incarnation,
                                      TRUE, error);
}

static gboolean
send_one (Sending *self, const GvtVisitRecord *visit, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autoptr (GvtVisitPlan) plan = load_plan (self, visit, error);
  GvtAssignedVisit assigned = { visit->visit, visit->plan_event, visit->revision, plan };
  GvtPrekey prekey;
  guint n_free;

  if (plan == NULL)
    return FALSE;
  if (!gvt_visit_message_has_host (plan))
    return queue (self, visit, &assigned, NULL, error);

  if (!gvt_prekey_store_count (self->db, &device->device, device->incarnation, &n_free, error))
    return FALSE;
  if (n_free == 0)
    return TRUE; /* it waits for the next deposit */
  return gvt_prekey_store_take (self->db, &device->device, device->incarnation, &visit->plan_event,
                                &prekey, error)
         && queue (self, visit, &assigned, &prekey, error);
}

/* Whether a copy that was told of it must be told otherwise. One that was never named stays with
 * it, also when whoever works there is another one by now. */
static gboolean
is_taken_from (const Sending *self, const GvtVisitRecord *visit, gboolean *is, GError **error)
{
  if (!gvt_visit_store_is_taken_back (self->db, &visit->visit, is, error))
    return FALSE;
  *is = *is || (visit->devices->len > 0 && !is_for (self, visit));
  return TRUE;
}

static gboolean
withdraw_one (Sending *self, const GvtVisitRecord *visit, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autoptr (GBytes) message = gvt_withdrawal_message_write (&visit->visit, error);

  return message != NULL
         && gvt_central_queue (self->central, self->db, &device->device, device->incarnation,
                               GVT_WITHDRAWAL_TYPE, message, error)
         && gvt_visit_store_set_held (self->db, &visit->visit, &device->device, device->incarnation,
                                      FALSE, error);
}

static gboolean
withdraw_from_copy (Sending *self, const char *from, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autoptr (GPtrArray) held = gvt_visit_store_list_held (self->db, &device->device,
                                                          device->incarnation, from, error);
  gboolean is;

  for (guint i = 0; held != NULL && i < held->len; i++)
    if (!is_taken_from (self, held->pdata[i], &is, error)
        || (is && !withdraw_one (self, held->pdata[i], error)))
      return FALSE;
  return held != NULL;
}

static gboolean
send_to_copy (GvtCentral *central, GvtDb *db, const GvtDeviceRecord *device, GError **error)
{
  gint64 from_us = gvt_clock_now_us (central->clock) - DAYS_BACK * G_TIME_SPAN_DAY;
  g_autofree char *from = gvt_date_iso (from_us);
  g_autoptr (GPtrArray) due = gvt_visit_store_list_due (db, &device->device, device->incarnation,
                                                        from, error);
  g_autoptr (GPtrArray) users = NULL;
  Sending sending = { central, db, device, NULL };

  if (due == NULL || !withdraw_from_copy (&sending, from, error))
    return FALSE;
  if (due->len == 0)
    return TRUE;
  users = gvt_slot_store_list_users (db, &device->device, device->incarnation, error);
  if (users == NULL)
    return FALSE;

  sending.users = users;
  for (guint i = 0; i < due->len; i++)
    if (is_for (&sending, due->pdata[i]) && !send_one (&sending, due->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_central_send_visits (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GPtrArray) copies = gvt_device_store_list_copies (db, device, error);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const GvtDeviceRecord *copy = copies->pdata[i];

      if (!copy->is_closed && !send_to_copy (self, db, copy, error))
        return FALSE;
    }
  return copies != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop writes for its centre onto a stick, or onto several. */
#include <glib/gi18n-lib.h>

#include "gvt-courier-asking.h"
#include "gvt-courier-photos.h"
#include "gvt-courier-stick.h"
#include "gvt-courier.h"
#include "gvt-error.h"
#include "gvt-event-frame.h"
#include "gvt-file.h"
#include "gvt-push-request.h"
#include "gvt-sync-private.h"
#include "gvt-sync-restored.h"

/* In a part: a few KB, so that a stick that loses a file loses little; a long day is some dozen
 * files. */
#define MAX_EVENTS     500
#define SERIAL_SETTING "courier.serial"

/* Of a shipment, before it is written. */
typedef struct
{
  GvtCourierType type;
  guint number; /* of its type, from 1 */
  guint64 after_seq;
  guint64 last_seq; /* of records */
  guint first;
  guint end; /* of photos */
} Planned;

typedef struct
{
  GvtSyncRun run;
  GvtSecret *key;
  const char *folder;
  GvtProgress *progress;
  guint stage;
  GvtShipment *shipment;

  /* while one is made */
  guint64 after_seq;
  guint64 up_to_seq;
  GPtrArray *events; /* (nullable) */
} Sending;

static void
sending_clear (Sending *self)
{
  gvt_sync_run_end (&self->run);
  g_clear_pointer (&self->key, gvt_secret_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sending, sending_clear)

void
gvt_shipment_clear (GvtShipment *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->plan, g_array_unref);
  g_clear_pointer (&self->photos, g_array_unref);
}

/* --- what is to go --- */

static gboolean
read_bounds (GvtDb *db, gpointer user_data, GError **error)
{
  Sending *self = user_data;
  GvtSyncRun *run = &self->run;
  g_auto (GvtDelivery) delivery = { 0 };

  if (!gvt_sync_store_load_delivery (db, &run->device, run->incarnation, &delivery, error)
      || !gvt_journal_head (run->journal, db, &run->device, run->incarnation,
                            &self->shipment->head_seq, &self->shipment->head, error))
    return FALSE;

  self->shipment->after_seq = MIN (delivery.received, self->shipment->head_seq);
  self->shipment->photos = gvt_blob_store_list_unsent (db, delivery.epoch, error);
  return self->shipment->photos != NULL;
}

static gboolean
read_events (GvtDb *db, gpointer user_data, GError **error)
{
  Sending *self = user_data;
  GvtSyncRun *run = &self->run;
  guint64 left = self->up_to_seq - self->after_seq;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = gvt_journal_events (run->journal, db, &run->device, run->incarnation,
                                     self->after_seq, (guint) MIN (left, MAX_EVENTS), error);
  return self->events != NULL;
}

static gboolean
fits (GBytes *frame)
{
  return g_bytes_get_size (frame) + GVT_PUSH_REQUEST_HEAD_SIZE <= GVT_COURIER_MAX_PAYLOAD;
}

/* As many of the next events as fit into one part. Returns: (transfer full) (nullable): the frame
 */
static GBytes *
make_frame (Sending *self, GError **error)
{
  if (!gvt_store_read (self->run.store, read_events, self, error))
    return NULL;

  while (TRUE)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) frame = gvt_event_frame_encode (self->events, gvt_sync_may_travel,
                                                         self->run.journal, &local);

      if (frame != NULL && fits (frame))
        return g_steal_pointer (&frame);
      if (frame == NULL
          && (!g_error_matches (local, GVT_ERROR, GVT_ERROR_TOO_LARGE) || self->events->len == 1))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }

      g_ptr_array_set_size (self->events, (gint) (self->events->len / 2));
    }
}

static const GvtEvent *
last_event (Sending *self)
{
  return g_ptr_array_index (self->events, self->events->len - 1);
}

/* Each part names how many there are, so all are measured before the first is written. */
static gboolean
plan_events (Sending *self, GError **error)
{
  self->after_seq = self->shipment->after_seq;
  self->up_to_seq = self->shipment->head_seq;
  for (guint number = 1; self->after_seq < self->up_to_seq; number++)
    {
      Planned planned = { GVT_COURIER_EVENTS, number, self->after_seq, 0, 0, 0 };
      g_autoptr (GBytes) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (self->run.cancellable, error))
        return FALSE;
      frame = make_frame (self, error);
      if (frame == NULL)
        return FALSE;
      planned.last_seq = self->after_seq = last_event (self)->header.seq;
      g_array_append_val (self->shipment->plan, planned);
    }
  self->shipment->n_parts = self->shipment->plan->len;
  return TRUE;
}

/* Behind the records: what no record that is there names, the centre does not want. */
static void
plan_photos (Sending *self)
{
  GvtShipment *shipment = self->shipment;
  guint end;

  for (guint first = 0, number = 1; first < shipment->photos->len; first = end, number++)
    {
      Planned planned = { GVT_COURIER_PHOTOS, number, 0, shipment->head_seq, first, 0 };

      planned.end = end = gvt_courier_photos_end (shipment->photos, first);
      g_array_append_val (shipment->plan, planned);
    }
}

/* Counts on, whatever became of the shipment before. */
static gboolean
take_serial (GvtDb *db, gpointer user_data, GError **error)
{
  Sending *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO setting VALUES ('" SERIAL_SETTING "', '1') ON CONFLICT (name) DO UPDATE"
      " SET value = CAST (CAST (setting.value AS INTEGER) + 1 AS TEXT)"
      " RETURNING CAST (value AS INTEGER)",
      error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "a shipment's number", error))
    return FALSE;

  self->shipment->serial = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
plan (Sending *self, GError **error)
{
  GvtShipment *shipment = self->shipment;

  shipment->paths = g_ptr_array_new_with_free_func (g_free);
  shipment->others = g_ptr_array_new_with_free_func (g_free);
  shipment->plan = g_array_new (FALSE, FALSE, sizeof (Planned));
  if (!gvt_store_read (self->run.store, read_bounds, self, error) || !plan_events (self, error))
    return FALSE;
  plan_photos (self);
  return gvt_store_write (self->run.store, take_serial, self, error);
}

/* --- writing it --- */

static gboolean
put (Sending *self, const GvtCourierFacts *facts, GBytes *payload, GPtrArray *paths, GError **error)
{
  g_autoptr (GBytes) part = gvt_courier_part_write (
      facts, payload, &self->run.centre->keys->sealing_key, self->key, error);
  g_autofree char *name = gvt_courier_name (self->shipment->code, facts);
  char *path = part != NULL ? gvt_courier_put (self->folder, name, part, error) : NULL;

  if (path == NULL)
    return FALSE;
  g_ptr_array_add (paths, path);
  self->shipment->n_bytes += g_bytes_get_size (part);
  return TRUE;
}

static GvtCourierFacts
make_facts (Sending *self, GvtCourierType type, guint number, guint n_parts)
{
  return (GvtCourierFacts){ .type = type,
                            .device = self->run.device,
                            .incarnation = self->run.incarnation,
                            .serial = self->shipment->serial,
                            .number = number,
                            .n_parts = n_parts };
}

/* On each stick: it is small, and one of them may be lost. */
static gboolean
put_ask (Sending *self, GError **error)
{
  const GvtCourierFacts facts = make_facts (self, GVT_COURIER_ASK, 1, 1);
  g_auto (GvtCourierAsk) ask = { 0 };
  g_autoptr (GBytes) payload = gvt_courier_collect_ask (&self->run, &ask, error)
                                   ? gvt_courier_ask_write (&ask, error)
                                   : NULL;

  return payload != NULL && put (self, &facts, payload, self->shipment->others, error);
}

static gboolean
note_sent (GvtDb *db, gpointer user_data, GError **error)
{
  Sending *self = user_data;

  return gvt_sync_store_set_sent (db, &self->run.device, self->run.incarnation,
                                  last_event (self)->header.seq, error);
}

static gboolean
put_events (Sending *self, const Planned *planned, GError **error)
{
  GvtCourierFacts facts = make_facts (self, planned->type, planned->number,
                                      self->shipment->n_parts);
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GBytes) payload = NULL;

  self->after_seq = planned->after_seq;
  self->up_to_seq = planned->last_seq;
  frame = make_frame (self, error);
  if (frame == NULL)
    return FALSE;
  facts.first_seq = planned->after_seq + 1;
  facts.last_seq = last_event (self)->header.seq;
  payload = gvt_push_request_write (&last_event (self)->hash, frame);
  if (!put (self, &facts, payload, self->shipment->paths, error))
    return FALSE;
  self->shipment->n_events += self->events->len;
  gvt_progress_tell (self->progress, self->stage, self->shipment->n_events,
                     self->shipment->head_seq - self->shipment->after_seq);
  return gvt_store_write (self->run.store, note_sent, self, error);
}

static gboolean
put_photos (Sending *self, const Planned *planned, GError **error)
{
  GvtCourierFacts facts = make_facts (self, planned->type, planned->number,
                                      self->shipment->plan->len - self->shipment->n_parts);
  guint n;
  g_autoptr (GBytes) payload = gvt_courier_photos_write (self->run.store, self->shipment->photos,
                                                         planned->first, planned->end, &n);

  facts.last_seq = planned->last_seq;
  if (!put (self, &facts, payload, self->shipment->others, error))
    return FALSE;
  self->shipment->n_photos += n;
  gvt_progress_tell (self->progress, self->stage + 1, planned->end, self->shipment->photos->len);
  return TRUE;
}

static gboolean
put_parts (Sending *self, GError **error)
{
  GvtShipment *shipment = self->shipment;

  for (; shipment->n_done < shipment->plan->len; shipment->n_done++)
    {
      const Planned *planned = &g_array_index (shipment->plan, Planned, shipment->n_done);

      if (g_cancellable_set_error_if_cancelled (self->run.cancellable, error)
          || !(planned->type == GVT_COURIER_EVENTS ? put_events (self, planned, error)
                                                   : put_photos (self, planned, error)))
        return FALSE;
    }
  return TRUE;
}

static void
remove_old (Sending *self)
{
  const GvtShipment *shipment = self->shipment;

  gvt_courier_remove_old (self->folder, shipment->code, self->run.incarnation, GVT_COURIER_EVENTS,
                          shipment->paths);
  gvt_courier_remove_old (self->folder, shipment->code, self->run.incarnation, GVT_COURIER_ASK,
                          shipment->others);
  gvt_courier_remove_old (self->folder, shipment->code, self->run.incarnation, GVT_COURIER_PHOTOS,
                          shipment->others);
}

/* What was put back from a backup may be older than what the centre holds: only the centre can say
 * as what it goes on. */
static gboolean
check_restored (GvtSyncRun *run, GError **error)
{
  if (!gvt_sync_check_restored (run, error))
    return FALSE;
  if (!run->is_restored)
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_FORBIDDEN,
                  _ ("Everything on this laptop is safe. It was put back from a backup, so it must "
                     "talk with the centre over the network once, before a stick can carry its "
                     "records. Synchronise it where there is a network."));
  return FALSE;
}

static gboolean
begin (Sending *self, GError **error)
{
  if (!gvt_sync_run_begin (&self->run, error) || !check_restored (&self->run, error))
    return FALSE;
  g_clear_pointer (&self->shipment->code, g_free);
  return gvt_journal_get_device (self->run.journal, &self->run.device, NULL, &self->shipment->code,
                                 error)
         && (self->key = gvt_sync_run_dup_key (&self->run, error)) != NULL;
}

gboolean
gvt_courier_send (GvtProfile *profile,
                  const char *folder,
                  GvtProgress *progress,
                  guint stage,
                  GvtShipment *shipment,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Sending) self = { .run = { .profile = profile, .cancellable = cancellable },
                            .folder = folder,
                            .progress = progress,
                            .stage = stage,
                            .shipment = shipment };

  if (!begin (&self, error) || (shipment->plan == NULL && !plan (&self, error))
      || !put_ask (&self, error) || !put_parts (&self, error))
    return FALSE;

  remove_old (&self);
  return TRUE;
}

static gboolean
check (GPtrArray *paths, const char *folder, GError **error)
{
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *place = g_path_get_dirname (paths->pdata[i]);
      g_autoptr (GBytes) bytes = NULL;
      GvtCourierLabel label;

      if (!g_str_equal (place, folder))
        continue;
      bytes = gvt_file_read (paths->pdata[i], GVT_COURIER_MAX_BYTES, error);
      if (bytes == NULL || !gvt_courier_part_peek (bytes, &label, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_courier_check (const GvtShipment *shipment, const char *folder, GError **error)
{
  return check (shipment->paths, folder, error) && check (shipment->others, folder, error);
}

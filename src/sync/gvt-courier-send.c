/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop writes for its centre onto a stick. */
#include <glib/gi18n-lib.h>

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

typedef struct
{
  GvtSyncRun run;
  GvtSecret *key;
  const char *folder;
  GvtProgress *progress;
  guint stage;
  GvtShipment *shipment;
  guint64 received; /* by the centre, as far as is known here */
  GArray *ends;     /* of guint64: the last seq of each part */

  /* while one is made */
  guint64 after_seq;
  GPtrArray *events; /* (nullable) */
} Sending;

static void
sending_clear (Sending *self)
{
  gvt_sync_run_end (&self->run);
  g_clear_pointer (&self->key, gvt_secret_unref);
  g_clear_pointer (&self->ends, g_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sending, sending_clear)

void
gvt_shipment_clear (GvtShipment *self)
{
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
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

  self->received = MIN (delivery.received, self->shipment->head_seq);
  return TRUE;
}

static gboolean
read_events (GvtDb *db, gpointer user_data, GError **error)
{
  Sending *self = user_data;
  GvtSyncRun *run = &self->run;
  guint64 left = self->shipment->head_seq - self->after_seq;

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
measure (Sending *self, GError **error)
{
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->after_seq = self->received;
  while (self->after_seq < self->shipment->head_seq)
    {
      g_autoptr (GBytes) frame = NULL;

      if (g_cancellable_set_error_if_cancelled (self->run.cancellable, error))
        return FALSE;
      frame = make_frame (self, error);
      if (frame == NULL)
        return FALSE;
      self->after_seq = last_event (self)->header.seq;
      g_array_append_val (self->ends, self->after_seq);
    }
  return TRUE;
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

/* --- writing it --- */

static gboolean
note_sent (GvtDb *db, gpointer user_data, GError **error)
{
  Sending *self = user_data;

  return gvt_sync_store_set_sent (db, &self->run.device, self->run.incarnation,
                                  last_event (self)->header.seq, error);
}

static gboolean
put_part (Sending *self, GBytes *frame, guint number, GError **error)
{
  const GvtCourierFacts facts = { .type = GVT_COURIER_EVENTS,
                                  .device = self->run.device,
                                  .incarnation = self->run.incarnation,
                                  .serial = self->shipment->serial,
                                  .number = number,
                                  .n_parts = self->ends->len,
                                  .first_seq = self->after_seq + 1,
                                  .last_seq = last_event (self)->header.seq };
  g_autoptr (GBytes) payload = gvt_push_request_write (&last_event (self)->hash, frame);
  g_autoptr (GBytes) part = gvt_courier_part_write (
      &facts, payload, &self->run.centre->keys->sealing_key, self->key, error);
  g_autofree char *name = gvt_courier_name (self->shipment->code, &facts);
  char *path = part != NULL ? gvt_courier_put (self->folder, name, part, error) : NULL;

  if (path == NULL)
    return FALSE;

  g_ptr_array_add (self->shipment->paths, path);
  self->shipment->n_events += self->events->len;
  self->shipment->n_bytes += g_bytes_get_size (part);
  return gvt_store_write (self->run.store, note_sent, self, error);
}

static gboolean
put_parts (Sending *self, GError **error)
{
  guint64 total = self->shipment->head_seq - self->received;

  self->after_seq = self->received;
  for (guint i = 0; i < self->ends->len; i++)
    {
      g_autoptr (GBytes) frame = NULL;

      gvt_progress_tell (self->progress, self->stage, self->after_seq - self->received, total);
      if (g_cancellable_set_error_if_cancelled (self->run.cancellable, error))
        return FALSE;
      frame = make_frame (self, error);
      if (frame == NULL || !put_part (self, frame, i + 1, error))
        return FALSE;
      self->after_seq = g_array_index (self->ends, guint64, i);
    }

  gvt_progress_tell (self->progress, self->stage, total, total);
  return TRUE;
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
  return gvt_sync_run_begin (&self->run, error) && check_restored (&self->run, error)
         && gvt_journal_get_device (self->run.journal, &self->run.device, NULL,
                                    &self->shipment->code, error)
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

  *shipment = (GvtShipment){ .paths = g_ptr_array_new_with_free_func (g_free) };
  if (!begin (&self, error) || !gvt_store_read (self.run.store, read_bounds, &self, error)
      || !measure (&self, error))
    return FALSE;
  if (self.ends->len > 0
      && (!gvt_store_write (self.run.store, take_serial, &self, error)
          || !put_parts (&self, error)))
    return FALSE;

  gvt_courier_remove_old (folder, shipment->code, self.run.incarnation, FALSE, shipment->paths);
  return TRUE;
}

gboolean
gvt_courier_check (const GvtShipment *shipment, GError **error)
{
  for (guint i = 0; i < shipment->paths->len; i++)
    {
      g_autoptr (GBytes) bytes = gvt_file_read (shipment->paths->pdata[i], GVT_COURIER_MAX_BYTES,
                                                error);
      GvtCourierLabel label;

      if (bytes == NULL || !gvt_courier_part_peek (bytes, &label, error))
        return FALSE;
    }

  return TRUE;
}

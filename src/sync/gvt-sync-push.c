/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first lane: the journal's suffix goes up in frames until the centre's receipt names our head.
 */
#include "gvt-error.h"

#include "gvt-event-frame.h"
#include "gvt-push-request.h"
#include "gvt-sync-private.h"
#include <glib/gi18n-lib.h>

#define MIN_EVENTS 50 /* in a frame: small enough for a line that drops every few seconds */

typedef struct
{
  GvtSyncRun *run;
  guint64 head_seq; /* of our chain when the frame was made */
  GvtDelivery delivery;
  GPtrArray *events; /* (nullable): of the present frame */
  GBytes *frame;

  GvtReceipt receipt;
  gboolean is_ours;
} Push;

static void
push_clear (Push *self)
{
  gvt_delivery_clear (&self->delivery);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->frame, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Push, push_clear)

/* What comes after the last receipt; when that is nothing, our last event once more: the answer
 * shows that the centre still holds what it held (I13). */
static gboolean
load_suffix (GvtDb *db, gpointer user_data, GError **error)
{
  Push *self = user_data;
  GvtSyncRun *run = self->run;
  guint64 after;
  GvtHash head;

  gvt_delivery_clear (&self->delivery);
  if (!gvt_sync_store_load_delivery (db, &run->device, run->incarnation, &self->delivery, error)
      || !gvt_journal_head (run->journal, db, &run->device, run->incarnation, &self->head_seq,
                            &head, error))
    return FALSE;

  after = self->delivery.received;
  if (after >= self->head_seq)
    after = self->head_seq > 0 ? self->head_seq - 1 : 0;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  self->events = gvt_journal_events (run->journal, db, &run->device, run->incarnation, after,
                                     run->centre->push_events, error);
  return self->events != NULL;
}

/* As many of them as fit: events differ in size a hundredfold. */
static gboolean
make_frame (Push *self, GError **error)
{
  while (TRUE)
    {
      g_autoptr (GError) local = NULL;

      g_clear_pointer (&self->frame, g_bytes_unref);
      self->frame = gvt_event_frame_encode (self->events, gvt_sync_may_travel, self->run->journal,
                                            &local);
      if (self->frame != NULL)
        return TRUE;
      if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_TOO_LARGE) || self->events->len == 1)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }

      g_ptr_array_set_size (self->events, (gint) (self->events->len / 2));
    }
}

static const GvtEvent *
last_event (Push *self)
{
  return g_ptr_array_index (self->events, self->events->len - 1);
}

static gboolean
note_sent (GvtDb *db, gpointer user_data, GError **error)
{
  Push *self = user_data;

  return gvt_sync_store_set_sent (db, &self->run->device, self->run->incarnation,
                                  last_event (self)->header.seq, error);
}

static gboolean
write_push_events (GvtDb *db, gpointer user_data, GError **error)
{
  GvtSyncRun *run = user_data;

  return gvt_sync_store_set_push_events (db, run->centre->push_events, error);
}

/* A good line gets larger frames, a bad one smaller ones. */
static void
adapt_frames (GvtSyncRun *run, gboolean did_arrive)
{
  guint events = run->centre->push_events;

  run->centre->push_events = did_arrive ? MIN (events * 2, GVT_EVENT_FRAME_MAX_EVENTS)
                                        : MAX (events / 2, MIN_EVENTS);
}

static gboolean
send_frame (Push *self, GError **error)
{
  GvtSyncRun *run = self->run;
  g_autoptr (GBytes) request = gvt_push_request_write (&last_event (self)->hash, self->frame);
  g_autoptr (GBytes) receipt = NULL;
  g_autoptr (GError) local = NULL;

  if (!gvt_caller_prepare (run->caller, run->cancellable, error)
      || !gvt_store_write (run->store, note_sent, self, error))
    return FALSE;

  receipt = gvt_caller_call (run->caller, GVT_CALL_PUSH, request, GVT_RECEIPT_MAX_BYTES,
                             run->cancellable, &local);
  adapt_frames (run, receipt != NULL);
  if (receipt != NULL)
    return gvt_sync_take_receipt (run, receipt, &self->receipt, &self->is_ours, error);

  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_OFFLINE))
    gvt_store_write (run->store, write_push_events, run, NULL);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* After each receipt: the chains must be one chain, and something must have moved. */
static gboolean
judge_receipt (Push *self, GError **error)
{
  guint64 before = self->delivery.received;

  if (!self->is_ours)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_CHAIN,
                           "The centre holds other records of this laptop than the laptop itself");
      return FALSE;
    }
  if (self->receipt.seq > before || self->receipt.epoch > self->delivery.epoch
      || self->receipt.seq >= last_event (self)->header.seq)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_REFUSED,
                       _ ("it does not take the next records of this laptop"));
  return FALSE;
}

gboolean
gvt_sync_push (GvtSyncRun *run, GError **error)
{
  g_auto (Push) self = { .run = run };
  guint64 first = G_MAXUINT64;

  do
    {
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !gvt_store_read (run->store, load_suffix, &self, error))
        return FALSE;
      if (self.events->len == 0)
        return TRUE; /* nothing was ever made */

      first = MIN (first, self.delivery.received);
      gvt_sync_tell (run, GVT_SYNC_SENDING, self.delivery.received - first, self.head_seq - first);
      if (!make_frame (&self, error) || !send_frame (&self, error) || !judge_receipt (&self, error))
        return FALSE;
    }
  while (self.receipt.seq < self.head_seq);

  gvt_sync_tell (run, GVT_SYNC_SENDING, self.head_seq - first, self.head_seq - first);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-admission.h"

#include <glib/gi18n-lib.h>

#include "gvt-backup-store.h"
#include "gvt-central-fleet-settle.h"
#include "gvt-central-outcomes.h"
#include "gvt-central-tally.h"
#include "gvt-copy-store.h"
#include "gvt-error.h"
#include "gvt-event-frame.h"
#include "gvt-push-request.h"

typedef struct
{
  GvtCentral *central;
  GvtJournal *journal;
  const GvtId *device;
  guint32 incarnation;

  GBytes *frame;
  GvtHash signed_head; /* what the frame must come to */
  guint64 first_seq;
  GPtrArray *events; /* (nullable): none to admit */

  guint64 seq_before;
  guint64 n_quarantined_before;
  GvtReceipt *receipt;
} Admission;

/* The hash before @first_seq, or the chain's genesis. %FALSE without an error: it is not here yet.
 */
static gboolean
find_previous (Admission *self, GvtDb *db, GvtHash *previous, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  GvtPublicKey key;

  if (self->first_seq == 1)
    {
      if (!gvt_central_find_device (self->central, self->device, self->incarnation, &key, error))
        return FALSE;
      gvt_event_genesis (self->device, self->incarnation, &key, previous);
      return TRUE;
    }

  events = gvt_journal_events (self->journal, db, self->device, self->incarnation,
                               self->first_seq - 2, 1, error);
  if (events == NULL || events->len == 0)
    return FALSE;

  *previous = ((GvtEvent *) g_ptr_array_index (events, 0))->hash;
  return TRUE;
}

static gboolean
check_head (Admission *self, GError **error)
{
  const GvtEvent *last = g_ptr_array_index (self->events, self->events->len - 1);

  if (gvt_hash_equal (&last->hash, &self->signed_head))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_CHAIN,
                       N_ ("These records do not follow those that the centre holds"));
  return FALSE;
}

/* Unpacking and hashing need not hold up other writers. What is held now may only grow meanwhile,
 * and each event is checked against it once more. */
static gboolean
unpack (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *self = user_data;
  g_autoptr (GError) local = NULL;
  GvtHash previous;

  if (!find_previous (self, db, &previous, &local))
    {
      if (local == NULL)
        return TRUE; /* a gap */
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  self->events = gvt_event_frame_decode (self->frame, &previous, error);
  return self->events != NULL && check_head (self, error);
}

/* What is held of the chain. */
static gboolean
read_state (Admission *self, GvtDb *db, GError **error)
{
  GvtReceipt *receipt = self->receipt;

  return gvt_journal_head (self->journal, db, self->device, self->incarnation, &receipt->seq,
                           &receipt->head, error)
         && gvt_journal_count_rejected (self->journal, db, self->device, self->incarnation,
                                        &receipt->n_quarantined, error);
}

static gboolean
fill_receipt (Admission *self, GvtDb *db, GError **error)
{
  self->receipt->device = *self->device;
  self->receipt->incarnation = self->incarnation;
  self->receipt->at_us = gvt_clock_now_us (gvt_central_get_clock (self->central));
  self->receipt->epoch = gvt_central_get_epoch (self->central);
  return (self->events == NULL || read_state (self, db, error))
         && gvt_backup_store_fill (db, self->receipt, error);
}

static gboolean
is_about_proposals (const Admission *self)
{
  for (guint i = 0; self->events != NULL && i < self->events->len; i++)
    if (g_str_has_prefix (((GvtEvent *) self->events->pdata[i])->header.kind, "proposal."))
      return TRUE;
  return FALSE;
}

static gboolean
admit (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *self = user_data;

  /* Once more, where nothing can come between: a copy may have gone on meanwhile (I9). */
  if (!gvt_copy_store_check_open (db, self->device, self->incarnation, error)
      || !read_state (self, db, error))
    return FALSE;
  self->seq_before = self->receipt->seq;
  self->n_quarantined_before = self->receipt->n_quarantined;

  if (self->events != NULL
      && (!gvt_journal_admit_all (self->journal, db, self->events, error)
          || !gvt_central_fleet_settle (self->central, db, error)))
    return FALSE;

  /* In the same transaction: what counts is what came first. */
  return (!is_about_proposals (self) || gvt_central_settle (self->central, db, error))
         && fill_receipt (self, db, error);
}

static gboolean
open_push (Admission *self, GBytes *push, GError **error)
{
  GvtId device;
  guint32 incarnation;

  self->frame = gvt_push_request_read (push, &self->signed_head, error);
  if (self->frame == NULL
      || !gvt_event_frame_peek (self->frame, &device, &incarnation, &self->first_seq, NULL, error))
    return FALSE;
  if (gvt_id_equal (&device, self->device) && incarnation == self->incarnation)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN,
                       N_ ("a laptop sends only its own records"));
  return FALSE;
}

/* Once it is durable. */
static void
count (const Admission *self)
{
  guint n_ahead = 0;

  if (self->events == NULL)
    gvt_event_frame_peek (self->frame, NULL, NULL, NULL, &n_ahead, NULL);
  gvt_central_tally_add (self->central, GVT_TALLY_AHEAD, n_ahead);
  gvt_central_tally_add (self->central, GVT_TALLY_ADMITTED, self->receipt->seq - self->seq_before);
  gvt_central_tally_add (self->central, GVT_TALLY_QUARANTINED,
                         self->receipt->n_quarantined - self->n_quarantined_before);
}

gboolean
gvt_admission_take (GvtCentral *central,
                    const GvtId *device,
                    guint32 incarnation,
                    GBytes *push,
                    GvtReceipt *receipt,
                    guint64 *n_new,
                    GError **error)
{
  GvtJournal *journal = gvt_central_get_journal (central);
  GvtStore *store = gvt_journal_get_store (journal);
  Admission self = { .central = central,
                     .journal = journal,
                     .device = device,
                     .incarnation = incarnation,
                     .receipt = receipt };
  gboolean done = open_push (&self, push, error) && gvt_store_read (store, unpack, &self, error)
                  && gvt_store_write (store, admit, &self, error);

  if (done)
    count (&self);
  if (n_new != NULL)
    *n_new = done ? receipt->seq - self.seq_before : 0;
  g_clear_pointer (&self.frame, g_bytes_unref);
  g_clear_pointer (&self.events, g_ptr_array_unref);
  return done;
}

static gboolean
read_receipt (GvtDb *db, gpointer user_data, GError **error)
{
  Admission *self = user_data;

  return gvt_copy_store_check_open (db, self->device, self->incarnation, error)
         && read_state (self, db, error) && fill_receipt (self, db, error);
}

gboolean
gvt_admission_receipt (GvtCentral *central,
                       const GvtId *device,
                       guint32 incarnation,
                       GvtReceipt *receipt,
                       GError **error)
{
  GvtJournal *journal = gvt_central_get_journal (central);
  Admission self = { .central = central,
                     .journal = journal,
                     .device = device,
                     .incarnation = incarnation,
                     .receipt = receipt };

  return gvt_store_read (gvt_journal_get_store (journal), read_receipt, &self, error);
}

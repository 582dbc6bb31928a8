/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop takes from a stick: its receipts, and lists. */
#include <glib/gi18n-lib.h>

#include "gvt-courier-stick.h"
#include "gvt-courier-take.h"
#include "gvt-courier.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-retention.h"
#include "gvt-seal.h"
#include "gvt-sync-private.h"
#include "gvt-sync-restored.h"

typedef struct
{
  GvtSyncRun run;
  guint64 received; /* by the centre, as far as is known here */
  GvtSecret *sealing_key;
  GvtHash own_id; /* by which a label names us */
  GvtCourierReport *report;
} Reading;

static void
reading_clear (Reading *self)
{
  gvt_sync_run_end (&self->run);
  g_clear_pointer (&self->sealing_key, gvt_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* The keys first: a receipt signed by new ones brings them along. */
static gboolean
take_keys (Reading *self, GBytes *bytes, gboolean *is_old, GError **error)
{
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (bytes, error);

  if (keys == NULL)
    return FALSE;

  *is_old = keys->serial < self->run.centre->keys->serial;
  return *is_old || gvt_sync_take_keys (&self->run, bytes, error);
}

/* @is_old: (out): what is here is newer, so it was left */
static gboolean
take_receipt (Reading *self, GvtCourierPart *part, gboolean *is_old, GError **error)
{
  g_autoptr (GBytes) keys = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;
  GvtReceipt receipt;
  gboolean is_ours;

  if (!gvt_courier_receipt_read (gvt_courier_part_get_payload (part), &keys, &bytes, error)
      || !take_keys (self, keys, is_old, error))
    return FALSE;
  if (*is_old)
    return TRUE;
  if (!gvt_courier_part_verify (part, &self->run.centre->keys->signing_key, error))
    return FALSE;
  if (!gvt_sync_take_receipt (&self->run, bytes, &receipt, &is_ours, &local))
    {
      *is_old = g_error_matches (local, GVT_ERROR, GVT_ERROR_EXPIRED);
      if (!*is_old)
        g_propagate_error (error, g_steal_pointer (&local));
      return *is_old;
    }
  if (is_ours)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_CHAIN,
                       "The centre holds other records of this laptop than the laptop itself");
  return FALSE;
}

/* The received count as it stands here. */
static gboolean
read_received (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_auto (GvtDelivery) delivery = { 0 };

  if (!gvt_sync_store_load_delivery (db, &self->run.device, self->run.incarnation, &delivery,
                                     error))
    return FALSE;

  self->received = delivery.received;
  return TRUE;
}

static gboolean
read_own (Reading *self, GBytes *bytes, GError **error)
{
  g_autoptr (GvtCourierPart) part = gvt_courier_part_open (bytes, self->sealing_key, error);
  gboolean is_old = FALSE;
  guint64 before;

  if (part == NULL || !gvt_store_read (self->run.store, read_received, self, error))
    return FALSE;

  before = self->received;
  if (!take_receipt (self, part, &is_old, error)
      || !gvt_store_read (self->run.store, read_received, self, error))
    return FALSE;

  if (self->received != before)
    self->report->n_taken++;
  else
    self->report->n_known++;
  return TRUE;
}

/* Older than what was heard of by the line meanwhile is no fault. */
static gboolean
read_lists (Reading *self, GBytes *bytes, GError **error)
{
  g_autoptr (GvtCourierPart) part = gvt_courier_part_open (bytes, self->sealing_key, error);
  g_autoptr (GError) local = NULL;

  if (part == NULL)
    return FALSE;
  if (gvt_courier_take_lists (&self->run, part, &self->report->n_lists, &local)
      || g_error_matches (local, GVT_ERROR, GVT_ERROR_EXPIRED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_file (Reading *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, GVT_COURIER_MAX_BYTES, error);
  GvtCourierLabel label;

  if (bytes == NULL || !gvt_courier_part_peek (bytes, &label, error))
    return FALSE;
  if (label.type == GVT_COURIER_EVENTS)
    return TRUE;
  if (gvt_hash_equal (&label.recipient, &self->own_id))
    return label.type == GVT_COURIER_LISTS ? read_lists (self, bytes, error)
                                           : read_own (self, bytes, error);

  self->report->n_others++;
  return TRUE;
}

/* Which of them it was, people need to know. */
static gboolean
read_named (Reading *self, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = NULL;
  g_autoptr (GError) local = NULL;

  if (read_file (self, path, &local))
    return TRUE;

  words = gvt_error_describe (local);
  gvt_error_tell (error, (GvtError) local->code, "%s: %s", name, words);
  return FALSE;
}

static gboolean
read_all (Reading *self, GPtrArray *paths, GError **error)
{
  GError *first = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      GError *local = NULL;

      if (read_named (self, paths->pdata[i], &local))
        continue;
      if (first == NULL)
        first = local;
      else
        g_error_free (local);
    }
  if (first == NULL)
    return TRUE;

  g_propagate_error (error, first);
  return FALSE;
}

static gboolean
begin (Reading *self, GError **error)
{
  g_autoptr (GvtSecret) key = NULL;
  GvtPublicKey own;

  if (!gvt_sync_run_begin (&self->run, error) || !gvt_sync_check_restored (&self->run, error))
    return FALSE;
  key = gvt_sync_run_dup_key (&self->run, error);
  if (key == NULL)
    return FALSE;

  self->sealing_key = gvt_sealing_key_of (key);
  gvt_sealing_key_public (self->sealing_key, &own);
  gvt_courier_key_id (&own, &self->own_id);
  return TRUE;
}

gboolean
gvt_courier_read (GvtProfile *profile, const char *path, GvtCourierReport *report, GError **error)
{
  g_auto (Reading) self = { .run = { .profile = profile }, .report = report };
  g_autoptr (GPtrArray) paths = NULL;

  *report = (GvtCourierReport){ 0 };
  if (!begin (&self, error))
    return FALSE;
  paths = gvt_courier_find (path, error);
  if (paths != NULL)
    g_ptr_array_extend_and_steal (paths, gvt_courier_find_lists (path));
  return paths != NULL && read_all (&self, paths, error)
         && (report->n_taken == 0 || gvt_retention_sweep (profile, &report->n_erased, error));
}

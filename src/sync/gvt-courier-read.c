/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop takes from a stick. */
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
  GvtSyncReport counts; /* of the lanes; told by @report */
  GvtProgress *progress;
  guint n_read;
} Reading;

typedef gboolean (*Take) (GvtSyncRun *run,
                          GvtCourierPart *part,
                          GvtCourierReport *report,
                          GError **error);

/* In the order in which they are of use: what lists need comes before them. */
static const struct
{
  GvtCourierType type;
  Take take; /* (nullable): a receipt */
} turns[] = {
  { GVT_COURIER_RECEIPT, NULL },
  { GVT_COURIER_LETTERS, gvt_courier_take_letters },
  { GVT_COURIER_HELD, gvt_courier_take_held },
  { GVT_COURIER_LISTS, gvt_courier_take_files },
  { GVT_COURIER_FILES, gvt_courier_take_files },
};

static void
reading_clear (Reading *self)
{
  gvt_sync_run_end (&self->run);
  g_clear_pointer (&self->sealing_key, gvt_secret_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
take_receipt (Reading *self, GvtCourierPart *part, GError **error)
{
  g_autoptr (GBytes) keys = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GvtReceipt receipt;
  gboolean is_ours;

  if (!gvt_courier_receipt_read (gvt_courier_part_get_payload (part), &keys, &bytes, error)
      || !gvt_courier_check_part (&self->run, part, keys, error)
      || !gvt_sync_take_receipt (&self->run, bytes, &receipt, &is_ours, error))
    return FALSE;
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

/* What is here is newer, so it was left: that is no fault. */
static gboolean
pass_over_older (Reading *self, GError *local, GError **error)
{
  if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_EXPIRED))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_error_free (local);
  self->report->n_older++;
  return TRUE;
}

static gboolean
read_receipt (Reading *self, GvtCourierPart *part, GError **error)
{
  GError *local = NULL;
  guint64 before;

  if (!gvt_store_read (self->run.store, read_received, self, error))
    return FALSE;

  before = self->received;
  if (!take_receipt (self, part, &local) && !pass_over_older (self, local, error))
    return FALSE;
  if (!gvt_store_read (self->run.store, read_received, self, error))
    return FALSE;
  if (self->received != before)
    self->report->n_taken++;
  else
    self->report->n_known++;
  return TRUE;
}

static gboolean
read_file (Reading *self, const char *path, Take take, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, GVT_COURIER_MAX_BYTES, error);
  g_autoptr (GvtCourierPart) part = bytes != NULL
                                        ? gvt_courier_part_open (bytes, self->sealing_key, error)
                                        : NULL;
  GError *local = NULL;

  if (part == NULL)
    return FALSE;
  if (take == NULL)
    return read_receipt (self, part, error);
  if (take (&self->run, part, self->report, &local))
    return TRUE;
  return pass_over_older (self, local, error);
}

/* --- what lies there --- */

/* Of one part, as its label says. */
typedef struct
{
  char *path;
  GvtCourierType type;
} Found;

static void
found_free (gpointer data)
{
  Found *self = data;

  g_free (self->path);
  g_free (self);
}

/* @local: (transfer full): which of them it was, people need to know */
static void
keep_named (GError **first, const char *path, GError *local)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = gvt_error_describe (local);
  GError *named = NULL;

  if (gvt_sync_ends_talk (local))
    named = g_error_copy (local);
  else
    gvt_error_tell (&named, (GvtError) local->code, "%s: %s", name, words);
  g_error_free (local);
  gvt_sync_keep_failure (first, named);
}

static gboolean
look_at (Reading *self, const char *path, GPtrArray *found, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, GVT_COURIER_MAX_BYTES, error);
  GvtCourierLabel label;
  Found *one;

  if (bytes == NULL || !gvt_courier_part_peek (bytes, &label, error))
    return FALSE;
  if (gvt_courier_type_is_for_centre (label.type))
    return TRUE;
  if (!gvt_hash_equal (&label.recipient, &self->own_id))
    {
      self->report->n_others++;
      return TRUE;
    }
  one = g_new0 (Found, 1);
  one->path = g_strdup (path);
  one->type = label.type;
  g_ptr_array_add (found, one);
  return TRUE;
}

/* Returns: whether nothing ended it: one that is bad holds up no other */
static gboolean
read_turn (Reading *self, GPtrArray *found, guint turn, GError **first)
{
  for (guint i = 0; i < found->len; i++)
    {
      const Found *one = found->pdata[i];
      GError *local = NULL;

      if (one->type != turns[turn].type)
        continue;
      gvt_progress_tell (self->progress, 0, self->n_read++, found->len);
      if (!g_cancellable_set_error_if_cancelled (self->run.cancellable, &local)
          && read_file (self, one->path, turns[turn].take, &local))
        continue;
      keep_named (first, one->path, local);
      if (gvt_sync_ends_talk (*first))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (Reading *self, GPtrArray *paths, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (found_free);
  GError *first = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      GError *local = NULL;

      if (!look_at (self, paths->pdata[i], found, &local))
        keep_named (&first, paths->pdata[i], local);
    }
  for (guint turn = 0; turn < G_N_ELEMENTS (turns); turn++)
    if (!read_turn (self, found, turn, &first))
      break;
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
gvt_courier_read (GvtProfile *profile,
                  const char *path,
                  GvtProgress *progress,
                  GvtCourierReport *report,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (Reading) self = { .run = { .profile = profile, .cancellable = cancellable },
                            .progress = progress,
                            .report = report };
  g_autoptr (GPtrArray) paths = NULL;

  *report = (GvtCourierReport){ 0 };
  self.run.report = &self.counts;
  if (!begin (&self, error))
    return FALSE;
  paths = gvt_courier_find (path, error);
  return paths != NULL && read_all (&self, paths, error)
         && (report->n_taken + report->n_known == 0
             || gvt_retention_sweep (profile, &report->n_erased, error));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last lane: the manifest, and the files it names that are not here. */
#include "gvt-error.h"
#include "gvt-sync-private.h"

#define MANIFEST_LIFE_US (24 * G_TIME_SPAN_HOUR) /* clocks of a centre's servers differ by less */

/* Both are the manifest's. */
typedef struct
{
  const GvtManifestEntry *entry;
  const GvtManifestEntry *delta; /* (nullable): what makes it of a list that is here */
} Wanted;

typedef struct
{
  GvtSyncRun *run;
  GvtManifest *manifest;
  GArray *missing; /* of Wanted */
  guint64 missing_bytes;
} Fetch;

/* Returns: (nullable): what makes @pack of a list that is here */
static const GvtManifestEntry *
find_delta (const Fetch *self, const GvtManifestEntry *pack)
{
  for (guint i = 0; i < self->manifest->entries->len; i++)
    {
      const GvtManifestEntry *entry = g_ptr_array_index (self->manifest->entries, i);

      if (gvt_manifest_entry_makes (entry, pack) && gvt_sync_takes_delta (self->run, entry))
        return entry;
    }
  return NULL;
}

/* The centre signs it anew for each talk. One that was signed long before what we know the time to
 * be is played again by somebody who keeps newer ones from us (a freeze attack): nothing in it is
 * false, so it is taken, and told. */
static gboolean
judge_age (Fetch *self, GvtDb *db, GError **error)
{
  gint64 issued_at_us = self->manifest->issued_at_us;
  gint64 now_us;

  if (!gvt_journal_get_trusted_time (self->run->journal, db, &now_us, error))
    return FALSE;

  return gvt_sync_store_set_stale_manifest (
      db, now_us - issued_at_us > MANIFEST_LIFE_US ? issued_at_us : 0, error);
}

static gboolean
keep_manifest (GvtDb *db, gpointer user_data, GError **error)
{
  Fetch *self = user_data;

  return gvt_sync_store_set_manifest_serial (db, self->manifest->serial, error)
         && judge_age (self, db, error)
         && gvt_journal_note_time (self->run->journal, db, self->manifest->issued_at_us, error);
}

/* By looking, not by remembering: what was damaged or deleted here is fetched again. */
static void
find_missing (Fetch *self)
{
  for (guint i = 0; i < self->manifest->entries->len; i++)
    {
      Wanted wanted = { .entry = g_ptr_array_index (self->manifest->entries, i) };

      if (wanted.entry->kind == GVT_FILE_UNKNOWN || wanted.entry->kind == GVT_FILE_DELTA
          || gvt_sync_has_file (self->run, wanted.entry))
        continue;
      wanted.delta = find_delta (self, wanted.entry);
      g_array_append_val (self->missing, wanted);
      self->missing_bytes += wanted.delta != NULL ? wanted.delta->bytes : wanted.entry->bytes;
    }
}

/* Lists of words before the packs that need them; what is small and common first. */
static gint
compare_wanted (gconstpointer a, gconstpointer b)
{
  static const gint order[] = {
    [GVT_FILE_LEXICON] = 0, [GVT_FILE_REGIONS] = 1, [GVT_FILE_PACK] = 2,   [GVT_FILE_STATIONS] = 3,
    [GVT_FILE_MODULE] = 4,  [GVT_FILE_DELTA] = 5,   [GVT_FILE_UNKNOWN] = 5
  };
  const GvtManifestEntry *first = ((const Wanted *) a)->entry;
  const GvtManifestEntry *second = ((const Wanted *) b)->entry;

  return order[first->kind] - order[second->kind];
}

static GvtManifest *
ask_manifest (GvtSyncRun *run, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_caller_call (run->caller, GVT_CALL_MANIFEST, NULL,
                                              GVT_MANIFEST_MAX_BYTES, run->cancellable, error);
  g_autoptr (GvtManifest) manifest = bytes != NULL ? gvt_manifest_read (
                                         bytes, &run->centre->keys->signing_key, error)
                                                   : NULL;

  if (manifest == NULL
      || !gvt_manifest_check (manifest, &run->device, run->centre->manifest_serial, error))
    return NULL;

  return g_steal_pointer (&manifest);
}

/* By its delta where that is possible; where that turns out to be no good, as a whole. What ends
 * the talk ends it here, too: the delta goes on next time from where it stopped. */
static gboolean
fetch_wanted (Fetch *self, const Wanted *wanted, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (wanted->delta == NULL)
    return gvt_sync_fetch_file (self->run, wanted->entry, error);
  if (gvt_sync_fetch_file (self->run, wanted->delta, &local))
    {
      self->run->report->n_deltas++;
      return TRUE;
    }
  if (gvt_sync_ends_talk (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  g_info ("The list of %s is fetched as a whole: %s", wanted->entry->name, local->message);
  self->missing_bytes += wanted->entry->bytes;
  return gvt_sync_fetch_file (self->run, wanted->entry, error);
}

/* One bad file holds up no other. */
static gboolean
fetch_missing (Fetch *self, GError **error)
{
  GvtSyncReport *report = self->run->report;
  GError *first = NULL;
  gboolean may_go_on = TRUE;

  gvt_sync_tell (self->run, GVT_SYNC_FETCHING, 0, self->missing_bytes);
  for (guint i = 0; i < self->missing->len && may_go_on; i++)
    {
      GError *local = NULL;

      if (fetch_wanted (self, &g_array_index (self->missing, Wanted, i), &local))
        {
          report->n_files++;
          gvt_sync_tell (self->run, GVT_SYNC_FETCHING, report->n_bytes, self->missing_bytes);
          continue;
        }
      report->n_files_failed++;
      may_go_on = gvt_sync_keep_failure (&first, local);
    }

  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}

gboolean
gvt_sync_fetch (GvtSyncRun *run, GError **error)
{
  g_autoptr (GvtManifest) manifest = ask_manifest (run, error);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (Wanted));
  Fetch self = { run, manifest, missing, 0 };

  if (manifest == NULL || !gvt_store_write (run->store, keep_manifest, &self, error))
    return FALSE;

  find_missing (&self);
  if (run->reach == GVT_SYNC_HOLD_FILES)
    {
      run->report->n_held += missing->len;
      run->report->held_bytes += self.missing_bytes;
      return TRUE;
    }
  g_array_sort (missing, compare_wanted);
  return fetch_missing (&self, error);
}

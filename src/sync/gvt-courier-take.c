/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists and modules that come on a stick: the third lane of a sync, without the line. */
#include "gvt-courier-take.h"

#include <glib/gi18n-lib.h>

#include "gvt-courier-bundle.h"
#include "gvt-courier-files.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-sync-private.h"

typedef struct
{
  GvtSyncRun *run;
  GvtManifest *manifest;
  GHashTable *files; /* of a hash as text: GBytes */
  GvtCourierReport *report;
} Taking;

/* Newer keys than ours that have ended are no keys, whoever brings them. */
static gboolean
take_keys (GvtSyncRun *run, GBytes *keys, GError **error)
{
  GError *local = NULL;

  if (gvt_sync_take_keys (run, keys, &local))
    return TRUE;
  if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_EXPIRED))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_error_free (local);
  gvt_error_tell (
      error, GVT_ERROR_STATE,
      _ ("What the centre wrote here is signed by keys that have ended, so it is old, or "
         "was held back. Nothing was taken from it, and nothing is lost. Let the centre "
         "renew its keys, and write the stick anew."));
  return FALSE;
}

gboolean
gvt_courier_check_part (GvtSyncRun *run, GvtCourierPart *part, GBytes *keys, GError **error)
{
  g_autoptr (GvtKeysStatement) statement = gvt_keys_statement_read (keys, error);

  if (statement == NULL)
    return FALSE;
  if (statement->serial < run->centre->keys->serial)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_EXPIRED,
                           "This was signed by earlier keys of the centre");
      return FALSE;
    }
  return take_keys (run, keys, error)
         && gvt_courier_part_verify (part, &run->centre->keys->signing_key, error);
}

static gboolean
keep_serial (GvtDb *db, gpointer user_data, GError **error)
{
  Taking *self = user_data;

  return gvt_sync_store_set_manifest_serial (db, self->manifest->serial, error)
         && gvt_journal_note_time (self->run->journal, db, self->manifest->issued_at_us, error);
}

static gboolean
take_manifest (Taking *self, GBytes *bytes, GError **error)
{
  GvtSyncRun *run = self->run;

  self->manifest = gvt_manifest_read (bytes, &run->centre->keys->signing_key, error);
  if (self->manifest == NULL
      || !gvt_manifest_check (self->manifest, &run->device, run->centre->manifest_serial, error)
      || !gvt_store_write (run->store, keep_serial, self, error))
    return FALSE;
  run->centre->manifest_serial = self->manifest->serial;
  return TRUE;
}

static void
index_files (Taking *self, GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      GvtHash hash;

      gvt_hash_of_bytes (files->pdata[i], &hash);
      g_hash_table_insert (self->files, gvt_hash_to_text (&hash), g_bytes_ref (files->pdata[i]));
    }
}

/* Returns: (nullable) */
static GBytes *
find_file (const Taking *self, const GvtManifestEntry *entry)
{
  g_autofree char *hash = gvt_hash_to_text (&entry->hash);
  GBytes *bytes = g_hash_table_lookup (self->files, hash);

  return bytes != NULL && g_bytes_get_size (bytes) == entry->bytes ? bytes : NULL;
}

static gboolean
place (Taking *self, const GvtManifestEntry *entry, GBytes *bytes, GError **error)
{
  g_autofree char *path = gvt_sync_part_path (self->run, entry);

  if (!gvt_file_write (path, bytes, error) || !gvt_sync_place_file (self->run, entry, path, error))
    return FALSE;
  self->report->n_lists++;
  return TRUE;
}

/* A delta that is no good is no failure: the whole list may be there, or comes by the line. */
static gboolean
place_by_delta (Taking *self, const GvtManifestEntry *pack)
{
  for (guint i = 0; i < self->manifest->entries->len; i++)
    {
      const GvtManifestEntry *delta = self->manifest->entries->pdata[i];
      GBytes *bytes = gvt_manifest_entry_makes (delta, pack) ? find_file (self, delta) : NULL;
      g_autoptr (GError) local = NULL;

      if (bytes == NULL || !gvt_sync_takes_delta (self->run, delta))
        continue;
      if (place (self, delta, bytes, &local))
        return TRUE;
      g_info ("The delta of %s on a stick: %s", pack->name, local->message);
    }
  return FALSE;
}

static gboolean
take_entry (Taking *self, const GvtManifestEntry *entry, GError **error)
{
  GBytes *bytes = find_file (self, entry);

  if (entry->kind == GVT_FILE_UNKNOWN || entry->kind == GVT_FILE_DELTA
      || gvt_sync_has_file (self->run, entry)
      || (entry->kind == GVT_FILE_PACK && place_by_delta (self, entry)))
    return TRUE;
  return bytes == NULL || place (self, entry, bytes, error);
}

static gboolean
is_words (const GvtManifestEntry *entry)
{
  return entry->kind == GVT_FILE_LEXICON || entry->kind == GVT_FILE_REGIONS;
}

static gboolean
end (GError *first, GError **error)
{
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, first);
  return FALSE;
}

/* Lists of words before the packs that need them. */
static gboolean
take_entries (Taking *self, GError **error)
{
  GError *first = NULL;
  gboolean may_go_on = TRUE;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->manifest->entries->len && may_go_on; i++)
      {
        const GvtManifestEntry *entry = self->manifest->entries->pdata[i];
        GError *local = NULL;

        if (is_words (entry) == (round == 0) && !take_entry (self, entry, &local))
          may_go_on = gvt_sync_keep_failure (&first, local);
      }
  return end (first, error);
}

static gboolean
take_pieces (Taking *self, GPtrArray *pieces, GError **error)
{
  GError *first = NULL;
  gboolean may_go_on = TRUE;

  for (guint i = 0; i < pieces->len && may_go_on; i++)
    {
      GError *local = NULL;

      if (!gvt_courier_take_file_piece (self->run, self->manifest, pieces->pdata[i], self->report,
                                        &local))
        may_go_on = gvt_sync_keep_failure (&first, local);
    }
  return end (first, error);
}

static gboolean
take (Taking *self, GvtCourierPart *part, GPtrArray *files, GError **error)
{
  if (gvt_courier_part_get_facts (part)->type == GVT_COURIER_FILES)
    return take_pieces (self, files, error);
  index_files (self, files);
  return take_entries (self, error);
}

gboolean
gvt_courier_take_files (GvtSyncRun *run,
                        GvtCourierPart *part,
                        GvtCourierReport *report,
                        GError **error)
{
  g_autoptr (GHashTable) by_hash = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                          (GDestroyNotify) g_bytes_unref);
  Taking self = { .run = run, .files = by_hash, .report = report };
  g_autoptr (GBytes) keys = NULL;
  g_autoptr (GBytes) manifest = NULL;
  g_autoptr (GPtrArray) files = NULL;
  gboolean is_taken;

  if (!gvt_courier_bundle_read (gvt_courier_part_get_payload (part), &keys, &manifest, &files,
                                error)
      || !gvt_courier_check_part (run, part, keys, error))
    return FALSE;
  is_taken = take_manifest (&self, manifest, error) && take (&self, part, files, error);
  g_clear_pointer (&self.manifest, gvt_manifest_free);
  return is_taken;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Modules that come by stick, in pieces: each in any order, from any stick, or none. */
#include "gvt-courier-files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gvt-courier-file-piece.h"
#include "gvt-courier-part.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-sync-private.h"

#define EARLY_FORMAT ".early-%012" G_GUINT64_FORMAT

typedef struct
{
  GvtSyncRun *run;
  const GvtManifestEntry *entry;
  GvtCourierReport *report;
  guint64 length; /* how much of it is here, from its start */
} Gathering;

/* Returns: (nullable) */
static const GvtManifestEntry *
find_entry (const GvtManifest *manifest, const GvtHash *hash)
{
  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const GvtManifestEntry *entry = manifest->entries->pdata[i];

      if (entry->kind == GVT_FILE_MODULE && gvt_hash_equal (&entry->hash, hash))
        return entry;
    }
  return NULL;
}

/* --- what came too early --- */

static char *
early_path (const Gathering *self, guint64 position)
{
  g_autofree char *part = gvt_sync_part_path (self->run, self->entry);

  return g_strdup_printf ("%s" EARLY_FORMAT, part, position);
}

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (element-type filename): where each begins is the end of its name, so
 * they lie in that order */
static GPtrArray *
list_early (const Gathering *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *part = gvt_sync_part_path (self->run, self->entry);
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);
  g_autofree char *prefix = g_strconcat (name, ".early-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while (dir != NULL && (found = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (found, prefix) && strlen (found) == strlen (prefix) + 12)
      g_ptr_array_add (paths, g_build_filename (folder, found, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

static void
forget_early (const Gathering *self)
{
  g_autoptr (GPtrArray) paths = list_early (self);

  for (guint i = 0; i < paths->len; i++)
    g_unlink (paths->pdata[i]);
}

/* --- gathering --- */

static gboolean
add_early (Gathering *self, GError **error)
{
  g_autoptr (GPtrArray) paths = list_early (self);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      guint64 position = g_ascii_strtoull (path + strlen (path) - 12, NULL, 10);
      g_autoptr (GBytes) bytes = NULL;

      if (position > self->length)
        return TRUE;
      bytes = gvt_file_read (path, GVT_COURIER_MAX_PAYLOAD, NULL);
      if (bytes != NULL
          && !gvt_sync_extend_part (self->run, self->entry, position, bytes, &self->length, error))
        return FALSE;
      g_unlink (path);
    }
  return TRUE;
}

static gboolean
finish (Gathering *self, GError **error)
{
  forget_early (self);
  if (!gvt_sync_finish_part (self->run, self->entry, error))
    return FALSE;
  self->report->n_modules++;
  return TRUE;
}

static gboolean
add_piece (Gathering *self, const GvtCourierFilePiece *piece, GError **error)
{
  g_autofree char *early = early_path (self, piece->position);
  guint64 before;

  if (!gvt_sync_extend_part (self->run, self->entry, 0, NULL, &self->length, error))
    return FALSE;
  before = self->length;
  if (piece->position > self->length)
    {
      self->report->n_pieces += !g_file_test (early, G_FILE_TEST_EXISTS);
      return gvt_file_write (early, piece->bytes, error);
    }
  if (!gvt_sync_extend_part (self->run, self->entry, piece->position, piece->bytes, &self->length,
                             error)
      || !add_early (self, error))
    return FALSE;
  self->report->n_pieces += self->length > before;
  return self->length < self->entry->bytes || finish (self, error);
}

gboolean
gvt_courier_take_file_piece (GvtSyncRun *run,
                             const GvtManifest *manifest,
                             GBytes *bytes,
                             GvtCourierReport *report,
                             GError **error)
{
  g_auto (GvtCourierFilePiece) piece = { 0 };
  Gathering self = { .run = run, .report = report };

  if (!gvt_courier_file_piece_read (bytes, &piece, error))
    return FALSE;
  self.entry = find_entry (manifest, &piece.hash);
  if (self.entry == NULL)
    return TRUE;
  if (gvt_sync_has_file (run, self.entry))
    {
      forget_early (&self); /* the network was faster */
      return TRUE;
    }
  if (piece.position + g_bytes_get_size (piece.bytes) <= self.entry->bytes)
    return add_piece (&self, &piece, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "A piece reaches behind the end of its module");
  return FALSE;
}

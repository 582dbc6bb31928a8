/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-lists.h"

#include "gvt-central-files.h"
#include "gvt-courier-bundle.h"
#include "gvt-courier-file-piece.h"
#include "gvt-courier-pieces.h"
#include "gvt-manifest.h"

/* A piece of a module, or the files of one part with lists. */
typedef struct
{
  guint first;
  guint end; /* of @entries */
  guint64 position;
  gsize length; /* of the piece */
} Load;

typedef struct
{
  const GvtCourierMail *mail;
  GBytes *manifest_bytes;
  GvtManifest *manifest;
  gsize room;         /* in a part */
  GPtrArray *entries; /* GvtManifestEntry, borrowed: those that are carried */
  GArray *loads;      /* of each part */
} Packing;

static void
packing_clear (Packing *self)
{
  g_clear_pointer (&self->manifest_bytes, g_bytes_unref);
  g_clear_pointer (&self->manifest, gvt_manifest_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->loads, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packing, packing_clear)

static gboolean
begin (Packing *self, GError **error)
{
  GvtCentral *central = self->mail->central;
  GvtPublicKey own;

  gvt_signing_key_public (gvt_central_get_signing_key (central), &own);
  self->manifest_bytes = gvt_central_manifest (central, &self->mail->device,
                                               self->mail->incarnation, error);
  self->manifest = self->manifest_bytes != NULL
                       ? gvt_manifest_read (self->manifest_bytes, &own, error)
                       : NULL;
  if (self->manifest == NULL)
    return FALSE;

  self->room = gvt_courier_bundle_room (self->mail->keys, self->manifest_bytes);
  self->entries = g_ptr_array_new ();
  self->loads = g_array_new (FALSE, FALSE, sizeof (Load));
  return TRUE;
}

/* @files: by load. Returns: whether all were put */
static gboolean
put_part (const Packing *self, GvtCourierType type, guint index, GPtrArray *files, GError **error)
{
  const GvtCourierFacts facts = {
    .type = type, .serial = self->manifest->serial, .number = index + 1, .n_parts = self->loads->len
  };
  g_autoptr (GBytes) payload = gvt_courier_bundle_write (self->mail->keys, self->manifest_bytes,
                                                         files);

  return gvt_courier_mail_put (self->mail, facts, payload, error);
}

/* --- lists --- */

/* In the manifest's order, as many as fit into each part. */
static void
distribute (Packing *self)
{
  Load load = { 0 };
  gsize left = self->room;

  for (guint i = 0; i < self->manifest->entries->len; i++)
    {
      GvtManifestEntry *entry = self->manifest->entries->pdata[i];
      gsize size = (gsize) entry->bytes + GVT_COURIER_PIECE_HEAD;

      if (entry->kind == GVT_FILE_MODULE || entry->kind == GVT_FILE_UNKNOWN || size > self->room)
        continue;
      if (size > left)
        {
          g_array_append_val (self->loads, load);
          load.first = load.end;
          left = self->room;
        }
      g_ptr_array_add (self->entries, entry);
      load.end = self->entries->len;
      left -= size;
    }
  if (load.end > load.first)
    g_array_append_val (self->loads, load);
}

/* What a disk damaged here is left out: laptops prove what they take. Returns: (transfer full) */
static GPtrArray *
load_files (const Packing *self, const Load *load)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = load->first; i < load->end; i++)
    {
      const GvtManifestEntry *entry = self->entries->pdata[i];
      GBytes *file = gvt_central_load_file (self->mail->central, &entry->hash, (gsize) entry->bytes,
                                            NULL);

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  return files;
}

gboolean
gvt_courier_write_lists (const GvtCourierMail *mail, GError **error)
{
  g_auto (Packing) packing = { .mail = mail };

  if (!begin (&packing, error))
    return FALSE;
  distribute (&packing);
  for (guint i = 0; i < packing.loads->len; i++)
    {
      g_autoptr (GPtrArray) files = NULL;

      if (!gvt_courier_mail_wants (mail))
        continue;
      files = load_files (&packing, &g_array_index (packing.loads, Load, i));
      if (!put_part (&packing, GVT_COURIER_LISTS, i, files, error))
        return FALSE;
    }
  return TRUE;
}

/* --- modules --- */

static void
cut (Packing *self, const GvtCourierAsk *ask)
{
  gsize room = self->room > GVT_COURIER_BUNDLE_MIN_ROOM
                   ? self->room - GVT_COURIER_PIECE_HEAD - GVT_COURIER_FILE_PIECE_HEAD
                   : 0;

  for (guint i = 0; room > 0 && i < self->manifest->entries->len; i++)
    {
      GvtManifestEntry *entry = self->manifest->entries->pdata[i];
      guint64 position = entry->kind == GVT_FILE_MODULE ? gvt_courier_ask_holds (ask, &entry->hash)
                                                        : entry->bytes;

      for (; position < entry->bytes; position += room)
        {
          Load load = { i, i + 1, position, (gsize) MIN (room, entry->bytes - position) };

          g_array_append_val (self->loads, load);
        }
    }
}

/* Returns: (transfer full) (nullable): %NULL where a disk lost or cut the file here: nobody is told
 * by a laptop's stick, and the laptop asks again */
static GPtrArray *
load_piece (const Packing *self, const Load *load)
{
  const GvtManifestEntry *entry = self->manifest->entries->pdata[load->first];
  g_autofree char *path = gvt_central_find_file (self->mail->central, &entry->hash, NULL);
  g_autoptr (GMappedFile) file = path != NULL ? g_mapped_file_new (path, FALSE, NULL) : NULL;
  g_auto (GvtCourierFilePiece) piece = { .hash = entry->hash, .position = load->position };
  g_autoptr (GBytes) whole = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  GPtrArray *pieces;

  if (whole == NULL || g_bytes_get_size (whole) != entry->bytes)
    return NULL;
  piece.bytes = g_bytes_new_from_bytes (whole, (gsize) load->position, load->length);
  pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (pieces, gvt_courier_file_piece_write (&piece));
  return pieces;
}

gboolean
gvt_courier_write_modules (const GvtCourierMail *mail, const GvtCourierAsk *ask, GError **error)
{
  g_auto (Packing) packing = { .mail = mail };

  if (!begin (&packing, error))
    return FALSE;
  cut (&packing, ask);
  for (guint i = 0; i < packing.loads->len; i++)
    {
      g_autoptr (GPtrArray) pieces = NULL;

      if (!gvt_courier_mail_wants (mail))
        continue;
      pieces = load_piece (&packing, &g_array_index (packing.loads, Load, i));
      if (pieces != NULL && !put_part (&packing, GVT_COURIER_FILES, i, pieces, error))
        return FALSE;
    }
  return TRUE;
}

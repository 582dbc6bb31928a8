/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-lists.h"

#include <glib/gstdio.h>

#include "gvt-central-devices.h"
#include "gvt-central-files.h"
#include "gvt-courier-bundle.h"
#include "gvt-courier-stick.h"
#include "gvt-error.h"
#include "gvt-manifest.h"
#include "gvt-seal.h"

#define LENGTH_SIZE 4 /* before each file */

/* What one laptop's lists are packed with. */
typedef struct
{
  GvtCentral *central;
  const char *code;
  const char *folder;
  GBytes *keys;
  GBytes *manifest_bytes;
  GvtManifest *manifest;
  GvtPublicKey recipient;
  GvtCourierFacts facts;
  GArray *ends;       /* of guint: behind the last of @entries that goes into each part */
  GPtrArray *entries; /* GvtManifestEntry, borrowed: those that are carried */
  GPtrArray *paths;
} Packing;

static void
packing_clear (Packing *self)
{
  g_clear_pointer (&self->keys, g_bytes_unref);
  g_clear_pointer (&self->manifest_bytes, g_bytes_unref);
  g_clear_pointer (&self->manifest, gvt_manifest_free);
  g_clear_pointer (&self->ends, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Packing, packing_clear)

static gboolean
begin (Packing *self, const GvtId *device, guint32 incarnation, GError **error)
{
  const GvtSecret *signing_key = gvt_central_get_signing_key (self->central);
  GvtPublicKey own, signer;

  gvt_signing_key_public (signing_key, &own);
  self->keys = gvt_central_dup_keys_statement (self->central);
  self->manifest_bytes = gvt_central_manifest (self->central, device, incarnation, error);
  self->manifest = self->manifest_bytes != NULL
                       ? gvt_manifest_read (self->manifest_bytes, &own, error)
                       : NULL;
  if (self->manifest == NULL
      || !gvt_central_find_device (self->central, device, incarnation, &signer, error)
      || !gvt_sealing_key_public_of (&signer, &self->recipient, error))
    return FALSE;

  self->facts = (GvtCourierFacts){ .type = GVT_COURIER_LISTS,
                                   .device = *device,
                                   .incarnation = incarnation,
                                   .serial = self->manifest->serial };
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->entries = g_ptr_array_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

/* In the manifest's order, as many as fit into each part. */
static void
distribute (Packing *self)
{
  gsize room = gvt_courier_bundle_room (self->keys, self->manifest_bytes);
  gsize left = room;

  for (guint i = 0; i < self->manifest->entries->len; i++)
    {
      GvtManifestEntry *entry = self->manifest->entries->pdata[i];
      gsize size = (gsize) entry->bytes + LENGTH_SIZE;

      if (entry->kind == GVT_FILE_MODULE || entry->kind == GVT_FILE_UNKNOWN || size > room)
        continue;
      if (size > left)
        {
          g_array_append_val (self->ends, self->entries->len);
          left = room;
        }
      g_ptr_array_add (self->entries, entry);
      left -= size;
    }
  if (self->entries->len > 0)
    g_array_append_val (self->ends, self->entries->len);
}

/* What a disk damaged here is left out: laptops prove what they take. Returns: (transfer full)
 * (nullable) */
static GBytes *
write_part (Packing *self, guint first, guint end, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) payload = NULL;

  for (guint i = first; i < end; i++)
    {
      const GvtManifestEntry *entry = self->entries->pdata[i];
      GBytes *file = gvt_central_load_file (self->central, &entry->hash, (gsize) entry->bytes,
                                            NULL);

      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  payload = gvt_courier_bundle_write (self->keys, self->manifest_bytes, files);
  return gvt_courier_part_write (&self->facts, payload, &self->recipient,
                                 gvt_central_get_signing_key (self->central), error);
}

static gboolean
put_parts (Packing *self, GError **error)
{
  self->facts.n_parts = self->ends->len;
  for (guint i = 0; i < self->ends->len; i++)
    {
      guint first = i > 0 ? g_array_index (self->ends, guint, i - 1) : 0;
      g_autoptr (GBytes) part = NULL;
      g_autofree char *name = NULL;
      char *path;

      self->facts.number = i + 1;
      part = write_part (self, first, g_array_index (self->ends, guint, i), error);
      name = gvt_courier_name (self->code, &self->facts);
      path = part != NULL ? gvt_courier_put (self->folder, name, part, error) : NULL;
      if (path == NULL)
        return FALSE;
      g_ptr_array_add (self->paths, path);
    }
  return TRUE;
}

/* Half of a shipment would be of use, too; but a stick that is full is for the records. */
static void
take_back (Packing *self)
{
  for (guint i = 0; i < self->paths->len; i++)
    g_unlink (self->paths->pdata[i]);
  g_ptr_array_set_size (self->paths, 0);
}

GPtrArray *
gvt_courier_write_lists (GvtCentral *central,
                         const GvtId *device,
                         guint32 incarnation,
                         const char *code,
                         const char *folder,
                         GError **error)
{
  g_auto (Packing) packing = { .central = central, .code = code, .folder = folder };
  g_autoptr (GError) local = NULL;

  if (!begin (&packing, device, incarnation, error))
    return NULL;
  distribute (&packing);
  if (!put_parts (&packing, &local))
    {
      take_back (&packing);
      if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_DISK_FULL))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  gvt_courier_remove_old_lists (folder, code, incarnation, packing.paths);
  return g_steal_pointer (&packing.paths);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-private.h"

#include "gvt-file-store.h"
#include "gvt-manifest.h"

typedef struct
{
  GvtCentral *central;
  guint32 incarnation;
  GvtManifest *manifest;
  gboolean may_write;
  gboolean has_changed;
} Listing;

static void
digest_entries (const GvtManifest *manifest, GvtHash *digest)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const GvtManifestEntry *entry = manifest->entries->pdata[i];
      g_autofree char *hash = gvt_hash_to_text (&entry->hash);

      g_string_append_printf (text, "%s %s %" G_GUINT64_FORMAT " %s\n",
                              gvt_file_kind_to_text (entry->kind), entry->name, entry->version,
                              hash);
    }
  gvt_hash_data (text->str, text->len, digest);
}

/* Reads what the device may hold; its serial grows when that is not what it was told last, and when
 * it may have been told more than the backup knows that this centre was restored from (I13). */
static gboolean
list_files (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *listing = user_data;
  GvtManifest *manifest = listing->manifest;
  GvtHash told;
  GvtHash present;

  g_ptr_array_set_size (manifest->entries, 0);
  if (!gvt_file_store_add_entries (db, listing->incarnation, manifest->issued_at_us, manifest,
                                   error)
      || !gvt_file_store_load_manifest (db, &manifest->device, &manifest->serial, &told, error))
    return FALSE;

  digest_entries (manifest, &present);
  listing->has_changed = manifest->serial < listing->central->epoch
                         || !gvt_hash_equal (&told, &present);
  if (!listing->has_changed || !listing->may_write)
    return TRUE;

  manifest->serial = MAX (manifest->serial + 1, listing->central->epoch);
  return gvt_file_store_set_manifest (db, &manifest->device, manifest->serial, &present, error);
}

GBytes *
gvt_central_manifest (GvtCentral *self, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GvtManifest) manifest = NULL;
  Listing listing = { .central = self, .incarnation = incarnation };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  listing.manifest = manifest = gvt_manifest_new (0, gvt_clock_now_us (self->clock), device);
  if (!gvt_store_read (self->store, list_files, &listing, error))
    return NULL;

  /* Hardly ever: most mornings find nothing new, and then nobody waits for the writer. */
  listing.may_write = TRUE;
  if (listing.has_changed && !gvt_store_write (self->store, list_files, &listing, error))
    return NULL;
  return gvt_manifest_write (manifest, gvt_central_get_signing_key (self), error);
}

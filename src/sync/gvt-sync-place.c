/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a file of the manifest belongs, by its kind, and what must be true of it there. */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-module.h"
#include "gvt-packs.h"
#include "gvt-region-file.h"
#include "gvt-signed-file.h"
#include "gvt-stations.h"
#include "gvt-sync-private.h"

#define PACKS   "packs"
#define MODULES "modules"
#define REGIONS "regions"

/* Named by what it is, so that versions stand side by side: a past session pins one. */
static char *
module_path (GvtSyncRun *run, const GvtManifestEntry *entry)
{
  g_autofree char *hash = gvt_hash_to_text (&entry->hash);
  g_autofree char *name = g_strconcat (hash, GVT_SYNC_MODULE_SUFFIX, NULL);

  return gvt_profile_path (run->profile, MODULES, name, NULL);
}

char *
gvt_sync_modules_path (GvtProfile *profile)
{
  return gvt_profile_path (profile, MODULES, NULL);
}

char *
gvt_sync_regions_path (GvtProfile *profile)
{
  return gvt_profile_path (profile, REGIONS, NULL);
}

char *
gvt_sync_part_path (GvtSyncRun *run, const GvtManifestEntry *entry)
{
  g_autofree char *hash = gvt_hash_to_text (&entry->hash);
  g_autofree char *name = g_strconcat (hash, GVT_SYNC_PART_SUFFIX, NULL);

  switch (entry->kind)
    {
    case GVT_FILE_MODULE:
      return gvt_profile_path (run->profile, MODULES, name, NULL);
    case GVT_FILE_REGIONS:
      return gvt_profile_path (run->profile, name, NULL);
    case GVT_FILE_PACK:
    case GVT_FILE_LEXICON:
    case GVT_FILE_STATIONS:
    case GVT_FILE_DELTA:
    case GVT_FILE_UNKNOWN:
    default:
      return gvt_profile_path (run->profile, PACKS, name, NULL);
    }
}

/* Returns: (transfer full) (nullable): the bytes at @path, without a copy */
static GBytes *
map_file (const char *path, GError **error)
{
  GError *local = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &local);

  if (file != NULL)
    return g_mapped_file_get_bytes (file);

  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "%s", local->message);
  g_error_free (local);
  return NULL;
}

static gboolean
has_bytes (const char *path, const GvtHash *hash)
{
  g_autoptr (GBytes) bytes = map_file (path, NULL);
  GvtHash found;

  if (bytes == NULL)
    return FALSE;

  gvt_hash_of_bytes (bytes, &found);
  return gvt_hash_equal (&found, hash);
}

/* A pack's name is "village/election". One that is here and was rolled back is in use again. */
static gboolean
has_pack (GvtSyncRun *run, const GvtManifestEntry *entry)
{
  g_auto (GStrv) parts = g_strsplit (entry->name, "/", 3);
  GvtPackName name = { parts[0], parts[0] != NULL ? parts[1] : NULL, (guint) entry->version,
                       entry->hash };

  return g_strv_length (parts) == 2 && entry->version <= G_MAXUINT
         && gvt_packs_check (run->profile, &name, NULL)
         && gvt_packs_use (run->profile, &name, NULL);
}

static gboolean
has_stations (GvtSyncRun *run, const GvtManifestEntry *entry)
{
  g_auto (GStrv) parts = g_strsplit (entry->name, "/", 3);

  return g_strv_length (parts) == 2
         && gvt_stations_holds (run->profile, parts[0], parts[1], &entry->hash);
}

gboolean
gvt_sync_takes_delta (GvtSyncRun *run, const GvtManifestEntry *delta)
{
  g_auto (GStrv) parts = g_strsplit (delta->name, "/", 3);

  return g_strv_length (parts) == 2
         && gvt_packs_takes_delta (run->profile, parts[0], parts[1], &delta->base);
}

gboolean
gvt_sync_has_file (GvtSyncRun *run, const GvtManifestEntry *entry)
{
  g_autoptr (GvtLexicon) lexicon = NULL;
  g_autofree char *path = NULL;

  switch (entry->kind)
    {
    case GVT_FILE_PACK:
      return has_pack (run, entry);
    case GVT_FILE_LEXICON:
      lexicon = gvt_packs_read_lexicon (run->profile, &entry->hash, NULL);
      return lexicon != NULL;
    case GVT_FILE_MODULE:
      path = module_path (run, entry);
      return has_bytes (path, &entry->hash);
    case GVT_FILE_REGIONS:
      path = gvt_sync_regions_path (run->profile);
      return has_bytes (path, &entry->hash);
    case GVT_FILE_STATIONS:
      return has_stations (run, entry);
    case GVT_FILE_DELTA:
    case GVT_FILE_UNKNOWN:
    default:
      return FALSE;
    }
}

static gboolean
place_module (GvtSyncRun *run,
              const GvtManifestEntry *entry,
              GBytes *bytes,
              const GvtPublicKey *signer,
              const char *path,
              GError **error)
{
  g_autoptr (GvtModule) module = gvt_module_load_bytes (bytes, signer, error);
  g_autofree char *place = module_path (run, entry);

  return module != NULL && gvt_file_move (path, place, error);
}

static gboolean
place_regions (
    GvtSyncRun *run, GBytes *bytes, const GvtPublicKey *signer, const char *path, GError **error)
{
  g_autoptr (GvtRegionList) regions = gvt_region_file_read (bytes, signer, error);
  g_autofree char *place = gvt_sync_regions_path (run->profile);

  return regions != NULL && gvt_file_move (path, place, error);
}

/* The present key's manifest names the file by its hash, so one that was signed before the centre
 * turned its keys is as good as ever. */
static gboolean
place_bytes (
    GvtSyncRun *run, const GvtManifestEntry *entry, GBytes *bytes, const char *path, GError **error)
{
  g_autoptr (GArray) signers = gvt_centre_list_signers (run->centre);
  const GvtPublicKey *signer = gvt_signed_file_find_signer (bytes, signers);

  switch (entry->kind)
    {
    case GVT_FILE_PACK:
      return gvt_packs_install (run->profile, bytes, signer, error);
    case GVT_FILE_LEXICON:
      return gvt_packs_install_lexicon (run->profile, bytes, signer, error);
    case GVT_FILE_MODULE:
      return place_module (run, entry, bytes, signer, path, error);
    case GVT_FILE_REGIONS:
      return place_regions (run, bytes, signer, path, error);
    case GVT_FILE_STATIONS:
      return gvt_stations_install (run->profile, bytes, signer, error);
    case GVT_FILE_DELTA:
      return gvt_packs_install_delta (run->profile, bytes, signer, error);
    case GVT_FILE_UNKNOWN:
    default:
      g_return_val_if_reached (FALSE); /* never asked for */
    }
}

gboolean
gvt_sync_place_file (GvtSyncRun *run,
                     const GvtManifestEntry *entry,
                     const char *path,
                     GError **error)
{
  g_autoptr (GBytes) bytes = map_file (path, error);
  gboolean is_placed = bytes != NULL && place_bytes (run, entry, bytes, path, error);

  g_unlink (path); /* moved, copied, or not what it should be */
  return is_placed;
}

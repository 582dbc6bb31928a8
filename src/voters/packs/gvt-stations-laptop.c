/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The polling stations that a laptop holds: files named by their hash in its folder `packs`, and
 * in `setting` which of them counts, so that a file on the disk is only believed if it is the one
 * that was verified. */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-signed-file.h"
#include "gvt-stations.h"

#define FOLDER   "packs"
#define MAX_FILE (GVT_STATIONS_MAX_BYTES + 2 * GVT_SIGNED_FILE_MAX_HEADER)

static char *
path_of (GvtProfile *profile, const GvtHash *hash)
{
  g_autofree char *text = gvt_hash_to_text (hash);
  g_autofree char *name = g_strconcat (text, ".gvstat", NULL);

  return gvt_profile_path (profile, FOLDER, name, NULL);
}

static char *
setting_of (const char *village, const char *election)
{
  return g_strdup_printf ("stations %s/%s", village, election);
}

/* Returns: whether one was verified here; @hash: (out): which */
static gboolean
find_present (GvtProfile *profile, const char *village, const char *election, GvtHash *hash)
{
  g_autofree char *name = setting_of (village, election);
  g_autofree char *text = gvt_profile_dup_setting (profile, name, NULL);

  return text != NULL && gvt_unhex (text, hash->bytes, sizeof hash->bytes, NULL);
}

static GvtStations *
load (GvtProfile *profile, const GvtHash *hash, GError **error)
{
  g_autofree char *path = path_of (profile, hash);
  g_autoptr (GBytes) file = gvt_file_read (path, MAX_FILE, error);
  GvtHash found;

  if (file == NULL)
    return NULL;
  gvt_hash_of_bytes (file, &found);
  if (gvt_hash_equal (&found, hash))
    return gvt_stations_read (file, NULL, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "the file on the disk is not the one that was verified");
  return NULL;
}

GvtStations *
gvt_stations_load (GvtProfile *profile, const char *village, const char *election)
{
  g_autoptr (GError) error = NULL;
  GvtStations *self;
  GvtHash hash;

  if (!find_present (profile, village, election, &hash))
    return NULL;
  self = load (profile, &hash, &error);
  if (self == NULL) /* the next sync fetches them again */
    g_info ("The polling stations of %s cannot be read: %s", village, error->message);
  return self;
}

gboolean
gvt_stations_holds (GvtProfile *profile,
                    const char *village,
                    const char *election,
                    const GvtHash *hash)
{
  g_autoptr (GvtStations) self = NULL;
  GvtHash present;

  if (!find_present (profile, village, election, &present) || !gvt_hash_equal (&present, hash))
    return FALSE;
  self = load (profile, hash, NULL);
  return self != NULL;
}

static gboolean
put (GvtProfile *profile, GBytes *file, const GvtStations *stations, GError **error)
{
  g_autofree char *name = setting_of (stations->village, stations->election);
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  GvtHash hash;

  gvt_hash_of_bytes (file, &hash);
  text = gvt_hash_to_text (&hash);
  path = path_of (profile, &hash);
  return gvt_file_write (path, file, error) && gvt_profile_set_setting (profile, name, text, error);
}

gboolean
gvt_stations_install (GvtProfile *profile, GBytes *file, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtStations) stations = NULL;
  g_autoptr (GvtStations) before = NULL;
  g_autofree char *old = NULL;
  GvtHash hash, old_hash;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && signer != NULL, FALSE);

  stations = gvt_stations_read (file, signer, error);
  if (stations == NULL)
    return FALSE;
  before = gvt_stations_load (profile, stations->village, stations->election);
  if (before != NULL && before->version > stations->version)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_EXPIRED, "newer polling stations of %s are here",
                   stations->village);
      return FALSE;
    }

  gvt_hash_of_bytes (file, &hash);
  if (find_present (profile, stations->village, stations->election, &old_hash)
      && !gvt_hash_equal (&hash, &old_hash))
    old = path_of (profile, &old_hash);
  if (!put (profile, file, stations, error))
    return FALSE;
  if (old != NULL)
    g_unlink (old);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-regions.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-files.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-region-file.h"
#include "gvt-signed-file.h"

/* The newest published list. */
typedef struct
{
  guint64 version; /* 0: none yet */
  GvtHash hash;
} Present;

static gboolean
find_present (GvtDb *db, gpointer user_data, GError **error)
{
  Present *present = user_data;

  return gvt_file_store_find_version (db, gvt_file_kind_to_text (GVT_FILE_REGIONS), "",
                                      &present->version, &present->hash, error);
}

gboolean
gvt_central_import_regions (GvtCentral *self, GBytes *csv, guint *n_rows, GError **error)
{
  g_autoptr (GvtRegionList) regions = gvt_region_list_read_csv (csv, error);
  g_autoptr (GBytes) file = NULL;
  Present present;
  GvtHash hash;

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  file = regions != NULL ? gvt_region_file_write (csv, gvt_central_get_signing_key (self), error)
                         : NULL;
  if (file == NULL || !gvt_store_read (self->store, find_present, &present, error))
    return FALSE;

  /* The same list gives the same file, since Ed25519 gives the same signature. */
  gvt_hash_of_bytes (file, &hash);
  *n_rows = gvt_region_list_get_size (regions);
  if (present.version > 0 && gvt_hash_equal (&hash, &present.hash))
    return gvt_central_write_file (self, file, &hash, error); /* where the disk damaged it */
  return gvt_central_publish_file (self, GVT_FILE_REGIONS, "", present.version + 1, file, NULL,
                                   error);
}

GvtRegionList *
gvt_central_load_regions (GvtCentral *self, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GArray) signers = NULL;
  Present present;

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  if (!gvt_store_read (self->store, find_present, &present, error))
    return NULL;
  if (present.version == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("no region list was imported yet: govote-central regions import"));
      return NULL;
    }

  path = gvt_central_find_file (self, &present.hash, error);
  file = path != NULL ? gvt_file_read (path, GVT_FILE_MAX_BYTES, error) : NULL;
  if (file == NULL)
    return NULL;

  signers = gvt_central_list_signers (self);
  return gvt_region_file_read (file, gvt_signed_file_find_signer (file, signers), error);
}

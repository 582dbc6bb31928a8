/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-region-file.h"

#include <zstd.h>

#include "gvt-error.h"
#include "gvt-signed-file.h"

#define TYPE  "REGN"
#define MAJOR 1
#define LEVEL 19

static GBytes *
compress (GBytes *csv)
{
  gsize length = g_bytes_get_size (csv);
  gsize bound = ZSTD_compressBound (length);
  gpointer packed = g_malloc (bound);
  gsize n = ZSTD_compress (packed, bound, g_bytes_get_data (csv, NULL), length, LEVEL);

  g_assert (!ZSTD_isError (n)); /* the bound always suffices */
  return g_bytes_new_take (packed, n);
}

/* The frame says its size; that is bounded before it is allocated. */
static GBytes *
decompress (GBytes *packed, GError **error)
{
  gsize length = g_bytes_get_size (packed);
  const void *data = g_bytes_get_data (packed, NULL);
  unsigned long long size = ZSTD_getFrameContentSize (data, length);
  g_autofree char *csv = NULL;
  gsize n;

  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "the region list is no zstd frame");
      return NULL;
    }
  if (size > GVT_REGION_FILE_MAX_CSV)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "the region list is too large");
      return NULL;
    }

  csv = g_malloc (size);
  n = ZSTD_decompress (csv, size, data, length);
  if (!ZSTD_isError (n) && n == size)
    return g_bytes_new_take (g_steal_pointer (&csv), size);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "the region list is damaged");
  return NULL;
}

GBytes *
gvt_region_file_write (GBytes *csv, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (GvtRegionList) regions = gvt_region_list_read_csv (csv, error);
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) packed = NULL;

  if (regions == NULL)
    return NULL;

  packed = compress (csv);
  json_object_set_int_member (header, "rows", gvt_region_list_get_size (regions));
  return gvt_signed_file_write (TYPE, MAJOR, header, packed, signing_key, error);
}

GvtRegionList *
gvt_region_file_read (GBytes *file, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtSignedFile) signed_file = gvt_signed_file_read (file, TYPE, MAJOR,
                                                                GVT_REGION_FILE_MAX_CSV, error);
  g_autoptr (GBytes) csv = NULL;

  if (signed_file == NULL
      || (signer != NULL && !gvt_signed_file_verify (signed_file, signer, error)))
    return NULL;

  csv = decompress (gvt_signed_file_get_payload (signed_file), error);
  return csv != NULL ? gvt_region_list_read_csv (csv, error) : NULL;
}

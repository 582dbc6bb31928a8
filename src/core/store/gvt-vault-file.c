/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-file.h"

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-folder-lock.h"
#include "gvt-hash.h"
#include "gvt-wire.h"

#define TYPE       "VALT"
#define MAJOR      2
#define FRAME_SIZE (GVT_WIRE_HEADER_SIZE + 4 + sizeof (GvtHash)) /* a copy without its JSON */
#define MAX_FILE   (2 * (FRAME_SIZE + GVT_VAULT_MAX_JSON))

/* @bytes may go on after the copy: the second one stands there. */
static GvtVaultFile *
read_copy (GBytes *bytes, GError **error)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (GBytes) json = NULL;
  const guint8 *start;
  GvtReader reader;
  GvtHash expected, found;
  guint32 length;

  gvt_reader_init (&reader, data, g_bytes_get_size (bytes));
  if (!gvt_reader_header (&reader, TYPE, MAJOR, error))
    return NULL;
  if (data[10] != 0 || data[11] != 0) /* what a newer minor adds would be lost when we write */
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_NEW, "The vault is of a newer version");
      return NULL;
    }

  length = gvt_reader_u32 (&reader);
  start = gvt_reader_data (&reader, length);
  if (gvt_reader_copy (&reader, expected.bytes, sizeof expected.bytes))
    {
      json = g_bytes_new_from_bytes (bytes, start - data, length);
      gvt_hash_of_bytes (json, &found);
    }

  if (json == NULL || !gvt_hash_equal (&expected, &found))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "The vault is damaged");
      return NULL;
    }

  return gvt_vault_file_from_json (json, error);
}

GvtVaultFile *
gvt_vault_file_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_FILE, error);
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) local = NULL;
  GvtVaultFile *self;
  gsize half;

  if (bytes == NULL)
    return NULL;

  self = read_copy (bytes, &local);
  if (self == NULL)
    {
      half = g_bytes_get_size (bytes) / 2;
      second = g_bytes_new_from_bytes (bytes, half, g_bytes_get_size (bytes) - half);
      self = read_copy (second, NULL);
    }

  if (self == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return self;
}

static void
put_copy (GByteArray *out, GBytes *json)
{
  GvtHash checksum;

  gvt_hash_of_bytes (json, &checksum);
  gvt_put_header (out, TYPE, MAJOR, 0);
  gvt_put_u32 (out, g_bytes_get_size (json));
  gvt_put_data (out, g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  gvt_put_data (out, checksum.bytes, sizeof checksum.bytes);
}

static gboolean
write_file (GvtVaultFile *self, const char *path, GError **error)
{
  g_autoptr (GBytes) json = gvt_vault_file_to_json (self, error);
  g_autoptr (GBytes) bytes = NULL;
  GByteArray *out;

  if (json == NULL)
    return FALSE;
  if (g_bytes_get_size (json) > GVT_VAULT_MAX_JSON)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "The vault has too many users");
      return FALSE;
    }

  out = g_byte_array_new ();
  put_copy (out, json);
  put_copy (out, json);
  bytes = g_byte_array_free_to_bytes (out);
  return gvt_file_write (path, bytes, error);
}

gboolean
gvt_vault_file_create (GvtVaultFile *self, const char *path, GError **error)
{
  g_auto (GvtFolderLock) folder = gvt_folder_lock (path, error);

  if (folder < 0)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "There is a vault already");
      return FALSE;
    }

  return write_file (self, path, error);
}

GvtVaultFile *
gvt_vault_file_change (const char *path, GvtVaultChange change, gpointer user_data, GError **error)
{
  g_auto (GvtFolderLock) folder = gvt_folder_lock (path, error);
  g_autoptr (GvtVaultFile) file = folder >= 0 ? gvt_vault_file_read (path, error) : NULL;

  if (file == NULL || !change (file, user_data, error) || !write_file (file, path, error))
    return NULL;

  return g_steal_pointer (&file);
}

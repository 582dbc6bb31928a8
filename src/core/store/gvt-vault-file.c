/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-store"

#include "gvt-vault-file.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-folder-lock.h"
#include "gvt-hash.h"
#include "gvt-wire.h"

#define TYPE       "VALT"
#define MAJOR      2
#define FRAME_SIZE (GVT_WIRE_HEADER_SIZE + 4 + sizeof (GvtHash)) /* a copy without its JSON */
#define MAX_FILE   (2 * (FRAME_SIZE + GVT_VAULT_MAX_JSON))

/* Of @bytes from @offset on, where more may follow. Returns: (transfer full) (nullable): the JSON
 * of the copy that begins there; @end: where it ends */
static GBytes *
find_json (GBytes *bytes, gsize offset, gsize *end, GError **error)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  g_autoptr (GBytes) json = NULL;
  const guint8 *start;
  GvtReader reader;
  GvtHash expected, found;
  guint32 length;

  gvt_reader_init (&reader, data + offset, g_bytes_get_size (bytes) - offset);
  if (!gvt_reader_header (&reader, TYPE, MAJOR, error))
    return NULL;
  if (data[offset + 10] != 0 || data[offset + 11] != 0) /* what a newer minor adds would be lost */
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

  *end = offset + FRAME_SIZE + length;
  return g_steal_pointer (&json);
}

/* One of the two copies, as far as it can be read. */
typedef struct
{
  GBytes *json;
  GvtVaultFile *file;
  GError *error;
} Copy;

static void
copy_clear (Copy *self)
{
  g_clear_pointer (&self->json, g_bytes_unref);
  g_clear_pointer (&self->file, gvt_vault_file_free);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

static void
read_copy (Copy *self, GBytes *bytes, gsize offset, gsize *end)
{
  self->json = find_json (bytes, offset, end, &self->error);
  if (self->json != NULL)
    self->file = gvt_vault_file_from_json (self->json, &self->error);
}

static GvtVaultFile *
take_copy (Copy *self, guint damaged_copy)
{
  self->file->damaged_copy = damaged_copy;
  return g_steal_pointer (&self->file);
}

static gboolean
is_too_new (const Copy *self)
{
  return g_error_matches (self->error, GVT_ERROR, GVT_ERROR_TOO_NEW);
}

/* Neither copy is of use. What is newer is no damage, and must not be told as such. */
static GvtVaultFile *
refuse_both (const Copy *first, const Copy *second, GError **error)
{
  g_debug ("The vault: %s; %s", first->error->message, second->error->message);
  if (is_too_new (first) || is_too_new (second))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_NEW, "The vault is of a newer version");
  else
    gvt_error_tell (
        error, GVT_ERROR_BAD_FORMAT,
        _ ("Both copies of this laptop's keys (the file \"vault\") are damaged, and without them "
           "nothing here can be opened. Do not delete anything; call your supervisor. To "
           "recover: put back \"vault\" and \"store.db\" from one backup of this laptop; "
           "without a backup, enrol anew in another folder. What the centre confirmed is safe "
           "there."));
  return NULL;
}

GvtVaultFile *
gvt_vault_file_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_FILE, error);
  g_auto (Copy) first = { 0 };
  g_auto (Copy) second = { 0 };
  gsize size, end;

  if (bytes == NULL)
    return NULL;

  size = g_bytes_get_size (bytes);
  end = size / 2; /* where the second one begins if the first does not tell */
  read_copy (&first, bytes, 0, &end);
  read_copy (&second, bytes, end, &end);

  if (first.file == NULL && second.file == NULL)
    return refuse_both (&first, &second, error);
  if (second.file == NULL)
    return take_copy (&first, 2);
  if (first.file == NULL)
    return take_copy (&second, 1);
  if (!g_bytes_equal (first.json, second.json))
    return second.file->generation > first.file->generation ? take_copy (&second, 1)
                                                            : take_copy (&first, 2);

  return take_copy (&first, end == size ? 0 : 2); /* something stands behind the second */
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

/* What somebody who was stopped between writing and renaming left: perhaps the slot of a user who
 * was removed since. With the folder locked, nobody is writing one now. */
static void
remove_leftovers (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *leftover = g_build_filename (folder, entry, NULL);

      if (g_str_has_prefix (entry, prefix)
          && strlen (entry + strlen (prefix)) == GVT_FILE_TEMPORARY_LENGTH)
        g_unlink (leftover);
    }
}

static gboolean
write_file (GvtVaultFile *self, const char *path, GError **error)
{
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GByteArray *out;

  self->generation++;
  json = gvt_vault_file_to_json (self, error);
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
  remove_leftovers (path);
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

  if (file == NULL)
    return NULL;
  if (file->damaged_copy != 0)
    file->repaired_copy = file->damaged_copy;
  if (!change (file, user_data, error) || !write_file (file, path, error))
    return NULL;

  file->damaged_copy = 0;
  return g_steal_pointer (&file);
}

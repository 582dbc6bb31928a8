/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-key-file.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-hash.h"

#define MAX_KEY_SIZE 64

gboolean
gvt_key_file_write (const char *path, const GvtSecret *key, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length = 2 * gvt_secret_size (key) + 1;
  char *line = gvt_hex (gvt_secret_get (key), gvt_secret_size (key));
  g_autoptr (GBytes) bytes = NULL;
  gboolean written;

  line[length - 1] = '\n'; /* where the terminator stood: the bytes need none */
  bytes = g_bytes_new_static (line, length);
  written = gvt_folder_ensure (folder, error) && gvt_file_write (path, bytes, error);
  sodium_memzero (line, length);
  g_free (line);
  return written;
}

GvtSecret *
gvt_key_file_read (const char *path, gsize size, GError **error)
{
  char *line = gvt_file_read_secret (path, error);
  GvtSecret *key = NULL;
  guint8 bytes[MAX_KEY_SIZE];

  g_return_val_if_fail (size <= sizeof bytes, NULL);

  if (line != NULL && gvt_unhex (line, bytes, size, NULL))
    key = gvt_secret_new (bytes, size);
  else if (line != NULL)
    gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                    _ ("%s holds no key of this kind, or it is damaged. Nothing was changed. Bring "
                       "the right file, or its copy."),
                    path);
  sodium_memzero (bytes, sizeof bytes);
  gvt_wipe_free (line);
  return key;
}

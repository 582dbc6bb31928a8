/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-key-copy.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-json.h"
#include "gvt-key-copy-rows.h"
#include "gvt-key-file.h"
#include "gvt-passphrase.h"
#include "gvt-seal.h"
#include "gvt-wire.h"

#define TYPE         "CKEY"
#define MAJOR        1
#define SALT_SIZE    16
#define MAX_CONTENT  (16 * 1024 * 1024)
#define MAX_BYTES    (2 * MAX_CONTENT + 1024)
#define MAX_MEMORY   (G_GUINT64_CONSTANT (1) << 30)
#define MAX_PASSES   16
#define KEY_CONTEXT  "centre-keys/1"
#define ROWS_CONTEXT "centre-key-rows/1"
#define ROWS_PURPOSE "centre-key-copy/1"

/* What one copy in the file says. */
typedef struct
{
  GvtKdf kdf;
  guint8 salt[SALT_SIZE];
  GBytes *store_key; /* sealed under the passphrase */
  GBytes *rows;      /* sealed under a key that is made of the store's */
} Content;

static void
content_clear (Content *self)
{
  g_clear_pointer (&self->store_key, g_bytes_unref);
  g_clear_pointer (&self->rows, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Content, content_clear)

/* --- writing --- */

static void
set_sealed (JsonObject *object, const char *name, GBytes *sealed)
{
  gvt_json_set_hex (object, name, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
}

static GBytes *
content_to_json (const Content *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "memory_bytes", (gint64) self->kdf.memory_bytes);
  json_object_set_int_member (object, "passes", (gint64) self->kdf.passes);
  gvt_json_set_hex (object, "salt", self->salt, sizeof self->salt);
  set_sealed (object, "store_key", self->store_key);
  set_sealed (object, "rows", self->rows);
  return gvt_json_canonical (object, error);
}

static GBytes *
twice (GBytes *json)
{
  GByteArray *out = g_byte_array_new ();
  GvtHash hash;

  gvt_hash_of_bytes (json, &hash);
  gvt_put_header (out, TYPE, MAJOR, 0);
  for (guint i = 0; i < 2; i++)
    {
      gvt_put_u32 (out, (guint32) g_bytes_get_size (json));
      gvt_put_data (out, g_bytes_get_data (json, NULL), g_bytes_get_size (json));
      gvt_put_data (out, hash.bytes, sizeof hash.bytes);
    }
  return g_byte_array_free_to_bytes (out);
}

static GvtSecret *
read_store_key (GvtCentral *central, GError **error)
{
  g_autofree char *path = g_build_filename (central->folder, GVT_CENTRAL_KEY_FILE, NULL);

  return gvt_key_file_read (path, GVT_KEY_SIZE, error);
}

gboolean
gvt_key_copy_write (GvtCentral *central,
                    const char *path,
                    const char *passphrase,
                    const GvtKdf *kdf,
                    GError **error)
{
  g_auto (Content) content = { .kdf = *kdf };
  g_autoptr (GvtSecret) store_key = read_store_key (central, error);
  g_autoptr (GvtSecret) passphrase_key = NULL;
  g_autoptr (GvtSecret) rows_key = NULL;
  g_autoptr (GBytes) rows = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) file = NULL;

  if (store_key == NULL || !gvt_passphrase_check (passphrase, error))
    return FALSE;

  randombytes_buf (content.salt, sizeof content.salt);
  passphrase_key = gvt_secret_from_passphrase (passphrase, content.salt, kdf->memory_bytes,
                                               kdf->passes, error);
  rows = passphrase_key != NULL ? gvt_key_copy_rows_collect (central->store, error) : NULL;
  if (rows == NULL)
    return FALSE;

  rows_key = gvt_secret_derive (store_key, ROWS_PURPOSE);
  content.store_key = gvt_seal (passphrase_key, KEY_CONTEXT, gvt_secret_get (store_key),
                                gvt_secret_size (store_key));
  content.rows = gvt_seal (rows_key, ROWS_CONTEXT, g_bytes_get_data (rows, NULL),
                           g_bytes_get_size (rows));
  json = content_to_json (&content, error);
  if (json == NULL)
    return FALSE;
  file = twice (json);
  return gvt_file_write (path, file, error);
}

/* --- reading --- */

static gboolean
refuse_damaged (GError **error)
{
  gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                  _ ("This is no copy of a centre's keys, or it is damaged. Nothing was changed. "
                     "Bring another copy."));
  return FALSE;
}

static gboolean
read_sealed (JsonObject *object, const char *name, GBytes **sealed)
{
  const char *text = gvt_json_get_text (object, name, NULL);
  gsize size = text != NULL ? strlen (text) / 2 : 0;
  g_autofree guint8 *data = size > 0 ? g_malloc (size) : NULL;

  if (data == NULL || !gvt_json_get_hex (object, name, data, size, NULL))
    return FALSE;
  *sealed = g_bytes_new_take (g_steal_pointer (&data), size);
  return TRUE;
}

static gboolean
read_content (GBytes *json, Content *self)
{
  g_autoptr (JsonObject) object = gvt_json_parse (json, MAX_CONTENT, NULL);
  gint64 memory, passes;

  if (object == NULL || !gvt_json_get_int (object, "memory_bytes", &memory, NULL)
      || !gvt_json_get_int (object, "passes", &passes, NULL)
      || !gvt_json_get_hex (object, "salt", self->salt, sizeof self->salt, NULL) || memory < 8192
      || (guint64) memory > MAX_MEMORY || passes < 1 || passes > MAX_PASSES)
    return FALSE;

  self->kdf = (GvtKdf){ (guint64) memory, (guint64) passes };
  return read_sealed (object, "store_key", &self->store_key)
         && read_sealed (object, "rows", &self->rows);
}

/* The first of the two copies that is as it was written. */
static gboolean
read_file (const char *path, Content *self, GError **error)
{
  g_autoptr (GBytes) file = gvt_file_read (path, MAX_BYTES, error);
  GvtReader reader;
  gsize size;
  const guint8 *data;

  if (file == NULL)
    return FALSE;
  data = g_bytes_get_data (file, &size);
  gvt_reader_init (&reader, data, size);
  if (!gvt_reader_header (&reader, TYPE, MAJOR, NULL))
    return refuse_damaged (error);

  for (guint i = 0; i < 2; i++)
    {
      gsize length = gvt_reader_left (&reader) / (2 - i);
      const guint8 *copy = gvt_reader_data (&reader, length);
      gsize inside = length - MIN (length, sizeof (guint32) + sizeof (GvtHash));
      g_autoptr (GBytes) json = NULL;
      GvtHash hash;

      if (copy == NULL || inside == 0)
        continue;
      json = g_bytes_new_from_bytes (file, (gsize) (copy - data) + sizeof (guint32), inside);
      gvt_hash_of_bytes (json, &hash);
      if (memcmp (hash.bytes, copy + sizeof (guint32) + inside, sizeof hash.bytes) == 0)
        return read_content (json, self) || refuse_damaged (error);
    }
  return refuse_damaged (error);
}

static GvtSecret *
open_content (const Content *self, const char *passphrase, GError **error)
{
  g_autoptr (GvtSecret) passphrase_key = gvt_secret_from_passphrase (
      passphrase, self->salt, self->kdf.memory_bytes, self->kdf.passes, error);
  GvtSecret *key = NULL;

  if (passphrase_key == NULL)
    return NULL;
  key = gvt_unseal_secret (passphrase_key, KEY_CONTEXT, self->store_key, NULL);
  if (key == NULL)
    gvt_error_tell (error, GVT_ERROR_WRONG_PASSPHRASE,
                    _ ("The passphrase does not fit this copy of the keys. Nothing was changed. "
                       "Check capital letters, then try again."));
  return key;
}

GvtSecret *
gvt_key_copy_read_key (const char *path, const char *passphrase, GError **error)
{
  g_auto (Content) content = { 0 };

  g_return_val_if_fail (path != NULL && passphrase != NULL, NULL);

  return read_file (path, &content, error) ? open_content (&content, passphrase, error) : NULL;
}

gboolean
gvt_key_copy_put_back (
    GvtCentral *central, const char *path, const char *passphrase, guint *n_added, GError **error)
{
  g_auto (Content) content = { 0 };
  g_autoptr (GvtSecret) present = read_store_key (central, error);
  g_autoptr (GvtSecret) key = NULL;
  g_autoptr (GvtSecret) rows_key = NULL;
  g_autoptr (GBytes) rows = NULL;

  if (present == NULL || !read_file (path, &content, error))
    return FALSE;
  key = open_content (&content, passphrase, error);
  if (key == NULL)
    return FALSE;
  if (sodium_memcmp (gvt_secret_get (present), gvt_secret_get (key), GVT_KEY_SIZE) != 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("this copy holds the keys of another centre"));
      return FALSE;
    }

  rows_key = gvt_secret_derive (key, ROWS_PURPOSE);
  rows = gvt_unseal (rows_key, ROWS_CONTEXT, content.rows, error);
  return rows != NULL && gvt_key_copy_rows_put (central->store, rows, n_added, error)
         && gvt_central_take_up_keys (central, error);
}

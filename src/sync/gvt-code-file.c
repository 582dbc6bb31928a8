/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-code-file.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE  "CODE"
#define MAJOR 1
#define MAGIC "\x89GVT" /* of all our binary files */

static void
wipe_code (gpointer code)
{
  gvt_enrolment_code_clear (code);
}

GvtCodeFile *
gvt_code_file_new (void)
{
  GvtCodeFile *self = g_new0 (GvtCodeFile, 1);

  self->codes = g_array_new (FALSE, TRUE, sizeof (GvtEnrolmentCode));
  g_array_set_clear_func (self->codes, wipe_code);
  return self;
}

void
gvt_code_file_free (GvtCodeFile *self)
{
  if (self == NULL)
    return;

  g_free (self->address);
  g_array_unref (self->codes);
  g_strfreev (self->users);
  g_free (self);
}

/* Of bytes that nobody else holds a reference to. */
static void
wipe_bytes (GBytes *bytes)
{
  gsize size;
  gpointer data = g_bytes_unref_to_data (bytes, &size);

  sodium_memzero (data, size);
  g_free (data);
}

/* --- .gvenrol --- */

static JsonObject *
make_header (const GvtCodeFile *self, GBytes *keys_bytes)
{
  JsonObject *header = json_object_new ();
  JsonArray *users = json_array_new ();
  gsize size;
  const void *keys = g_bytes_get_data (keys_bytes, &size);

  for (guint i = 0; self->users != NULL && self->users[i] != NULL; i++)
    json_array_add_string_element (users, self->users[i]);
  json_object_set_string_member (header, "address", self->address);
  json_object_set_int_member (header, "expires_at_us", self->expires_at_us);
  json_object_set_array_member (header, "users", users);
  gvt_json_set_hex (header, "keys", keys, size);
  return header;
}

GBytes *
gvt_code_file_write (const GvtCodeFile *self,
                     GBytes *keys_bytes,
                     const GvtSecret *signing_key,
                     GError **error)
{
  g_autoptr (JsonObject) header = NULL;
  GByteArray *secrets = g_byte_array_sized_new (self->codes->len * GVT_ENROLMENT_SECRET_SIZE);
  GBytes *payload;
  GBytes *bytes;

  g_return_val_if_fail (self->address != NULL && self->codes->len > 0, NULL);

  header = make_header (self, keys_bytes);
  for (guint i = 0; i < self->codes->len; i++)
    g_byte_array_append (secrets, g_array_index (self->codes, GvtEnrolmentCode, i).secret,
                         GVT_ENROLMENT_SECRET_SIZE);
  payload = g_byte_array_free_to_bytes (secrets);
  bytes = gvt_signed_file_write (TYPE, MAJOR, header, payload, signing_key, error);
  wipe_bytes (payload);
  return bytes;
}

/* Returns: (transfer full) (nullable): the statement inside, which its own root key signed */
static GvtKeysStatement *
read_keys (JsonObject *header, GError **error)
{
  const char *hex = gvt_json_get_text (header, "keys", error);
  gsize size = hex != NULL ? strlen (hex) / 2 : 0;
  g_autofree guint8 *data = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (hex == NULL)
    return NULL;
  if (size > GVT_KEYS_STATEMENT_MAX_BYTES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "The keys statement is too long");
      return NULL;
    }

  data = g_malloc (MAX (size, 1));
  if (!gvt_json_get_hex (header, "keys", data, size, error))
    return NULL;

  bytes = g_bytes_new (data, size);
  return gvt_keys_statement_read (bytes, error);
}

static gboolean
read_users (GvtCodeFile *self, JsonObject *header, GError **error)
{
  JsonArray *users = gvt_json_get_array (header, "users", error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (users == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (users); i++)
    {
      const char *user = gvt_json_element_text (users, i, "a user", error);

      if (user == NULL)
        return FALSE;
      g_strv_builder_add (builder, user);
    }
  self->users = g_strv_builder_end (builder);
  return TRUE;
}

static gboolean
read_codes (GvtCodeFile *self, GBytes *payload, const GvtPublicKey *root_key, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (payload, &size);
  gsize n_codes = size / GVT_ENROLMENT_SECRET_SIZE;

  if (n_codes == 0 || size % GVT_ENROLMENT_SECRET_SIZE != 0 || n_codes > GVT_CODE_FILE_MAX_CODES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "The codes in the file are not whole");
      return FALSE;
    }

  g_array_set_size (self->codes, (guint) n_codes);
  for (gsize i = 0; i < n_codes; i++)
    gvt_enrolment_code_init (&g_array_index (self->codes, GvtEnrolmentCode, i),
                             data + i * GVT_ENROLMENT_SECRET_SIZE, root_key);
  return TRUE;
}

static GvtCodeFile *
read_signed (GBytes *bytes, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (
      bytes, TYPE, MAJOR, GVT_CODE_FILE_MAX_CODES * GVT_ENROLMENT_SECRET_SIZE, error);
  JsonObject *header = file != NULL ? gvt_signed_file_get_header (file) : NULL;
  g_autoptr (GvtKeysStatement) keys = header != NULL ? read_keys (header, error) : NULL;
  g_autoptr (GvtCodeFile) self = gvt_code_file_new ();
  const char *address;

  if (keys == NULL || !gvt_signed_file_verify (file, &keys->signing_key, error))
    return NULL;

  address = gvt_json_get_text (header, "address", error);
  if (address == NULL || !gvt_json_get_int (header, "expires_at_us", &self->expires_at_us, error)
      || !read_users (self, header, error)
      || !read_codes (self, gvt_signed_file_get_payload (file), &keys->root_key, error))
    return NULL;

  self->address = g_strdup (address);
  return g_steal_pointer (&self);
}

/* --- text --- */

static gboolean
read_line (GvtCodeFile *self, char *line, GError **error)
{
  GvtEnrolmentCode code;

  g_strstrip (line);
  if (strstr (line, "://") != NULL)
    {
      g_free (self->address);
      self->address = g_strdup (line);
      return TRUE;
    }
  if (*line == '\0' || self->codes->len > 0)
    return TRUE; /* the codes behind the first are for other laptops */
  if (!gvt_enrolment_code_parse (line, &code, error))
    return FALSE;

  g_array_append_val (self->codes, code);
  gvt_enrolment_code_clear (&code);
  return TRUE;
}

static GvtCodeFile *
read_text (const char *data, gsize size, GError **error)
{
  g_autoptr (GvtCodeFile) self = gvt_code_file_new ();
  char *text = g_strndup (data, size);
  gboolean is_read = TRUE;
  char *rest = text;

  while (is_read && rest != NULL)
    {
      char *line = rest;

      rest = strpbrk (line, "\r\n");
      if (rest != NULL)
        *rest++ = '\0';
      is_read = read_line (self, line, error);
    }
  if (is_read && self->codes->len == 0)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("there is no code in this file"));

  sodium_memzero (text, size);
  g_free (text);
  return is_read && self->codes->len > 0 ? g_steal_pointer (&self) : NULL;
}

GvtCodeFile *
gvt_code_file_read (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= strlen (MAGIC) && memcmp (data, MAGIC, strlen (MAGIC)) == 0)
    return read_signed (bytes, error);

  return read_text (data, size, error);
}

GvtCodeFile *
gvt_code_file_parse (const char *typed, GError **error)
{
  return read_text (typed, strlen (typed), error);
}

static GvtCodeFile *
load_line (GError **error)
{
  char *line = gvt_file_read_secret ("-", error);
  GvtCodeFile *self = line != NULL ? gvt_code_file_parse (line, error) : NULL;

  gvt_wipe_free (line);
  return self;
}

GvtCodeFile *
gvt_code_file_load (const char *path, GError **error)
{
  GBytes *bytes;
  GvtCodeFile *self;

  if (g_str_equal (path, "-"))
    return load_line (error);

  bytes = gvt_file_read (path, GVT_CODE_FILE_MAX_BYTES, error);
  if (bytes == NULL)
    return NULL;

  self = gvt_code_file_read (bytes, error);
  wipe_bytes (bytes);
  return self;
}

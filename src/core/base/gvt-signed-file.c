/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-signed-file.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-wire.h"

/* Within the first 16 bytes (gvt-wire.h). */
#define TYPE_OFFSET  4
#define TYPE_LENGTH  4
#define MAJOR_OFFSET 8

struct _GvtSignedFile
{
  GObject parent_instance;

  char *type; /* four letters */
  guint16 major;
  JsonObject *header;
  GBytes *header_bytes;
  guint8 signature[GVT_SIGNATURE_SIZE];
  GBytes *payload;
};

G_DEFINE_FINAL_TYPE (GvtSignedFile, gvt_signed_file, G_TYPE_OBJECT)

static void
gvt_signed_file_finalize (GObject *object)
{
  GvtSignedFile *self = GVT_SIGNED_FILE (object);

  g_clear_pointer (&self->type, g_free);
  g_clear_pointer (&self->header, json_object_unref);
  g_clear_pointer (&self->header_bytes, g_bytes_unref);
  g_clear_pointer (&self->payload, g_bytes_unref);
  G_OBJECT_CLASS (gvt_signed_file_parent_class)->finalize (object);
}

static void
gvt_signed_file_class_init (GvtSignedFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_signed_file_finalize;
}

static void
gvt_signed_file_init (GvtSignedFile *self)
{
}

static gboolean
refuse (GError **error, const char *type, const char *problem)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: %s", type, problem);
  return FALSE;
}

GBytes *
gvt_signed_file_write (const char *type,
                       guint16 major,
                       JsonObject *header,
                       GBytes *payload,
                       const GvtSecret *signing_key,
                       GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) header_bytes = NULL;
  gsize payload_length = 0;
  const void *payload_data = payload != NULL ? g_bytes_get_data (payload, &payload_length) : NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];
  GvtHash digest;

  gvt_hash_data (payload_data, payload_length, &digest);
  json_object_set_int_member (header, "payload_bytes", payload_length);
  gvt_json_set_hash (header, "payload_digest", &digest);
  header_bytes = gvt_json_canonical (header, error);
  if (header_bytes == NULL)
    return NULL;

  if (g_bytes_get_size (header_bytes) > GVT_SIGNED_FILE_MAX_HEADER)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: header over 256 KiB", type);
      return NULL;
    }

  gvt_sign (signing_key, type, major, g_bytes_get_data (header_bytes, NULL),
            g_bytes_get_size (header_bytes), signature);

  gvt_put_header (out, type, major, 0);
  gvt_put_u32 (out, g_bytes_get_size (header_bytes));
  gvt_put_data (out, g_bytes_get_data (header_bytes, NULL), g_bytes_get_size (header_bytes));
  gvt_put_data (out, signature, sizeof signature);
  gvt_put_data (out, payload_data, payload_length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* One spelling only: what is hashed and chained by its header must not have two. */
static gboolean
parse_header (GvtSignedFile *self, GError **error)
{
  g_autoptr (GBytes) canonical = NULL;

  self->header = gvt_json_parse (self->header_bytes, GVT_SIGNED_FILE_MAX_HEADER, error);
  if (self->header == NULL)
    return FALSE;

  canonical = gvt_json_canonical (self->header, error);
  if (canonical == NULL)
    return FALSE;

  return g_bytes_equal (canonical, self->header_bytes)
         || refuse (error, self->type, "header is not canonical");
}

static gboolean
read_head (GvtSignedFile *self, GvtReader *reader, GBytes *bytes, GError **error)
{
  const guint8 *data = g_bytes_get_data (bytes, NULL);
  const guint8 *header;
  guint32 length;

  if (!gvt_reader_header (reader, self->type, self->major, error))
    return FALSE;
  if (data[10] != 0 || data[11] != 0) /* the minor version is not signed, so it may say nothing */
    return refuse (error, self->type, "unknown minor version");

  length = gvt_reader_u32 (reader);
  if (length > GVT_SIGNED_FILE_MAX_HEADER)
    return refuse (error, self->type, "header over 256 KiB");

  header = gvt_reader_data (reader, length);
  if (!gvt_reader_copy (reader, self->signature, sizeof self->signature))
    return refuse (error, self->type, "truncated");

  self->header_bytes = g_bytes_new_from_bytes (bytes, header - data, length);
  return parse_header (self, error);
}

static gboolean
read_payload (
    GvtSignedFile *self, GvtReader *reader, GBytes *bytes, gsize max_payload, GError **error)
{
  gsize left = gvt_reader_left (reader);
  gint64 expected;
  GvtHash digest;
  GvtHash found;

  if (!gvt_json_get_int (self->header, "payload_bytes", &expected, error)
      || !gvt_json_get_hash (self->header, "payload_digest", &digest, error))
    return FALSE;

  if (expected < 0 || (gsize) expected != left)
    return refuse (error, self->type, "payload is not as long as the header says");
  if (left > max_payload)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                   "%s: payload of %" G_GSIZE_FORMAT " bytes", self->type, left);
      return FALSE;
    }

  self->payload = g_bytes_new_from_bytes (bytes, reader->position, left);
  gvt_hash_of_bytes (self->payload, &found);
  if (gvt_hash_equal (&found, &digest))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE, "%s: the payload's digest does not fit",
               self->type);
  return FALSE;
}

GvtSignedFile *
gvt_signed_file_read (
    GBytes *bytes, const char *type, guint16 major, gsize max_payload, GError **error)
{
  g_autoptr (GvtSignedFile) self = g_object_new (GVT_TYPE_SIGNED_FILE, NULL);
  GvtReader reader;

  self->type = g_strdup (type);
  self->major = major;
  gvt_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  if (!read_head (self, &reader, bytes, error)
      || !read_payload (self, &reader, bytes, max_payload, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
gvt_signed_file_verify (GvtSignedFile *self, const GvtPublicKey *signer, GError **error)
{
  g_return_val_if_fail (GVT_IS_SIGNED_FILE (self), FALSE);

  return gvt_verify (signer, self->type, self->major, g_bytes_get_data (self->header_bytes, NULL),
                     g_bytes_get_size (self->header_bytes), self->signature, error);
}

/* Returns: (transfer full) (nullable): without its payload */
static GvtSignedFile *
read_signed_head (GBytes *bytes)
{
  g_autoptr (GvtSignedFile) self = g_object_new (GVT_TYPE_SIGNED_FILE, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GvtReader reader;

  if (size < GVT_WIRE_HEADER_SIZE)
    return NULL;

  self->type = g_strndup ((const char *) data + TYPE_OFFSET, TYPE_LENGTH);
  self->major = (guint16) (data[MAJOR_OFFSET] | data[MAJOR_OFFSET + 1] << 8);
  gvt_reader_init (&reader, data, size);
  return read_head (self, &reader, bytes, NULL) ? g_steal_pointer (&self) : NULL;
}

const GvtPublicKey *
gvt_signed_file_find_signer (GBytes *bytes, const GArray *signers)
{
  g_autoptr (GvtSignedFile) self = NULL;

  g_return_val_if_fail (bytes != NULL && signers != NULL && signers->len > 0, NULL);

  self = signers->len > 1 ? read_signed_head (bytes) : NULL;
  for (guint i = 0; self != NULL && i < signers->len; i++)
    {
      const GvtPublicKey *signer = &g_array_index (signers, GvtPublicKey, i);

      if (gvt_signed_file_verify (self, signer, NULL))
        return signer;
    }
  return &g_array_index (signers, GvtPublicKey, 0);
}

GBytes *
gvt_signed_file_sign_again (GvtSignedFile *self, const GvtSecret *signing_key, GError **error)
{
  g_return_val_if_fail (GVT_IS_SIGNED_FILE (self), NULL);

  return gvt_signed_file_write (self->type, self->major, self->header, self->payload, signing_key,
                                error);
}

JsonObject *
gvt_signed_file_get_header (GvtSignedFile *self)
{
  g_return_val_if_fail (GVT_IS_SIGNED_FILE (self), NULL);

  return self->header;
}

GBytes *
gvt_signed_file_get_header_bytes (GvtSignedFile *self)
{
  g_return_val_if_fail (GVT_IS_SIGNED_FILE (self), NULL);

  return self->header_bytes;
}

GBytes *
gvt_signed_file_get_payload (GvtSignedFile *self)
{
  g_return_val_if_fail (GVT_IS_SIGNED_FILE (self), NULL);

  return self->payload;
}

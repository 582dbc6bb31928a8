/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-rejoin-message.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"
#include "gvt-wire.h"

#define TYPE         "INCA"
#define MAJOR        1
#define SUCCESSOR    "successor"
#define SAMPLE_BYTES 40

static GBytes *
successor_bytes (const GvtId *device, guint32 incarnation, const GvtPublicKey *key)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_data (out, device->bytes, sizeof device->bytes);
  gvt_put_u32 (out, incarnation);
  gvt_put_data (out, key->bytes, sizeof key->bytes);
  return g_byte_array_free_to_bytes (out);
}

void
gvt_rejoin_sign (const GvtSecret *device_key,
                 const GvtId *device,
                 guint32 incarnation,
                 const GvtPublicKey *key,
                 guint8 *signature64)
{
  g_autoptr (GBytes) bytes = successor_bytes (device, incarnation, key);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  gvt_sign (device_key, SUCCESSOR, MAJOR, data, size, signature64);
}

gboolean
gvt_rejoin_verify (const GvtPublicKey *device_key,
                   const GvtId *device,
                   guint32 incarnation,
                   const GvtRejoinRequest *request,
                   GError **error)
{
  g_autoptr (GBytes) bytes = successor_bytes (device, incarnation, &request->key);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return gvt_verify (device_key, SUCCESSOR, MAJOR, data, size, request->signature, error);
}

GvtRejoinRequest *
gvt_rejoin_request_new (void)
{
  GvtRejoinRequest *self = g_new0 (GvtRejoinRequest, 1);

  self->samples = g_array_new (FALSE, FALSE, sizeof (GvtChainSample));
  return self;
}

void
gvt_rejoin_request_free (GvtRejoinRequest *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->samples);
  g_free (self);
}

GBytes *
gvt_rejoin_request_write (const GvtRejoinRequest *self)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_data (out, self->key.bytes, sizeof self->key.bytes);
  gvt_put_data (out, self->signature, sizeof self->signature);
  gvt_put_u32 (out, self->samples->len);
  for (guint i = 0; i < self->samples->len; i++)
    {
      const GvtChainSample *sample = &g_array_index (self->samples, GvtChainSample, i);

      gvt_put_u64 (out, sample->seq);
      gvt_put_data (out, sample->hash.bytes, sizeof sample->hash.bytes);
    }
  if (self->left_for != 0)
    {
      gvt_put_u32 (out, self->left_for);
      gvt_put_data (out, self->left_key.bytes, sizeof self->left_key.bytes);
    }
  return g_byte_array_free_to_bytes (out);
}

static gboolean
read_samples (GvtReader *reader, GArray *samples, GError **error)
{
  guint32 count = gvt_reader_u32 (reader);
  guint64 last = 0;

  if (count > gvt_reader_left (reader) / SAMPLE_BYTES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "A request for a new incarnation is cut off");
      return FALSE;
    }

  for (guint32 i = 0; i < count; i++)
    {
      GvtChainSample sample = { .seq = gvt_reader_u64 (reader) };

      gvt_reader_copy (reader, sample.hash.bytes, sizeof sample.hash.bytes);
      if (sample.seq <= last || sample.seq > G_MAXINT64)
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                               "The samples of a chain are not in order");
          return FALSE;
        }
      last = sample.seq;
      g_array_append_val (samples, sample);
    }
  return TRUE;
}

/* None is said by its absence alone, so that one request has one form. */
static gboolean
read_left (GvtReader *reader, GvtRejoinRequest *self, GError **error)
{
  if (gvt_reader_left (reader) > 0)
    {
      self->left_for = gvt_reader_u32 (reader);
      gvt_reader_copy (reader, self->left_key.bytes, sizeof self->left_key.bytes);
      if (self->left_for < 2)
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                               "No chain was left for the first one");
          return FALSE;
        }
    }
  return gvt_reader_end (reader, "A request for a new incarnation", error);
}

GvtRejoinRequest *
gvt_rejoin_request_read (GBytes *bytes, GError **error)
{
  g_autoptr (GvtRejoinRequest) self = gvt_rejoin_request_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  GvtReader reader;

  if (size > GVT_REJOIN_REQUEST_MAX_BYTES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                           "A request for a new incarnation is too long");
      return NULL;
    }

  gvt_reader_init (&reader, data, size);
  gvt_reader_copy (&reader, self->key.bytes, sizeof self->key.bytes);
  gvt_reader_copy (&reader, self->signature, sizeof self->signature);
  return read_samples (&reader, self->samples, error) && read_left (&reader, self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

void
gvt_rejoin_answer_free (GvtRejoinAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self);
}

GBytes *
gvt_rejoin_answer_write (const GvtRejoinAnswer *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();

  gvt_json_set_id (header, "device", &self->device);
  gvt_json_set_hex (header, "key", self->key.bytes, sizeof self->key.bytes);
  json_object_set_int_member (header, "incarnation", self->incarnation);
  json_object_set_string_member (header, "code", self->code);
  json_object_set_int_member (header, "after_seq", (gint64) self->after_seq);
  json_object_set_int_member (header, "at_us", self->at_us);
  return gvt_signed_file_write (TYPE, MAJOR, header, NULL, signing_key, error);
}

static gboolean
read_answer (JsonObject *header, GvtRejoinAnswer *self, GError **error)
{
  const char *code = gvt_json_get_text (header, "code", error);
  gint64 incarnation;
  gint64 after_seq;

  if (code == NULL || !gvt_json_get_id (header, "device", &self->device, error)
      || !gvt_json_get_hex (header, "key", self->key.bytes, sizeof self->key.bytes, error)
      || !gvt_json_get_int (header, "incarnation", &incarnation, error)
      || !gvt_json_get_int (header, "after_seq", &after_seq, error)
      || !gvt_json_get_int (header, "at_us", &self->at_us, error))
    return FALSE;
  if (incarnation < 2 || incarnation > G_MAXUINT32 || after_seq < 0 || strlen (code) != 4)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "The answer names no new incarnation");
      return FALSE;
    }

  self->incarnation = (guint32) incarnation;
  self->after_seq = (guint64) after_seq;
  self->code = g_strdup (code);
  return TRUE;
}

GvtRejoinAnswer *
gvt_rejoin_answer_read (GBytes *bytes,
                        const GvtPublicKey *signing_key,
                        const GvtId *device,
                        const GvtPublicKey *key,
                        GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR, 0, error);
  g_autoptr (GvtRejoinAnswer) self = g_new0 (GvtRejoinAnswer, 1);

  if (file == NULL || !gvt_signed_file_verify (file, signing_key, error)
      || !read_answer (gvt_signed_file_get_header (file), self, error))
    return NULL;
  if (gvt_id_equal (&self->device, device) && gvt_public_key_equal (&self->key, key))
    return g_steal_pointer (&self);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "The answer is for another laptop");
  return NULL;
}

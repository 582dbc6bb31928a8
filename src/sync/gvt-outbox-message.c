/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outbox-message.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"
#include "gvt-wire.h"

#define TYPE      "OUTB"
#define LIST_TYPE "OUTS"
#define MAJOR     1

void
gvt_outbox_genesis (const GvtId *device, GvtHash *hash)
{
  static const char context[] = "gvt-outbox-1"; /* the terminator is part of it */
  guint8 data[sizeof context + sizeof device->bytes];

  memcpy (data, context, sizeof context);
  memcpy (data + sizeof context, device->bytes, sizeof device->bytes);
  gvt_hash_data (data, sizeof data, hash);
}

/* The hash covers the header alone; the header names the payload's digest. */
static gboolean
hash_header (GBytes *message, GvtHash *hash, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (message, TYPE, MAJOR,
                                                         GVT_OUTBOX_MAX_PAYLOAD, error);

  if (file == NULL)
    return FALSE;

  gvt_hash_of_bytes (gvt_signed_file_get_header_bytes (file), hash);
  return TRUE;
}

GBytes *
gvt_outbox_message_write (const GvtId *device,
                          guint32 incarnation,
                          guint64 seq,
                          const GvtHash *previous,
                          const char *type,
                          gint64 at_us,
                          GBytes *payload,
                          const GvtSecret *signing_key,
                          GvtHash *hash,
                          GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) message = NULL;

  gvt_json_set_id (header, "device", device);
  if (incarnation != 0)
    json_object_set_int_member (header, "incarnation", incarnation);
  json_object_set_int_member (header, "seq", (gint64) seq);
  gvt_json_set_hash (header, "previous", previous);
  json_object_set_string_member (header, "type", type);
  json_object_set_int_member (header, "at_us", at_us);

  message = gvt_signed_file_write (TYPE, MAJOR, header, payload, signing_key, error);
  if (message == NULL || !hash_header (message, hash, error))
    return NULL;

  return g_steal_pointer (&message);
}

static gboolean
read_fields (GvtSignedFile *file, GvtOutboxMessage *self, GError **error)
{
  JsonObject *header = gvt_signed_file_get_header (file);
  const char *type = gvt_json_get_text (header, "type", error);
  gint64 seq;

  if (type == NULL || !gvt_json_get_id (header, "device", &self->device, error)
      || !gvt_json_get_int (header, "seq", &seq, error)
      || !gvt_json_get_hash (header, "previous", &self->previous, error)
      || !gvt_json_get_int (header, "at_us", &self->at_us, error))
    return FALSE;
  if (seq < 1)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "An outbox begins at 1");
      return FALSE;
    }

  self->incarnation = (guint32) CLAMP (gvt_json_int_or (header, "incarnation", 0), 0, G_MAXUINT32);
  self->seq = (guint64) seq;
  self->type = g_strdup (type);
  self->payload = g_bytes_ref (gvt_signed_file_get_payload (file));
  gvt_hash_of_bytes (gvt_signed_file_get_header_bytes (file), &self->hash);
  return TRUE;
}

GvtOutboxMessage *
gvt_outbox_message_read (GBytes *bytes, const GvtPublicKey *signing_key, GError **error)
{
  g_autoptr (GvtOutboxMessage) self = g_new0 (GvtOutboxMessage, 1);
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR, GVT_OUTBOX_MAX_PAYLOAD,
                                                         error);

  if (file == NULL || !gvt_signed_file_verify (file, signing_key, error)
      || !read_fields (file, self, error))
    {
      g_prefix_error (error, "Outbox message: ");
      return NULL;
    }

  return g_steal_pointer (&self);
}

gboolean
gvt_outbox_message_check (const GvtOutboxMessage *self,
                          const GvtId *device,
                          guint64 after,
                          const GvtHash *previous,
                          GError **error)
{
  if (gvt_id_equal (&self->device, device) && self->seq == after + 1
      && gvt_hash_equal (&self->previous, previous))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_CHAIN,
               "Outbox message %" G_GUINT64_FORMAT " does not follow message %" G_GUINT64_FORMAT,
               self->seq, after);
  return FALSE;
}

void
gvt_outbox_message_free (GvtOutboxMessage *self)
{
  if (self == NULL)
    return;

  g_free (self->type);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_free (self);
}

GBytes *
gvt_outbox_list_write (GPtrArray *messages)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_header (out, LIST_TYPE, MAJOR, 0);
  gvt_put_varint (out, messages->len);
  for (guint i = 0; i < messages->len; i++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (messages, i), &length);

      gvt_put_u32 (out, (guint32) length);
      gvt_put_data (out, data, length);
    }

  return g_byte_array_free_to_bytes (out);
}

GPtrArray *
gvt_outbox_list_read (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GvtReader reader;
  guint64 count;

  gvt_reader_init (&reader, data, size);
  if (!gvt_reader_header (&reader, LIST_TYPE, MAJOR, error))
    return NULL;

  count = gvt_reader_varint (&reader);
  if (count > GVT_OUTBOX_MAX_COUNT)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                           "Too many messages in one answer");
      return NULL;
    }
  for (guint64 i = 0; i < count && !reader.failed; i++)
    {
      guint32 length = gvt_reader_u32 (&reader);
      const guint8 *message = gvt_reader_data (&reader, length);

      if (message != NULL)
        g_ptr_array_add (messages,
                         g_bytes_new_from_bytes (bytes, (gsize) (message - data), length));
    }
  if (!gvt_reader_end (&reader, "outbox list", error))
    return NULL;

  return g_steal_pointer (&messages);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-envelope.h"

#include "gvt-blob-piece.h"
#include "gvt-courier-part.h"
#include "gvt-device-status.h"
#include "gvt-digest-message.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-push-request.h"
#include "gvt-queue-request.h"
#include "gvt-rejoin-message.h"
#include "gvt-signed-file.h"
#include "gvt-wire.h"

#define TYPE       "ENVL"
#define MAJOR      1
#define MAX_HEADER 2048 /* what a true header needs, several times over */

struct _GvtEnvelope
{
  GvtSignedFile *file;
  GvtId device;
  guint32 incarnation;
  GvtChallenge challenge;
};

static const struct
{
  const char *type;
  gsize max_payload;
} calls[] = {
  { GVT_CALL_ENROL, 64 * 1024 },
  { GVT_CALL_PUSH, GVT_PUSH_REQUEST_HEAD_SIZE + 8 * 1024 * 1024 },
  { GVT_CALL_PULL, 64 * 1024 },
  { GVT_CALL_MANIFEST, 0 },
  { GVT_CALL_BLOB, GVT_BLOB_PIECE_MAX_BODY },
  { GVT_CALL_QUEUE, GVT_QUEUE_MAX_REQUEST },
  { GVT_CALL_REJOIN, GVT_REJOIN_REQUEST_MAX_BYTES },
  { GVT_CALL_CARRY, sizeof (guint32) + GVT_COURIER_MAX_BYTES },
  { GVT_CALL_FLEET, GVT_DEVICE_STATUS_MAX_BYTES },
  { GVT_CALL_DIGEST, GVT_DIGEST_REQUEST_MAX_BYTES },
};

gsize
gvt_envelope_max_payload (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (g_str_equal (calls[i].type, type))
      return calls[i].max_payload;

  return 0;
}

gsize
gvt_envelope_max_bytes (const char *type)
{
  return GVT_WIRE_HEADER_SIZE + sizeof (guint32) + MAX_HEADER + GVT_SIGNATURE_SIZE
         + gvt_envelope_max_payload (type);
}

GBytes *
gvt_envelope_write (const char *type,
                    const GvtId *device,
                    guint32 incarnation,
                    const GvtChallenge *challenge,
                    GBytes *payload,
                    const GvtSecret *device_key,
                    GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();

  if (payload != NULL && g_bytes_get_size (payload) > gvt_envelope_max_payload (type))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "The body of a %s call is too large",
                   type);
      return NULL;
    }

  json_object_set_string_member (header, "type", type);
  gvt_json_set_id (header, "device", device);
  json_object_set_int_member (header, "incarnation", incarnation);
  gvt_json_set_hex (header, "challenge", challenge->bytes, sizeof challenge->bytes);
  return gvt_signed_file_write (TYPE, MAJOR, header, payload, device_key, error);
}

static gboolean
read_fields (GvtEnvelope *self, const char *type, GError **error)
{
  JsonObject *header = gvt_signed_file_get_header (self->file);
  const char *actual = gvt_json_get_text (header, "type", error);
  gint64 incarnation;

  if (actual == NULL || !gvt_json_get_id (header, "device", &self->device, error)
      || !gvt_json_get_int (header, "incarnation", &incarnation, error)
      || !gvt_json_get_hex (header, "challenge", self->challenge.bytes,
                            sizeof self->challenge.bytes, error))
    return FALSE;

  if (!g_str_equal (actual, type) || incarnation < 1 || incarnation > G_MAXUINT32)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                   "This is no %s call of a known incarnation", type);
      return FALSE;
    }

  self->incarnation = (guint32) incarnation;
  return TRUE;
}

GvtEnvelope *
gvt_envelope_read (GBytes *bytes, const char *type, GError **error)
{
  g_autoptr (GvtEnvelope) self = g_new0 (GvtEnvelope, 1);

  if (g_bytes_get_size (bytes) > gvt_envelope_max_bytes (type))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Over the bound of a %s call", type);
      return NULL;
    }

  self->file = gvt_signed_file_read (bytes, TYPE, MAJOR, gvt_envelope_max_payload (type), error);
  if (self->file == NULL || !read_fields (self, type, error))
    {
      g_prefix_error (error, "Envelope: ");
      return NULL;
    }

  return g_steal_pointer (&self);
}

gboolean
gvt_envelope_verify (GvtEnvelope *self, const GvtPublicKey *device_key, GError **error)
{
  return gvt_signed_file_verify (self->file, device_key, error);
}

const GvtId *
gvt_envelope_get_device (GvtEnvelope *self)
{
  return &self->device;
}

guint32
gvt_envelope_get_incarnation (GvtEnvelope *self)
{
  return self->incarnation;
}

const GvtChallenge *
gvt_envelope_get_challenge (GvtEnvelope *self)
{
  return &self->challenge;
}

GBytes *
gvt_envelope_get_payload (GvtEnvelope *self)
{
  return gvt_signed_file_get_payload (self->file);
}

void
gvt_envelope_free (GvtEnvelope *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->file);
  g_free (self);
}

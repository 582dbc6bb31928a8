/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proof.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"
#include "gvt-wire.h"

#define TYPE  "PROF"
#define MAJOR 1

#define MAX_PAYLOAD (GVT_PROOF_MAX_BYTES - GVT_SIGNED_FILE_MAX_HEADER)

void
gvt_proof_free (GvtProof *self)
{
  g_clear_pointer (&self->keys, gvt_keys_statement_free);
  g_clear_pointer (&self->report, json_object_unref);
  g_free (self);
}

GBytes *
gvt_proof_write (GBytes *keys,
                 gint64 issued_at_us,
                 JsonObject *report,
                 const GvtSecret *signing_key,
                 GError **error)
{
  g_autoptr (GBytes) figures = gvt_json_canonical (report, error);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) payload = NULL;

  if (figures == NULL)
    return NULL;
  gvt_put_u32 (out, (guint32) g_bytes_get_size (keys));
  gvt_put_data (out, g_bytes_get_data (keys, NULL), g_bytes_get_size (keys));
  gvt_put_data (out, g_bytes_get_data (figures, NULL), g_bytes_get_size (figures));
  payload = g_byte_array_free_to_bytes (g_steal_pointer (&out));
  json_object_set_int_member (header, "issued_at_us", issued_at_us);
  return gvt_signed_file_write (TYPE, MAJOR, header, payload, signing_key, error);
}

/* --- reading --- */

/* @rest: (out) (transfer full): what follows. Returns: (transfer full) (nullable) */
static GvtKeysStatement *
read_keys (GBytes *payload, GBytes **rest, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (payload, &size);
  g_autoptr (GBytes) keys = NULL;
  GvtReader reader;
  guint32 length;

  gvt_reader_init (&reader, data, size);
  length = gvt_reader_u32 (&reader);
  if (length > GVT_KEYS_STATEMENT_MAX_BYTES || gvt_reader_data (&reader, length) == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "its keys are cut short");
      return NULL;
    }
  keys = g_bytes_new_from_bytes (payload, sizeof length, length);
  *rest = g_bytes_new_from_bytes (payload, reader.position, size - reader.position);
  return gvt_keys_statement_read (keys, error);
}

/* Whose statement it is, and whether @issued_at_us is in its time. */
static gboolean
check_keys (const GvtKeysStatement *keys,
            const GvtPublicKey *root,
            gint64 issued_at_us,
            GError **error)
{
  if (!gvt_keys_statement_descends (keys, root))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "it is of another centre: its root key is not the given one");
      return FALSE;
    }
  if (issued_at_us < keys->issued_at_us || issued_at_us > keys->not_after_us)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "it is of a time at which its keys did not hold");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_proof (GvtSignedFile *file, const GvtPublicKey *root, GvtProof *self, GError **error)
{
  g_autoptr (GBytes) figures = NULL;

  self->keys = read_keys (gvt_signed_file_get_payload (file), &figures, error);
  if (self->keys == NULL || !gvt_signed_file_verify (file, &self->keys->signing_key, error)
      || !gvt_json_get_int (gvt_signed_file_get_header (file), "issued_at_us", &self->issued_at_us,
                            error)
      || !check_keys (self->keys, root, self->issued_at_us, error))
    return FALSE;
  self->report = gvt_json_parse (figures, MAX_PAYLOAD, error);
  return self->report != NULL;
}

GvtProof *
gvt_proof_read (GBytes *bytes, const GvtPublicKey *root, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR, MAX_PAYLOAD, error);
  g_autoptr (GvtProof) self = g_new0 (GvtProof, 1);

  if (file != NULL && read_proof (file, root, self, error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "Proof: ");
  return NULL;
}

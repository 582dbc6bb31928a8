/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-keys-statement.h"
#include "gvt-seal.h"
#include "gvt-signed-file.h"
#include "gvt-wire.h"

#define OUTER_TYPE  "PART"
#define OUTER_MAJOR 1
#define INNER_TYPE  "COUR"
#define INNER_MAJOR 1
#define LABEL_SIZE  64 /* all before the seal */
#define CONTEXT     "courier/1 "

struct _GvtCourierPart
{
  GvtSignedFile *file;
  GvtCourierFacts facts;
};

/* As they stand in the label, and in the signed header. */
static const char *const type_letters[] = {
  [GVT_COURIER_EVENTS] = "EVTS", [GVT_COURIER_RECEIPT] = "RCPT", [GVT_COURIER_LISTS] = "LIST",
  [GVT_COURIER_ASK] = "ASKS",    [GVT_COURIER_PHOTOS] = "BLOB",  [GVT_COURIER_LETTERS] = "OUTS",
  [GVT_COURIER_HELD] = "BLBR",   [GVT_COURIER_FILES] = "FILE",
};

gboolean
gvt_courier_type_is_for_centre (GvtCourierType type)
{
  return type == GVT_COURIER_EVENTS || type == GVT_COURIER_ASK || type == GVT_COURIER_PHOTOS;
}

void
gvt_courier_key_id (const GvtPublicKey *sealing_key, GvtHash *id)
{
  gvt_hash_data (sealing_key->bytes, sizeof sealing_key->bytes, id);
}

/* The label is bound into the seal: another one, and it does not open. */
static char *
seal_context (const guint8 *label)
{
  g_autofree char *text = NULL;
  GvtHash hash;

  gvt_hash_data (label, LABEL_SIZE, &hash);
  text = gvt_hash_to_text (&hash);
  return g_strconcat (CONTEXT, text, NULL);
}

/* --- writing --- */

static GBytes *
write_inside (const GvtCourierFacts *facts,
              const GvtHash *recipient,
              GBytes *payload,
              const GvtSecret *signing_key,
              GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();

  json_object_set_string_member (header, "type", type_letters[facts->type]);
  gvt_json_set_hash (header, "recipient", recipient);
  gvt_json_set_id (header, "device", &facts->device);
  json_object_set_int_member (header, "incarnation", facts->incarnation);
  json_object_set_int_member (header, "serial", (gint64) facts->serial);
  json_object_set_int_member (header, "number", facts->number);
  json_object_set_int_member (header, "parts", facts->n_parts);
  json_object_set_int_member (header, "first_seq", (gint64) facts->first_seq);
  json_object_set_int_member (header, "last_seq", (gint64) facts->last_seq);
  return gvt_signed_file_write (INNER_TYPE, INNER_MAJOR, header, payload, signing_key, error);
}

GBytes *
gvt_courier_part_write (const GvtCourierFacts *facts,
                        GBytes *payload,
                        const GvtPublicKey *recipient,
                        const GvtSecret *signing_key,
                        GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) inside = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autofree char *context = NULL;
  GvtHash id, digest;

  if (g_bytes_get_size (payload) > GVT_COURIER_MAX_PAYLOAD)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too much for one courier part");
      return NULL;
    }

  gvt_courier_key_id (recipient, &id);
  inside = write_inside (facts, &id, payload, signing_key, error);
  if (inside == NULL)
    return NULL;

  gvt_put_header (out, OUTER_TYPE, OUTER_MAJOR, 0);
  gvt_put_data (out, type_letters[facts->type], 4);
  gvt_put_data (out, id.bytes, sizeof id.bytes);
  gvt_put_u32 (out, facts->number);
  gvt_put_u32 (out, facts->n_parts);
  gvt_put_u32 (out, 0);
  g_assert (out->len == LABEL_SIZE);

  context = seal_context (out->data);
  sealed = gvt_seal_to (recipient, 1, context, g_bytes_get_data (inside, NULL),
                        g_bytes_get_size (inside));
  gvt_put_u32 (out, (guint32) g_bytes_get_size (sealed));
  gvt_put_data (out, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  gvt_hash_data (out->data, out->len, &digest);
  gvt_put_data (out, digest.bytes, sizeof digest.bytes);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* --- the label --- */

static gboolean
refuse_cut (GError **error)
{
  gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                  _ ("This is no whole courier part: it was cut off, or is another file. Nothing "
                     "was taken from it, and nothing is lost: its records are still on the laptop "
                     "that wrote it. Let that laptop write them once more."));
  return FALSE;
}

static gboolean
refuse_changed (GError **error)
{
  gvt_error_tell (error, GVT_ERROR_BAD_SIGNATURE,
                  _ ("This courier part is not as it was written: it was damaged or changed on the "
                     "way. Nothing was taken from it, and nothing is lost: its records are still "
                     "on the laptop that wrote it. Let that laptop write them once more."));
  return FALSE;
}

static gboolean
refuse_newer (GError **error)
{
  gvt_error_tell (error, GVT_ERROR_TOO_NEW,
                  _ ("This courier part was written by a newer Go Vote. It was left as it is. "
                     "Update the program here, and read it again."));
  return FALSE;
}

static gboolean
read_version (GvtReader *reader, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (gvt_reader_header (reader, OUTER_TYPE, OUTER_MAJOR, &local))
    return TRUE;
  return g_error_matches (local, GVT_ERROR, GVT_ERROR_TOO_NEW) ? refuse_newer (error)
                                                               : refuse_cut (error);
}

/* %FALSE where its four letters are not known here */
static gboolean
find_type (const guint8 *letters, GvtCourierType *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (type_letters); i++)
    if (memcmp (letters, type_letters[i], 4) == 0)
      {
        *type = (GvtCourierType) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_in_shipment (guint64 number, guint64 n_parts)
{
  return number >= 1 && number <= n_parts && n_parts <= GVT_COURIER_MAX_PARTS;
}

/* @sealed: (out) (transfer none) */
static gboolean
read_frame (
    GvtReader *reader, GvtCourierLabel *label, const guint8 **sealed, gsize *length, GError **error)
{
  guint8 letters[4], digest[sizeof (GvtHash)];
  GvtHash found;

  if (!gvt_reader_copy (reader, letters, sizeof letters)
      || !gvt_reader_copy (reader, label->recipient.bytes, sizeof label->recipient.bytes))
    return refuse_cut (error);

  label->number = gvt_reader_u32 (reader);
  label->n_parts = gvt_reader_u32 (reader);
  gvt_reader_u32 (reader); /* of no meaning yet; bound into the seal as it is */
  *length = gvt_reader_u32 (reader);
  *sealed = gvt_reader_data (reader, *length);
  if (*sealed == NULL || !gvt_reader_copy (reader, digest, sizeof digest)
      || gvt_reader_left (reader) > 0)
    return refuse_cut (error);

  gvt_hash_data (reader->data, reader->length - sizeof digest, &found);
  if (memcmp (found.bytes, digest, sizeof digest) != 0
      || !is_in_shipment (label->number, label->n_parts))
    return refuse_changed (error);
  return find_type (letters, &label->type) || refuse_newer (error);
}

static gboolean
read_outside (
    GBytes *bytes, GvtCourierLabel *label, const guint8 **sealed, gsize *length, GError **error)
{
  GvtReader reader;

  if (g_bytes_get_size (bytes) > GVT_COURIER_MAX_BYTES)
    {
      gvt_error_tell (error, GVT_ERROR_TOO_LARGE,
                      _ ("This file is larger than any courier part may be. Nothing was taken from "
                         "it."));
      return FALSE;
    }

  gvt_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return read_version (&reader, error) && read_frame (&reader, label, sealed, length, error);
}

gboolean
gvt_courier_part_peek (GBytes *bytes, GvtCourierLabel *label, GError **error)
{
  const guint8 *sealed;
  gsize length;

  *label = (GvtCourierLabel){ 0 };
  return read_outside (bytes, label, &sealed, &length, error);
}

/* --- what is inside --- */

static gboolean
read_number (
    JsonObject *header, const char *name, gint64 min, gint64 max, guint64 *value, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (header, name, &number, error))
    return FALSE;
  if (number < min || number > max)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s is out of range", name);
      return FALSE;
    }

  *value = (guint64) number;
  return TRUE;
}

static gboolean
read_facts (JsonObject *header, GvtCourierFacts *facts, GError **error)
{
  guint64 incarnation, number, n_parts;

  if (!gvt_json_get_id (header, "device", &facts->device, error)
      || !read_number (header, "incarnation", 1, G_MAXUINT32, &incarnation, error)
      || !read_number (header, "serial", 0, G_MAXINT64, &facts->serial, error)
      || !read_number (header, "number", 1, G_MAXUINT32, &number, error)
      || !read_number (header, "parts", 1, G_MAXUINT32, &n_parts, error)
      || !read_number (header, "first_seq", 0, G_MAXINT64, &facts->first_seq, error)
      || !read_number (header, "last_seq", 0, G_MAXINT64, &facts->last_seq, error))
    return FALSE;

  if (facts->first_seq > facts->last_seq)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "It ends before it begins");
      return FALSE;
    }

  facts->incarnation = (guint32) incarnation;
  facts->number = (guint32) number;
  facts->n_parts = (guint32) n_parts;
  return TRUE;
}

/* The signed word says the same as the label. */
static gboolean
check_label (JsonObject *header,
             const GvtCourierLabel *label,
             const GvtCourierFacts *facts,
             GError **error)
{
  const char *letters = gvt_json_get_text (header, "type", error);
  GvtHash recipient;

  if (letters == NULL || !gvt_json_get_hash (header, "recipient", &recipient, error))
    return FALSE;
  if (g_str_equal (letters, type_letters[label->type])
      && gvt_hash_equal (&recipient, &label->recipient) && facts->number == label->number
      && facts->n_parts == label->n_parts)
    return TRUE;

  return refuse_changed (error);
}

static GBytes *
unseal (const GvtCourierLabel *label,
        const guint8 *data,
        const guint8 *sealed,
        gsize length,
        const GvtSecret *sealing_key,
        GError **error)
{
  g_autoptr (GBytes) box = g_bytes_new_static (sealed, length);
  g_autofree char *context = seal_context (data);
  g_autoptr (GBytes) inside = NULL;
  GvtPublicKey own;
  GvtHash id;

  gvt_sealing_key_public (sealing_key, &own);
  gvt_courier_key_id (&own, &id);
  if (!gvt_hash_equal (&id, &label->recipient))
    {
      gvt_error_tell (error, GVT_ERROR_FORBIDDEN,
                      _ ("This courier part is sealed for somebody else, so it cannot be read "
                         "here. It was left as it is: carry it to whom it is for."));
      return NULL;
    }

  inside = gvt_unseal_with (sealing_key, context, box, NULL);
  if (inside == NULL)
    refuse_changed (error);
  return g_steal_pointer (&inside);
}

GvtCourierPart *
gvt_courier_part_open (GBytes *bytes, const GvtSecret *sealing_key, GError **error)
{
  g_autoptr (GvtCourierPart) self = g_new0 (GvtCourierPart, 1);
  g_autoptr (GBytes) inside = NULL;
  GvtCourierLabel label = { 0 };
  const guint8 *sealed;
  JsonObject *header;
  gsize length;

  if (!read_outside (bytes, &label, &sealed, &length, error))
    return NULL;
  inside = unseal (&label, g_bytes_get_data (bytes, NULL), sealed, length, sealing_key, error);
  if (inside == NULL)
    return NULL;

  self->file = gvt_signed_file_read (inside, INNER_TYPE, INNER_MAJOR, GVT_COURIER_MAX_PAYLOAD,
                                     error);
  if (self->file == NULL)
    return NULL;
  header = gvt_signed_file_get_header (self->file);
  self->facts.type = label.type;
  return read_facts (header, &self->facts, error)
                 && check_label (header, &label, &self->facts, error)
             ? g_steal_pointer (&self)
             : NULL;
}

gboolean
gvt_courier_part_verify (GvtCourierPart *self, const GvtPublicKey *signer, GError **error)
{
  return gvt_signed_file_verify (self->file, signer, NULL) || refuse_changed (error);
}

const GvtCourierFacts *
gvt_courier_part_get_facts (GvtCourierPart *self)
{
  return &self->facts;
}

GBytes *
gvt_courier_part_get_payload (GvtCourierPart *self)
{
  return gvt_signed_file_get_payload (self->file);
}

void
gvt_courier_part_free (GvtCourierPart *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->file);
  g_free (self);
}

/* --- a receipt --- */

GBytes *
gvt_courier_receipt_write (GBytes *keys, GBytes *receipt)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_u32 (out, (guint32) g_bytes_get_size (keys));
  gvt_put_data (out, g_bytes_get_data (keys, NULL), g_bytes_get_size (keys));
  gvt_put_data (out, g_bytes_get_data (receipt, NULL), g_bytes_get_size (receipt));
  return g_byte_array_free_to_bytes (out);
}

gboolean
gvt_courier_receipt_read (GBytes *payload, GBytes **keys, GBytes **receipt, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (payload, &size);
  GvtReader reader;
  gsize length;

  gvt_reader_init (&reader, data, size);
  length = gvt_reader_u32 (&reader);
  if (length > GVT_KEYS_STATEMENT_MAX_BYTES || gvt_reader_data (&reader, length) == NULL)
    return refuse_cut (error);

  *keys = g_bytes_new_from_bytes (payload, sizeof (guint32), length);
  *receipt = g_bytes_new_from_bytes (payload, sizeof (guint32) + length, gvt_reader_left (&reader));
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-event.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-event-private.h"
#include "gvt-json.h"
#include "gvt-wire.h"

/* Both with their NUL. */
static const char event_context[] = "gvt-event-1";
static const char chain_context[] = "gvt-chain-1";

GvtEvent *
gvt_event_new (void)
{
  GvtEvent *self = g_new0 (GvtEvent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

GvtEvent *
gvt_event_ref (GvtEvent *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gvt_event_unref (GvtEvent *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  gvt_event_header_clear (&self->header);
  g_clear_pointer (&self->header_bytes, g_bytes_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->personal, g_bytes_unref);
  g_free (self);
}

JsonObject *
gvt_event_parse_body (const GvtEvent *self, GError **error)
{
  return gvt_json_parse (self->body, GVT_EVENT_MAX_BODY, error);
}

void
gvt_event_header_clear (GvtEventHeader *self)
{
  g_free (self->kind);
  g_free (self->actor);
  g_free (self->place);
  g_free (self->scope);
  memset (self, 0, sizeof *self);
}

gboolean
gvt_event_text_is_code (const char *text, gsize max)
{
  gsize length = 0;

  if (text == NULL)
    return FALSE;

  while (length <= max && text[length] > ' ' && text[length] <= '~')
    length++;

  return length <= max && text[length] == '\0';
}

const char *
gvt_event_header_fault (const GvtEventHeader *self)
{
  if (self->incarnation == 0)
    return "incarnation";
  if (self->seq == 0 || self->seq > G_MAXINT64)
    return "seq";
  if (!gvt_event_text_is_code (self->kind, GVT_EVENT_MAX_KIND) || strchr (self->kind, '/') == NULL)
    return "kind";
  if (self->subject_length > GVT_EVENT_MAX_SUBJECT)
    return "subject";
  if (!gvt_event_text_is_code (self->actor, GVT_EVENT_MAX_ACTOR))
    return "actor";
  if (!gvt_event_text_is_code (self->place, GVT_EVENT_MAX_PLACE))
    return "place";
  if (!gvt_event_text_is_code (self->scope, GVT_EVENT_MAX_SCOPE))
    return "scope";
  if (self->at_us < 0)
    return "at";
  if ((guint) self->clock > GVT_CLOCK_UNSET)
    return "clock";
  if (self->has_was
      && (self->was_incarnation == 0 || self->was_seq == 0 || self->was_seq > G_MAXINT64))
    return "was";

  return NULL;
}

GBytes *
gvt_event_header_encode (const GvtEventHeader *self)
{
  GByteArray *out = g_byte_array_sized_new (192);

  gvt_put_data (out, self->id.bytes, sizeof self->id.bytes);
  gvt_put_data (out, self->device.bytes, sizeof self->device.bytes);
  gvt_put_u32 (out, self->incarnation);
  gvt_put_u64 (out, self->seq);
  gvt_put_text (out, self->kind);
  gvt_put_u8 (out, self->subject_length);
  gvt_put_data (out, self->subject, self->subject_length);
  gvt_put_text (out, self->actor);
  gvt_put_text (out, self->place);
  gvt_put_text (out, self->scope);
  gvt_put_u64 (out, (guint64) self->at_us);
  gvt_put_u8 (out, (guint8) self->clock);
  gvt_put_u8 (out, self->has_was ? 1 : 0);
  if (self->has_was)
    {
      gvt_put_u32 (out, self->was_incarnation);
      gvt_put_u64 (out, self->was_seq);
    }

  return g_byte_array_free_to_bytes (out);
}

static void
read_subject (GvtReader *reader, GvtEventHeader *header)
{
  header->subject_length = gvt_reader_u8 (reader);
  if (header->subject_length > GVT_EVENT_MAX_SUBJECT)
    reader->failed = TRUE;
  else
    gvt_reader_copy (reader, header->subject, header->subject_length);
}

static void
read_was (GvtReader *reader, GvtEventHeader *header)
{
  guint8 has_was = gvt_reader_u8 (reader);

  if (has_was > 1)
    reader->failed = TRUE; /* a second spelling of "yes" would be a second encoding */
  header->has_was = has_was != 0;
  if (!header->has_was)
    return;

  header->was_incarnation = gvt_reader_u32 (reader);
  header->was_seq = gvt_reader_u64 (reader);
}

gboolean
gvt_event_header_decode (GBytes *bytes, GvtEventHeader *self, GError **error)
{
  g_auto (GvtEventHeader) header = { 0 };
  const char *fault;
  GvtReader reader;
  gsize length = 0;
  const void *data = g_bytes_get_data (bytes, &length);

  gvt_reader_init (&reader, data, length);
  gvt_reader_copy (&reader, header.id.bytes, sizeof header.id.bytes);
  gvt_reader_copy (&reader, header.device.bytes, sizeof header.device.bytes);
  header.incarnation = gvt_reader_u32 (&reader);
  header.seq = gvt_reader_u64 (&reader);
  header.kind = gvt_reader_text (&reader);
  read_subject (&reader, &header);
  header.actor = gvt_reader_text (&reader);
  header.place = gvt_reader_text (&reader);
  header.scope = gvt_reader_text (&reader);
  header.at_us = (gint64) gvt_reader_u64 (&reader);
  header.clock = gvt_reader_u8 (&reader);
  read_was (&reader, &header);
  if (!gvt_reader_end (&reader, "An event's header", error))
    return FALSE;

  fault = gvt_event_header_fault (&header);
  if (fault != NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "An event's header has a bad %s", fault);
      return FALSE;
    }

  *self = header;
  memset (&header, 0, sizeof header);
  return TRUE;
}

void
gvt_event_header_origin (const GvtEventHeader *self, guint32 *incarnation, guint64 *seq)
{
  *incarnation = self->has_was ? self->was_incarnation : self->incarnation;
  *seq = self->has_was ? self->was_seq : self->seq;
}

void
gvt_event_genesis (const GvtId *device, guint32 incarnation, const GvtPublicKey *key, GvtHash *hash)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  gvt_put_data (bytes, chain_context, sizeof chain_context);
  gvt_put_data (bytes, device->bytes, sizeof device->bytes);
  gvt_put_u32 (bytes, incarnation);
  gvt_put_data (bytes, key->bytes, sizeof key->bytes);
  gvt_hash_data (bytes->data, bytes->len, hash);
}

void
gvt_event_hash_personal (const GvtEvent *self, GvtHash *personal_hash)
{
  gsize length = 0;
  const void *data = g_bytes_get_data (self->personal, &length);
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (GVT_EVENT_SALT_SIZE + length);

  gvt_put_data (bytes, self->salt, GVT_EVENT_SALT_SIZE);
  gvt_put_data (bytes, data, length);
  gvt_hash_data (bytes->data, bytes->len, personal_hash);
}

void
gvt_event_compute_hash (const GvtEvent *self, const GvtHash *previous, GvtHash *hash)
{
  gsize length = 0;
  const void *header = g_bytes_get_data (self->header_bytes, &length);
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (sizeof event_context + 100 + length);
  GvtHash body_hash;
  GvtHash personal_hash = { 0 };

  gvt_hash_of_bytes (self->body, &body_hash);
  if (self->personal != NULL)
    gvt_event_hash_personal (self, &personal_hash);
  else if (self->has_personal_hash)
    personal_hash = self->personal_hash;

  gvt_put_data (bytes, event_context, sizeof event_context);
  gvt_put_data (bytes, previous->bytes, sizeof previous->bytes);
  gvt_put_u32 (bytes, (guint32) length);
  gvt_put_data (bytes, header, length);
  gvt_put_data (bytes, body_hash.bytes, sizeof body_hash.bytes);
  gvt_put_data (bytes, personal_hash.bytes, sizeof personal_hash.bytes);
  gvt_hash_data (bytes->data, bytes->len, hash);
}

static const char *
find_chain_fault (const GvtEvent *self, const GvtHash *previous)
{
  g_autoptr (GBytes) header = gvt_event_header_encode (&self->header);
  GvtHash hash;

  if (!g_bytes_equal (header, self->header_bytes))
    return "its header is not what its fields say";

  gvt_event_compute_hash (self, previous, &hash);
  if (!gvt_hash_equal (&hash, &self->hash))
    return "its hash does not fit its content and what stands before it";

  if (self->personal == NULL)
    return NULL;
  if (!self->has_personal_hash)
    return "its personal part has no hash";

  gvt_event_hash_personal (self, &hash);
  return gvt_hash_equal (&hash, &self->personal_hash) ? NULL : "its personal part was altered";
}

gboolean
gvt_event_check (const GvtEvent *self, const GvtHash *previous, GError **error)
{
  const char *fault = find_chain_fault (self, previous);

  if (fault == NULL)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_CHAIN, "Event %" G_GUINT64_FORMAT ": %s",
               self->header.seq, fault);
  return FALSE;
}

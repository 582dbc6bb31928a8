/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-wire.h"

#include <string.h>

#include "gvt-error.h"

static const guint8 magic[4] = { 0x89, 'G', 'V', 'T' };
static const guint8 line_ends[4] = { '\r', '\n', 0x1a, '\n' };

static void
put_little_endian (GByteArray *out, guint64 value, guint n_bytes)
{
  guint8 bytes[8];

  for (guint i = 0; i < n_bytes; i++)
    bytes[i] = value >> (8 * i);
  g_byte_array_append (out, bytes, n_bytes);
}

void
gvt_put_u8 (GByteArray *out, guint8 value)
{
  put_little_endian (out, value, 1);
}

void
gvt_put_u16 (GByteArray *out, guint16 value)
{
  put_little_endian (out, value, 2);
}

void
gvt_put_u32 (GByteArray *out, guint32 value)
{
  put_little_endian (out, value, 4);
}

void
gvt_put_u64 (GByteArray *out, guint64 value)
{
  put_little_endian (out, value, 8);
}

void
gvt_put_varint (GByteArray *out, guint64 value)
{
  for (; value >= 0x80; value >>= 7)
    gvt_put_u8 (out, 0x80 | (value & 0x7f));
  gvt_put_u8 (out, value);
}

void
gvt_put_signed (GByteArray *out, gint64 value)
{
  gvt_put_varint (out, (guint64) value << 1 ^ (value < 0 ? G_MAXUINT64 : 0));
}

void
gvt_put_data (GByteArray *out, const void *data, gsize length)
{
  if (length > 0)
    g_byte_array_append (out, data, length);
}

void
gvt_put_text (GByteArray *out, const char *text)
{
  gsize length = strlen (text);

  g_return_if_fail (length <= G_MAXUINT16);

  gvt_put_u16 (out, length);
  gvt_put_data (out, text, length);
}

void
gvt_put_header (GByteArray *out, const char *type, guint16 major, guint16 minor)
{
  g_return_if_fail (strlen (type) == 4);

  gvt_put_data (out, magic, sizeof magic);
  gvt_put_data (out, type, 4);
  gvt_put_u16 (out, major);
  gvt_put_u16 (out, minor);
  gvt_put_data (out, line_ends, sizeof line_ends);
}

void
gvt_reader_init (GvtReader *self, const void *data, gsize length)
{
  *self = (GvtReader){ .data = data, .length = length };
}

const guint8 *
gvt_reader_data (GvtReader *self, gsize length)
{
  const guint8 *start;

  if (self->failed || length > self->length - self->position)
    {
      self->failed = TRUE;
      return NULL;
    }

  start = self->data != NULL ? self->data + self->position : NULL; /* no bytes have no place */
  self->position += length;
  return start;
}

static guint64
read_little_endian (GvtReader *self, guint n_bytes)
{
  const guint8 *bytes = gvt_reader_data (self, n_bytes);
  guint64 value = 0;

  for (guint i = 0; bytes != NULL && i < n_bytes; i++)
    value |= (guint64) bytes[i] << (8 * i);
  return value;
}

guint8
gvt_reader_u8 (GvtReader *self)
{
  return read_little_endian (self, 1);
}

guint16
gvt_reader_u16 (GvtReader *self)
{
  return read_little_endian (self, 2);
}

guint32
gvt_reader_u32 (GvtReader *self)
{
  return read_little_endian (self, 4);
}

guint64
gvt_reader_u64 (GvtReader *self)
{
  return read_little_endian (self, 8);
}

/* Each value has one encoding: a longer one is refused, because these bytes are hashed and signed.
 */
guint64
gvt_reader_varint (GvtReader *self)
{
  guint64 value = 0;

  for (guint shift = 0; shift < 64; shift += 7)
    {
      guint8 byte = gvt_reader_u8 (self);
      gboolean is_last = (byte & 0x80) == 0;

      value |= (guint64) (byte & 0x7f) << shift;
      if (is_last && byte == 0 && shift > 0)
        break;
      if (shift == 63 && byte > 1)
        break;
      if (is_last)
        return value;
    }

  self->failed = TRUE;
  return 0;
}

gint64
gvt_reader_signed (GvtReader *self)
{
  guint64 value = gvt_reader_varint (self);

  return (gint64) (value >> 1 ^ ((value & 1) != 0 ? G_MAXUINT64 : 0));
}

gboolean
gvt_reader_copy (GvtReader *self, void *into, gsize length)
{
  const guint8 *bytes = gvt_reader_data (self, length);

  if (length == 0)
    return bytes != NULL || !self->failed;
  if (bytes == NULL)
    {
      memset (into, 0, length);
      return FALSE;
    }

  memcpy (into, bytes, length);
  return TRUE;
}

char *
gvt_reader_text (GvtReader *self)
{
  guint16 length = gvt_reader_u16 (self);
  const guint8 *bytes = gvt_reader_data (self, length);

  if (self->failed)
    return NULL;
  if (length == 0)
    return g_strdup ("");
  if (!g_utf8_validate_len ((const char *) bytes, length, NULL)) /* refuses U+0000 too */
    {
      self->failed = TRUE;
      return NULL;
    }

  return g_strndup ((const char *) bytes, length);
}

gsize
gvt_reader_left (const GvtReader *self)
{
  return self->failed ? 0 : self->length - self->position;
}

gboolean
gvt_reader_header (GvtReader *self, const char *type, guint16 major, GError **error)
{
  const guint8 *start = gvt_reader_data (self, sizeof magic);
  const guint8 *letters = gvt_reader_data (self, 4);
  guint16 found = gvt_reader_u16 (self);
  const guint8 *end;

  gvt_reader_u16 (self); /* minor: what it adds can be left unread */
  end = gvt_reader_data (self, sizeof line_ends);

  if (end == NULL || memcmp (start, magic, sizeof magic) != 0 || memcmp (letters, type, 4) != 0
      || memcmp (end, line_ends, sizeof line_ends) != 0 || found < major)
    {
      self->failed = TRUE;
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Not a Go Vote file of type %s", type);
      return FALSE;
    }

  if (found > major)
    {
      self->failed = TRUE;
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW, "%s %u is newer than %u", type, found,
                   major);
      return FALSE;
    }

  return TRUE;
}

gboolean
gvt_reader_end (const GvtReader *self, const char *what, GError **error)
{
  if (!self->failed && self->position == self->length)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: %s", what,
               self->failed ? "truncated or damaged" : "bytes left over");
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Little-endian bytes in and out, bounded. Everything binary that Go Vote writes goes through
 * here. Our files begin with 16 bytes: \x89 G V T, four letters of type, u16 major, u16 minor,
 * CR LF 1A LF. */
#define GVT_WIRE_HEADER_SIZE 16

void gvt_put_u8 (GByteArray *out, guint8 value);
void gvt_put_u16 (GByteArray *out, guint16 value);
void gvt_put_u32 (GByteArray *out, guint32 value);
void gvt_put_u64 (GByteArray *out, guint64 value);
/* LEB128: seven bits a byte, low first, at most ten bytes. */
void gvt_put_varint (GByteArray *out, guint64 value);
/* Zigzag, then LEB128: small negatives stay small. */
void gvt_put_signed (GByteArray *out, gint64 value);
void gvt_put_data (GByteArray *out, const void *data, gsize length);
/* u16 length, then UTF-8 without a terminator; at most 65,535 bytes. */
void gvt_put_text (GByteArray *out, const char *text);
void gvt_put_header (GByteArray *out, const char *type, guint16 major, guint16 minor);

/* A read past the end gives zeros and marks the reader; gvt_reader_end() tells once, at the end.
 * Nothing is allocated before its length was checked against what is left. Stack object. */
typedef struct
{
  const guint8 *data;
  gsize length;
  gsize position;
  gboolean failed;
} GvtReader;

void gvt_reader_init (GvtReader *self, const void *data, gsize length);
guint8 gvt_reader_u8 (GvtReader *self);
guint16 gvt_reader_u16 (GvtReader *self);
guint32 gvt_reader_u32 (GvtReader *self);
guint64 gvt_reader_u64 (GvtReader *self);
guint64 gvt_reader_varint (GvtReader *self);
gint64 gvt_reader_signed (GvtReader *self);
/** gvt_reader_data: Returns: (nullable) (transfer none): @length bytes inside the buffer, or %NULL
 */
const guint8 *gvt_reader_data (GvtReader *self, gsize length);
gboolean gvt_reader_copy (GvtReader *self, void *into, gsize length);
/** gvt_reader_text: Returns: (nullable) (transfer full): valid UTF-8 without U+0000, or %NULL */
char *gvt_reader_text (GvtReader *self);
gsize gvt_reader_left (const GvtReader *self);

/** gvt_reader_header: checks type and major version: %GVT_ERROR_BAD_FORMAT or %GVT_ERROR_TOO_NEW */
gboolean gvt_reader_header (GvtReader *self, const char *type, guint16 major, GError **error);

/** gvt_reader_end: Returns: %TRUE when nothing was read past the end and nothing is left over;
 * else sets %GVT_ERROR_BAD_FORMAT with @what in the message */
gboolean gvt_reader_end (const GvtReader *self, const char *what, GError **error);

G_END_DECLS

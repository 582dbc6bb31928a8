/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking pictures apart where their formats divide them; pixels are never decoded here. JPEG: ITU
 * T.81, annex B. PNG: ISO/IEC 15948, chapter 5. */
#include "gvt-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

#define JPEG_SOI  0xd8 /* start of image */
#define JPEG_EOI  0xd9
#define JPEG_SOS  0xda /* start of scan: what is compressed follows */
#define JPEG_COM  0xfe
#define JPEG_APP0 0xe0 /* JFIF */
#define JPEG_APPE 0xee /* Adobe: says which colours these are */
#define JPEG_APPF 0xef

#define PNG_HEAD "\x89PNG\r\n\x1a\n"

typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  GByteArray *kept;
} Strip;

static void
keep (Strip *self, gsize from, gsize length)
{
  g_byte_array_append (self->kept, self->data + from, (guint) length);
}

/* --- JPEG --- */

static gboolean
is_wanted (const Strip *self, guint8 marker)
{
  if (marker == JPEG_APP0) /* its extension is a small copy */
    return self->at + 8 <= self->size && memcmp (self->data + self->at + 4, "JFIF", 4) == 0;
  if (marker == JPEG_APPE)
    return self->at + 9 <= self->size && memcmp (self->data + self->at + 4, "Adobe", 5) == 0;
  return marker != JPEG_COM && !(marker > JPEG_APP0 && marker <= JPEG_APPF);
}

/* In what is compressed 0xff is followed by zero, or by the number of a restart. */
static void
pass_scan (Strip *self)
{
  gsize from = self->at;

  while (self->at + 1 < self->size
         && (self->data[self->at] != 0xff || self->data[self->at + 1] == 0
             || (self->data[self->at + 1] & 0xf8) == 0xd0))
    self->at++;
  keep (self, from, self->at - from);
}

/* Returns: %FALSE when there is no whole segment */
static gboolean
pass_segment (Strip *self)
{
  guint8 marker = self->data[self->at + 1];
  gsize length;

  if (self->at + 4 > self->size)
    return FALSE;
  length = 2 + ((gsize) self->data[self->at + 2] << 8 | self->data[self->at + 3]);
  if (length < 4 || self->at + length > self->size)
    return FALSE;

  if (is_wanted (self, marker))
    keep (self, self->at, length);
  self->at += length;
  if (marker == JPEG_SOS)
    pass_scan (self);
  return TRUE;
}

static gboolean
strip_jpeg (Strip *self)
{
  gboolean has_scan = FALSE;

  keep (self, 0, 2);
  self->at = 2;
  while (self->at + 1 < self->size && self->data[self->at] == 0xff)
    {
      guint8 marker = self->data[self->at + 1];

      if (marker == JPEG_EOI)
        {
          keep (self, self->at, 2);
          return has_scan;
        }
      has_scan |= marker == JPEG_SOS;
      if (marker == 0xff) /* a filling byte */
        self->at++;
      else if (marker == JPEG_SOI || !pass_segment (self))
        return FALSE;
    }
  return FALSE;
}

/* --- PNG --- */

/* Returns: %FALSE for what is not to be seen: texts, times, EXIF, names of what made it */
static gboolean
is_wanted_chunk (const guint8 *type)
{
  static const char wanted[][5] = { "IHDR", "PLTE", "tRNS", "IDAT", "gAMA", "sRGB", "IEND" };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (memcmp (type, wanted[i], 4) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
strip_png (Strip *self)
{
  gboolean has_pixels = FALSE;

  keep (self, 0, 8);
  self->at = 8;
  while (self->at + 12 <= self->size)
    {
      const guint8 *chunk = self->data + self->at;
      gsize length = 12
                     + ((gsize) chunk[0] << 24 | (gsize) chunk[1] << 16 | (gsize) chunk[2] << 8
                        | chunk[3]);

      if (length > self->size - self->at)
        return FALSE;
      if (is_wanted_chunk (chunk + 4))
        keep (self, self->at, length);
      self->at += length;
      has_pixels |= memcmp (chunk + 4, "IDAT", 4) == 0;
      if (memcmp (chunk + 4, "IEND", 4) == 0)
        return has_pixels;
    }
  return FALSE;
}

GBytes *
gvt_picture_strip (GBytes *picture, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (picture, &size);
  g_autoptr (GByteArray) kept = g_byte_array_new ();
  Strip strip = { data, size, 0, kept };
  gboolean is_whole = FALSE;

  if (size > 2 && data[0] == 0xff && data[1] == JPEG_SOI)
    is_whole = strip_jpeg (&strip);
  else if (size > 8 && memcmp (data, PNG_HEAD, 8) == 0)
    is_whole = strip_png (&strip);

  if (is_whole)
    return g_byte_array_free_to_bytes (g_steal_pointer (&kept));
  gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                  _ ("This is not a whole photo that can be kept: it must be a JPEG or PNG file. "
                     "Nothing was changed. Take the photo again, or save it as JPEG."));
  return NULL;
}

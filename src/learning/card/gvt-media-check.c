/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-media-check-private.h"

#include <string.h>

#include "gvt-error.h"

#define MAX_SIDE 4096 /* pixels: 64 MiB once decoded */

static const guint8 png_begin[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

static gboolean
begins_with (const guint8 *data, gsize length, const guint8 *begin, gsize begin_length)
{
  return length >= begin_length && memcmp (data, begin, begin_length) == 0;
}

static guint
big_endian (const guint8 *at, guint n_bytes)
{
  guint value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | at[i];
  return value;
}

static gboolean
read_png_size (const guint8 *data, gsize length, guint *width, guint *height)
{
  gsize at = sizeof png_begin - 1;

  if (length < at + 8 || !begins_with (data, length, png_begin, at))
    return FALSE;

  *width = big_endian (data + at, 4);
  *height = big_endian (data + at + 4, 4);
  return TRUE;
}

/* Walks the segments to the frame header, the only place that tells the size. */
static gboolean
read_jpeg_size (const guint8 *data, gsize length, guint *width, guint *height)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;

  while (at + 9 < length && data[at] == 0xff)
    {
      guint marker = data[at + 1];
      gboolean is_frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8
                          && marker != 0xcc;

      if (is_frame)
        {
          *height = big_endian (data + at + 5, 2);
          *width = big_endian (data + at + 7, 2);
          return TRUE;
        }
      at += 2 + big_endian (data + at + 2, 2);
    }

  return FALSE;
}

static gboolean
check_size (const char *path, guint width, guint height, GError **error)
{
  if (width >= 1 && width <= MAX_SIDE && height >= 1 && height <= MAX_SIDE)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: %u x %u pixels; at most %d x %d", path,
               width, height, MAX_SIDE, MAX_SIDE);
  return FALSE;
}

gboolean
gvt_media_check (const char *path, GBytes *content, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);
  guint width = 0;
  guint height = 0;

  if (length == 0) /* there is no place to begin at: the data is NULL */
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: empty", path);
      return FALSE;
    }
  if (g_str_has_suffix (path, ".svg"))
    return gvt_svg_check (path, content, error);
  if (g_str_has_suffix (path, ".opus"))
    return gvt_sound_check (path, content, error);
  if (g_str_has_suffix (path, ".webm"))
    return gvt_film_check (path, content, error);

  if (g_str_has_suffix (path, ".png") && read_png_size (data, length, &width, &height))
    return check_size (path, width, height, error);
  if (g_str_has_suffix (path, ".jpg") && read_jpeg_size (data, length, &width, &height))
    return check_size (path, width, height, error);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: not what its name ends in", path);
  return FALSE;
}

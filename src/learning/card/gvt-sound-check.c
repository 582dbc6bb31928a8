/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ogg with one Opus stream (RFC 3533, RFC 7845), page by page. No packet is decoded: that is left
 * to GStreamer; but what reaches it is whole, of one stream, and no longer than a recording may be.
 */
#include "gvt-media-check-private.h"

#include <string.h>

#include "gvt-error.h"

#define PAGE_HEADER  27
#define OPUS_HEAD    19
#define SAMPLE_RATE  48000 /* of an Opus granule, whatever was recorded */
#define MAX_SECONDS  600
#define FLAG_FIRST   0x02
#define FLAG_LAST    0x04
#define CRC_OFFSET   22
#define N_HEAD_PAGES 2 /* OpusHead, and the first page of OpusTags */

typedef struct
{
  const guint8 *data;
  gsize length;
  gsize at; /* of the page that is read next */
  guint n_pages;
  guint32 serial;
  guint16 skip;      /* samples before the sound begins */
  guint64 n_samples; /* up to the last page read */
  gboolean is_over;
  guint32 sums[256]; /* of each first byte */
} Reading;

static gboolean
refuse (GError **error, const char *path, const char *problem)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: %s", path, problem);
  return FALSE;
}

static guint64
little_endian (const guint8 *at, guint n_bytes)
{
  guint64 value = 0;

  for (guint i = n_bytes; i > 0; i--)
    value = value << 8 | at[i - 1];
  return value;
}

/* The polynomial of Ogg, most significant bit first. */
static void
prepare_sums (Reading *reading)
{
  for (guint32 byte = 0; byte < G_N_ELEMENTS (reading->sums); byte++)
    {
      guint32 sum = byte << 24;

      for (guint bit = 0; bit < 8; bit++)
        sum = sum & 0x80000000 ? sum << 1 ^ 0x04c11db7 : sum << 1;
      reading->sums[byte] = sum;
    }
}

/* The sum's own bytes count as 0. */
static guint32
sum_page (const Reading *reading, const guint8 *page, gsize length)
{
  guint32 sum = 0;

  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = i >= CRC_OFFSET && i < CRC_OFFSET + 4 ? 0 : page[i];

      sum = sum << 8 ^ reading->sums[sum >> 24 ^ byte];
    }
  return sum;
}

/* Returns: bytes of the page at @reading->at, 0 if it is not whole */
static gsize
measure_page (const Reading *reading, gsize *head)
{
  const guint8 *page = reading->data + reading->at;
  gsize left = reading->length - reading->at;
  gsize length;

  if (left < PAGE_HEADER || memcmp (page, "OggS\0", 5) != 0
      || left < PAGE_HEADER + (gsize) page[26])
    return 0;

  *head = PAGE_HEADER + (gsize) page[26];
  length = *head;
  for (guint i = 0; i < page[26]; i++)
    length += page[PAGE_HEADER + i];
  return length <= left ? length : 0;
}

static gboolean
read_head (Reading *reading, const char *path, const guint8 *body, gsize length, GError **error)
{
  if (length < OPUS_HEAD || memcmp (body, "OpusHead", 8) != 0)
    return refuse (error, path, "not an Opus recording");
  if (body[8] >= 16 || body[9] < 1 || body[9] > 2 || body[18] != 0)
    return refuse (error, path, "not a recording of one or two channels");

  reading->skip = (guint16) little_endian (body + 10, 2);
  return TRUE;
}

static gboolean
check_order (Reading *reading, const char *path, const guint8 *page, GError **error)
{
  gboolean is_first = (page[5] & FLAG_FIRST) != 0;

  if (is_first != (reading->n_pages == 0)
      || (reading->n_pages > 0 && little_endian (page + 14, 4) != reading->serial))
    return refuse (error, path, "holds more than one stream");
  if (little_endian (page + 18, 4) != reading->n_pages)
    return refuse (error, path, "a page of it is missing");

  reading->serial = (guint32) little_endian (page + 14, 4);
  reading->is_over = (page[5] & FLAG_LAST) != 0;
  return TRUE;
}

/* A page in which no packet ends has no time of its own: all ones. */
static gboolean
check_time (Reading *reading, const char *path, const guint8 *page, GError **error)
{
  guint64 n_samples = little_endian (page + 6, 8);

  if (n_samples == G_MAXUINT64)
    return TRUE;
  if (n_samples < reading->n_samples)
    return refuse (error, path, "its time runs backwards");
  if (n_samples > (guint64) SAMPLE_RATE * MAX_SECONDS + reading->skip)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: longer than %d minutes", path,
                   MAX_SECONDS / 60);
      return FALSE;
    }
  reading->n_samples = n_samples;
  return TRUE;
}

static gboolean
read_page (Reading *reading, const char *path, GError **error)
{
  const guint8 *page = reading->data + reading->at;
  gsize head = 0;
  gsize length = measure_page (reading, &head);

  if (length == 0)
    return refuse (error, path, "not a whole Ogg file");
  if (little_endian (page + CRC_OFFSET, 4) != sum_page (reading, page, length))
    return refuse (error, path, "damaged: a page does not fit its sum");
  if (!check_order (reading, path, page, error) || !check_time (reading, path, page, error))
    return FALSE;
  if (reading->n_pages == 0 && !read_head (reading, path, page + head, length - head, error))
    return FALSE;
  if (reading->n_pages == 1 && (length < head + 8 || memcmp (page + head, "OpusTags", 8) != 0))
    return refuse (error, path, "not an Opus recording");

  reading->n_pages++;
  reading->at += length;
  return TRUE;
}

gboolean
gvt_sound_check (const char *path, GBytes *content, GError **error)
{
  Reading reading = { 0 };

  reading.data = g_bytes_get_data (content, &reading.length);
  prepare_sums (&reading);
  while (!reading.is_over)
    if (!read_page (&reading, path, error))
      return FALSE;

  if (reading.at != reading.length)
    return refuse (error, path, "goes on after its end");
  if (reading.n_pages <= N_HEAD_PAGES || reading.n_samples <= reading.skip)
    return refuse (error, path, "nothing is to be heard in it");
  return TRUE;
}

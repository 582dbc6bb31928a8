/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WebM, as its headers tell it: EBML elements inside each other (RFC 8794), of which those that say
 * what and how long it is are read, and the pictures themselves are stepped over. */
#include "gvt-media-check-private.h"

#include <string.h>

#include "gvt-error.h"

#define MAX_SECONDS  900
#define MAX_SIDE     1920
#define MAX_ELEMENTS 65536 /* a film of 24 MiB has a few thousand */
#define UNKNOWN_SIZE G_MAXUINT64

enum
{
  ID_EBML = 0x1a45dfa3,
  ID_DOCTYPE = 0x4282,
  ID_READ_VERSION = 0x4285,
  ID_SEGMENT = 0x18538067,
  ID_INFO = 0x1549a966,
  ID_TIMESTAMP_SCALE = 0x2ad7b1,
  ID_DURATION = 0x4489,
  ID_TRACKS = 0x1654ae6b,
  ID_TRACK = 0xae,
  ID_CODEC = 0x86,
  ID_VIDEO = 0xe0,
  ID_WIDTH = 0xb0,
  ID_HEIGHT = 0xba,
  ID_CLUSTER = 0x1f43b675,
  ID_ATTACHMENTS = 0x1941a469,
};

typedef struct
{
  const guint8 *data;
  gsize length;
  gsize at;
} Span;

typedef struct
{
  guint32 id;
  Span body;
} Element;

typedef struct
{
  const char *path;
  guint n_elements;
  guint n_films; /* tracks with a picture */
  guint n_clusters;
  gboolean is_webm;
  guint64 scale;   /* nanoseconds a tick */
  double duration; /* ticks */
} Film;

static gboolean
refuse (GError **error, const Film *film, const char *problem)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: %s", film->path, problem);
  return FALSE;
}

/* A number whose leading zero bits say how many bytes it has. @keep_marker: for an id. */
static gboolean
read_number (Span *span, guint max_bytes, gboolean keep_marker, guint64 *value)
{
  guint n_bytes = 1;
  guint64 all_ones;

  if (span->at == span->length)
    return FALSE;
  while (n_bytes <= max_bytes && !(span->data[span->at] & (0x100 >> n_bytes)))
    n_bytes++;
  if (n_bytes > max_bytes || span->length - span->at < n_bytes)
    return FALSE;

  *value = span->data[span->at] & (keep_marker ? 0xff : (0x100 >> n_bytes) - 1);
  for (guint i = 1; i < n_bytes; i++)
    *value = *value << 8 | span->data[span->at + i];
  span->at += n_bytes;
  all_ones = (G_GUINT64_CONSTANT (1) << (7 * n_bytes)) - 1;
  if (!keep_marker && *value == all_ones)
    *value = UNKNOWN_SIZE;
  return TRUE;
}

/* One that does not know its size goes to the end of what it stands in. */
static gboolean
read_element (Span *span, Element *element, Film *film, GError **error)
{
  guint64 id, size;

  if (++film->n_elements > MAX_ELEMENTS)
    return refuse (error, film, "is made of too many parts");
  if (!read_number (span, 4, TRUE, &id) || !read_number (span, 8, FALSE, &size))
    return refuse (error, film, "not a whole WebM file");
  if (size == UNKNOWN_SIZE && (id == ID_SEGMENT || id == ID_CLUSTER))
    size = span->length - span->at;
  if (size > span->length - span->at)
    return refuse (error, film, "not a whole WebM file");

  element->id = (guint32) id;
  element->body = (Span){ span->data + span->at, (gsize) size, 0 };
  span->at += (gsize) size;
  return TRUE;
}

typedef gboolean (*SeeElement) (const Element *element, Film *film, GError **error);

static gboolean
see_all (Span span, SeeElement see, Film *film, GError **error)
{
  Element element;

  while (span.at < span.length)
    if (!read_element (&span, &element, film, error) || !see (&element, film, error))
      return FALSE;
  return TRUE;
}

static guint64
number_of (const Element *element)
{
  guint64 value = 0;

  for (gsize i = 0; i < element->body.length && i < 8; i++)
    value = value << 8 | element->body.data[i];
  return value;
}

static double
float_of (const Element *element)
{
  union
  {
    guint32 bits;
    float value;
  } single = { (guint32) number_of (element) };
  union
  {
    guint64 bits;
    double value;
  } twice = { number_of (element) };

  return element->body.length == 4 ? (double) single.value : twice.value;
}

/* GStreamer ends a text with a zero, and a writer may leave room behind it. */
static gboolean
is_text (const Element *element, const char *text)
{
  gsize length = element->body.length;

  while (length > 0 && element->body.data[length - 1] == '\0')
    length--;
  return length == strlen (text) && memcmp (element->body.data, text, length) == 0;
}

/* --- what is looked at --- */

static gboolean
see_head (const Element *element, Film *film, GError **error)
{
  if (element->id == ID_DOCTYPE)
    film->is_webm = is_text (element, "webm");
  if (element->id == ID_READ_VERSION && number_of (element) > 4)
    return refuse (error, film, "of a newer kind of WebM");
  return TRUE;
}

static gboolean
see_info (const Element *element, Film *film, GError **error)
{
  if (element->id == ID_TIMESTAMP_SCALE)
    film->scale = number_of (element);
  if (element->id == ID_DURATION)
    film->duration = float_of (element);
  return TRUE;
}

static gboolean
see_picture (const Element *element, Film *film, GError **error)
{
  if ((element->id == ID_WIDTH || element->id == ID_HEIGHT) && number_of (element) > MAX_SIDE)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: at most %d x %d pixels", film->path,
                   MAX_SIDE, MAX_SIDE);
      return FALSE;
    }
  return TRUE;
}

static gboolean
see_track (const Element *element, Film *film, GError **error)
{
  static const char *const codecs[] = { "V_VP8", "V_VP9", "A_OPUS", "A_VORBIS" };

  if (element->id == ID_VIDEO)
    {
      film->n_films++;
      return see_all (element->body, see_picture, film, error);
    }
  if (element->id != ID_CODEC)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (codecs); i++)
    if (is_text (element, codecs[i]))
      return TRUE;
  return refuse (error, film, "its picture is not VP8 or VP9");
}

static gboolean
see_tracks (const Element *element, Film *film, GError **error)
{
  return element->id != ID_TRACK || see_all (element->body, see_track, film, error);
}

static gboolean
see_segment (const Element *element, Film *film, GError **error)
{
  switch (element->id)
    {
    case ID_INFO:
      return see_all (element->body, see_info, film, error);
    case ID_TRACKS:
      return see_all (element->body, see_tracks, film, error);
    case ID_CLUSTER:
      film->n_clusters++;
      return TRUE;
    case ID_ATTACHMENTS:
      return refuse (error, film, "carries other files");
    default:
      return TRUE;
    }
}

static gboolean
see_file (const Element *element, Film *film, GError **error)
{
  switch (element->id)
    {
    case ID_EBML:
      return see_all (element->body, see_head, film, error);
    case ID_SEGMENT:
      return see_all (element->body, see_segment, film, error);
    default:
      return TRUE;
    }
}

static gboolean
check_length (const Film *film, GError **error)
{
  double seconds = film->duration * (double) film->scale / 1e9;

  if (!(seconds > 0)) /* neither a number that is none */
    return refuse (error, film, "does not say how long it is");
  if (seconds <= MAX_SECONDS)
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: longer than %d minutes", film->path,
               MAX_SECONDS / 60);
  return FALSE;
}

gboolean
gvt_film_check (const char *path, GBytes *content, GError **error)
{
  Film film = { .path = path, .scale = 1000000 };
  Span span = { 0 };

  span.data = g_bytes_get_data (content, &span.length);
  if (!see_all (span, see_file, &film, error))
    return FALSE;
  if (!film.is_webm)
    return refuse (error, &film, "not what its name ends in");
  if (film.n_films != 1 || film.n_clusters == 0)
    return refuse (error, &film, "does not hold one film");
  return check_length (&film, error);
}

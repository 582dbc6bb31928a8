/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-event-frame.h"

#include <zstd.h>

#include "gvt-error.h"
#include "gvt-event-columns-private.h"
#include "gvt-event-private.h"

#define FRAME_TYPE  "EVTS"
#define FRAME_MAJOR 1
#define FRAME_MINOR 0

/* Ten thousand mixed events pack in about a second on a slow laptop; the link is slower still. */
#define ZSTD_LEVEL 15

typedef struct
{
  GvtId device;
  guint32 incarnation;
  guint64 first_seq;
  guint count;
} FrameHead;

static gboolean
check_run (GPtrArray *events, GError **error)
{
  const GvtEventHeader *first;

  if (events->len == 0 || events->len > GVT_EVENT_FRAME_MAX_EVENTS)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A frame holds 1 to %d events, not %u",
                   GVT_EVENT_FRAME_MAX_EVENTS, events->len);
      return FALSE;
    }

  first = &((GvtEvent *) g_ptr_array_index (events, 0))->header;
  for (guint i = 0; i < events->len; i++)
    {
      const GvtEventHeader *header = &((GvtEvent *) g_ptr_array_index (events, i))->header;

      if (gvt_id_equal (&header->device, &first->device)
          && header->incarnation == first->incarnation && header->seq == first->seq + i)
        continue;

      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                   "Event %u of a frame does not follow the one before it", i + 1);
      return FALSE;
    }

  return TRUE;
}

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "The events do not fit in one frame");
  return FALSE;
}

/* A stream: varint raw length, varint packed length, one zstd frame. */
static gboolean
put_stream (GByteArray *out, GByteArray *raw, GError **error)
{
  gsize bound = ZSTD_compressBound (raw->len);
  g_autofree guint8 *packed = g_malloc (bound);
  gsize length = ZSTD_compress (packed, bound, raw->data, raw->len, ZSTD_LEVEL);

  if (ZSTD_isError (length) || out->len + length > GVT_EVENT_FRAME_MAX_BYTES)
    return set_too_large (error);

  gvt_put_varint (out, raw->len);
  gvt_put_varint (out, length);
  gvt_put_data (out, packed, length);
  return TRUE;
}

static gboolean
put_columns (GByteArray *out, const GvtEventColumnSource *source, GError **error)
{
  gsize total = 0;

  for (guint i = 0; i < GVT_EVENT_N_COLUMNS; i++)
    {
      g_autoptr (GByteArray) raw = g_byte_array_new ();

      gvt_event_columns[i].put (raw, source);
      total += raw->len;
      if (total > GVT_EVENT_FRAME_MAX_RAW)
        return set_too_large (error);
      if (!put_stream (out, raw, error))
        return FALSE;
    }

  return out->len <= GVT_EVENT_FRAME_MAX_BYTES || set_too_large (error);
}

GBytes *
gvt_event_frame_encode (GPtrArray *events,
                        GvtEventFilter keep_personal,
                        gpointer user_data,
                        GError **error)
{
  GvtEventColumnSource source = { events, keep_personal, user_data };
  g_autoptr (GByteArray) out = g_byte_array_new ();
  const GvtEventHeader *first;

  g_return_val_if_fail (events != NULL, NULL);

  if (!check_run (events, error))
    return NULL;

  first = &((GvtEvent *) g_ptr_array_index (events, 0))->header;
  gvt_put_header (out, FRAME_TYPE, FRAME_MAJOR, FRAME_MINOR);
  gvt_put_data (out, first->device.bytes, sizeof first->device.bytes);
  gvt_put_u32 (out, first->incarnation);
  gvt_put_u64 (out, first->seq);
  gvt_put_varint (out, events->len);
  if (!put_columns (out, &source, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static gboolean
read_head (GvtReader *in, FrameHead *head, GError **error)
{
  guint64 count;

  if (in->length > GVT_EVENT_FRAME_MAX_BYTES)
    return set_too_large (error);
  if (!gvt_reader_header (in, FRAME_TYPE, FRAME_MAJOR, error))
    return FALSE;

  gvt_reader_copy (in, head->device.bytes, sizeof head->device.bytes);
  head->incarnation = gvt_reader_u32 (in);
  head->first_seq = gvt_reader_u64 (in);
  count = gvt_reader_varint (in);
  if (!in->failed && count > 0 && count <= GVT_EVENT_FRAME_MAX_EVENTS && head->incarnation > 0
      && head->first_seq > 0 && head->first_seq <= G_MAXINT64 - count)
    {
      head->count = (guint) count;
      return TRUE;
    }

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "An event frame has a bad head");
  return FALSE;
}

gboolean
gvt_event_frame_peek (GBytes *frame,
                      GvtId *device,
                      guint32 *incarnation,
                      guint64 *first_seq,
                      guint *count,
                      GError **error)
{
  FrameHead head = { 0 };
  GvtReader in;
  gsize length = 0;
  const void *data = g_bytes_get_data (frame, &length);

  gvt_reader_init (&in, data, length);
  if (!read_head (&in, &head, error))
    return FALSE;

  if (device != NULL)
    *device = head.device;
  if (incarnation != NULL)
    *incarnation = head.incarnation;
  if (first_seq != NULL)
    *first_seq = head.first_seq;
  if (count != NULL)
    *count = head.count;

  return TRUE;
}

/* Returns: (transfer full) (nullable): the column, its length taken off @budget before it is
 * allocated */
static GBytes *
unpack_stream (GvtReader *in, gsize *budget, const char *name, GError **error)
{
  guint64 raw_length = gvt_reader_varint (in);
  guint64 packed_length = gvt_reader_varint (in);
  const guint8 *packed = packed_length <= gvt_reader_left (in) ? gvt_reader_data (in, packed_length)
                                                               : NULL;
  g_autofree guint8 *raw = NULL;

  if (raw_length > *budget)
    {
      set_too_large (error);
      return NULL;
    }

  *budget -= raw_length;
  if (packed != NULL && ZSTD_getFrameContentSize (packed, packed_length) == raw_length)
    {
      raw = g_malloc (MAX (raw_length, 1));
      if (ZSTD_decompress (raw, raw_length, packed, packed_length) == raw_length)
        return g_bytes_new_take (g_steal_pointer (&raw), raw_length);
    }

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "An event frame's %s do not unpack", name);
  return NULL;
}

static gboolean
get_columns (GvtReader *in, GPtrArray *events, GError **error)
{
  gsize budget = GVT_EVENT_FRAME_MAX_RAW;

  for (guint i = 0; i < GVT_EVENT_N_COLUMNS; i++)
    {
      const GvtEventColumn *column = &gvt_event_columns[i];
      g_autoptr (GBytes) raw = unpack_stream (in, &budget, column->name, error);
      GvtReader reader;

      if (raw == NULL)
        return FALSE;

      gvt_reader_init (&reader, g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
      column->get (&reader, events);
      if (!gvt_reader_end (&reader, column->name, error))
        return FALSE;
    }

  return gvt_reader_end (in, "An event frame", error);
}

/* The header's bytes are a function of its fields; the hash of the bytes and what stands before. */
static gboolean
complete_events (GPtrArray *events, const GvtHash *previous, GError **error)
{
  for (guint i = 0; i < events->len; i++)
    {
      GvtEvent *event = g_ptr_array_index (events, i);
      const char *fault = gvt_event_header_fault (&event->header);

      if (fault != NULL)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "Event %" G_GUINT64_FORMAT " of a frame has a bad %s", event->header.seq,
                       fault);
          return FALSE;
        }

      event->header_bytes = gvt_event_header_encode (&event->header);
      gvt_event_compute_hash (event, previous, &event->hash);
      previous = &event->hash;
    }

  return TRUE;
}

GPtrArray *
gvt_event_frame_decode (GBytes *frame, const GvtHash *previous, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  FrameHead head = { 0 };
  GvtReader in;
  gsize length = 0;
  const void *data = g_bytes_get_data (frame, &length);

  gvt_reader_init (&in, data, length);
  if (!read_head (&in, &head, error))
    return NULL;

  events = g_ptr_array_new_full (head.count, (GDestroyNotify) gvt_event_unref);
  for (guint i = 0; i < head.count; i++)
    {
      GvtEvent *event = gvt_event_new ();

      event->header.device = head.device;
      event->header.incarnation = head.incarnation;
      event->header.seq = head.first_seq + i;
      g_ptr_array_add (events, event);
    }

  if (!get_columns (&in, events, error) || !complete_events (events, previous, error))
    return NULL;

  return g_steal_pointer (&events);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame of events: u8 number of events, then each column as u16 length and its bytes before zstd;
 * and the frame byte by byte. */
#include <zstd.h>

#include "gvt-event-columns-private.h"
#include "gvt-event-private.h"
#include "gvt-fuzz.h"

static const GvtHash previous = { { 5 } };

/* What was read can be written, and comes back with the same hashes. */
static void
check_again (GPtrArray *events)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) frame = gvt_event_frame_encode (events, NULL, NULL, &error);
  g_autoptr (GPtrArray) again = NULL;
  const GvtEvent *last = events->pdata[events->len - 1];

  g_assert_no_error (error);
  again = gvt_event_frame_decode (frame, &previous, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, events->len);
  g_assert_true (gvt_hash_equal (&((GvtEvent *) again->pdata[again->len - 1])->hash, &last->hash));
}

static void
read_frame (GBytes *frame)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = gvt_event_frame_decode (frame, &previous, &error);

  if (events != NULL)
    check_again (events);
  else
    gvt_fuzz_refused (error);
}

static void
put_stream (GByteArray *out, const guint8 *data, gsize length)
{
  gsize bound = ZSTD_compressBound (length);
  g_autofree guint8 *packed = g_malloc (bound);
  gsize size = ZSTD_compress (packed, bound, data, length, 1);

  gvt_put_varint (out, length);
  gvt_put_varint (out, size);
  gvt_put_data (out, packed, size);
}

static void
put_head (GByteArray *out, guint count)
{
  const guint8 device[16] = { 1 };

  gvt_put_header (out, "EVTS", 1, 0);
  gvt_put_data (out, device, sizeof device);
  gvt_put_u32 (out, 1);
  gvt_put_u64 (out, 1);
  gvt_put_varint (out, count);
}

/* Returns: (transfer full): the frame of the columns in the input */
static GBytes *
make_frame (const guint8 *data, gsize size)
{
  GByteArray *out = g_byte_array_new ();
  GvtReader in;

  gvt_reader_init (&in, data, size);
  put_head (out, gvt_reader_u8 (&in));
  for (guint i = 0; i < GVT_EVENT_N_COLUMNS; i++)
    {
      gsize length = gvt_reader_u16 (&in);

      length = MIN (length, gvt_reader_left (&in));

      put_stream (out, gvt_reader_data (&in, length), length);
    }
  return g_byte_array_free_to_bytes (out);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) frame = make_frame (data, size);

  read_frame (input);
  read_frame (frame);
  return 0;
}

static GvtEvent *
make_event (guint seq)
{
  GvtEvent *event = gvt_event_new ();
  GvtEventHeader *header = &event->header;

  *header = (GvtEventHeader){ .id = { { 1, 2, (guint8) seq } },
                              .device = { { 1 } },
                              .incarnation = 1,
                              .seq = seq,
                              .kind = g_strdup (seq % 2 == 0 ? "a.b/1" : "c.d/2"),
                              .subject_length = seq % 3 == 0 ? 16 : 0,
                              .actor = g_strdup ("FAS-01"),
                              .place = g_strdup (seq % 2 == 0 ? "52.02" : ""),
                              .scope = g_strdup (""),
                              .at_us = 1795482000000000 + seq,
                              .has_was = seq == 3,
                              .was_incarnation = 1,
                              .was_seq = 2 };
  event->body = g_bytes_new_static ("{\"n\":1}", 7);
  if (seq % 2 == 0)
    {
      event->personal = g_bytes_new_static ("{\"name\":\"X\"}", 12);
      event->has_personal_hash = TRUE;
      gvt_event_hash_personal (event, &event->personal_hash);
    }
  return event;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  GvtEventColumnSource source = { .events = events };
  GByteArray *columns = g_byte_array_new ();

  for (guint i = 1; i <= 4; i++)
    g_ptr_array_add (events, make_event (i));
  g_ptr_array_add (seeds, gvt_event_frame_encode (events, NULL, NULL, NULL));

  gvt_put_u8 (columns, (guint8) events->len);
  for (guint i = 0; i < GVT_EVENT_N_COLUMNS; i++)
    {
      g_autoptr (GByteArray) raw = g_byte_array_new ();

      gvt_event_columns[i].put (raw, &source);
      gvt_put_u16 (columns, (guint16) raw->len);
      gvt_put_data (columns, raw->data, raw->len);
    }
  g_ptr_array_add (seeds, g_byte_array_free_to_bytes (columns));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-event-frame.h"
#include "gvt-event-private.h"
#include "gvt-test.h"
#include "gvt-wire.h"

#define FRAME_HEAD_SIZE (GVT_WIRE_HEADER_SIZE + 16 + 4 + 8)

static const GvtHash start = { { 's', 't', 'a', 'r', 't' } };

static GvtEvent *
make_event (guint64 seq, GvtClock *clock, const GvtHash *previous)
{
  static const char *const kinds[] = { "quiz.answered/1", "session.attended/1", "note.added/2" };
  GvtEvent *event = gvt_event_new ();
  GvtEventHeader *header = &event->header;
  GvtHash subject; /* a keyed hash of a NIK packs as badly */
  g_autofree char *body = g_strdup_printf ("{\"choice\":%" G_GUINT64_FORMAT
                                           ",\"question\":\"M5-%" G_GUINT64_FORMAT "\"}",
                                           seq % 4, seq % 8);

  gvt_clock_advance (clock, (gint64) (seq * 7919 % 20000000));
  gvt_id_new (clock, &header->id);
  memset (header->device.bytes, 0xd1, sizeof header->device.bytes);
  header->incarnation = 3;
  header->seq = seq;
  header->kind = g_strdup (kinds[seq % 3]);
  header->subject_length = seq % 5 == 0 ? 32 : 0;
  gvt_hash_data (&seq, sizeof seq, &subject);
  memcpy (header->subject, subject.bytes, header->subject_length);
  header->actor = g_strdup (seq % 11 == 0 ? "PDP-02" : "FAS-01");
  header->place = g_strdup (seq % 2 == 0 ? "52.01.01.2002" : "");
  header->scope = g_strdup ("pdpb-2026");
  header->at_us = gvt_clock_now_us (clock);
  header->clock = seq % 4;
  header->has_was = seq % 6 == 0;
  header->was_incarnation = header->has_was ? 2 : 0;
  header->was_seq = header->has_was ? seq + 40 : 0;
  event->header_bytes = gvt_event_header_encode (header);
  event->body = g_bytes_new (body, strlen (body));
  if (seq % 4 == 1)
    {
      event->personal = gvt_test_bytes ("sealed personal part");
      memset (event->salt, (int) seq, sizeof event->salt);
      gvt_event_hash_personal (event, &event->personal_hash);
      event->has_personal_hash = TRUE;
    }
  gvt_event_compute_hash (event, previous, &event->hash);
  return event;
}

/* Returns: (transfer full): a run from @first_seq on, with parts erased here and there */
static GPtrArray *
make_run (guint64 first_seq, guint n)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);
  const GvtHash *previous = &start;

  for (guint i = 0; i < n; i++)
    {
      GvtEvent *event = make_event (first_seq + i, clock, previous);

      if (i % 8 == 7 && event->personal != NULL)
        {
          g_clear_pointer (&event->personal, g_bytes_unref);
          memset (event->salt, 0, sizeof event->salt);
        }
      g_ptr_array_add (events, event);
      previous = &event->hash;
    }

  return events;
}

static GvtEvent *
at (GPtrArray *events, guint i)
{
  return g_ptr_array_index (events, i);
}

static const GvtHash *
head_of (GPtrArray *events)
{
  return &at (events, events->len - 1)->hash;
}

static gboolean
is_same_part (GBytes *a, GBytes *b)
{
  return a == NULL || b == NULL ? a == b : g_bytes_equal (a, b);
}

static gboolean
is_same_event (const GvtEvent *a, const GvtEvent *b)
{
  return g_bytes_equal (a->header_bytes, b->header_bytes) && g_bytes_equal (a->body, b->body)
         && is_same_part (a->personal, b->personal)
         && memcmp (a->salt, b->salt, sizeof a->salt) == 0
         && a->has_personal_hash == b->has_personal_hash
         && gvt_hash_equal (&a->personal_hash, &b->personal_hash)
         && gvt_hash_equal (&a->hash, &b->hash);
}

static GBytes *
encode (GPtrArray *events)
{
  g_autoptr (GError) error = NULL;
  GBytes *frame = gvt_event_frame_encode (events, NULL, NULL, &error);

  g_assert_no_error (error);
  return frame;
}

static void
test_what_was_packed_comes_out (void)
{
  g_autoptr (GPtrArray) events = make_run (1, 500);
  g_autoptr (GBytes) frame = encode (events);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = gvt_event_frame_decode (frame, &start, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, events->len);
  for (guint i = 0; i < found->len; i++)
    {
      g_assert_true (is_same_event (at (found, i), at (events, i)));
      g_assert_cmpuint (at (found, i)->header.seq, ==, i + 1);
      g_assert_cmpstr (at (found, i)->header.kind, ==, at (events, i)->header.kind);
    }
}

static void
test_head_is_read_without_unpacking (void)
{
  g_autoptr (GPtrArray) events = make_run (77, 5);
  g_autoptr (GBytes) frame = encode (events);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (frame, 0, FRAME_HEAD_SIZE + 1);
  g_autoptr (GError) error = NULL;
  GvtId device;
  guint32 incarnation;
  guint64 first_seq;
  guint count;

  gvt_event_frame_peek (head, &device, &incarnation, &first_seq, &count, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (&device, &at (events, 0)->header.device));
  g_assert_cmpuint (incarnation, ==, 3);
  g_assert_cmpuint (first_seq, ==, 77);
  g_assert_cmpuint (count, ==, 5);
}

static gboolean
keep_even (const GvtEvent *event, gpointer user_data)
{
  return event->header.seq % 8 == 1;
}

static void
test_withheld_part_leaves_a_chain_that_verifies (void)
{
  g_autoptr (GPtrArray) events = make_run (1, 40);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) frame = gvt_event_frame_encode (events, keep_even, NULL, &error);
  g_autoptr (GPtrArray) found = NULL;
  guint n_kept = 0;
  guint n_withheld = 0;

  g_assert_no_error (error);
  found = gvt_event_frame_decode (frame, &start, &error);
  g_assert_no_error (error);

  g_assert_true (gvt_hash_equal (head_of (found), head_of (events)));
  for (guint i = 0; i < found->len; i++)
    {
      GvtEvent *event = at (found, i);

      g_assert_true (gvt_event_check (event, i == 0 ? &start : &at (found, i - 1)->hash, NULL));
      n_kept += event->personal != NULL ? 1 : 0;
      n_withheld += event->personal == NULL && event->has_personal_hash ? 1 : 0;
    }
  g_assert_cmpuint (n_kept, ==, 5);
  g_assert_cmpuint (n_withheld, ==, 5);
}

static void
test_truncation_at_each_byte_is_refused (void)
{
  g_autoptr (GPtrArray) events = make_run (1, 25);
  g_autoptr (GBytes) frame = encode (events);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (frame, &length);

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, n); /* a copy: the sanitizer sees its end */
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_event_frame_decode (part, &start, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

/* Either it is refused, or the head differs, or the flipped bit meant nothing: some in zstd's own
 * framing do not. */
static void
test_flipped_bit_never_gives_a_chain_with_the_same_head (void)
{
  g_autoptr (GPtrArray) events = make_run (1, 25);
  g_autoptr (GBytes) frame = encode (events);
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (frame, &length);
  guint n_refused = 0;

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (GPtrArray) found = NULL;

      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      flipped = g_bytes_new_take (copy, length);
      found = gvt_event_frame_decode (flipped, &start, NULL);
      n_refused += found == NULL ? 1 : 0;
      if (found == NULL || !gvt_hash_equal (head_of (found), head_of (events)))
        continue;

      g_assert_cmpuint (found->len, ==, events->len);
      for (guint i = 0; i < found->len; i++)
        g_assert_true (is_same_event (at (found, i), at (events, i)));
    }

  g_assert_cmpuint (n_refused, >, 0);
}

static void
test_gap_and_foreign_event_are_not_packed (void)
{
  g_autoptr (GPtrArray) events = make_run (1, 5);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_remove_index (events, 2);
  g_assert_null (gvt_event_frame_encode (events, NULL, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_clear_error (&error);

  g_assert_null (gvt_event_frame_encode (none, NULL, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

/* A frame of a few bytes that promises much: refused before anything of that size is allocated. */
static void
assert_promise_is_refused (guint64 count, guint64 raw_length, int code)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GError) error = NULL;
  GvtId device = { { 0xd1 } };

  gvt_put_header (out, "EVTS", 1, 0);
  gvt_put_data (out, device.bytes, sizeof device.bytes);
  gvt_put_u32 (out, 1);
  gvt_put_u64 (out, 1);
  gvt_put_varint (out, count);
  gvt_put_varint (out, raw_length);
  gvt_put_varint (out, 1);
  gvt_put_u8 (out, 0);
  frame = g_byte_array_free_to_bytes (g_steal_pointer (&out));

  g_assert_null (gvt_event_frame_decode (frame, &start, &error));
  g_assert_error (error, GVT_ERROR, code);
}

static void
test_promises_over_the_bounds_are_refused (void)
{
  assert_promise_is_refused (0, 1, GVT_ERROR_BAD_FORMAT);
  assert_promise_is_refused (GVT_EVENT_FRAME_MAX_EVENTS + 1, 1, GVT_ERROR_BAD_FORMAT);
  assert_promise_is_refused (G_MAXUINT64, 1, GVT_ERROR_BAD_FORMAT);
  assert_promise_is_refused (1, GVT_EVENT_FRAME_MAX_RAW + 1, GVT_ERROR_TOO_LARGE);
  assert_promise_is_refused (1, G_MAXUINT64, GVT_ERROR_TOO_LARGE);
  assert_promise_is_refused (1, GVT_EVENT_FRAME_MAX_RAW, GVT_ERROR_BAD_FORMAT);
}

static void
test_newer_frame_is_refused_as_such (void)
{
  g_autoptr (GPtrArray) events = make_run (1, 2);
  g_autoptr (GBytes) frame = encode (events);
  gsize length = 0;
  guint8 *copy = g_bytes_unref_to_data (g_bytes_ref (frame), &length);
  g_autoptr (GBytes) newer = NULL;
  g_autoptr (GError) error = NULL;

  copy[8] = 2; /* major version */
  newer = g_bytes_new_take (copy, length);

  g_assert_null (gvt_event_frame_decode (newer, &start, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
}

/* Design, section 6: at most 64 bytes an event, of 10,000 mixed ones. */
static void
test_full_frame_is_within_its_budget (void)
{
  g_autoptr (GPtrArray) events = make_run (1, GVT_EVENT_FRAME_MAX_EVENTS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) frame = NULL;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < events->len; i++)
    {
      GvtEvent *event = at (events, i);

      g_clear_pointer (&event->personal, g_bytes_unref);
      event->has_personal_hash = FALSE;
      gvt_event_compute_hash (event, i == 0 ? &start : &at (events, i - 1)->hash, &event->hash);
    }
  frame = encode (events);
  found = gvt_event_frame_decode (frame, &start, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_hash_equal (head_of (found), head_of (events)));
  g_test_message ("%.1f bytes an event", (double) g_bytes_get_size (frame) / events->len);
  g_assert_cmpuint (g_bytes_get_size (frame) / events->len, <=, 64);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/event-frame/what-was-packed-comes-out", test_what_was_packed_comes_out);
  g_test_add_func ("/event-frame/head-is-read-without-unpacking",
                   test_head_is_read_without_unpacking);
  g_test_add_func ("/event-frame/withheld-part-leaves-a-chain-that-verifies",
                   test_withheld_part_leaves_a_chain_that_verifies);
  g_test_add_func ("/event-frame/truncation-at-each-byte-is-refused",
                   test_truncation_at_each_byte_is_refused);
  g_test_add_func ("/event-frame/flipped-bit-never-gives-a-chain-with-the-same-head",
                   test_flipped_bit_never_gives_a_chain_with_the_same_head);
  g_test_add_func ("/event-frame/gap-and-foreign-event-are-not-packed",
                   test_gap_and_foreign_event_are_not_packed);
  g_test_add_func ("/event-frame/promises-over-the-bounds-are-refused",
                   test_promises_over_the_bounds_are_refused);
  g_test_add_func ("/event-frame/newer-frame-is-refused-as-such",
                   test_newer_frame_is_refused_as_such);
  g_test_add_func ("/event-frame/full-frame-is-within-its-budget",
                   test_full_frame_is_within_its_budget);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-event-private.h"
#include "gvt-test.h"

/* One event whose bytes and hash were computed apart from this program, by the text of
 * gvt-event.h: the format may never change. */
#define GOLDEN_HEADER \
  "0192f0c4a1b27c3d8e4f5a6b7c8d9e0fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf0200000007000000" \
  "000000000c006e6f74652e61646465642f3104deadbeef06004641532d30310d0035322e30312e30" \
  "312e323030320900706470622d323032360084cf3afb6006000101010000000900000000000000"
#define GOLDEN_GENESIS       "fedbf977cefe7af5c7316a40a996a8ad9db3099af3642404c4c0a27e1c7b682f"
#define GOLDEN_PERSONAL_HASH "bdfafd7d34154ac2345f0ebb8604b66dbd68de373f0ff8c052d9bde82e64b55e"
#define GOLDEN_HASH          "a8c1d392ee11df7be6b7a768fe08721785b92c7773e8d2863ae676c656920223"

static void
fill_header (GvtEventHeader *header)
{
  gvt_unhex ("0192f0c4a1b27c3d8e4f5a6b7c8d9e0f", header->id.bytes, 16, NULL);
  gvt_unhex ("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf", header->device.bytes, 16, NULL);
  header->incarnation = 2;
  header->seq = 7;
  header->kind = g_strdup ("note.added/1");
  gvt_unhex ("deadbeef", header->subject, 4, NULL);
  header->subject_length = 4;
  header->actor = g_strdup ("FAS-01");
  header->place = g_strdup ("52.01.01.2002");
  header->scope = g_strdup ("pdpb-2026");
  header->at_us = GVT_TEST_NOW_US;
  header->clock = GVT_CLOCK_BEHIND;
  header->has_was = TRUE;
  header->was_incarnation = 1;
  header->was_seq = 9;
}

static void
fill_key (GvtPublicKey *key)
{
  for (guint i = 0; i < sizeof key->bytes; i++)
    key->bytes[i] = (guint8) i;
}

/* Stands first in its chain, whatever its seq says: for hashing that is all the same. */
static GvtEvent *
make_event (void)
{
  GvtEvent *event = gvt_event_new ();
  GvtPublicKey key;
  GvtHash genesis;

  fill_header (&event->header);
  fill_key (&key);
  event->header_bytes = gvt_event_header_encode (&event->header);
  event->body = gvt_test_bytes ("{\"n\":1}");
  event->personal = gvt_test_bytes ("Lalu Contoh");
  memset (event->salt, 0x5a, sizeof event->salt);
  gvt_event_hash_personal (event, &event->personal_hash);
  event->has_personal_hash = TRUE;
  gvt_event_genesis (&event->header.device, 2, &key, &genesis);
  gvt_event_compute_hash (event, &genesis, &event->hash);
  return event;
}

static void
assert_hash (const GvtHash *hash, const char *expected)
{
  g_autofree char *text = gvt_hash_to_text (hash);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_bytes_and_hashes_are_those_of_the_format (void)
{
  g_autoptr (GvtEvent) event = make_event ();
  g_autofree char *header = gvt_hex (g_bytes_get_data (event->header_bytes, NULL),
                                     g_bytes_get_size (event->header_bytes));
  GvtPublicKey key;
  GvtHash genesis;

  fill_key (&key);
  gvt_event_genesis (&event->header.device, 2, &key, &genesis);

  g_assert_cmpstr (header, ==, GOLDEN_HEADER);
  assert_hash (&genesis, GOLDEN_GENESIS);
  assert_hash (&event->personal_hash, GOLDEN_PERSONAL_HASH);
  assert_hash (&event->hash, GOLDEN_HASH);
}

static void
test_header_is_read_back (void)
{
  g_autoptr (GvtEvent) event = make_event ();
  g_auto (GvtEventHeader) header = { 0 };
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  gvt_event_header_decode (event->header_bytes, &header, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (&header.id, &event->header.id));
  g_assert_true (gvt_id_equal (&header.device, &event->header.device));
  g_assert_cmpuint (header.incarnation, ==, 2);
  g_assert_cmpuint (header.seq, ==, 7);
  g_assert_cmpstr (header.kind, ==, "note.added/1");
  g_assert_cmpmem (header.subject, header.subject_length, "\xde\xad\xbe\xef", 4);
  g_assert_cmpstr (header.actor, ==, "FAS-01");
  g_assert_cmpstr (header.place, ==, "52.01.01.2002");
  g_assert_cmpstr (header.scope, ==, "pdpb-2026");
  g_assert_cmpint (header.at_us, ==, GVT_TEST_NOW_US);
  g_assert_cmpint (header.clock, ==, GVT_CLOCK_BEHIND);
  g_assert_true (header.has_was);
  g_assert_cmpuint (header.was_incarnation, ==, 1);
  g_assert_cmpuint (header.was_seq, ==, 9);
  again = gvt_event_header_encode (&header);
  gvt_test_assert_bytes (again, event->header_bytes);
}

/* I9: on the laptop it stands where it first stood, at the centre where it was issued again. */
static void
test_origin_is_where_an_event_first_stood (void)
{
  g_autoptr (GvtEvent) event = make_event ();
  guint32 incarnation = 0;
  guint64 seq = 0;

  gvt_event_header_origin (&event->header, &incarnation, &seq);
  g_assert_cmpuint (incarnation, ==, 1);
  g_assert_cmpuint (seq, ==, 9);

  event->header.has_was = FALSE;
  gvt_event_header_origin (&event->header, &incarnation, &seq);
  g_assert_cmpuint (incarnation, ==, 2);
  g_assert_cmpuint (seq, ==, 7);
}

static void
test_origin_that_cannot_be_is_refused (void)
{
  static const struct
  {
    guint32 incarnation;
    guint64 seq;
  } bad[] = { { 0, 9 }, { 1, 0 }, { 1, (guint64) G_MAXINT64 + 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GvtEvent) event = make_event ();
      g_auto (GvtEventHeader) header = { 0 };
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      event->header.was_incarnation = bad[i].incarnation;
      event->header.was_seq = bad[i].seq;
      bytes = gvt_event_header_encode (&event->header);

      g_assert_false (gvt_event_header_decode (bytes, &header, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

/* The bytes are copied to their exact size, so that a read past the end is seen by the sanitizer.
 */
static void
test_truncated_header_is_refused (void)
{
  g_autoptr (GvtEvent) event = make_event ();
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (event->header_bytes, &length);

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, n);
      g_auto (GvtEventHeader) header = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_event_header_decode (part, &header, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

/* What is accepted has one encoding: else two byte strings would be one event. */
static void
test_flipped_header_is_refused_or_another_header (void)
{
  g_autoptr (GvtEvent) event = make_event ();
  gsize length = 0;
  const guint8 *data = g_bytes_get_data (event->header_bytes, &length);

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      guint8 *copy = g_memdup2 (data, length);
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (GBytes) again = NULL;
      g_auto (GvtEventHeader) header = { 0 };

      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      flipped = g_bytes_new_take (copy, length);
      if (!gvt_event_header_decode (flipped, &header, NULL))
        continue;

      again = gvt_event_header_encode (&header);
      gvt_test_assert_bytes (again, flipped);
    }
}

static void
test_a_field_out_of_bounds_is_named (void)
{
  g_auto (GvtEventHeader) header = { 0 };

  fill_header (&header);
  g_assert_cmpstr (gvt_event_header_fault (&header), ==, NULL);

  header.at_us = -1;
  g_assert_cmpstr (gvt_event_header_fault (&header), ==, "at");
  g_free (header.scope);
  header.scope = g_strdup ("two words");
  g_assert_cmpstr (gvt_event_header_fault (&header), ==, "scope");
  g_free (header.kind);
  header.kind = g_strdup ("no-version");
  g_assert_cmpstr (gvt_event_header_fault (&header), ==, "kind");
  header.seq = 0;
  g_assert_cmpstr (gvt_event_header_fault (&header), ==, "seq");
}

static void
test_event_stands_only_where_it_was_chained (void)
{
  g_autoptr (GvtEvent) event = make_event ();
  g_autoptr (GError) error = NULL;
  GvtPublicKey key;
  GvtHash genesis;

  fill_key (&key);
  gvt_event_genesis (&event->header.device, 2, &key, &genesis);
  g_assert_true (gvt_event_check (event, &genesis, &error));

  gvt_event_genesis (&event->header.device, 3, &key, &genesis);
  g_assert_false (gvt_event_check (event, &genesis, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_CHAIN);
  g_assert_nonnull (strstr (error->message, "Event 7"));
}

static void
test_event_without_its_personal_part_still_stands (void)
{
  g_autoptr (GvtEvent) event = make_event ();
  g_autoptr (GError) error = NULL;
  GvtPublicKey key;
  GvtHash genesis;

  fill_key (&key);
  gvt_event_genesis (&event->header.device, 2, &key, &genesis);
  g_clear_pointer (&event->personal, g_bytes_unref);
  memset (event->salt, 0, sizeof event->salt);

  g_assert_true (gvt_event_check (event, &genesis, &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/event/bytes-and-hashes-are-those-of-the-format",
                   test_bytes_and_hashes_are_those_of_the_format);
  g_test_add_func ("/event/header-is-read-back", test_header_is_read_back);
  g_test_add_func ("/event/origin-is-where-an-event-first-stood",
                   test_origin_is_where_an_event_first_stood);
  g_test_add_func ("/event/origin-that-cannot-be-is-refused",
                   test_origin_that_cannot_be_is_refused);
  g_test_add_func ("/event/truncated-header-is-refused", test_truncated_header_is_refused);
  g_test_add_func ("/event/flipped-header-is-refused-or-another-header",
                   test_flipped_header_is_refused_or_another_header);
  g_test_add_func ("/event/a-field-out-of-bounds-is-named", test_a_field_out_of_bounds_is_named);
  g_test_add_func ("/event/stands-only-where-it-was-chained",
                   test_event_stands_only_where_it_was_chained);
  g_test_add_func ("/event/stands-without-its-personal-part",
                   test_event_without_its_personal_part_still_stands);

  return g_test_run ();
}

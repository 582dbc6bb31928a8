/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-courier-part.h"
#include "gvt-error.h"
#include "gvt-seal.h"
#include "gvt-test.h"

#define MAJOR_AT  8 /* in the file's header; README.md of src/sync has the table */
#define NUMBER_AT 52

typedef struct
{
  GvtSecret *laptop; /* its signing key */
  GvtPublicKey laptop_public;
  GvtSecret *centre; /* its sealing key */
  GvtPublicKey centre_public;
  GvtCourierFacts facts;
  GBytes *payload;
  GBytes *part;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  self->laptop = gvt_signing_key_new ();
  gvt_signing_key_public (self->laptop, &self->laptop_public);
  self->centre = gvt_sealing_key_new ();
  gvt_sealing_key_public (self->centre, &self->centre_public);
  self->facts = (GvtCourierFacts){ .type = GVT_COURIER_EVENTS,
                                   .device = { { 7 } },
                                   .incarnation = 2,
                                   .serial = 12,
                                   .number = 3,
                                   .n_parts = 10,
                                   .first_seq = 1001,
                                   .last_seq = 1500 };
  self->payload = gvt_test_bytes ("catatan satu hari penuh");
  self->part = gvt_courier_part_write (&self->facts, self->payload, &self->centre_public,
                                       self->laptop, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_secret_unref (self->laptop);
  gvt_secret_unref (self->centre);
  g_bytes_unref (self->payload);
  g_bytes_unref (self->part);
}

/* A copy of the part with one byte other, and, where @is_digested, a digest that fits again. */
static GBytes *
change (Fixture *self, gsize at, gboolean is_digested)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->part, &size);
  guint8 *copy = g_memdup2 (data, size);
  GvtHash digest;

  copy[at] ^= 1;
  if (is_digested)
    {
      gvt_hash_data (copy, size - sizeof digest, &digest);
      memcpy (copy + size - sizeof digest, digest.bytes, sizeof digest);
    }
  return g_bytes_new_take (copy, size);
}

static void
assert_refused (Fixture *self, GBytes *bytes, GvtError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCourierPart) part = gvt_courier_part_open (bytes, self->centre, &error);

  g_assert_null (part);
  g_assert_error (error, GVT_ERROR, (int) code);
}

static void
test_what_was_written_is_read (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCourierPart) part = gvt_courier_part_open (self->part, self->centre, &error);
  const GvtCourierFacts *facts;

  g_assert_no_error (error);
  g_assert_true (gvt_courier_part_verify (part, &self->laptop_public, &error));
  facts = gvt_courier_part_get_facts (part);
  g_assert_true (gvt_id_equal (&facts->device, &self->facts.device));
  g_assert_cmpuint (facts->incarnation, ==, 2);
  g_assert_cmpuint (facts->serial, ==, 12);
  g_assert_cmpuint (facts->number, ==, 3);
  g_assert_cmpuint (facts->n_parts, ==, 10);
  g_assert_cmpuint (facts->first_seq, ==, 1001);
  g_assert_cmpuint (facts->last_seq, ==, 1500);
  gvt_test_assert_bytes (gvt_courier_part_get_payload (part), self->payload);
}

static void
test_whoever_carries_it_reads_the_label_alone (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtCourierLabel label;
  GvtHash centre;
  gsize size;
  const guint8 *data = g_bytes_get_data (self->part, &size);

  gvt_courier_key_id (&self->centre_public, &centre);
  g_assert_true (gvt_courier_part_peek (self->part, &label, &error));
  g_assert_no_error (error);
  g_assert_cmpint (label.type, ==, GVT_COURIER_EVENTS);
  g_assert_true (gvt_hash_equal (&label.recipient, &centre));
  g_assert_cmpuint (label.number, ==, 3);
  g_assert_cmpuint (label.n_parts, ==, 10);
  g_assert_null (memmem (data, size, "catatan", 7));
  g_assert_null (memmem (data, size, "serial", 6));
}

/* At every length; nothing of it may be taken. */
static void
test_a_part_that_was_cut_is_refused (Fixture *self, gconstpointer unused)
{
  for (gsize n = 0; n < g_bytes_get_size (self->part); n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (self->part, 0, n);

      assert_refused (self, cut, GVT_ERROR_BAD_FORMAT);
    }
}

/* At every byte: a stick that forgets, or somebody who does not know how. */
static void
test_a_part_with_any_byte_changed_is_refused (Fixture *self, gconstpointer unused)
{
  for (gsize at = 0; at < g_bytes_get_size (self->part); at++)
    {
      g_autoptr (GBytes) changed = change (self, at, FALSE);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_courier_part_open (changed, self->centre, &error));
      g_assert_true (error != NULL && error->domain == GVT_ERROR);
    }
}

/* Somebody who knows how: the label is bound into the seal. */
static void
test_a_changed_label_breaks_the_seal (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) other_number = change (self, NUMBER_AT, TRUE);
  g_autoptr (GBytes) other_content = change (self, g_bytes_get_size (self->part) - 40, TRUE);
  GvtCourierLabel label;

  g_assert_true (gvt_courier_part_peek (other_number, &label, NULL));
  g_assert_cmpuint (label.number, ==, 2);
  assert_refused (self, other_number, GVT_ERROR_BAD_SIGNATURE);
  assert_refused (self, other_content, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_a_part_for_somebody_else_is_refused (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSecret) other = gvt_sealing_key_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_courier_part_open (self->part, other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

static void
test_another_sender_is_refused (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSecret) forger = gvt_signing_key_new ();
  g_autoptr (GBytes) forged = gvt_courier_part_write (&self->facts, self->payload,
                                                      &self->centre_public, forger, NULL);
  g_autoptr (GvtCourierPart) part = gvt_courier_part_open (forged, self->centre, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (part);
  g_assert_false (gvt_courier_part_verify (part, &self->laptop_public, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* I12 */
static void
test_a_part_of_a_newer_version_is_left (Fixture *self, gconstpointer unused)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (self->part, &size);
  guint8 *copy = g_memdup2 (data, size);
  g_autoptr (GBytes) newer = g_bytes_new_take (copy, size);

  copy[MAJOR_AT] = 2;

  assert_refused (self, newer, GVT_ERROR_TOO_NEW);
}

static void
test_what_is_too_large_is_neither_read_nor_written (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (GVT_COURIER_MAX_BYTES + 1),
                                               GVT_COURIER_MAX_BYTES + 1);
  g_autoptr (GBytes) most = g_bytes_new_from_bytes (large, 0, GVT_COURIER_MAX_PAYLOAD);
  g_autoptr (GBytes) more = g_bytes_new_from_bytes (large, 0, GVT_COURIER_MAX_PAYLOAD + 1);
  g_autoptr (GBytes) part = gvt_courier_part_write (&self->facts, most, &self->centre_public,
                                                    self->laptop, NULL);
  g_autoptr (GError) error = NULL;

  assert_refused (self, large, GVT_ERROR_TOO_LARGE);
  g_assert_cmpuint (g_bytes_get_size (part), <=, GVT_COURIER_MAX_BYTES);
  g_assert_null (
      gvt_courier_part_write (&self->facts, more, &self->centre_public, self->laptop, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

/* Its own signing key is all that a laptop needs to have its receipts sealed to it. */
static void
test_a_receipt_opens_by_the_laptops_own_key (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSecret) own = gvt_sealing_key_of (self->laptop);
  g_autoptr (GBytes) keys = gvt_test_bytes ("keys");
  g_autoptr (GBytes) receipt = gvt_test_bytes ("receipt");
  g_autoptr (GBytes) payload = gvt_courier_receipt_write (keys, receipt);
  g_autoptr (GvtSecret) centre = gvt_signing_key_new ();
  g_autoptr (GBytes) read_keys = NULL;
  g_autoptr (GBytes) read_receipt = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtCourierPart) part = NULL;
  GvtPublicKey recipient;

  self->facts.type = GVT_COURIER_RECEIPT;
  g_assert_true (gvt_sealing_key_public_of (&self->laptop_public, &recipient, &error));
  bytes = gvt_courier_part_write (&self->facts, payload, &recipient, centre, &error);
  part = gvt_courier_part_open (bytes, own, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_courier_receipt_read (gvt_courier_part_get_payload (part), &read_keys,
                                           &read_receipt, &error));
  gvt_test_assert_bytes (read_keys, keys);
  gvt_test_assert_bytes (read_receipt, receipt);
}

#define ADD(name, func) g_test_add ("/courier-part/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("what-was-written-is-read", test_what_was_written_is_read);
  ADD ("whoever-carries-it-reads-the-label-alone", test_whoever_carries_it_reads_the_label_alone);
  ADD ("a-part-that-was-cut-is-refused", test_a_part_that_was_cut_is_refused);
  ADD ("a-part-with-any-byte-changed-is-refused", test_a_part_with_any_byte_changed_is_refused);
  ADD ("a-changed-label-breaks-the-seal", test_a_changed_label_breaks_the_seal);
  ADD ("a-part-for-somebody-else-is-refused", test_a_part_for_somebody_else_is_refused);
  ADD ("another-sender-is-refused", test_another_sender_is_refused);
  ADD ("I12-a-part-of-a-newer-version-is-left", test_a_part_of_a_newer_version_is_left);
  ADD ("what-is-too-large-is-neither-read-nor-written",
       test_what_is_too_large_is_neither_read_nor_written);
  ADD ("a-receipt-opens-by-the-laptops-own-key", test_a_receipt_opens_by_the_laptops_own_key);

  return g_test_run ();
}

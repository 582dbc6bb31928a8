/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-receipt.h"
#include "gvt-test.h"

typedef struct
{
  GvtSecret *centre;
  GvtPublicKey centre_public;
  GvtReceipt receipt;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GvtReceipt *receipt = &fixture->receipt;

  fixture->centre = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->centre, &fixture->centre_public);
  memset (receipt->device.bytes, 4, sizeof receipt->device.bytes);
  memset (receipt->head.bytes, 5, sizeof receipt->head.bytes);
  receipt->incarnation = 1;
  receipt->seq = 120;
  receipt->at_us = GVT_TEST_NOW_US;
  receipt->epoch = 2;
  receipt->n_quarantined = 3;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->centre);
}

static void
test_what_was_written_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gvt_receipt_write (&fixture->receipt, fixture->centre, NULL);
  g_autoptr (GError) error = NULL;
  GvtReceipt read;

  g_assert_true (gvt_receipt_read (bytes, &fixture->centre_public, &read, &error));
  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (&read.device, &fixture->receipt.device));
  g_assert_true (gvt_hash_equal (&read.head, &fixture->receipt.head));
  g_assert_cmpuint (read.incarnation, ==, 1);
  g_assert_cmpuint (read.seq, ==, 120);
  g_assert_cmpint (read.at_us, ==, GVT_TEST_NOW_US);
  g_assert_cmpuint (read.epoch, ==, 2);
  g_assert_cmpuint (read.n_quarantined, ==, 3);
}

static void
test_the_watermark_of_backups_is_read (Fixture *fixture, gconstpointer data)
{
  GvtReceipt *receipt = &fixture->receipt;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GvtReceipt read;

  receipt->backed_up[0] = (GvtBackedUp){ 3, 100 };
  receipt->backed_up[1] = (GvtBackedUp){ 1, 7 };
  receipt->n_backed_up = 2;
  bytes = gvt_receipt_write (receipt, fixture->centre, NULL);
  gvt_receipt_read (bytes, &fixture->centre_public, &read, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (read.n_backed_up, ==, 2);
  g_assert_cmpuint (read.backed_up[0].incarnation, ==, 3);
  g_assert_cmpuint (read.backed_up[0].seq, ==, 100);
  g_assert_cmpuint (read.backed_up[1].incarnation, ==, 1);
  g_assert_cmpuint (read.backed_up[1].seq, ==, 7);
}

static void
test_a_forged_one_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) forger = gvt_signing_key_new ();
  g_autoptr (GBytes) bytes = gvt_receipt_write (&fixture->receipt, forger, NULL);
  g_autoptr (GError) error = NULL;
  GvtReceipt read;

  g_assert_false (gvt_receipt_read (bytes, &fixture->centre_public, &read, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_a_replayed_one_is_refused (Fixture *fixture, gconstpointer data)
{
  GvtReceipt old = fixture->receipt;
  g_autoptr (GError) error = NULL;

  old.seq = 119;
  g_assert_true (gvt_receipt_check_newer (&fixture->receipt, &old, NULL));
  g_assert_true (gvt_receipt_check_newer (&fixture->receipt, &fixture->receipt, NULL));
  g_assert_false (gvt_receipt_check_newer (&old, &fixture->receipt, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

/* I13: only a centre that says that it was restored may know less than before. */
static void
test_a_restored_centre_may_hold_less (Fixture *fixture, gconstpointer data)
{
  GvtReceipt restored = fixture->receipt;
  g_autoptr (GError) error = NULL;

  restored.seq = 10;
  restored.epoch = 3;
  g_assert_true (gvt_receipt_check_newer (&restored, &fixture->receipt, NULL));
  g_assert_false (gvt_receipt_check_newer (&fixture->receipt, &restored, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static void
test_another_devices_is_refused (Fixture *fixture, gconstpointer data)
{
  GvtReceipt other = fixture->receipt;
  g_autoptr (GError) error = NULL;

  other.device.bytes[0] ^= 1;
  g_assert_false (gvt_receipt_check_newer (&other, &fixture->receipt, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

#define ADD(name, func) g_test_add ("/receipt/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("what-was-written-is-read", test_what_was_written_is_read);
  ADD ("the-watermark-of-backups-is-read", test_the_watermark_of_backups_is_read);
  ADD ("a-forged-one-is-refused", test_a_forged_one_is_refused);
  ADD ("a-replayed-one-is-refused", test_a_replayed_one_is_refused);
  ADD ("I13-a-restored-centre-may-hold-less", test_a_restored_centre_may_hold_less);
  ADD ("another-devices-is-refused", test_another_devices_is_refused);

  return g_test_run ();
}

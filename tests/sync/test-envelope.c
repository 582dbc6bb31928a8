/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-envelope.h"
#include "gvt-error.h"
#include "gvt-test.h"

#define LATER_US (6 * G_TIME_SPAN_MINUTE)

typedef struct
{
  GvtSecret *device_key;
  GvtSecret *mac_key;
  GvtPublicKey device_public;
  GvtId device;
  GvtChallenge challenge;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const guint8 nonce[16] = { 9 };

  fixture->device_key = gvt_signing_key_new ();
  fixture->mac_key = gvt_secret_new_random (GVT_KEY_SIZE);
  gvt_signing_key_public (fixture->device_key, &fixture->device_public);
  memset (fixture->device.bytes, 3, sizeof fixture->device.bytes);
  gvt_challenge_make (fixture->mac_key, GVT_TEST_NOW_US, nonce, &fixture->challenge);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->device_key);
  gvt_secret_unref (fixture->mac_key);
}

static GBytes *
write_push (Fixture *fixture)
{
  g_autoptr (GBytes) payload = gvt_test_bytes ("frame");
  g_autoptr (GError) error = NULL;
  GBytes *bytes = gvt_envelope_write (GVT_CALL_PUSH, &fixture->device, 2, &fixture->challenge,
                                      payload, fixture->device_key, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_what_was_written_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_push (fixture);
  g_autoptr (GBytes) expected = gvt_test_bytes ("frame");
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnvelope) envelope = gvt_envelope_read (bytes, GVT_CALL_PUSH, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_envelope_verify (envelope, &fixture->device_public, &error));
  g_assert_no_error (error);
  g_assert_true (gvt_id_equal (gvt_envelope_get_device (envelope), &fixture->device));
  g_assert_cmpuint (gvt_envelope_get_incarnation (envelope), ==, 2);
  g_assert_true (gvt_challenge_check (gvt_envelope_get_challenge (envelope), fixture->mac_key,
                                      GVT_TEST_NOW_US, NULL));
  gvt_test_assert_bytes (gvt_envelope_get_payload (envelope), expected);
}

static void
test_one_call_never_passes_as_another (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_push (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_envelope_read (bytes, GVT_CALL_PULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_another_device_cannot_sign_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_push (fixture);
  g_autoptr (GvtEnvelope) envelope = gvt_envelope_read (bytes, GVT_CALL_PUSH, NULL);
  g_autoptr (GError) error = NULL;
  GvtPublicKey other = fixture->device_public;

  other.bytes[5] ^= 1;
  g_assert_false (gvt_envelope_verify (envelope, &other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_every_changed_byte_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_push (fixture);
  gsize size;
  const guint8 *good = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *data_copy = g_memdup2 (good, size);
      g_autoptr (GBytes) bad = g_bytes_new_static (data_copy, size);
      g_autoptr (GBytes) cut = g_bytes_new_static (good, i);
      g_autoptr (GvtEnvelope) envelope = NULL;

      data_copy[i] ^= 0x01;
      envelope = gvt_envelope_read (bad, GVT_CALL_PUSH, NULL);
      g_assert_true (envelope == NULL
                     || !gvt_envelope_verify (envelope, &fixture->device_public, NULL));
      g_assert_null (gvt_envelope_read (cut, GVT_CALL_PUSH, NULL));
    }
}

static void
test_each_call_has_its_own_bound (Fixture *fixture, gconstpointer data)
{
  g_autofree guint8 *zeros = g_malloc0 (70000);
  g_autoptr (GBytes) payload = g_bytes_new_static (zeros, 70000);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_envelope_write (GVT_CALL_PULL, &fixture->device, 1, &fixture->challenge,
                                     payload, fixture->device_key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
  g_clear_error (&error);

  bytes = gvt_envelope_write (GVT_CALL_PUSH, &fixture->device, 1, &fixture->challenge, payload,
                              fixture->device_key, &error);
  g_assert_no_error (error);
  g_assert_null (gvt_envelope_read (bytes, GVT_CALL_PULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

static void
test_a_challenge_ends_after_five_minutes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_challenge_check (&fixture->challenge, fixture->mac_key,
                                      GVT_TEST_NOW_US + GVT_CHALLENGE_LIFE_US, NULL));
  g_assert_false (gvt_challenge_check (&fixture->challenge, fixture->mac_key,
                                       GVT_TEST_NOW_US + LATER_US, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
  g_clear_error (&error);
  g_assert_false (gvt_challenge_check (&fixture->challenge, fixture->mac_key,
                                       GVT_TEST_NOW_US - LATER_US, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static void
test_a_forged_challenge_is_refused (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < GVT_CHALLENGE_SIZE; i++)
    {
      GvtChallenge forged = fixture->challenge;
      g_autoptr (GError) error = NULL;

      forged.bytes[i] ^= 0x80;
      g_assert_false (gvt_challenge_check (&forged, fixture->mac_key, GVT_TEST_NOW_US, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
    }
}

static void
test_a_challenge_travels_as_json (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) json = gvt_challenge_write (&fixture->challenge);
  g_autoptr (GBytes) wrong = gvt_test_bytes ("{\"challenge\":\"00\"}");
  g_autoptr (GError) error = NULL;
  GvtChallenge read;

  g_assert_true (gvt_challenge_read (json, &read, NULL));
  g_assert_cmpmem (&read, sizeof read, &fixture->challenge, sizeof read);
  g_assert_false (gvt_challenge_read (wrong, &read, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

#define ADD(name, func) g_test_add ("/envelope/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("what-was-written-is-read", test_what_was_written_is_read);
  ADD ("one-call-never-passes-as-another", test_one_call_never_passes_as_another);
  ADD ("another-device-cannot-sign-it", test_another_device_cannot_sign_it);
  ADD ("every-changed-byte-is-refused", test_every_changed_byte_is_refused);
  ADD ("each-call-has-its-own-bound", test_each_call_has_its_own_bound);
  ADD ("a-challenge-ends-after-five-minutes", test_a_challenge_ends_after_five_minutes);
  ADD ("a-forged-challenge-is-refused", test_a_forged_challenge_is_refused);
  ADD ("a-challenge-travels-as-json", test_a_challenge_travels_as_json);

  return g_test_run ();
}

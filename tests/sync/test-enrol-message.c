/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-enrol-message.h"
#include "gvt-error.h"
#include "gvt-test.h"

typedef struct
{
  GvtSecret *centre; /* sealing */
  GvtSecret *centre_signing;
  GvtPublicKey centre_public;
  GvtPublicKey centre_signing_public;
  GvtSecret *secret;
  GvtPublicKey device_key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->centre = gvt_sealing_key_new ();
  fixture->centre_signing = gvt_signing_key_new ();
  gvt_sealing_key_public (fixture->centre, &fixture->centre_public);
  gvt_signing_key_public (fixture->centre_signing, &fixture->centre_signing_public);
  fixture->secret = gvt_secret_new ("0123456789", 10);
  memset (fixture->device_key.bytes, 8, sizeof fixture->device_key.bytes);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->centre);
  gvt_secret_unref (fixture->centre_signing);
  gvt_secret_unref (fixture->secret);
}

static GvtEnrolRequest *
make_take (Fixture *fixture)
{
  GvtEnrolRequest *request = gvt_enrol_request_new (GVT_ENROL_TAKE, fixture->secret,
                                                    &fixture->device_key);
  GvtPrekey prekey = { { { 1 } }, { { 2 } } };
  GvtPublicKey user_key = { { 3 } };

  memset (request->roll_public.bytes, 9, sizeof request->roll_public.bytes);
  request->lookup_key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_array_append_val (request->prekeys, prekey);
  gvt_enrol_request_add_user (request, "DATA-01", &user_key);
  return request;
}

static void
test_a_request_is_opened_by_the_centre (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtEnrolRequest) request = make_take (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = gvt_enrol_request_seal (request, &fixture->centre_public, &error);
  g_autoptr (GvtEnrolRequest) opened = gvt_enrol_request_open (sealed, fixture->centre, &error);
  const GvtUserKey *user;

  g_assert_no_error (error);
  g_assert_cmpint (opened->step, ==, GVT_ENROL_TAKE);
  g_assert_cmpmem (gvt_secret_get (opened->secret), gvt_secret_size (opened->secret), "0123456789",
                   10);
  g_assert_true (gvt_public_key_equal (&opened->device_key, &fixture->device_key));
  g_assert_true (gvt_public_key_equal (&opened->roll_public, &request->roll_public));
  g_assert_cmpmem (gvt_secret_get (opened->lookup_key), GVT_KEY_SIZE,
                   gvt_secret_get (request->lookup_key), GVT_KEY_SIZE);
  g_assert_cmpuint (opened->prekeys->len, ==, 1);
  g_assert_cmpuint (opened->users->len, ==, 1);
  user = g_ptr_array_index (opened->users, 0);
  g_assert_cmpstr (user->code, ==, "DATA-01");
}

static void
test_nobody_else_opens_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtEnrolRequest) request = make_take (fixture);
  g_autoptr (GBytes) sealed = gvt_enrol_request_seal (request, &fixture->centre_public, NULL);
  g_autoptr (GvtSecret) other = gvt_sealing_key_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_enrol_request_open (sealed, other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_asking_gives_nothing_but_the_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtEnrolRequest) request = gvt_enrol_request_new (GVT_ENROL_ASK, fixture->secret,
                                                               &fixture->device_key);
  g_autoptr (GBytes) sealed = gvt_enrol_request_seal (request, &fixture->centre_public, NULL);
  g_autoptr (GvtEnrolRequest) opened = gvt_enrol_request_open (sealed, fixture->centre, NULL);

  g_assert_cmpint (opened->step, ==, GVT_ENROL_ASK);
  g_assert_null (opened->lookup_key);
  g_assert_cmpuint (opened->users->len, ==, 0);
}

static void
test_senseless_requests_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "{}",
    "[]",
    "{\"step\":\"ask\"}",
    "{\"device_key\":\"00\",\"secret\":\"00\",\"step\":\"ask\"}",
    "{\"device_key\":\"0000000000000000000000000000000000000000000000000000000000000000\","
    "\"secret\":\"00000000000000000000\",\"step\":\"give\"}",
    "{\"device_key\":\"0000000000000000000000000000000000000000000000000000000000000000\","
    "\"secret\":\"00000000000000000000\",\"step\":\"take\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) sealed = gvt_seal_to (&fixture->centre_public, 1, "enrol/1", wrong[i],
                                               strlen (wrong[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_enrol_request_open (sealed, fixture->centre, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

static GBytes *
write_answer (Fixture *fixture)
{
  g_autoptr (GvtEnrolAnswer) answer = gvt_enrol_answer_new (GVT_ENROL_TAKE, &fixture->device_key);
  GBytes *bytes;

  answer->device.bytes[0] = 1;
  answer->practice = TRUE;
  g_free (answer->code);
  answer->code = g_strdup ("7K3M");
  g_ptr_array_add (answer->users, gvt_user_new ("DATA-01", GVT_ROLE_OFFICER, "52.02"));
  bytes = gvt_enrol_answer_write (answer, fixture->centre_signing, NULL);
  g_assert_nonnull (bytes);
  return bytes;
}

static void
test_an_answer_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_answer (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnrolAnswer) answer = gvt_enrol_answer_read (
      bytes, &fixture->centre_signing_public, GVT_ENROL_TAKE, &fixture->device_key, &error);
  const GvtUser *user;

  g_assert_no_error (error);
  g_assert_cmpstr (answer->code, ==, "7K3M");
  g_assert_cmpuint (answer->incarnation, ==, 1);
  g_assert_true (answer->practice);
  g_assert_cmpuint (answer->device.bytes[0], ==, 1);
  g_assert_cmpuint (answer->users->len, ==, 1);
  user = g_ptr_array_index (answer->users, 0);
  g_assert_cmpstr (user->code, ==, "DATA-01");
  g_assert_cmpint (user->role, ==, GVT_ROLE_OFFICER);
  g_assert_cmpstr (user->area, ==, "52.02");
}

static void
test_an_answer_is_for_one_laptop_and_one_step (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_answer (fixture);
  g_autoptr (GError) error = NULL;
  GvtPublicKey other = fixture->device_key;

  other.bytes[0] ^= 1;
  g_assert_null (gvt_enrol_answer_read (bytes, &fixture->centre_signing_public, GVT_ENROL_TAKE,
                                        &other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  g_assert_null (gvt_enrol_answer_read (bytes, &fixture->centre_signing_public, GVT_ENROL_ASK,
                                        &fixture->device_key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

#define ADD(name, func) g_test_add ("/enrol-message/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("a-request-is-opened-by-the-centre", test_a_request_is_opened_by_the_centre);
  ADD ("nobody-else-opens-it", test_nobody_else_opens_it);
  ADD ("asking-gives-nothing-but-the-code", test_asking_gives_nothing_but_the_code);
  ADD ("senseless-requests-are-refused", test_senseless_requests_are_refused);
  ADD ("an-answer-is-read", test_an_answer_is_read);
  ADD ("an-answer-is-for-one-laptop-and-one-step", test_an_answer_is_for_one_laptop_and_one_step);

  return g_test_run ();
}

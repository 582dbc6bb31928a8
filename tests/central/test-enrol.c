/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include "gvt-error.h"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", "FACILITATOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  char *code;
  GvtSecret *secret; /* in the code */
  GvtSecret *device_key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = NULL;

  gvt_central_fixture_set_up (&fixture->centre, NULL);
  codes = gvt_central_issue_codes (fixture->centre.central, team, 1, NULL, &error);
  g_assert_no_error (error);
  fixture->code = g_strdup (codes->pdata[0]);
  fixture->secret = gvt_test_code_secret (fixture->code);
  fixture->device_key = gvt_signing_key_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->code);
  gvt_secret_unref (fixture->secret);
  gvt_secret_unref (fixture->device_key);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static GvtEnrolAnswer *
call (Fixture *fixture,
      GvtEnrolStep step,
      GvtSecret *secret,
      const GvtSecret *device_key,
      const char *const *users,
      GError **error)
{
  g_autoptr (GvtEnrolRequest) request = gvt_test_enrol_request (step, secret, device_key, users);

  return gvt_central_enrol (fixture->centre.central, request, error);
}

static void
assert_refused (Fixture *fixture,
                GvtEnrolStep step,
                GvtSecret *secret,
                const GvtSecret *device_key,
                const char *const *users,
                GvtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (call (fixture, step, secret, device_key, users, &error));
  g_assert_error (error, GVT_ERROR, (int) code);
}

/* A code with the same selector and another secret. */
static GvtSecret *
wrong_secret (Fixture *fixture)
{
  guint8 bytes[GVT_ENROLMENT_SECRET_SIZE];

  memcpy (bytes, gvt_secret_get (fixture->secret), sizeof bytes);
  bytes[9] ^= 1;
  return gvt_secret_new (bytes, sizeof bytes);
}

static void
test_code (Fixture *fixture, gconstpointer unused)
{
  g_auto (GvtEnrolmentCode) code = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_enrolment_code_parse (fixture->code, &code, &error);
  g_assert_no_error (error);

  g_assert_true (gvt_enrolment_code_check_root (
      &code, &gvt_central_get_keys (fixture->centre.central)->root_key, NULL));
  g_assert_false (gvt_test_folder_contains (fixture->centre.folder, fixture->code));
}

static void
test_codes_differ (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = gvt_central_issue_codes (fixture->centre.central, team, 40, NULL,
                                                         &error);

  g_assert_no_error (error);
  for (guint i = 0; i < codes->len; i++)
    g_hash_table_add (seen, codes->pdata[i]);

  g_assert_cmpuint (g_hash_table_size (seen), ==, 40);
}

static void
assert_no_code_for (Fixture *fixture, const char *const *users)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_central_issue_codes (fixture->centre.central, users, 1, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_code_users (Fixture *fixture, gconstpointer unused)
{
  const char *const nobody_opens_the_roll[] = { "FACILITATOR-1", NULL };
  const char *const one_opens_it[] = { "OFFICER-1", "FACILITATOR-1", NULL };
  const char *const one_twice[] = { "OFFICER-1", "OFFICER-1", NULL };
  const char *const unknown[] = { "OFFICER-1", "SUPERVISOR-1", "NOBODY-1", NULL };

  assert_no_code_for (fixture, nobody_opens_the_roll);
  assert_no_code_for (fixture, one_opens_it);
  assert_no_code_for (fixture, one_twice);
  assert_no_code_for (fixture, unknown);
}

static void
test_ask (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnrolAnswer) first = call (fixture, GVT_ENROL_ASK, fixture->secret,
                                           fixture->device_key, NULL, &error);
  g_autoptr (GvtEnrolAnswer) second = call (fixture, GVT_ENROL_ASK, fixture->secret,
                                            fixture->device_key, NULL, &error);
  g_autoptr (GPtrArray) devices = gvt_central_list_devices (fixture->centre.central, &error);
  const GvtUser *officer;

  g_assert_no_error (error);
  officer = second->users->pdata[0];

  g_assert_cmpuint (first->users->len, ==, 3);
  g_assert_cmpstr (officer->code, ==, "OFFICER-1");
  g_assert_cmpint (officer->role, ==, GVT_ROLE_OFFICER);
  g_assert_cmpstr (((GvtUser *) second->users->pdata[2])->area, ==, "99.01");
  g_assert_true (gvt_id_is_zero (&second->device));
  g_assert_true (second->practice);
  g_assert_cmpuint (devices->len, ==, 0);
}

static void
test_take (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnrolAnswer) answer = call (fixture, GVT_ENROL_TAKE, fixture->secret,
                                            fixture->device_key, team, &error);
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GvtDeviceRecord) device = NULL;
  GvtPublicKey expected;
  GvtPublicKey found;

  g_assert_no_error (error);
  gvt_signing_key_public (fixture->device_key, &expected);
  gvt_central_fixture_reopen (&fixture->centre);
  gvt_central_find_device (fixture->centre.central, &answer->device, 1, &found, &error);
  g_assert_no_error (error);
  users = gvt_central_device_users (fixture->centre.central, &answer->device, 1, &error);
  device = gvt_central_resolve_device (fixture->centre.central, answer->code, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (answer->incarnation, ==, 1);
  g_assert_true (gvt_public_key_equal (&found, &expected));
  g_assert_cmpuint (users->len, ==, 3);
  g_assert_true (gvt_id_equal (&device->device, &answer->device));
  g_assert_cmpint (device->enrolled_at_us, ==, GVT_TEST_NOW_US);
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* A lost answer loses nothing: the same laptop gets the same one. */
static void
test_take_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) other_key = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnrolAnswer) first = call (fixture, GVT_ENROL_TAKE, fixture->secret,
                                           fixture->device_key, team, &error);
  g_autoptr (GvtEnrolAnswer) second = call (fixture, GVT_ENROL_TAKE, fixture->secret,
                                            fixture->device_key, team, &error);
  g_autoptr (GPtrArray) devices = gvt_central_list_devices (fixture->centre.central, &error);

  g_assert_no_error (error);

  g_assert_true (gvt_id_equal (&first->device, &second->device));
  g_assert_cmpstr (first->code, ==, second->code);
  g_assert_cmpuint (devices->len, ==, 1);
  assert_refused (fixture, GVT_ENROL_TAKE, fixture->secret, other_key, team, GVT_ERROR_TAKEN);
}

static void
test_other_people (Fixture *fixture, gconstpointer unused)
{
  const char *const strangers[] = { "OFFICER-1", "SUPERVISOR-1", "STRANGER-1", NULL };
  const char *const one_officer[] = { "OFFICER-1", "FACILITATOR-1", NULL };
  const char *const one_twice[] = { "OFFICER-1", "OFFICER-1", NULL };

  assert_refused (fixture, GVT_ENROL_TAKE, fixture->secret, fixture->device_key, strangers,
                  GVT_ERROR_REFUSED);
  assert_refused (fixture, GVT_ENROL_TAKE, fixture->secret, fixture->device_key, one_officer,
                  GVT_ERROR_REFUSED);
  assert_refused (fixture, GVT_ENROL_TAKE, fixture->secret, fixture->device_key, one_twice,
                  GVT_ERROR_REFUSED);
}

static void
test_wrong_secrets (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) wrong = wrong_secret (fixture);

  for (guint i = 0; i < GVT_ENROLMENT_MAX_TRIES; i++)
    assert_refused (fixture, GVT_ENROL_ASK, wrong, fixture->device_key, NULL, GVT_ERROR_REFUSED);

  /* Now the right one is too late, also after a restart of the centre. */
  gvt_central_fixture_reopen (&fixture->centre);
  assert_refused (fixture, GVT_ENROL_ASK, fixture->secret, fixture->device_key, NULL,
                  GVT_ERROR_EXPIRED);
}

static void
test_four_wrong_secrets (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) wrong = wrong_secret (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnrolAnswer) answer = NULL;

  for (guint i = 0; i + 1 < GVT_ENROLMENT_MAX_TRIES; i++)
    assert_refused (fixture, GVT_ENROL_TAKE, wrong, fixture->device_key, team, GVT_ERROR_REFUSED);
  answer = call (fixture, GVT_ENROL_TAKE, fixture->secret, fixture->device_key, team, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
}

static void
test_expiry (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtEnrolAnswer) answer = NULL;

  gvt_clock_advance (fixture->centre.clock, GVT_ENROLMENT_LIFE_US - 1);
  answer = call (fixture, GVT_ENROL_ASK, fixture->secret, fixture->device_key, NULL, &error);
  g_assert_no_error (error);
  gvt_clock_advance (fixture->centre.clock, 1);

  assert_refused (fixture, GVT_ENROL_TAKE, fixture->secret, fixture->device_key, team,
                  GVT_ERROR_EXPIRED);
}

/* An unknown code and a wrong one are refused in the same words. */
static void
test_same_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) wrong = wrong_secret (fixture);
  g_autoptr (GvtSecret) unknown = gvt_secret_new_random (GVT_ENROLMENT_SECRET_SIZE);
  g_autoptr (GError) wrong_error = NULL;
  g_autoptr (GError) unknown_error = NULL;

  g_assert_null (call (fixture, GVT_ENROL_ASK, wrong, fixture->device_key, NULL, &wrong_error));
  g_assert_null (call (fixture, GVT_ENROL_ASK, unknown, fixture->device_key, NULL, &unknown_error));

  g_assert_cmpstr (wrong_error->message, ==, unknown_error->message);
}

static void
test_unknown_device (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtPublicKey key;
  GvtId device;

  gvt_id_new (fixture->centre.clock, &device);

  g_assert_false (gvt_central_find_device (fixture->centre.central, &device, 1, &key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/enrol/a-code-names-the-root-and-is-not-kept", test_code);
  ADD ("/enrol/codes-differ", test_codes_differ);
  ADD ("/enrol/a-code-needs-two-who-open-the-roll", test_code_users);
  ADD ("/enrol/asking-uses-nothing-up", test_ask);
  ADD ("/enrol/taking-registers-the-laptop", test_take);
  ADD ("/enrol/the-same-laptop-gets-the-same-answer-again", test_take_again);
  ADD ("/enrol/a-code-is-for-its-own-people", test_other_people);
  ADD ("/enrol/five-wrong-secrets-end-a-code", test_wrong_secrets);
  ADD ("/enrol/four-do-not", test_four_wrong_secrets);
  ADD ("/enrol/a-code-ends-after-two-days", test_expiry);
  ADD ("/enrol/unknown-and-wrong-sound-the-same", test_same_words);
  ADD ("/enrol/a-stranger-is-not-found", test_unknown_device);

  return g_test_run ();
}

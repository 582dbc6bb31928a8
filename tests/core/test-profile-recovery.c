/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-profile-recovery.h"
#include "gvt-profile-users.h"
#include "gvt-test-profile.h"
#include "gvt-vault-notes.h"
#include "gvt-vault-recovery.h"

#define CHOSEN "pilihan saya yang baru"

/* A laptop whose vault knows the recovery key, and the key itself, which two people keep. */
typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
  GvtSecret *recovery_key;
  GvtPublicKey recovery_public;
  GvtId device;
} Fixture;

static void
set_recovery (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  gvt_vault_set_recovery (gvt_profile_get_vault (self->profile), &self->recovery_public,
                          &self->device, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_no_projections);
  self->recovery_key = gvt_sealing_key_new ();
  gvt_sealing_key_public (self->recovery_key, &self->recovery_public);
  gvt_id_new (self->clock, &self->device);
  set_recovery (self);
  gvt_profile_lock (self->profile);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
  gvt_secret_unref (self->recovery_key);
}

static GBytes *
begin (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *request = gvt_profile_begin_recovery (self->profile, GVT_TEST_SUPERVISOR, CHOSEN, &error);

  g_assert_no_error (error);
  return request;
}

static GBytes *
answer_to (Fixture *self, GBytes *request)
{
  g_auto (GvtRecoveryFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;
  GBytes *answer = gvt_recovery_answer (self->recovery_key, request, &facts, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (facts.user, ==, GVT_TEST_SUPERVISOR);
  g_assert_true (gvt_id_equal (&facts.device, &self->device));
  return answer;
}

static void
finish (Fixture *self, const char *user, const char *passphrase, GBytes *answer, int expected)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_finish_recovery (self->profile, user, passphrase, answer, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, expected);
}

static void
restart_program (Fixture *self)
{
  g_clear_object (&self->profile);
  self->profile = gvt_profile_new (self->folder, self->clock, gvt_test_no_projections);
}

static gboolean
count_kinds (GvtDb *db, gpointer user_data, GError **error)
{
  GString *counts = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT kind, count (*) FROM event GROUP BY kind ORDER BY kind", error);

  while (stmt != NULL && gvt_stmt_next (stmt, error))
    g_string_append_printf (counts, "%s %d; ", gvt_stmt_text (stmt, 0),
                            (int) gvt_stmt_int (stmt, 1));
  return *error == NULL;
}

static void
assert_told (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);
  g_autoptr (GString) counts = g_string_new (NULL);

  g_assert_no_error (error);
  gvt_store_read (gvt_journal_get_store (journal), count_kinds, counts, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (counts->str, ==, expected);
}

static void
test_who_forgot_gets_in_with_what_he_chose (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);
  g_autoptr (GBytes) answer = answer_to (self, request);
  g_autoptr (GvtSecret) roll_key = NULL;
  g_autoptr (GError) error = NULL;

  restart_program (self); /* days may pass */
  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, -1);

  g_assert_cmpstr (gvt_vault_get_user (gvt_profile_get_vault (self->profile))->code, ==,
                   GVT_TEST_SUPERVISOR);
  roll_key = gvt_vault_dup_roll_key (gvt_profile_get_vault (self->profile), &error);
  g_assert_no_error (error);
  assert_told (self, "recovery.requested/1 1; recovery.set/1 1; recovery.used/1 1; ");
  gvt_profile_lock (self->profile);
  g_assert_false (
      gvt_profile_unlock (self->profile, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER); /* whose slot was left alone */
}

/* Who closed the program before he had sent it can show it again. */
static void
test_a_request_can_be_seen_until_it_is_answered (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);
  g_autoptr (GBytes) answer = answer_to (self, request);
  g_autoptr (GBytes) again = NULL, others = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 at_us = 0;

  restart_program (self);
  again = gvt_profile_dup_recovery_request (self->profile, GVT_TEST_SUPERVISOR, &at_us, &error);
  g_assert_no_error (error);
  gvt_test_assert_bytes (again, request);
  g_assert_cmpint (at_us, ==, GVT_TEST_NOW_US);
  others = gvt_profile_dup_recovery_request (self->profile, GVT_TEST_OFFICER, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (others);

  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, -1);
  after = gvt_profile_dup_recovery_request (self->profile, GVT_TEST_SUPERVISOR, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (after);
}

static void
test_an_answer_works_once (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);
  g_autoptr (GBytes) answer = answer_to (self, request);

  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, -1);
  gvt_profile_lock (self->profile);
  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, GVT_ERROR_STATE);
}

static void
test_only_the_last_request_is_answered (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) first = begin (self);
  g_autoptr (GBytes) second = begin (self);
  g_autoptr (GBytes) old_answer = answer_to (self, first);
  g_autoptr (GBytes) answer = answer_to (self, second);

  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, old_answer, GVT_ERROR_BAD_SIGNATURE);
  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, -1);
}

/* Who finds laptop and answer together still lacks what the user chose. */
static void
test_an_answer_is_nothing_without_the_passphrase (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);
  g_autoptr (GBytes) answer = answer_to (self, request);

  for (guint i = 0; i < 3; i++)
    finish (self, GVT_TEST_SUPERVISOR, "pilihan orang lain", answer, GVT_ERROR_WRONG_PASSPHRASE);
  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, GVT_ERROR_TOO_SOON);
  finish (self, GVT_TEST_OFFICER, CHOSEN, answer, GVT_ERROR_TOO_SOON);
  gvt_clock_advance (self->clock, G_TIME_SPAN_HOUR);
  finish (self, GVT_TEST_OFFICER, CHOSEN, answer, GVT_ERROR_STATE); /* who asked for nothing */
}

/* The forgotten passphrase was tried often: that is what recovery is for. */
static void
test_wrong_tries_before_it_do_not_stand_in_its_way (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GBytes) answer = NULL;

  for (guint i = 0; i < 3; i++)
    g_assert_false (gvt_profile_unlock (self->profile, GVT_TEST_SUPERVISOR, "apa ya dulu", NULL));
  g_assert_cmpuint (gvt_profile_get_wait_s (self->profile, GVT_TEST_SUPERVISOR), >, 0);
  request = begin (self);
  answer = answer_to (self, request);

  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, -1);
}

static void
test_another_key_answers_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);
  g_autoptr (GvtSecret) other = gvt_sealing_key_new ();
  g_auto (GvtRecoveryFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_recovery_answer (other, request, &facts, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* The answer holds the keys that were; a request after the change would hold the new ones. */
static void
test_a_change_of_all_keys_voids_an_answer (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);
  g_autoptr (GBytes) answer = answer_to (self, request);
  g_autoptr (GBytes) new_request = NULL, new_answer = NULL;
  g_autoptr (GError) error = NULL;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  gvt_profile_remove_user (self->profile, GVT_TEST_FACILITATOR, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);

  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, answer, GVT_ERROR_BAD_SIGNATURE);
  new_request = begin (self);
  new_answer = answer_to (self, new_request);
  finish (self, GVT_TEST_SUPERVISOR, CHOSEN, new_answer, -1);
}

/* Also when nobody ever answers. */
static void
test_a_request_is_told_at_the_next_unlock_once (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);

  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  assert_told (self, "recovery.requested/1 1; recovery.set/1 1; ");
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  assert_told (self, "recovery.requested/1 1; recovery.set/1 1; ");
}

static void
test_it_is_for_who_opens_the_roll (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) facilitator = NULL, stranger = NULL;

  g_assert_null (
      gvt_profile_begin_recovery (self->profile, GVT_TEST_FACILITATOR, CHOSEN, &facilitator));
  g_assert_error (facilitator, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_null (gvt_profile_begin_recovery (self->profile, "NOBODY", CHOSEN, &stranger));
  g_assert_error (stranger, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_without_a_recovery_key_there_is_none (void)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = gvt_test_profile (gvt_test_folder (), clock,
                                                     gvt_test_no_projections);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_profile_begin_recovery (profile, GVT_TEST_SUPERVISOR, CHOSEN, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

/* I10 */
static void
test_no_passphrase_is_left_in_a_file (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) request = begin (self);

  g_assert_false (gvt_test_folder_contains (self->folder, CHOSEN));
}

#define ADD(path, func) g_test_add ("/recovery/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("who-forgot-gets-in-with-what-he-chose", test_who_forgot_gets_in_with_what_he_chose);
  ADD ("a-request-can-be-seen-until-it-is-answered",
       test_a_request_can_be_seen_until_it_is_answered);
  ADD ("an-answer-works-once", test_an_answer_works_once);
  ADD ("only-the-last-request-is-answered", test_only_the_last_request_is_answered);
  ADD ("an-answer-is-nothing-without-the-passphrase",
       test_an_answer_is_nothing_without_the_passphrase);
  ADD ("wrong-tries-before-it-do-not-stand-in-its-way",
       test_wrong_tries_before_it_do_not_stand_in_its_way);
  ADD ("another-key-answers-nothing", test_another_key_answers_nothing);
  ADD ("a-change-of-all-keys-voids-an-answer", test_a_change_of_all_keys_voids_an_answer);
  ADD ("a-request-is-told-at-the-next-unlock-once", test_a_request_is_told_at_the_next_unlock_once);
  ADD ("it-is-for-who-opens-the-roll", test_it_is_for_who_opens_the_roll);
  ADD ("I10-no-passphrase-is-left-in-a-file", test_no_passphrase_is_left_in_a_file);
  g_test_add_func ("/recovery/without-a-recovery-key-there-is-none",
                   test_without_a_recovery_key_there_is_none);

  return g_test_run ();
}

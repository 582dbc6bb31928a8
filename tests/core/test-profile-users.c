/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-journal-fixture.h"
#include "gvt-profile-users.h"
#include "gvt-test-profile.h"
#include "gvt-vault-notes.h"

#define NEW_USER "FAS-77"
#define ONCE     "sekali pakai"
#define CHOSEN   "pilihan saya sendiri"

typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_no_projections);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static void
invite (Fixture *self, const char *code, GvtRole role, const char *area, int expected)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, role, area);
  g_autoptr (GError) error = NULL;

  gvt_profile_invite_user (self->profile, user, ONCE, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, expected);
}

static void
unlock (Fixture *self, const char *user, const char *passphrase, int expected)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (self->profile, user, passphrase, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, expected);
}

static void
change (Fixture *self, const char *user, const char *present, const char *chosen, int expected)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_change_passphrase (self->profile, user, present, chosen, &error);
  if (expected < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, expected);
}

typedef struct
{
  GvtJournal *journal;
  GString *told; /* "kind by user; " */
} Reading;

static gboolean
read_events (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  g_autoptr (GPtrArray) events = NULL;
  GvtId device;

  if (!gvt_journal_get_device (reading->journal, &device, NULL, NULL, error))
    return FALSE;
  events = gvt_journal_events (reading->journal, db, &device, 1, 0, 100, error);
  if (events == NULL)
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    {
      const GvtEvent *event = events->pdata[i];
      g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);

      g_assert_null (event->personal);
      g_string_append_printf (reading->told, "%s %s %s; ", event->header.kind,
                              json_object_get_string_member (body, "by"),
                              json_object_get_string_member (body, "user"));
    }
  return TRUE;
}

/* What the journal holds, as "kind by user; " for each event. */
static void
assert_told (Fixture *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);
  g_autoptr (GString) told = g_string_new (NULL);
  Reading reading = { journal, told };

  g_assert_no_error (error);
  gvt_store_read (gvt_journal_get_store (journal), read_events, &reading, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_invited_facilitator_chooses_his_own_passphrase (Fixture *self, gconstpointer unused)
{
  invite (self, NEW_USER, GVT_ROLE_FACILITATOR, "52.02", -1);
  gvt_profile_lock (self->profile);

  unlock (self, NEW_USER, ONCE, GVT_ERROR_MUST_CHANGE);
  g_assert_false (gvt_profile_is_unlocked (self->profile));
  change (self, NEW_USER, ONCE, ONCE, GVT_ERROR_BAD_INPUT);
  change (self, NEW_USER, ONCE, "pendek", GVT_ERROR_BAD_INPUT);
  change (self, NEW_USER, "bukan itu", CHOSEN, GVT_ERROR_WRONG_PASSPHRASE);
  change (self, NEW_USER, ONCE, CHOSEN, -1);
  g_assert_cmpstr (gvt_vault_get_user (gvt_profile_get_vault (self->profile))->code, ==, NEW_USER);
  gvt_profile_lock (self->profile);
  unlock (self, NEW_USER, ONCE, GVT_ERROR_WRONG_PASSPHRASE);
  unlock (self, NEW_USER, CHOSEN, -1);

  assert_told (self,
               "vault.user_added/1 SPV-01 FAS-77; vault.passphrase_changed/1 FAS-77 FAS-77; ");
}

static void
test_a_laptop_alone_adds_facilitators_only (Fixture *self, gconstpointer unused)
{
  invite (self, "PTD-77", GVT_ROLE_OFFICER, "52.02", GVT_ERROR_BAD_INPUT);
  invite (self, "SPV-77", GVT_ROLE_SUPERVISOR, "52.02", GVT_ERROR_BAD_INPUT);
  assert_told (self, "");
}

static void
test_an_officer_adds_within_his_area (Fixture *self, gconstpointer unused)
{
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER); /* of 52.02 */

  invite (self, NEW_USER, GVT_ROLE_FACILITATOR, "52.01", GVT_ERROR_FORBIDDEN);
  invite (self, NEW_USER, GVT_ROLE_FACILITATOR, "", GVT_ERROR_FORBIDDEN);
  invite (self, NEW_USER, GVT_ROLE_FACILITATOR, "52.02.01.2002", -1);
  assert_told (self, "vault.user_added/1 PTD-01 FAS-77; ");
}

static void
test_a_facilitator_lets_nobody_in (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);

  invite (self, NEW_USER, GVT_ROLE_FACILITATOR, "", GVT_ERROR_FORBIDDEN);
  g_assert_false (gvt_profile_reset_user (self->profile, GVT_TEST_OFFICER, ONCE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
}

/* D2: two people who open the roll, so that one can help the other. */
static void
test_who_forgot_is_given_a_passphrase_by_another (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtSecret) roll_key = NULL;
  g_autoptr (GError) error = NULL;

  gvt_profile_reset_user (self->profile, GVT_TEST_OFFICER, ONCE, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);

  unlock (self, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, GVT_ERROR_WRONG_PASSPHRASE);
  unlock (self, GVT_TEST_OFFICER, ONCE, GVT_ERROR_MUST_CHANGE);
  change (self, GVT_TEST_OFFICER, ONCE, CHOSEN, -1);
  roll_key = gvt_vault_dup_roll_key (gvt_profile_get_vault (self->profile), &error);
  g_assert_no_error (error);
  g_assert_nonnull (roll_key);
  assert_told (
      self, "vault.passphrase_reset/1 SPV-01 PTD-01; vault.passphrase_changed/1 PTD-01 PTD-01; ");
}

/* Whoever gives a passphrase could come in by it, and be a supervisor. */
static void
test_nobody_resets_who_may_more_than_he (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);

  g_assert_false (gvt_profile_reset_user (self->profile, GVT_TEST_SUPERVISOR, ONCE, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  gvt_profile_lock (self->profile);
  unlock (self, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, -1);
}

/* The same of an area: by the passphrase he could come in, and work where he may not. */
static void
test_nobody_resets_who_works_outside_of_his_area (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) elsewhere = NULL, province = NULL, within = NULL;

  invite (self, "FAS-71", GVT_ROLE_FACILITATOR, "52.01", -1);
  invite (self, "FAS-72", GVT_ROLE_FACILITATOR, "", -1);
  invite (self, "FAS-73", GVT_ROLE_FACILITATOR, "52.02.01", -1);
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER); /* of 52.02 */

  g_assert_false (gvt_profile_reset_user (self->profile, "FAS-71", CHOSEN, &elsewhere));
  g_assert_error (elsewhere, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_assert_false (gvt_profile_reset_user (self->profile, "FAS-72", CHOSEN, &province));
  g_assert_error (province, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  gvt_profile_reset_user (self->profile, "FAS-73", CHOSEN, &within);
  g_assert_no_error (within);
  unlock (self, "FAS-71", ONCE, GVT_ERROR_MUST_CHANGE);
  unlock (self, "FAS-72", ONCE, GVT_ERROR_MUST_CHANGE);
  unlock (self, "FAS-73", CHOSEN, GVT_ERROR_MUST_CHANGE);
}

static void
test_nobody_resets_himself_or_a_stranger (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) own = NULL, stranger = NULL;

  g_assert_false (gvt_profile_reset_user (self->profile, GVT_TEST_SUPERVISOR, ONCE, &own));
  g_assert_error (own, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (gvt_profile_reset_user (self->profile, "NOBODY", ONCE, &stranger));
  g_assert_error (stranger, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

/* In class mode the roll is closed; what needs it is refused and changes nothing. */
static void
test_without_the_roll_nobody_is_let_in (Fixture *self, gconstpointer unused)
{
  gvt_vault_drop_roll (gvt_profile_get_vault (self->profile));

  invite (self, NEW_USER, GVT_ROLE_FACILITATOR, "", GVT_ERROR_LOCKED);
}

/* I1: the machine stops after the vault was written and before the journal was told. */
static void
test_an_act_that_was_cut_off_is_told_once (Fixture *self, gconstpointer unused)
{
  GvtVault *vault = gvt_profile_get_vault (self->profile);
  g_autoptr (GvtUser) user = gvt_user_new (NEW_USER, GVT_ROLE_FACILITATOR, "");
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;

  gvt_vault_invite_user (vault, user, ONCE, &error);
  g_assert_no_error (error);
  assert_told (self, "");

  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  assert_told (self, "vault.user_added/1 SPV-01 FAS-77; ");
  notes = gvt_vault_dup_notes (vault, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (notes->len, ==, 0);
  gvt_test_profile_as (self->profile, GVT_TEST_SUPERVISOR);
  assert_told (self, "vault.user_added/1 SPV-01 FAS-77; ");
  gvt_test_profile_rebuilds (self->profile);
}

/* I10 */
static void
test_no_passphrase_is_left_in_a_file (Fixture *self, gconstpointer unused)
{
  invite (self, NEW_USER, GVT_ROLE_FACILITATOR, "", -1);
  change (self, NEW_USER, ONCE, CHOSEN, -1);
  gvt_profile_lock (self->profile);

  g_assert_false (gvt_test_folder_contains (self->folder, ONCE));
  g_assert_false (gvt_test_folder_contains (self->folder, CHOSEN));
  g_assert_true (gvt_test_folder_contains (self->folder, NEW_USER)); /* the vault names him */
}

#define ADD(path, func) g_test_add ("/profile/users/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("invited-facilitator-chooses-his-own-passphrase",
       test_invited_facilitator_chooses_his_own_passphrase);
  ADD ("a-laptop-alone-adds-facilitators-only", test_a_laptop_alone_adds_facilitators_only);
  ADD ("an-officer-adds-within-his-area", test_an_officer_adds_within_his_area);
  ADD ("a-facilitator-lets-nobody-in", test_a_facilitator_lets_nobody_in);
  ADD ("who-forgot-is-given-a-passphrase-by-another",
       test_who_forgot_is_given_a_passphrase_by_another);
  ADD ("nobody-resets-who-may-more-than-he", test_nobody_resets_who_may_more_than_he);
  ADD ("nobody-resets-who-works-outside-of-his-area",
       test_nobody_resets_who_works_outside_of_his_area);
  ADD ("nobody-resets-himself-or-a-stranger", test_nobody_resets_himself_or_a_stranger);
  ADD ("without-the-roll-nobody-is-let-in", test_without_the_roll_nobody_is_let_in);
  ADD ("I1-an-act-that-was-cut-off-is-told-once", test_an_act_that_was_cut_off_is_told_once);
  ADD ("I10-no-passphrase-is-left-in-a-file", test_no_passphrase_is_left_in_a_file);

  return g_test_run ();
}

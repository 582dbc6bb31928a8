/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-journal-fixture.h"
#include "gvt-laptop-schema.h"
#include "gvt-test-profile.h"

#define PLANTED_NAME "Lalu Tertanam Rahasia"
#define PLANTED_NIK  "5201012911990001"

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
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_projections);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
}

static void
record_silent (Fixture *self, const char *personal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) part = gvt_test_bytes (personal);
  GvtEventDraft draft = { .kind = "note.silent/1", .body = body, .personal = part };

  g_assert_no_error (error);
  gvt_journal_record (journal, &draft, NULL, &error);
  g_assert_no_error (error);
}

/* @content: (nullable): what stands there instead of the store; %NULL: nothing does */
static void
assert_not_replaced (Fixture *self, const char *content)
{
  g_autofree char *path = g_build_filename (self->folder, "store.db", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  gvt_profile_lock (self->profile);
  g_assert_cmpint (g_unlink (path), ==, 0);
  if (content != NULL)
    g_assert_true (g_file_set_contents (path, content, -1, NULL));

  g_assert_false (
      gvt_profile_unlock (self->profile, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_MISSING);
  g_assert_cmpint (g_stat (path, &status), ==, content != NULL ? 0 : -1);
  if (content != NULL)
    g_assert_cmpint (status.st_size, ==, (gssize) strlen (content));
}

static void
test_a_store_that_is_gone_is_not_replaced (Fixture *self, gconstpointer unused)
{
  assert_not_replaced (self, NULL);
}

static void
test_a_store_that_is_empty_is_not_replaced (Fixture *self, gconstpointer unused)
{
  assert_not_replaced (self, "");
}

static void
test_new_folder_is_not_enrolled (void)
{
  g_autofree char *folder = g_build_filename (gvt_test_folder (), "not-yet", NULL);
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = gvt_profile_new (folder, clock, gvt_test_projections);
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_profile_is_enrolled (profile));
  g_assert_false (gvt_profile_is_unlocked (profile));
  g_assert_null (gvt_profile_get_vault (profile));
  g_assert_false (gvt_profile_unlock (profile, "FAS-01", GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (gvt_profile_dup_journal (profile, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS)); /* asking makes nothing */
}

static void
test_enrolled_folder_is_unlocked_and_begun (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);
  g_autofree char *code = NULL;
  guint32 incarnation;
  GvtId device;

  g_assert_no_error (error);
  g_assert_true (gvt_profile_is_enrolled (self->profile));
  g_assert_true (gvt_profile_is_unlocked (self->profile));
  gvt_journal_get_device (journal, &device, &incarnation, &code, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, GVT_TEST_DEVICE_CODE);
  g_assert_cmpuint (incarnation, ==, 1);
  g_assert_cmpuint (gvt_vault_get_store_version (gvt_profile_get_vault (self->profile)), ==,
                    gvt_schema_get_version (&gvt_laptop_schema));
}

typedef struct
{
  GvtJournal *journal;
  char *actors; /* of all events, with spaces between */
} Actors;

static gboolean
list_actors (GvtDb *db, gpointer user_data, GError **error)
{
  Actors *self = user_data;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GvtId device;

  if (!gvt_journal_get_device (self->journal, &device, NULL, NULL, error))
    return FALSE;
  events = gvt_journal_events (self->journal, db, &device, 1, 0, 100, error);
  if (events == NULL)
    return FALSE;

  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (names, ((GvtEvent *) g_ptr_array_index (events, i))->header.actor);
  g_ptr_array_add (names, NULL);
  self->actors = g_strjoinv (" ", (char **) names->pdata);
  return TRUE;
}

static void
test_events_name_who_unlocked (Fixture *self, gconstpointer unused)
{
  Actors actors = { 0 };
  g_autoptr (GvtJournal) journal = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  record_silent (self, "x");
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  record_silent (self, "x");
  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER);
  record_silent (self, "x");

  actors.journal = journal = gvt_profile_dup_journal (self->profile, NULL);
  gvt_store_read (gvt_journal_get_store (journal), list_actors, &actors, &error);
  g_assert_no_error (error);
  found = actors.actors;
  g_assert_cmpstr (found, ==, GVT_TEST_SUPERVISOR " " GVT_TEST_FACILITATOR " " GVT_TEST_OFFICER);
}

static void
test_wrong_passphrase_opens_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_lock (self->profile);
  g_assert_false (
      gvt_profile_unlock (self->profile, GVT_TEST_SUPERVISOR, "bukan kata sandi", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  g_assert_false (gvt_profile_is_unlocked (self->profile));
  g_assert_false (gvt_vault_is_unlocked (gvt_profile_get_vault (self->profile)));
}

static void
assert_required (Fixture *self, GvtRole role, const char *place, int code)
{
  g_autoptr (GError) error = NULL;

  if (gvt_profile_require (self->profile, role, place, &error))
    g_assert_cmpint (code, ==, -1);
  else
    g_assert_error (error, GVT_ERROR, code);
}

static void
assert_is_in (Fixture *self, const char *user)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSecret) key = gvt_vault_dup_store_key (gvt_profile_get_vault (self->profile), NULL);

  g_assert_true (gvt_profile_is_unlocked (self->profile));
  g_assert_nonnull (key);
  g_assert_cmpstr (gvt_vault_get_user (gvt_profile_get_vault (self->profile))->code, ==, user);
  gvt_profile_require (self->profile, GVT_ROLE_SUPERVISOR, "", &error);
  g_assert_no_error (error);
  record_silent (self, "x");
}

static void
test_wrong_passphrase_locks_nobody_out (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (GvtJournal) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_profile_unlock (self->profile, GVT_TEST_OFFICER, "bukan kata sandi", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);

  assert_is_in (self, GVT_TEST_SUPERVISOR);
  after = gvt_profile_dup_journal (self->profile, NULL);
  g_assert_true (after == journal);
}

/* The passphrase is right, and what comes after it fails. */
static void
test_store_that_does_not_open_locks_nobody_out (Fixture *self, gconstpointer unused)
{
  GvtVault *vault = gvt_profile_get_vault (self->profile);
  g_autoptr (GError) error = NULL;

  gvt_vault_raise_store_version (vault, gvt_schema_get_version (&gvt_laptop_schema) + 1, &error);
  g_assert_no_error (error);
  g_assert_false (
      gvt_profile_unlock (self->profile, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);

  assert_is_in (self, GVT_TEST_SUPERVISOR);
}

static void
test_next_user_replaces_who_was_in (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtJournal) former = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "note.silent/1", .body = body };
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (self->profile, GVT_TEST_FACILITATOR, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);

  g_assert_false (gvt_journal_record (former, &draft, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (gvt_vault_dup_roll_key (gvt_profile_get_vault (self->profile), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
  assert_required (self, GVT_ROLE_FACILITATOR, "", -1);
  assert_required (self, GVT_ROLE_OFFICER, "", GVT_ERROR_FORBIDDEN);
  record_silent (self, "x");
}

static void
test_lock_closes_what_others_still_hold (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "note.silent/1", .body = body };
  g_autoptr (GError) error = NULL;

  gvt_profile_lock (self->profile);

  g_assert_false (gvt_journal_record (journal, &draft, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (gvt_vault_dup_store_key (gvt_profile_get_vault (self->profile), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

static char *
describe_required (Fixture *self, GvtRole role, const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_profile_require (self->profile, role, place, &error));
  return gvt_error_describe (error);
}

static void
test_who_is_stopped_reads_whether_by_role_or_by_area (Fixture *self, gconstpointer unused)
{
  g_autofree char *by_area = NULL;
  g_autofree char *by_role = NULL;
  g_autofree char *by_rank = NULL;

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER); /* of 52.02 */
  by_area = describe_required (self, GVT_ROLE_OFFICER, "52.01.01.2002");
  by_rank = describe_required (self, GVT_ROLE_SUPERVISOR, "52.02.01.2002");
  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  by_role = describe_required (self, GVT_ROLE_OFFICER, "52.02.01.2002");

  g_assert_nonnull (strstr (by_area, "52.01.01.2002 lies outside your working area, 52.02"));
  g_assert_null (strstr (by_area, "your role"));
  g_assert_nonnull (strstr (by_role, "it is for data officers and supervisors"));
  g_assert_nonnull (strstr (by_rank, "it is for supervisors"));
  g_assert_null (strstr (by_role, "working area"));
}

static void
test_role_and_area_bound_what_a_user_may_do (Fixture *self, gconstpointer unused)
{
  assert_required (self, GVT_ROLE_SUPERVISOR, "52.01.01.2002", -1);

  gvt_test_profile_as (self->profile, GVT_TEST_OFFICER); /* of 52.02 */
  assert_required (self, GVT_ROLE_FACILITATOR, "", -1);
  assert_required (self, GVT_ROLE_OFFICER, "52.02.01.2002", -1);
  assert_required (self, GVT_ROLE_OFFICER, "52.02", -1);
  assert_required (self, GVT_ROLE_OFFICER, "52.01.01.2002", GVT_ERROR_FORBIDDEN);
  assert_required (self, GVT_ROLE_OFFICER, "52", GVT_ERROR_FORBIDDEN);
  assert_required (self, GVT_ROLE_SUPERVISOR, "", GVT_ERROR_FORBIDDEN);

  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  assert_required (self, GVT_ROLE_FACILITATOR, "52.01.01.2002", -1);
  assert_required (self, GVT_ROLE_OFFICER, "", GVT_ERROR_FORBIDDEN);

  gvt_profile_lock (self->profile);
  assert_required (self, GVT_ROLE_FACILITATOR, "", GVT_ERROR_LOCKED);
}

static void
test_setting_outlives_the_lock (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_assert_null (gvt_profile_dup_setting (self->profile, "server", &error));
  g_assert_no_error (error);
  gvt_profile_set_setting (self->profile, "server", "http://a", &error);
  gvt_profile_set_setting (self->profile, "server", "http://b", &error);
  g_assert_no_error (error);

  gvt_test_profile_as (self->profile, GVT_TEST_FACILITATOR);
  found = gvt_profile_dup_setting (self->profile, "server", &error);
  g_assert_cmpstr (found, ==, "http://b");

  gvt_profile_set_setting (self->profile, "server", NULL, &error);
  g_assert_null (gvt_profile_dup_setting (self->profile, "server", &error));
  g_assert_no_error (error);
}

/* I12: told by the vault before the store is opened. */
static void
test_newer_store_is_refused_untouched (Fixture *self, gconstpointer unused)
{
  GvtVault *vault = gvt_profile_get_vault (self->profile);
  guint newer = gvt_schema_get_version (&gvt_laptop_schema) + 1;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  gvt_vault_raise_store_version (vault, newer, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);
  before = gvt_test_folder_digest (self->folder);

  g_assert_false (
      gvt_profile_unlock (self->profile, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
  g_assert_false (gvt_profile_is_unlocked (self->profile));
  g_assert_false (gvt_vault_is_unlocked (vault));
  after = gvt_test_folder_digest (self->folder);
  g_assert_cmpstr (after, ==, before);
}

/* Cut off after the vault was there and before the journal was begun. */
static void
test_enrolment_that_was_cut_off_is_taken_up_again (void)
{
  const char *folder = gvt_test_folder ();
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = gvt_profile_new (folder, clock, gvt_test_projections);
  g_autofree char *path = gvt_profile_path (profile, "vault", NULL);
  g_autoptr (GvtVault) vault = gvt_test_vault (path);
  g_autoptr (GError) error = NULL;
  GvtId device;
  GvtId other;

  gvt_id_new (clock, &device);
  gvt_id_new (clock, &other);
  g_assert_false (gvt_profile_unlock (profile, GVT_TEST_SUPERVISOR, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_MISSING);
  g_clear_error (&error);

  gvt_profile_create (profile, vault, &device, "TEST", &error);
  g_assert_no_error (error);
  gvt_profile_lock (profile);
  gvt_test_unlock (vault, GVT_TEST_SUPERVISOR);
  gvt_profile_create (profile, vault, &device, "TEST", &error);
  g_assert_no_error (error);
  gvt_profile_lock (profile);
  gvt_test_unlock (vault, GVT_TEST_SUPERVISOR);

  g_assert_false (gvt_profile_create (profile, vault, &other, "TEST", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

typedef struct
{
  GThread *told_in;
  gboolean is_unlocked;
  gboolean is_told;
} Notice;

static void
on_unlocked_changed (GvtProfile *profile, GParamSpec *pspec, gpointer user_data)
{
  Notice *notice = user_data;

  notice->told_in = g_thread_self ();
  g_object_get (profile, "is-unlocked", &notice->is_unlocked, NULL);
  notice->is_told = TRUE;
}

static gboolean
is_told (gpointer user_data)
{
  return ((Notice *) user_data)->is_told;
}

static gpointer
lock_in_thread (gpointer profile)
{
  gvt_profile_lock (profile);
  return NULL;
}

static gpointer
unlock_in_thread (gpointer profile)
{
  gvt_test_profile_as (profile, GVT_TEST_FACILITATOR);
  return NULL;
}

static void
test_unlocking_in_a_worker_is_told_in_the_main_context (Fixture *self, gconstpointer unused)
{
  Notice notice = { 0 };

  g_assert_true (g_main_context_acquire (NULL)); /* as a running main loop does */
  g_signal_connect (self->profile, "notify::is-unlocked", G_CALLBACK (on_unlocked_changed),
                    &notice);

  g_thread_join (g_thread_new ("locker", lock_in_thread, self->profile));
  gvt_test_wait_until (is_told, &notice, "the notice of the lock");
  g_assert_true (notice.told_in == g_thread_self ());
  g_assert_false (notice.is_unlocked);

  notice.is_told = FALSE;
  g_thread_join (g_thread_new ("unlocker", unlock_in_thread, self->profile));
  gvt_test_wait_until (is_told, &notice, "the notice of the unlocking");
  g_assert_true (notice.told_in == g_thread_self ());
  g_assert_true (notice.is_unlocked);

  g_main_context_release (NULL);
}

static void
test_path_inside_the_folder_has_its_parent (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = gvt_profile_path (self->profile, "packs", "52.01", "x.gvp", NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_true (g_str_has_prefix (path, self->folder));
  g_assert_true (g_str_has_suffix (path, "packs/52.01/x.gvp"));
  g_assert_true (g_file_test (parent, G_FILE_TEST_IS_DIR));
}

static void
assert_no_file_holds (const char *folder, const char *planted, guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_no_file_holds (path, planted, n_files);
          continue;
        }
      bytes = gvt_file_read (path, 1 << 30, NULL);
      g_assert_nonnull (bytes);
      g_assert_null (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), planted,
                             strlen (planted)));
      (*n_files)++;
    }
}

/* Returns: how many files were searched */
static guint
assert_nothing_is_in_clear (Fixture *self)
{
  static const char *const planted[] = { PLANTED_NAME, PLANTED_NIK, GVT_TEST_PASSPHRASE,
                                         "note.silent/1", "SQLite format" };
  guint n_files = 0;

  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    assert_no_file_holds (self->folder, planted[i], &n_files);
  return n_files / G_N_ELEMENTS (planted);
}

/* I10 and D2: while it is open, with log and shared memory beside it, and when it is closed. */
static void
test_no_file_holds_a_planted_word (Fixture *self, gconstpointer unused)
{
  for (guint i = 0; i < 50; i++)
    record_silent (self, PLANTED_NAME " " PLANTED_NIK);

  g_assert_cmpuint (assert_nothing_is_in_clear (self), >=, 4); /* vault, store.db, -wal, -shm */
  gvt_profile_lock (self->profile);
  g_assert_cmpuint (assert_nothing_is_in_clear (self), >=, 2);
}

#define add(name, function) \
  g_test_add ("/profile/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  add ("I12-a-store-that-is-gone-is-not-replaced", test_a_store_that_is_gone_is_not_replaced);
  add ("I12-a-store-that-is-empty-is-not-replaced", test_a_store_that_is_empty_is_not_replaced);
  g_test_add_func ("/profile/new-folder-is-not-enrolled", test_new_folder_is_not_enrolled);
  add ("enrolled-folder-is-unlocked-and-begun", test_enrolled_folder_is_unlocked_and_begun);
  add ("events-name-who-unlocked", test_events_name_who_unlocked);
  add ("wrong-passphrase-opens-nothing", test_wrong_passphrase_opens_nothing);
  add ("wrong-passphrase-locks-nobody-out", test_wrong_passphrase_locks_nobody_out);
  add ("store-that-does-not-open-locks-nobody-out", test_store_that_does_not_open_locks_nobody_out);
  add ("next-user-replaces-who-was-in", test_next_user_replaces_who_was_in);
  add ("lock-closes-what-others-still-hold", test_lock_closes_what_others_still_hold);
  add ("who-is-stopped-reads-whether-by-role-or-by-area",
       test_who_is_stopped_reads_whether_by_role_or_by_area);
  add ("role-and-area-bound-what-a-user-may-do", test_role_and_area_bound_what_a_user_may_do);
  add ("setting-outlives-the-lock", test_setting_outlives_the_lock);
  add ("newer-store-is-refused-untouched", test_newer_store_is_refused_untouched);
  g_test_add_func ("/profile/enrolment-that-was-cut-off-is-taken-up-again",
                   test_enrolment_that_was_cut_off_is_taken_up_again);
  add ("unlocking-in-a-worker-is-told-in-the-main-context",
       test_unlocking_in_a_worker_is_told_in_the_main_context);
  add ("path-inside-the-folder-has-its-parent", test_path_inside_the_folder_has_its_parent);
  add ("no-file-holds-a-planted-word", test_no_file_holds_a_planted_word);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1: one of the vault's two copies is damaged. The other one opens the laptop, both are made anew
 * from it, and that is told once, whatever stops the machine on the way. The test program is its
 * own victim: run as `--unlock FOLDER N`, it unlocks, and kills itself before the Nth of the calls
 * by which our files are written (0: never); the linker lets each of them pass through here. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-journal-fixture.h"
#include "gvt-profile-users.h"
#include "gvt-test-profile.h"
#include "gvt-vault-file.h"
#include "gvt-vault-kinds.h"

#define N_COPIES  2
#define NEWS_WORD "put right" /* of what a person is told */

ssize_t __real_write (int fd, const void *data, size_t length);
int __real_fsync (int fd);
int __real_rename (const char *from, const char *to);
ssize_t __wrap_write (int fd, const void *data, size_t length);
int __wrap_fsync (int fd);
int __wrap_rename (const char *from, const char *to);

static char *own_program;
static guint64 n_calls, kill_at;
static gboolean is_full; /* no vault can be put in its place */

static void
count_call (void)
{
  if (++n_calls == kill_at)
    raise (SIGKILL);
}

ssize_t
__wrap_write (int fd, const void *data, size_t length)
{
  count_call ();
  return __real_write (fd, data, length);
}

int
__wrap_fsync (int fd)
{
  count_call ();
  return __real_fsync (fd);
}

int
__wrap_rename (const char *from, const char *to)
{
  count_call ();
  if (is_full && g_str_has_suffix (to, "/vault"))
    {
      errno = ENOSPC;
      return -1;
    }
  return __real_rename (from, to);
}

typedef struct
{
  const char *folder;
  char *vault_path;
  GvtClock *clock;
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->folder = gvt_test_folder ();
  self->vault_path = g_build_filename (self->folder, "vault", NULL);
  self->clock = gvt_test_clock ();
  self->profile = gvt_test_profile (self->folder, self->clock, gvt_test_no_projections);
  gvt_profile_lock (self->profile);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->profile);
  g_assert_finalize_object (self->clock);
  g_free (self->vault_path);
}

static GBytes *
read_vault (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = gvt_file_read (self->vault_path, 1 << 20, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
write_vault (Fixture *self, const void *data, gsize length)
{
  g_assert_true (g_file_set_contents (self->vault_path, data, (gssize) length, NULL));
}

static void
flip (Fixture *self, guint copy, gsize offset)
{
  g_autoptr (GBytes) bytes = read_vault (self);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), length);

  data[(copy - 1) * length / N_COPIES + offset] ^= 1;
  write_vault (self, data, length);
}

static void
unlock (Fixture *self, const char *user)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (self->profile, user, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

static void
assert_both_copies_are_sound (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVault) vault = gvt_vault_open (self->vault_path, &error);
  g_autoptr (GBytes) bytes = read_vault (self);
  gsize half = g_bytes_get_size (bytes) / N_COPIES;
  const guint8 *data = g_bytes_get_data (bytes, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (gvt_vault_get_damaged_copy (vault), ==, 0);
  g_assert_cmpmem (data, half, data + half, half);
}

static gboolean
count_repairs (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM event WHERE kind = :kind",
                                             error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":kind", GVT_VAULT_COPY_REPAIRED_KIND);
  if (!gvt_stmt_one (stmt, "a count", error))
    return FALSE;
  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* How often the journal says that a copy was put right; the profile is open. */
static gint64
n_repairs (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, &error);
  gint64 n = -1;

  g_assert_no_error (error);
  gvt_store_read (gvt_journal_get_store (journal), count_repairs, &n, &error);
  g_assert_no_error (error);
  return n;
}

static gboolean
is_told (Fixture *self)
{
  g_autofree char *news = gvt_profile_take_news (self->profile);

  return news != NULL && strstr (news, NEWS_WORD) != NULL;
}

/* In the header, in the JSON, in its checksum: of either copy. */
static void
test_a_flipped_bit_in_either_copy_is_put_right (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = read_vault (self);
  gsize half = g_bytes_get_size (bytes) / N_COPIES;
  const gsize offsets[] = { 0, 8, 17, 500, half - 1 };
  gint64 n = 0;

  for (guint copy = 1; copy <= N_COPIES; copy++)
    for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
      {
        flip (self, copy, offsets[i]);
        unlock (self, GVT_TEST_FACILITATOR);

        assert_both_copies_are_sound (self);
        g_assert_cmpint (n_repairs (self), ==, ++n);
        gvt_profile_lock (self->profile);
      }
}

static void
test_a_repair_is_told_once (Fixture *self, gconstpointer unused)
{
  unlock (self, GVT_TEST_OFFICER);
  g_assert_false (is_told (self)); /* nothing happened */
  gvt_profile_lock (self->profile);
  flip (self, 2, 100);

  unlock (self, GVT_TEST_OFFICER);
  g_assert_true (is_told (self));
  g_assert_false (is_told (self));
  gvt_profile_lock (self->profile);
  unlock (self, GVT_TEST_OFFICER);

  g_assert_false (is_told (self));
  g_assert_cmpint (n_repairs (self), ==, 1);
}

static void
test_a_wrong_passphrase_repairs_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  flip (self, 1, 100);
  before = read_vault (self);

  g_assert_false (
      gvt_profile_unlock (self->profile, GVT_TEST_OFFICER, "salah sama sekali", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  after = read_vault (self);
  g_assert_true (g_bytes_equal (before, after));
}

/* Whoever changes his passphrase at the door has no keys to tell the journal with. */
static void
test_a_repair_by_somebody_without_keys_is_told_later (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVault) vault = NULL;

  flip (self, 1, 100);
  vault = gvt_vault_open (self->vault_path, &error);
  gvt_vault_change_passphrase (vault, GVT_TEST_FACILITATOR, GVT_TEST_PASSPHRASE, "sandi yang baru",
                               &error);
  g_assert_no_error (error);
  assert_both_copies_are_sound (self);

  unlock (self, GVT_TEST_OFFICER);

  g_assert_true (is_told (self));
  g_assert_cmpint (n_repairs (self), ==, 1);
}

static void
test_a_repair_that_fails_locks_nobody_out (Fixture *self, gconstpointer unused)
{
  g_autofree char *news = NULL;

  flip (self, 2, 100);
  is_full = TRUE;
  unlock (self, GVT_TEST_OFFICER);
  is_full = FALSE;
  news = gvt_profile_take_news (self->profile);
  g_assert_cmpint (n_repairs (self), ==, 0);
  g_assert_nonnull (strstr (news, "could not be put right"));
}

static void
test_damage_in_both_copies_names_the_way_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  flip (self, 1, 100);
  flip (self, 2, 200);
  before = read_vault (self);

  g_assert_false (
      gvt_profile_unlock (self->profile, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  words = gvt_error_describe (error);
  g_assert_nonnull (strstr (words, "backup"));
  after = read_vault (self);
  g_assert_true (g_bytes_equal (before, after));
}

/* --- which one is newer --- */

static void
remove_officer (Fixture *self)
{
  g_autoptr (GvtUser) third = gvt_user_new ("PET-99", GVT_ROLE_OFFICER, "");
  g_autoptr (GError) error = NULL;

  unlock (self, GVT_TEST_SUPERVISOR);
  gvt_vault_add_user (gvt_profile_get_vault (self->profile), third, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  gvt_profile_remove_user (self->profile, GVT_TEST_OFFICER, &error);
  g_assert_no_error (error);
  gvt_profile_lock (self->profile);
}

static void
assert_officer_stays_out (Fixture *self)
{
  g_autoptr (GvtProfile) other = gvt_profile_new (self->folder, self->clock,
                                                  gvt_test_no_projections);
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_profile_unlock (other, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  unlock (self, GVT_TEST_SUPERVISOR);
  assert_both_copies_are_sound (self);
  gvt_profile_lock (self->profile);
  g_clear_error (&error);
  g_assert_false (gvt_profile_unlock (other, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
}

static void
test_damage_brings_no_removed_user_back (Fixture *self, gconstpointer copy)
{
  flip (self, GPOINTER_TO_UINT (copy), 100);

  remove_officer (self);
  flip (self, GPOINTER_TO_UINT (copy), 100);

  assert_officer_stays_out (self);
}

/* Both are sound, and one is from before the removal: whichever place it stands in. */
static void
test_an_older_copy_brings_no_removed_user_back (Fixture *self, gconstpointer older)
{
  g_autoptr (GBytes) old = read_vault (self);
  g_autoptr (GBytes) new = NULL;
  g_autoptr (GByteArray) both = g_byte_array_new ();
  GBytes *parts[N_COPIES];

  remove_officer (self);
  new = read_vault (self);
  parts[0] = GPOINTER_TO_UINT (older) == 1 ? old : new;
  parts[1] = GPOINTER_TO_UINT (older) == 1 ? new : old;
  for (guint i = 0; i < N_COPIES; i++)
    g_byte_array_append (both, g_bytes_get_data (parts[i], NULL),
                         (guint) (g_bytes_get_size (parts[i]) / N_COPIES));
  write_vault (self, both->data, both->len);

  assert_officer_stays_out (self);
}

/* --- kills --- */

static int
be_the_victim (const char *folder, guint64 n)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProfile) profile = gvt_profile_new (folder, clock, gvt_test_no_projections);
  g_autoptr (GError) error = NULL;

  gvt_crypto_init ();
  kill_at = n;
  gvt_profile_unlock (profile, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
  _exit (EXIT_SUCCESS);
}

/* Returns: whether it was killed */
static gboolean
unlock_and_die (Fixture *self, guint n)
{
  g_autofree char *at = g_strdup_printf ("%u", n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) victim = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, own_program,
                                                     "--unlock", self->folder, at, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (victim, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (victim)
                 || g_subprocess_get_exit_status (victim) == EXIT_SUCCESS);
  return g_subprocess_get_if_signaled (victim);
}

static void
assert_no_vault_is_left_over (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "vault."));
}

static void
test_a_kill_at_any_write_loses_no_copy (Fixture *self, gconstpointer copy)
{
  gboolean was_killed = TRUE;
  guint n_killed = 0;
  gint64 n = 0;

  for (guint at = 1; was_killed; at++)
    {
      flip (self, GPOINTER_TO_UINT (copy), 100);
      was_killed = unlock_and_die (self, at);
      n_killed += was_killed;

      unlock (self, GVT_TEST_OFFICER);
      assert_both_copies_are_sound (self);
      g_assert_cmpint (n_repairs (self), ==, ++n);
      gvt_profile_lock (self->profile);
      unlock (self, GVT_TEST_OFFICER); /* who writes the vault next clears away */
      g_assert_false (is_told (self) && is_told (self));
      g_assert_cmpint (n_repairs (self), ==, n);
      gvt_profile_lock (self->profile);
    }

  g_test_message ("%u kills", n_killed);
  g_assert_cmpuint (n_killed, >=, 8); /* two writings of the vault, four calls each */
}

/* What a killed writer left is perhaps the slot of somebody who is removed now. */
static void
test_a_removal_leaves_no_unfinished_vault (Fixture *self, gconstpointer unused)
{
  g_autofree char *leftover = g_strconcat (self->vault_path, ".Ab12Cd", NULL);
  g_autofree char *other = g_strconcat (self->vault_path, ".new", NULL);

  g_assert_true (g_file_set_contents (leftover, "an older vault", -1, NULL));
  g_assert_true (g_file_set_contents (other, "somebody else's", -1, NULL));
  remove_officer (self);

  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_unlink (other);
  assert_no_vault_is_left_over (self);
}

#define ADD(path, data, func) \
  g_test_add ("/vault-damage/" path, Fixture, GUINT_TO_POINTER (data), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  own_program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--unlock"))
    return be_the_victim (argv[2], g_ascii_strtoull (argv[3], NULL, 10));

  gvt_test_init (&argc, &argv);

  ADD ("a-flipped-bit-in-either-copy-is-put-right", 0,
       test_a_flipped_bit_in_either_copy_is_put_right);
  ADD ("a-repair-is-told-once", 0, test_a_repair_is_told_once);
  ADD ("a-wrong-passphrase-repairs-nothing", 0, test_a_wrong_passphrase_repairs_nothing);
  ADD ("a-repair-by-somebody-without-keys-is-told-later", 0,
       test_a_repair_by_somebody_without_keys_is_told_later);
  ADD ("a-repair-that-fails-locks-nobody-out", 0, test_a_repair_that_fails_locks_nobody_out);
  ADD ("damage-in-both-copies-names-the-way-back", 0,
       test_damage_in_both_copies_names_the_way_back);
  ADD ("damage-in-the-first-brings-no-removed-user-back", 1,
       test_damage_brings_no_removed_user_back);
  ADD ("damage-in-the-second-brings-no-removed-user-back", 2,
       test_damage_brings_no_removed_user_back);
  ADD ("an-older-first-brings-no-removed-user-back", 1,
       test_an_older_copy_brings_no_removed_user_back);
  ADD ("an-older-second-brings-no-removed-user-back", 2,
       test_an_older_copy_brings_no_removed_user_back);
  ADD ("a-kill-while-the-first-is-put-right-loses-nothing", 1,
       test_a_kill_at_any_write_loses_no_copy);
  ADD ("a-kill-while-the-second-is-put-right-loses-nothing", 2,
       test_a_kill_at_any_write_loses_no_copy);
  ADD ("a-removal-leaves-no-unfinished-vault", 0, test_a_removal_leaves_no_unfinished_vault);

  return g_test_run ();
}

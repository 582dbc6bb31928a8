/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I12: the backup that a newer version makes before it changes a store. */
#include <string.h>

#include "gvt-file.h"
#include "gvt-journal-fixture.h"
#include "gvt-laptop-schema.h"
#include "gvt-restore.h"
#include "gvt-test-profile.h"

/* A laptop as the version before left it: its store has one migration less. */
static void
make_old_laptop (GvtClock *clock, const char *folder, guint version)
{
  g_autofree char *vault_path = g_build_filename (folder, "vault", NULL);
  g_autofree char *store_path = g_build_filename (folder, "store.db", NULL);
  g_autofree const char **files = g_new0 (const char *, version + 1);
  GvtSchema old = gvt_laptop_schema;
  g_autoptr (GvtVault) vault = NULL;
  g_autoptr (GvtSecret) key = NULL, device_key = gvt_signing_key_new ();
  g_autoptr (GvtStore) store = NULL;
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey public_key;
  GvtId device;

  memcpy (files, old.files, version * sizeof *files);
  old.files = files;
  gvt_folder_ensure (folder, &error);
  g_assert_no_error (error);
  vault = gvt_test_vault (vault_path);
  gvt_vault_raise_store_version (vault, version, &error);
  g_assert_no_error (error);
  key = gvt_vault_dup_store_key (vault, &error);
  store = gvt_store_open (store_path, key, &old, &error);
  g_assert_no_error (error);
  journal = gvt_journal_new (store, clock, gvt_test_no_projections);
  gvt_signing_key_public (device_key, &public_key);
  gvt_id_new (clock, &device);
  gvt_journal_begin (journal, &device, GVT_TEST_DEVICE_CODE, &public_key, &error);
  g_assert_no_error (error);
  gvt_store_close (store);
}

static void
unlock (GvtProfile *profile, const char *user)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_unlock (profile, user, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

/* With the vault that the version before understands; and it still comes back here. */
static void
test_a_newer_version_makes_one_before_it_changes_the_store (void)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  guint version = gvt_schema_get_version (&gvt_laptop_schema) - 1;
  g_autofree char *old = g_build_filename (gvt_test_folder (), "old", NULL);
  g_autofree char *other = g_build_filename (gvt_test_folder (), "other", NULL);
  g_autofree char *folder = gvt_backups_folder (old);
  g_autofree char *vault_path = NULL;
  g_autoptr (GvtProfile) migrated = gvt_profile_new (old, clock, gvt_test_projections);
  g_autoptr (GvtProfile) restored = gvt_profile_new (other, clock, gvt_test_projections);
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GvtVault) vault = NULL;
  g_auto (GvtRestoreReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  GvtRestoreState state;
  const GvtBackup *backup;

  make_old_laptop (clock, old, version);
  unlock (migrated, GVT_TEST_OFFICER);
  listed = gvt_backups_list (folder);

  g_assert_cmpuint (listed->len, ==, 1);
  backup = listed->pdata[0];
  g_assert_cmpint (backup->reason, ==, GVT_BACKUP_BEFORE_MIGRATION);
  g_assert_cmpuint (backup->store_version, ==, version);
  vault_path = g_build_filename (backup->path, GVT_BACKUP_VAULT, NULL);
  vault = gvt_vault_open (vault_path, NULL);
  g_assert_cmpuint (gvt_vault_get_store_version (vault), ==, version);

  gvt_restore (restored, backup->path, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE, &report, &error);
  g_assert_no_error (error);
  unlock (restored, GVT_TEST_OFFICER);
  gvt_restore_get_state (restored, &state, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state, ==, GVT_RESTORE_UNCONFIRMED);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/backup-migration/I12-one-is-made-before-the-store-is-changed",
                   test_a_newer_version_makes_one_before_it_changes_the_store);
  return g_test_run ();
}

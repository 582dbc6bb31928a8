/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-profile.h"

GvtProfile *
gvt_test_profile (const char *folder, GvtClock *clock, const GvtProjection *const *projections)
{
  GvtProfile *profile = gvt_profile_new (folder, clock, projections);
  g_autofree char *path = gvt_profile_path (profile, "vault", NULL);
  g_autoptr (GvtVault) vault = gvt_test_vault (path);
  g_autoptr (GError) error = NULL;
  GvtId device;

  gvt_id_new (clock, &device);
  gvt_profile_create (profile, vault, &device, GVT_TEST_DEVICE_CODE, &error);
  g_assert_no_error (error);
  return profile;
}

void
gvt_test_profile_as (GvtProfile *profile, const char *user)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_lock (profile);
  gvt_profile_unlock (profile, user, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

void
gvt_test_profile_rebuilds (GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);
  g_auto (GStrv) differing = NULL;
  GvtJournalReport report;

  g_assert_no_error (error);
  gvt_journal_verify (journal, &report, &error);
  g_assert_no_error (error);
  gvt_journal_rebuild (journal, TRUE, &differing, &error);
  g_assert_no_error (error);
  g_assert_cmpstrv (differing, ((const char *const[]){ NULL }));
}

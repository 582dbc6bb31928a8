/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-centre-key.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-sync-store.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

typedef struct
{
  GvtProfile *profile;
  GvtSecret *root;
  GvtPublicKey found;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, NULL);
  fixture->root = gvt_signing_key_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->profile);
  gvt_secret_unref (fixture->root);
}

/* A statement whose sealing key is 32 bytes of @sealing. */
static GBytes *
make_statement (Fixture *fixture, guint64 serial, guint8 sealing)
{
  GvtKeysStatement keys = { .serial = serial,
                            .issued_at_us = GVT_TEST_NOW_US,
                            .not_after_us = GVT_TEST_NOW_US + G_TIME_SPAN_DAY,
                            .name = (char *) "KPU Provinsi Nusa Tenggara Barat" };
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  gvt_signing_key_public (fixture->root, &keys.root_key);
  memset (keys.sealing_key.bytes, sealing, sizeof keys.sealing_key.bytes);
  bytes = gvt_keys_statement_write (&keys, fixture->root, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
load_key (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_centre_key_load (db, &((Fixture *) user_data)->found, error);
}

static gboolean
enrol (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) statement = make_statement (user_data, 1, 7);
  GvtId device = { { 1 } };

  return gvt_sync_store_add_centre (db, "https://example.invalid", statement, &device, error);
}

static gboolean
renew (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) statement = make_statement (user_data, 2, 8);

  return gvt_sync_store_set_keys (db, statement, error);
}

static void
write_all (Fixture *fixture, GvtTxFunc func)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, &error);

  g_assert_no_error (error);
  gvt_store_write (gvt_journal_get_store (journal), func, fixture, &error);
  g_assert_no_error (error);
}

static gboolean
load (Fixture *fixture, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);

  return gvt_store_read (gvt_journal_get_store (journal), load_key, fixture, error);
}

static void
test_none_before_enrolment (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (load (fixture, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static void
test_that_of_the_newest_statement (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  write_all (fixture, enrol);
  g_assert_true (load (fixture, &error));
  g_assert_cmpint (fixture->found.bytes[31], ==, 7);

  write_all (fixture, renew);
  g_assert_true (load (fixture, &error));
  g_assert_cmpint (fixture->found.bytes[0], ==, 8);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/centre-key/there-is-none-before-enrolment", test_none_before_enrolment);
  ADD ("/centre-key/it-is-that-of-the-newest-statement", test_that_of_the_newest_statement);
  return g_test_run ();
}

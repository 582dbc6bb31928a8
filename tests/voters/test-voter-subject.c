/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-voter-subject.h"

#define NIK       "5202040506900001"
#define OTHER_NIK "5202040506900002"

typedef struct
{
  GvtProfile *profile;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->profile);
}

static GvtHash
subject_of (Fixture *fixture, const char *nik)
{
  g_autoptr (GError) error = NULL;
  GvtHash subject;

  gvt_voter_subject (fixture->profile, nik, &subject, &error);
  g_assert_no_error (error);
  return subject;
}

static void
test_one_voter_one_subject (Fixture *fixture, gconstpointer unused)
{
  GvtHash first = subject_of (fixture, NIK);
  GvtHash other = subject_of (fixture, OTHER_NIK);
  GvtHash second;

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  second = subject_of (fixture, NIK);

  g_assert_true (gvt_hash_equal (&first, &second));
  g_assert_false (gvt_hash_equal (&first, &other));
}

/* The space of numbers is small: without the key anybody could try them all. */
static void
test_key_decides (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) foreign = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSecret) own = gvt_vault_dup_lookup_key (gvt_profile_get_vault (fixture->profile),
                                                        &error);
  GvtHash here = subject_of (fixture, NIK);
  GvtHash plain, elsewhere, at_the_centre;

  g_assert_no_error (error);
  gvt_hash_data (NIK, 16, &plain);
  gvt_voter_subject_of (foreign, NIK, &elsewhere);
  gvt_voter_subject_of (own, NIK, &at_the_centre);

  g_assert_false (gvt_hash_equal (&here, &plain));
  g_assert_false (gvt_hash_equal (&here, &elsewhere));
  g_assert_true (gvt_hash_equal (&here, &at_the_centre));
}

static void
test_facilitator_cannot (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtHash subject;

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);

  g_assert_false (gvt_voter_subject (fixture->profile, NIK, &subject, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/voter-subject/one-voter-has-one-subject-on-a-device", test_one_voter_one_subject);
  ADD ("/voter-subject/the-key-decides-and-the-centre-can-repeat-it", test_key_decides);
  ADD ("/voter-subject/a-facilitator-cannot-compute-it", test_facilitator_cannot);
  return g_test_run ();
}

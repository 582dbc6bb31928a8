/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be the same as somebody that is reported: each class, in lists and among reports. */
#include "gvt-code-list.h"
#include "gvt-error.h"
#include "gvt-lookalikes.h"
#include "gvt-lookup.h"
#include "gvt-proposal-acts.h"
#include "gvt-voters-fixture.h"

#define NIK_OF_TWO    "5202010101850003" /* Muhammad Aminullah's and Lalu Wire's */
#define NIK_OF_NOBODY "5202014107990009"

typedef struct
{
  const char *why;
  GvtAlikePerson a;
  GvtAlikePerson b;
  GvtAlike expected;
} Case;

#define AMINAH FIXTURE_AMINAH_NIK, "SITI AMINAH", "25|07|1990", "PRAYA", TRUE, NULL

static const Case cases[] = {
  { "all the same", { AMINAH }, { AMINAH }, GVT_ALIKE_K1 },
  { "the date in another form",
    { FIXTURE_AMINAH_NIK, "Siti Aminah", "1990-07-25", "Praya", FALSE, NULL },
    { AMINAH },
    GVT_ALIKE_K1 },
  { "the same NIK, another name",
    { "5202.0165.0790.0001", "Baiq Hidayati", NULL, NULL, FALSE, NULL },
    { AMINAH },
    GVT_ALIKE_K2 },
  { "a like name, the same day and place",
    { NIK_OF_NOBODY, "Siti Amina", "1990-07-25", "Praya", FALSE, NULL },
    { AMINAH },
    GVT_ALIKE_K3 },
  { "no NIK, the same name, no place",
    { NULL, "Siti Aminah", "1990-07-25", NULL, FALSE, NULL },
    { AMINAH },
    GVT_ALIKE_K3 },
  { "a like name, no place",
    { NULL, "Siti Amina", "1990-07-25", NULL, FALSE, NULL },
    { AMINAH },
    GVT_ALIKE_NONE },
  { "another place",
    { NULL, "Siti Aminah", "1990-07-25", "Selong", FALSE, NULL },
    { AMINAH },
    GVT_ALIKE_NONE },
  { "another day",
    { NULL, "Siti Aminah", "1990-07-26", "Praya", FALSE, NULL },
    { AMINAH },
    GVT_ALIKE_NONE },
  { "no day", { NULL, "Siti Aminah", NULL, "Praya", FALSE, NULL }, { AMINAH }, GVT_ALIKE_NONE },
  { "a number that is none says nothing",
    { "5.20202E+15", "Baiq Nimatul", NULL, NULL, FALSE, NULL },
    { "5.20202E+15", "Lalu Wire", NULL, NULL, TRUE, NULL },
    GVT_ALIKE_NONE },
  /* Days that stand for unknown ones: very many people have them. */
  { "1 July, a like name",
    { NULL, "Siti Amina", "1990-07-01", "Praya", FALSE, NULL },
    { NULL, "SITI AMINAH", "01|07|1990", "PRAYA", TRUE, NULL },
    GVT_ALIKE_NONE },
  { "31 December, the same name",
    { NULL, "Siti Aminah", "1990-12-31", "Praya", FALSE, NULL },
    { NULL, "SITI AMINAH", "31|12|1990", "PRAYA", TRUE, NULL },
    GVT_ALIKE_K3 },
};

static void
test_classes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].why);
      g_assert_cmpint (gvt_alike_judge (&cases[i].a, &cases[i].b), ==, cases[i].expected);
      g_assert_cmpint (gvt_alike_judge (&cases[i].b, &cases[i].a), ==, cases[i].expected);
    }
}

typedef GvtVotersFixture Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const kuta[] = { FIXTURE_KUTA, NULL };

  gvt_voters_fixture_set_up (fixture, NULL);
  gvt_voters_fixture_give (fixture, kuta);
}

static GvtProposalInput
input_of (const char *proposal, const char *nik, const char *name)
{
  static const char *const evidence[] = { "ktp-el", "akta-kematian", NULL };

  return (GvtProposalInput){ .proposal = proposal,
                             .village = FIXTURE_KUTA,
                             .evidence = evidence,
                             .reporter = "family",
                             .values = { [GVT_FIELD_NIK] = nik,
                                         [GVT_FIELD_NAME] = name,
                                         [GVT_FIELD_BIRTH_DATE] = "1990-07-25",
                                         [GVT_FIELD_BIRTH_PLACE] = "Praya" } };
}

/* Returns: (transfer full): each look-alike as "K1 list" or "K2 proposal", with a space after */
static char *
look (Fixture *fixture, const GvtProposalInput *input, GvtVoterHit *about)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);
  g_autoptr (GPtrArray) found = NULL;
  GString *text = g_string_new (NULL);
  GvtAlikePerson person;

  g_assert_no_error (error);
  gvt_alike_person_fill (&person, input, about);
  found = gvt_lookalikes_find (fixture->profile, roll, &person, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const GvtLookalike *one = g_ptr_array_index (found, i);

      g_string_append_printf (text, "%s %s ", gvt_alike_to_text (one->alike),
                              one->hit != NULL ? gvt_voter_hit_get_name (one->hit) : "reported");
    }
  return g_string_free (text, FALSE);
}

static void
assert_alikes (
    Fixture *fixture, const char *proposal, const char *nik, const char *name, const char *expected)
{
  GvtProposalInput input = input_of (proposal, nik, name);
  g_autofree char *found = look (fixture, &input, NULL);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_in_the_lists (Fixture *fixture, gconstpointer unused)
{
  assert_alikes (fixture, GVT_PROPOSAL_NEW, FIXTURE_AMINAH_NIK, "Siti Aminah", "K1 SITI AMINAH ");
  assert_alikes (fixture, GVT_PROPOSAL_NEW, FIXTURE_AMINAH_NIK, "Baiq Hidayati", "K2 SITI AMINAH ");
  assert_alikes (fixture, GVT_PROPOSAL_NEW, NIK_OF_NOBODY, "Siti Amina", "K3 SITI AMINAH ");
  assert_alikes (fixture, GVT_PROPOSAL_NEW, NIK_OF_NOBODY, "Baiq Hidayati", "");
  assert_alikes (fixture, GVT_PROPOSAL_NEW, NIK_OF_TWO, "Lalu Wire",
                 "K1 LALU WIRE K2 MUHAMMAD AMINULLAH ");
}

/* Who is reported dead is no look-alike of himself; who has his number is. */
static void
test_nobody_is_his_own_look_alike (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtRoll) roll = gvt_roll_open (fixture->profile, NULL, NULL, &error);
  g_autoptr (GvtLookup) lookup = gvt_lookup_by_nik (fixture->profile, roll, FIXTURE_AMINAH_NIK,
                                                    NULL, "verifikasi laporan warga", &error);
  g_autoptr (GvtVoterHit) aminah = g_list_model_get_item (gvt_lookup_get_hits (lookup), 0);
  GvtProposalInput input = input_of (GVT_PROPOSAL_DEATH, FIXTURE_AMINAH_NIK, "Siti Aminah");
  g_autofree char *found = look (fixture, &input, aminah);

  g_assert_cmpstr (found, ==, "");
  assert_alikes (fixture, GVT_PROPOSAL_DEATH, FIXTURE_AMINAH_NIK, "Siti Aminah", "");
  assert_alikes (fixture, GVT_PROPOSAL_DEATH, NIK_OF_TWO, "Lalu Wire", "K2 MUHAMMAD AMINULLAH ");
}

static void
make (Fixture *fixture, const GvtProposalInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtProposal) made = gvt_proposals_make (fixture->profile, input, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);
}

/* Also what a facilitator wrote blind; and it keeps nobody from reporting it again. */
static void
test_among_unsent_proposals (Fixture *fixture, gconstpointer unused)
{
  GvtProposalInput input = input_of (GVT_PROPOSAL_NEW, NIK_OF_NOBODY, "Baiq Hidayati");

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  make (fixture, &input);
  g_assert_false (gvt_lookalikes_may (fixture->profile));
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);

  assert_alikes (fixture, GVT_PROPOSAL_NEW, NIK_OF_NOBODY, "Baiq Hidayati", "K1 reported ");
  assert_alikes (fixture, GVT_PROPOSAL_NEW, NIK_OF_NOBODY, "Lalu Wire", "K2 reported ");
  assert_alikes (fixture, GVT_PROPOSAL_NEW, "5202014107990010", "Baiq Hidayatih", "K3 reported ");
  make (fixture, &input);
  assert_alikes (fixture, GVT_PROPOSAL_NEW, NIK_OF_NOBODY, "Baiq Hidayati",
                 "K1 reported K1 reported ");
}

static gboolean
count_searches (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM event WHERE kind = 'voter.searched/1'", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "searches", error))
    return FALSE;

  *(guint *) user_data = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static guint
n_searches (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, &error);
  guint n = 0;

  gvt_store_read (gvt_journal_get_store (journal), count_searches, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* D3: a look into a list is in the journal before it is shown; who writes blind has none. */
static void
test_a_look_is_recorded (Fixture *fixture, gconstpointer unused)
{
  GvtAlikePerson person = { .name = "Siti Aminah" };
  g_autoptr (GError) error = NULL;

  assert_alikes (fixture, GVT_PROPOSAL_NEW, NIK_OF_NOBODY, "Baiq Hidayati", "");
  g_assert_cmpuint (n_searches (fixture), ==, 1);

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  g_assert_null (gvt_lookalikes_find (fixture->profile, NULL, &person, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_assert_cmpuint (n_searches (fixture), ==, 1);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/lookalikes/each-class-both-ways", test_classes);
  ADD ("/lookalikes/who-is-in-a-list-is-told", test_in_the_lists);
  ADD ("/lookalikes/nobody-is-his-own-look-alike", test_nobody_is_his_own_look_alike);
  ADD ("/lookalikes/I7-who-was-reported-before-is-told", test_among_unsent_proposals);
  ADD ("/lookalikes/a-look-into-lists-is-recorded", test_a_look_is_recorded);
  return g_test_run ();
}

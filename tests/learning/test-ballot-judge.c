/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-judge.h"

#include "gvt-ballot-library.h"
#include "gvt-error.h"
#include "gvt-test.h"

/* Written by hand from the facts about valid and invalid votes (V1 to V19, the common rules, and
 * questions 7 to 13 of the seed for quizzes), never from the engine's own table. */
typedef struct
{
  const char *name;
  const char *kind;
  const char *marks;
  const char *code;
  const char *rule;
} Case;

#define COLUMN(place, n)       "{\"at\":\"" place "\",\"column\":" #n "}"
#define THROUGH(place, n)      "{\"at\":\"" place "\",\"column\":" #n ",\"through\":true}"
#define PARTY(place, n)        "{\"at\":\"" place "\",\"party\":" #n "}"
#define CANDIDATE(place, n, c) "{\"at\":\"" place "\",\"party\":" #n ",\"candidate\":" #c "}"
#define OUTSIDE                "{\"at\":\"outside\"}"
#define OUTSIDE_THROUGH        "{\"at\":\"outside\",\"through\":true}"
#define HOLES(...)             "{\"holes\":[" __VA_ARGS__ "]}"
#define WITH(member, ...)      "{" member ",\"holes\":[" __VA_ARGS__ "]}"

static const Case cases[] = {
  /* V1: number, photo, name, party logos of one pair */
  { "v1/number", "presiden", HOLES (COLUMN ("number", 1)), "sah-kolom-1", "V1" },
  { "v1/photo", "presiden", HOLES (COLUMN ("photo", 2)), "sah-kolom-2", "V1" },
  { "v1/name", "presiden", HOLES (COLUMN ("name", 3)), "sah-kolom-3", "V1" },
  { "v1/logo", "presiden", HOLES (COLUMN ("logo", 1)), "sah-kolom-1", "V1" },
  /* V2, and question 7: twice in the column of one pair */
  { "v2/twice", "presiden", HOLES (COLUMN ("photo", 2) "," COLUMN ("name", 2)), "sah-kolom-2",
    "V2" },
  { "v2/same-place-twice", "presiden", HOLES (COLUMN ("photo", 1) "," COLUMN ("photo", 1)),
    "sah-kolom-1", "V2" },
  { "v2/elsewhere-in-the-column", "presiden", HOLES (COLUMN ("inside", 3)), "sah-kolom-3", "V2" },
  { "v2/line-and-photo", "presiden", HOLES (COLUMN ("border", 1) "," COLUMN ("photo", 1)),
    "sah-kolom-1", "V2" },
  /* the news against V2: a hole too many outside the boxes spoils nothing */
  { "v2/against-the-news", "presiden",
    HOLES (COLUMN ("photo", 1) "," COLUMN ("name", 1) "," OUTSIDE), "sah-kolom-1", "V2" },
  { "v3/line", "presiden", HOLES (COLUMN ("border", 2)), "sah-kolom-2", "V3" },
  /* V4, and question 8 */
  { "v4/two-pairs", "presiden", HOLES (COLUMN ("photo", 1) "," COLUMN ("photo", 2)), "tidak-sah",
    "V4" },
  { "v4/line-of-another", "presiden", HOLES (COLUMN ("photo", 1) "," COLUMN ("border", 2)),
    "tidak-sah", "V4" },
  { "v5/no-hole", "presiden", HOLES (), "tidak-sah", "V5" },
  { "v5/outside", "presiden", HOLES (OUTSIDE), "tidak-sah", "V5" },
  { "v6/number", "dpr", HOLES (PARTY ("number", 2)), "sah-partai-2", "V6" },
  { "v6/logo", "dprd-provinsi", HOLES (PARTY ("logo", 3)), "sah-partai-3", "V6" },
  { "v6/name", "dprd-kabkota", HOLES (PARTY ("name", 1)), "sah-partai-1", "V6" },
  { "v7/number", "dpr", HOLES (CANDIDATE ("number", 2, 4)), "sah-partai-2-calon-4", "V7" },
  { "v7/name", "dprd-kabkota", HOLES (CANDIDATE ("name", 1, 1)), "sah-partai-1-calon-1", "V7" },
  { "v7/twice-the-same", "dpr", HOLES (CANDIDATE ("name", 1, 2) "," CANDIDATE ("number", 1, 2)),
    "sah-partai-1-calon-2", "V7" },
  /* V8, and question 9 */
  { "v8/party-and-candidate", "dpr", HOLES (PARTY ("logo", 1) "," CANDIDATE ("name", 1, 3)),
    "sah-partai-1-calon-3", "V8" },
  /* V9, and question 10 */
  { "v9/two-candidates", "dpr", HOLES (CANDIDATE ("name", 1, 1) "," CANDIDATE ("name", 1, 2)),
    "sah-partai-1", "V9" },
  { "v9/with-the-party", "dprd-provinsi",
    HOLES (PARTY ("name", 4) "," CANDIDATE ("name", 4, 1) "," CANDIDATE ("number", 4, 2)),
    "sah-partai-4", "V9" },
  { "v9/three", "dpr",
    HOLES (CANDIDATE ("name", 1, 1) "," CANDIDATE ("name", 1, 2) "," CANDIDATE ("name", 1, 3)),
    "sah-partai-1", "V9" },
  { "v10/two-parties", "dpr", HOLES (PARTY ("logo", 1) "," PARTY ("logo", 2)), "tidak-sah", "V10" },
  /* V10, and question 11 */
  { "v10/candidates-of-two-parties", "dpr",
    HOLES (CANDIDATE ("name", 1, 1) "," CANDIDATE ("name", 2, 1)), "tidak-sah", "V10" },
  { "v10/party-and-candidate-of-another", "dprd-kabkota",
    HOLES (PARTY ("logo", 1) "," CANDIDATE ("name", 2, 1)), "tidak-sah", "V10" },
  { "v11/struck-off", "dpr",
    WITH ("\"struck_off\":[{\"party\":1,\"candidate\":2}]", CANDIDATE ("name", 1, 2)),
    "sah-partai-1", "V11" },
  { "v11/struck-off-with-the-party", "dpr",
    WITH ("\"struck_off\":[{\"party\":1,\"candidate\":2}]",
          PARTY ("logo", 1) "," CANDIDATE ("name", 1, 2)),
    "sah-partai-1", "V11" },
  { "v11/another-was-struck-off", "dpr",
    WITH ("\"struck_off\":[{\"party\":1,\"candidate\":2}]", CANDIDATE ("name", 1, 3)),
    "sah-partai-1-calon-3", "V7" },
  { "v12/outside", "dpr", HOLES (OUTSIDE), "tidak-sah", "V12" },
  { "v13/photo", "dpd", HOLES (COLUMN ("photo", 4)), "sah-kolom-4", "V13" },
  { "v13/several", "dpd", HOLES (COLUMN ("number", 4) "," COLUMN ("name", 4)), "sah-kolom-4",
    "V13" },
  { "v14/two-candidates", "dpd", HOLES (COLUMN ("photo", 4) "," COLUMN ("photo", 5)), "tidak-sah",
    "V14" },
  { "v15/one", "gubernur", HOLES (COLUMN ("photo", 1)), "sah-kolom-1", "V15" },
  { "v15/several", "bupati", HOLES (COLUMN ("photo", 2) "," COLUMN ("name", 2)), "sah-kolom-2",
    "V15" },
  { "v16/two-pairs", "walikota", HOLES (COLUMN ("photo", 1) "," COLUMN ("photo", 3)), "tidak-sah",
    "V16" },
  { "v16/writing", "gubernur", WITH ("\"writing\":true", COLUMN ("photo", 1)), "tidak-sah", "V16" },
  { "v16/no-signature", "bupati", WITH ("\"signed\":false", COLUMN ("photo", 1)), "tidak-sah",
    "V16" },
  { "v16/own-tool", "walikota", WITH ("\"tool\":\"own\"", COLUMN ("photo", 1)), "tidak-sah",
    "V16" },
  { "v17/pair", "bupati-kolom-kosong", HOLES (COLUMN ("photo", 1)), "sah-kolom-1", "V17" },
  { "v17/empty-column", "walikota-kolom-kosong", HOLES (COLUMN ("inside", 2)), "sah-kolom-2",
    "V17" },
  { "v17/both", "gubernur-kolom-kosong", HOLES (COLUMN ("photo", 1) "," COLUMN ("inside", 2)),
    "tidak-sah", "V17" },
  { "v18/straight-through", "presiden", HOLES (COLUMN ("photo", 2) "," THROUGH ("photo", 2)),
    "sah-kolom-2", "V18" },
  { "v18/beside-the-columns", "dpr", HOLES (CANDIDATE ("name", 1, 1) "," OUTSIDE_THROUGH),
    "sah-partai-1-calon-1", "V18" },
  { "v18/dpd", "dpd", HOLES (COLUMN ("photo", 1) "," OUTSIDE_THROUGH), "sah-kolom-1", "V18" },
  { "v18/region", "gubernur", HOLES (COLUMN ("photo", 1) "," OUTSIDE_THROUGH), "sah-kolom-1",
    "V18" },
  { "v18/touches-another-column", "presiden", HOLES (COLUMN ("photo", 1) "," THROUGH ("photo", 3)),
    "tidak-sah", "V4" },
  { "v18/only-outside", "presiden", HOLES (OUTSIDE "," OUTSIDE_THROUGH), "tidak-sah", "V5" },
  { "v19/damaged", "presiden", WITH ("\"received\":\"damaged\"", ), "minta-ganti", "V19" },
  { "v19/punched", "dpr", WITH ("\"received\":\"punched\"", ), "minta-ganti", "V19" },
  { "v19/before-all-others", "gubernur",
    WITH ("\"received\":\"damaged\",\"signed\":false", COLUMN ("photo", 1)), "minta-ganti", "V19" },
  /* the common rules, and questions 12 and 13 */
  { "common/no-signature", "presiden", WITH ("\"signed\":false", COLUMN ("photo", 1)), "tidak-sah",
    "umum" },
  { "common/writing", "dpr", WITH ("\"writing\":true", PARTY ("logo", 1)), "tidak-sah", "umum" },
  { "common/own-tool", "dpd", WITH ("\"tool\":\"own\"", COLUMN ("photo", 1)), "tidak-sah", "umum" },
  { "common/torn", "presiden", WITH ("\"tool\":\"torn\"", COLUMN ("photo", 1)), "tidak-sah",
    "umum" },
  { "common/burnt", "dprd-provinsi", WITH ("\"tool\":\"burnt\"", PARTY ("name", 1)), "tidak-sah",
    "umum" },
  { "common/no-hole-dpd", "dpd", HOLES (), "tidak-sah", "umum" },
  { "common/no-hole-party", "dprd-kabkota", HOLES (), "tidak-sah", "umum" },
  { "common/no-hole-region", "gubernur", HOLES (), "tidak-sah", "umum" },
  { "common/outside-region", "bupati-kolom-kosong", HOLES (OUTSIDE), "tidak-sah", "umum" },
};

static GvtBallotMarks *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  GvtBallotMarks *marks = gvt_ballot_marks_parse (bytes, &error);

  g_assert_no_error (error);
  return marks;
}

static GvtBallotPaper *
find_paper (const char *kind)
{
  g_autoptr (GError) error = NULL;
  GvtBallotPaper *paper = gvt_ballot_library_find_paper (NULL, kind, &error);

  g_assert_no_error (error);
  return paper;
}

static GvtBallotVerdict *
judge (GvtBallotPaper *paper, const GvtBallotMarks *marks)
{
  g_autoptr (GError) error = NULL;
  GvtBallotVerdict *verdict = gvt_ballot_judge (paper, marks, &error);

  g_assert_no_error (error);
  return verdict;
}

static void
test_case (gconstpointer data)
{
  const Case *wanted = data;
  GvtBallotPaper *paper = find_paper (wanted->kind);
  g_autoptr (GvtBallotMarks) marks = parse (wanted->marks);
  g_autoptr (GvtBallotVerdict) verdict = judge (paper, marks);
  g_autofree char *code = gvt_ballot_verdict_get_code (verdict);

  g_assert_cmpstr (code, ==, wanted->code);
  g_assert_cmpstr (verdict->rule, ==, wanted->rule);
  g_assert_cmpstr (verdict->why, !=, "");
  g_assert_cmpint (*verdict->name != '\0', ==, verdict->validity == GVT_BALLOT_VALID);
  g_assert_nonnull (
      gvt_ballot_set_find_statement (gvt_ballot_library_find_set_of (paper), verdict->statement));
}

/* --- what holds for any marks --- */

static GvtBallotHole
any_hole (GRand *rand, GvtBallotPaper *paper)
{
  GvtBallotHole hole = { .place = GVT_BALLOT_NAME };

  if (g_rand_int_range (rand, 0, 5) == 0)
    hole.place = GVT_BALLOT_OUTSIDE;
  else if (gvt_ballot_paper_get_layout (paper) == GVT_BALLOT_PARTIES)
    {
      hole.party = g_rand_int_range (rand, 1, 4);
      hole.candidate = g_rand_int_range (rand, 0, 4);
    }
  else
    {
      guint n_columns = gvt_ballot_paper_get_n_columns (paper);

      hole.column = g_rand_int_range (rand, 1, n_columns + 1);
      hole.place = GVT_BALLOT_INSIDE;
    }
  return hole;
}

static GvtBallotMarks *
any_marks (GRand *rand, GvtBallotPaper *paper)
{
  GvtBallotMarks *marks = gvt_ballot_marks_new ();
  int n_holes = g_rand_int_range (rand, 0, 5);

  marks->is_signed = g_rand_int_range (rand, 0, 8) > 0;
  marks->has_writing = g_rand_int_range (rand, 0, 8) == 0;
  for (int i = 0; i < n_holes; i++)
    {
      GvtBallotHole hole = any_hole (rand, paper);

      hole.is_through = i > 0 && g_rand_int_range (rand, 0, 4) == 0;
      gvt_ballot_marks_add_hole (marks, &hole);
    }
  if (gvt_ballot_paper_get_layout (paper) == GVT_BALLOT_PARTIES && g_rand_boolean (rand))
    {
      GvtBallotStruckOff struck_off = { 1, g_rand_int_range (rand, 1, 4) };

      g_array_append_val (marks->struck_off, struck_off);
    }
  return marks;
}

typedef void (*Property) (GRand *rand, GvtBallotPaper *paper, GvtBallotMarks *marks);

/* @property over every kind of paper and many marks, the same in each run. */
static void
for_any_marks (Property property)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2024);
  GListModel *sets = gvt_ballot_library_get_sets ();

  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) set = g_list_model_get_item (sets, i);
      GListModel *papers = gvt_ballot_set_get_papers (set);

      for (guint j = 0; j < 500 * g_list_model_get_n_items (papers); j++)
        {
          g_autoptr (GvtBallotPaper) paper = g_list_model_get_item (papers, j / 500);
          g_autoptr (GvtBallotMarks) marks = any_marks (rand, paper);

          property (rand, paper, marks);
        }
    }
}

static char *
say (GvtBallotPaper *paper, const GvtBallotMarks *marks)
{
  g_autoptr (GvtBallotVerdict) verdict = judge (paper, marks);
  g_autofree char *code = gvt_ballot_verdict_get_code (verdict);

  return g_strconcat (code, " ", verdict->rule, " ", verdict->why, NULL);
}

static void
assert_order_says_nothing (GRand *rand, GvtBallotPaper *paper, GvtBallotMarks *marks)
{
  g_autofree char *before = say (paper, marks);
  g_autofree char *after = NULL;

  for (guint i = marks->holes->len; i > 1; i--)
    {
      GvtBallotHole *a = &g_array_index (marks->holes, GvtBallotHole, i - 1);
      GvtBallotHole *b = &g_array_index (marks->holes, GvtBallotHole,
                                         g_rand_int_range (rand, 0, i));
      GvtBallotHole kept = *a;

      *a = *b;
      *b = kept;
    }
  after = say (paper, marks);
  g_assert_cmpstr (after, ==, before);
}

static void
test_the_order_of_holes_changes_nothing (void)
{
  for_any_marks (assert_order_says_nothing);
}

/* Only a first hole makes a vote: on a paper that has a column punched, no other one mends it. */
static void
assert_another_hole_never_mends (GRand *rand, GvtBallotPaper *paper, GvtBallotMarks *marks)
{
  g_autoptr (GvtBallotVerdict) before = judge (paper, marks);
  g_autoptr (GvtBallotVerdict) after = NULL;
  GvtBallotHole hole = any_hole (rand, paper);
  gboolean is_punched = FALSE;

  for (guint i = 0; i < marks->holes->len; i++)
    is_punched |= gvt_ballot_marks_get_hole (marks, i)->place != GVT_BALLOT_OUTSIDE;
  gvt_ballot_marks_add_hole (marks, &hole);
  after = judge (paper, marks);

  if (is_punched && before->validity == GVT_BALLOT_INVALID)
    g_assert_cmpint (after->validity, ==, GVT_BALLOT_INVALID);
}

static void
test_another_hole_never_mends_an_invalid_ballot (void)
{
  for_any_marks (assert_another_hole_never_mends);
}

static void
assert_second_column_spoils (GRand *rand, GvtBallotPaper *paper, GvtBallotMarks *marks)
{
  g_autoptr (GvtBallotVerdict) before = judge (paper, marks);
  g_autoptr (GvtBallotVerdict) after = NULL;
  GvtBallotHole hole = { .place = GVT_BALLOT_INSIDE };

  if (before->validity != GVT_BALLOT_VALID)
    return;
  if (before->column > 0)
    hole.column = before->column == 1 ? 2 : 1;
  else
    {
      hole.place = GVT_BALLOT_NAME;
      hole.party = before->party == 1 ? 2 : 1;
    }
  gvt_ballot_marks_add_hole (marks, &hole);
  after = judge (paper, marks);

  g_assert_cmpint (after->validity, ==, GVT_BALLOT_INVALID);
}

static void
test_a_hole_for_another_spoils_every_vote (void)
{
  for_any_marks (assert_second_column_spoils);
}

static void
assert_without_signature_never_valid (GRand *rand, GvtBallotPaper *paper, GvtBallotMarks *marks)
{
  g_autoptr (GvtBallotVerdict) verdict = NULL;

  marks->is_signed = FALSE;
  verdict = judge (paper, marks);
  g_assert_cmpint (verdict->validity, ==, GVT_BALLOT_INVALID);
}

static void
test_without_a_signature_no_vote_counts (void)
{
  for_any_marks (assert_without_signature_never_valid);
}

static void
assert_statement_exists (GRand *rand, GvtBallotPaper *paper, GvtBallotMarks *marks)
{
  g_autoptr (GvtBallotVerdict) verdict = judge (paper, marks);

  g_assert_nonnull (
      gvt_ballot_set_find_statement (gvt_ballot_library_find_set_of (paper), verdict->statement));
}

static void
test_a_statement_stands_behind_every_verdict (void)
{
  for_any_marks (assert_statement_exists);
}

/* --- places that a paper does not have --- */

static void
assert_refused (const char *kind, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBallotMarks) marks = parse (text);

  g_assert_null (gvt_ballot_judge (find_paper (kind), marks, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_a_place_that_the_paper_lacks_is_refused (void)
{
  assert_refused ("presiden", HOLES (COLUMN ("photo", 4)));
  assert_refused ("presiden", HOLES (PARTY ("name", 1)));
  assert_refused ("dpd", HOLES (COLUMN ("logo", 1)));
  assert_refused ("dpd", HOLES (COLUMN ("border", 1)));
  assert_refused ("dpr", HOLES (COLUMN ("name", 1)));
  assert_refused ("dpr", HOLES (PARTY ("photo", 1)));
  assert_refused ("dpr", HOLES (CANDIDATE ("logo", 1, 1)));
  assert_refused ("dpr", HOLES (CANDIDATE ("name", 1, 60)));
  assert_refused ("dpr", HOLES ("{\"at\":\"name\"}"));
  assert_refused ("bupati-kolom-kosong", HOLES (COLUMN ("photo", 2)));
  assert_refused ("presiden", HOLES ("{\"at\":\"outside\",\"column\":1}"));
  assert_refused ("presiden", WITH ("\"struck_off\":[{\"party\":1,\"candidate\":1}]", ));
  assert_refused ("presiden", HOLES (OUTSIDE_THROUGH));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/ballot-judge/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/ballot-judge/the-order-of-holes-changes-nothing",
                   test_the_order_of_holes_changes_nothing);
  g_test_add_func ("/ballot-judge/another-hole-never-mends-an-invalid-ballot",
                   test_another_hole_never_mends_an_invalid_ballot);
  g_test_add_func ("/ballot-judge/a-hole-for-another-spoils-every-vote",
                   test_a_hole_for_another_spoils_every_vote);
  g_test_add_func ("/ballot-judge/without-a-signature-no-vote-counts",
                   test_without_a_signature_no_vote_counts);
  g_test_add_func ("/ballot-judge/a-statement-stands-behind-every-verdict",
                   test_a_statement_stands_behind_every_verdict);
  g_test_add_func ("/ballot-judge/a-place-that-the-paper-lacks-is-refused",
                   test_a_place_that_the_paper_lacks_is_refused);
  return g_test_run ();
}

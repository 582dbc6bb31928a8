/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-library.h"
#include "gvt-ballot-set-codec-private.h"
#include "gvt-error.h"
#include "gvt-test.h"

/* --- what ships, by hand from the facts --- */

static const struct
{
  const char *set;
  const char *kind;
  const char *colour;
  GvtBallotLayout layout;
} wanted[] = {
  { "pemilu-2024", "presiden", "abu-abu", GVT_BALLOT_PAIRS },
  { "pemilu-2024", "dpr", "kuning", GVT_BALLOT_PARTIES },
  { "pemilu-2024", "dpd", "merah", GVT_BALLOT_CANDIDATES },
  { "pemilu-2024", "dprd-provinsi", "biru", GVT_BALLOT_PARTIES },
  { "pemilu-2024", "dprd-kabkota", "hijau", GVT_BALLOT_PARTIES },
  { "pilkada-2024", "gubernur", "merah marun", GVT_BALLOT_PAIRS },
  { "pilkada-2024", "gubernur-kolom-kosong", "merah marun", GVT_BALLOT_PAIRS },
  { "pilkada-2024", "bupati", "biru muda", GVT_BALLOT_PAIRS },
  { "pilkada-2024", "bupati-kolom-kosong", "biru muda", GVT_BALLOT_PAIRS },
  { "pilkada-2024", "walikota", "hijau tosca", GVT_BALLOT_PAIRS },
  { "pilkada-2024", "walikota-kolom-kosong", "hijau tosca", GVT_BALLOT_PAIRS },
};

static GvtBallotSet *
find_set (const char *id)
{
  g_autoptr (GError) error = NULL;
  GvtBallotSet *set = gvt_ballot_library_find_set (id, &error);

  g_assert_no_error (error);
  return set;
}

static void
test_every_ballot_of_2024_is_there_in_its_colour (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      GvtBallotSet *set = find_set (wanted[i].set);
      GvtBallotPaper *paper = gvt_ballot_set_find_paper (set, wanted[i].kind);
      GvtClaim *claim;

      g_assert_nonnull (paper);
      g_assert_cmpstr (gvt_ballot_set_get_label (set), ==, "contoh 2024");
      g_assert_cmpstr (gvt_ballot_paper_get_colour_name (paper), ==, wanted[i].colour);
      g_assert_cmpint (gvt_ballot_paper_get_layout (paper), ==, wanted[i].layout);
      claim = gvt_ballot_set_find_statement (set, gvt_ballot_paper_get_colour_statement (paper));
      g_assert_nonnull (strstr (gvt_claim_get_text (claim), wanted[i].colour));
    }
}

static void
test_a_ballot_with_one_pair_has_an_empty_column (void)
{
  GvtBallotPaper *paper = gvt_ballot_set_find_paper (find_set ("pilkada-2024"),
                                                     "bupati-kolom-kosong");

  g_assert_cmpuint (gvt_ballot_paper_get_n_columns (paper), ==, 2);
  g_assert_false (gvt_ballot_paper_find_column (paper, 1)->is_blank);
  g_assert_true (gvt_ballot_paper_find_column (paper, 2)->is_blank);
}

static void
test_the_ballots_of_2029_await_their_law (void)
{
  GvtBallotSet *set = find_set ("pemilu-2029");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (gvt_ballot_set_get_papers (set)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (gvt_ballot_set_get_pending (set)), ==, 3);
  g_assert_true (gvt_ballot_set_is_pending (set, "dpr"));
  g_assert_false (gvt_ballot_set_is_pending (set, "gubernur"));
  g_assert_nonnull (strstr (gvt_ballot_set_get_notice (set), "menunggu pengaturan undang-undang"));
  g_assert_null (gvt_ballot_library_find_paper (set, "dpr", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* A statement is verified only where the facts name a source with its date: one that was read on
 * 14 February 2024, and those about colours and about 2029. */
static void
test_nothing_is_said_to_be_verified_that_is_not (void)
{
  static const char *const verified = " warna umum-tanda-tangan v1 v2 v3 v6 v7 v8 aturan-2029 ";
  GListModel *sets = gvt_ballot_library_get_sets ();

  for (guint i = 0; i < g_list_model_get_n_items (sets); i++)
    {
      g_autoptr (GvtBallotSet) set = g_list_model_get_item (sets, i);
      g_autoptr (GListModel) statements = NULL;

      g_object_get (set, "statements", &statements, NULL);
      for (guint j = 0; j < g_list_model_get_n_items (statements); j++)
        {
          g_autoptr (GvtClaim) claim = g_list_model_get_item (statements, j);
          g_autofree char *word = g_strdup_printf (" %s ", gvt_claim_get_id (claim));

          g_test_message ("%s", word);
          g_assert_cmpint (gvt_claim_is_verified (claim), ==, strstr (verified, word) != NULL);
          g_assert_cmpstr (gvt_claim_get_basis_checked_on (claim), ==, "");
        }
    }
}

static gboolean
is_invented (const char *name)
{
  return g_regex_match_simple ("^(Calon|Partai) ([A-Z]|[0-9]{1,2})$", name, 0, 0);
}

static void
test_all_parties_and_candidates_are_invented (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      GvtBallotPaper *paper = gvt_ballot_set_find_paper (find_set (wanted[i].set), wanted[i].kind);

      for (guint j = 0; j < gvt_ballot_paper_get_n_columns (paper); j++)
        {
          const GvtBallotColumn *column = gvt_ballot_paper_get_column (paper, j);

          for (guint k = 0; column->names[k] != NULL; k++)
            g_assert_true (is_invented (column->names[k]));
          for (guint k = 0; column->parties[k] != NULL; k++)
            g_assert_true (is_invented (column->parties[k]));
        }
      for (guint j = 0; j < gvt_ballot_paper_get_n_parties (paper); j++)
        {
          const GvtBallotParty *party = gvt_ballot_paper_get_party (paper, j);

          g_assert_true (is_invented (party->name));
          for (guint k = 0; party->candidates[k] != NULL; k++)
            g_assert_true (is_invented (party->candidates[k]));
        }
    }
}

/* --- the reader --- */

#define PAPER \
  "{\"kind\":\"dpd\",\"title\":\"DPD\",\"short_title\":\"DPD\",\"colour\":{\"name\":\"merah\"," \
  "\"value\":\"#c62828\",\"statement\":\"v13\"},\"layout\":\"candidates\",\"rules\":[\"V13\"]," \
  "\"roles\":[\"Calon\"],\"columns\":[{\"number\":1,\"names\":[\"Calon A\"],\"parties\":[]}]}"
#define SET \
  "{\"format\":1,\"id\":\"x\",\"election\":\"Pemilu\",\"label\":\"contoh\",\"voting_day\":\"\"," \
  "\"notice\":\"\",\"papers\":[" PAPER \
  "],\"pending\":[],\"statements\":[{\"id\":\"v13\",\"text\":" \
  "\"Sah.\",\"label\":\"\",\"source\":\"\",\"legal_basis\":\"\",\"checked_on\":\"\"," \
  "\"valid_from\":\"\",\"valid_until\":\"\",\"verified\":false,\"basis_checked_on\":\"\"}]}"

/* Reads the small set with @old replaced by @new. */
static void
assert_read (const char *old, const char *new, int code)
{
  g_autoptr (GString) text = g_string_new (SET);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtBallotSet) set = NULL;

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  bytes = gvt_test_bytes (text->str);
  set = gvt_ballot_set_decode (bytes, &error);
  g_test_message ("%s: %s", new, error != NULL ? error->message : "read");
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, GVT_ERROR, code);
}

static void
test_a_small_set_is_read (void)
{
  assert_read ("Pemilu", "Pemilihan", -1);
}

static void
test_a_bad_set_is_refused (void)
{
  static const struct
  {
    const char *old;
    const char *new;
  } slips[] = {
    { "\"label\"", "\"lable\"" },
    { "\"format\":1", "\"format\":0" },
    { "#c62828", "red" },
    { "\"V13\"", "\"V6\"" },
    { "\"V13\"", "\"V20\"" },
    { "\"V13\"", "\"V13\",\"V14\"" },
    { "\"statement\":\"v13\"", "\"statement\":\"warna\"" },
    { "candidates\"", "rows\"" },
    { "\"names\":[\"Calon A\"]", "\"names\":[]" },
    { "\"names\":[\"Calon A\"]", "\"names\":[\"Calon A\",\"Calon B\"]" },
    { "\"number\":1,", "\"number\":0," },
    { "{\"number\":1,", "{\"number\":1,\"photo\":\"x\"," },
    { "\"columns\":[", "\"columns\":[{\"number\":1,\"blank\":true}," },
    { "\"columns\":[", "\"columns\":[{\"number\":2,\"blank\":false}," },
    { "\"verified\":false", "\"verified\":true" },
    { PAPER, PAPER "," PAPER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    assert_read (slips[i].old, slips[i].new, GVT_ERROR_BAD_FORMAT);
  assert_read ("\"format\":1", "\"format\":2", GVT_ERROR_TOO_NEW);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/ballot-set/every-ballot-of-2024-is-there-in-its-colour",
                   test_every_ballot_of_2024_is_there_in_its_colour);
  g_test_add_func ("/ballot-set/a-ballot-with-one-pair-has-an-empty-column",
                   test_a_ballot_with_one_pair_has_an_empty_column);
  g_test_add_func ("/ballot-set/the-ballots-of-2029-await-their-law",
                   test_the_ballots_of_2029_await_their_law);
  g_test_add_func ("/ballot-set/nothing-is-said-to-be-verified-that-is-not",
                   test_nothing_is_said_to_be_verified_that_is_not);
  g_test_add_func ("/ballot-set/all-parties-and-candidates-are-invented",
                   test_all_parties_and_candidates_are_invented);
  g_test_add_func ("/ballot-set/a-small-set-is-read", test_a_small_set_is_read);
  g_test_add_func ("/ballot-set/a-bad-set-is-refused", test_a_bad_set_is_refused);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-entropy.h"

#include "gvt-test.h"

#define VILLAGE "99.01.01.2002"

static const GvtVoterRow plain = { .text = {
                                       [GVT_VOTER_DPID] = "1",
                                       [GVT_VOTER_NKK] = "9901010101200001",
                                       [GVT_VOTER_NIK] = "9901010101900001",
                                       [GVT_VOTER_NAME] = "SITI AMINAH",
                                       [GVT_VOTER_BIRTH_PLACE] = "KARANG CONTOH",
                                       [GVT_VOTER_BIRTH_DATE] = "01|01|1990",
                                       [GVT_VOTER_MARITAL] = "S",
                                       [GVT_VOTER_SEX] = "L",
                                       [GVT_VOTER_ADDRESS] = "DUSUN MISAL",
                                       [GVT_VOTER_RT] = "001",
                                       [GVT_VOTER_RW] = "001",
                                       [GVT_VOTER_DISABILITY] = "0",
                                       [GVT_VOTER_KTP_EL] = "S",
                                       [GVT_VOTER_NOTE] = "0",
                                       [GVT_VOTER_SOURCE] = "dpt",
                                       [GVT_VOTER_TPS] = "001",
                                   } };

static void
assert_bits (double found, double expected)
{
  g_assert_cmpfloat (found, >, expected - 0.0001);
  g_assert_cmpfloat (found, <, expected + 0.0001);
}

static void
test_even_choice (void)
{
  g_autoptr (GvtListEntropy) entropy = gvt_list_entropy_new ();
  GvtVoterRow row = plain;

  for (guint i = 0; i < 64; i++)
    {
      row.text[GVT_VOTER_MARITAL] = i % 4 == 0 ? "B" : i % 4 == 1 ? "P" : "S";
      gvt_list_entropy_add (entropy, VILLAGE, &row);
    }

  g_assert_cmpuint (gvt_list_entropy_get_rows (entropy), ==, 64);
  assert_bits (gvt_list_entropy_of (entropy, GVT_VOTER_MARITAL), 1.5);
  assert_bits (gvt_list_entropy_of (entropy, GVT_VOTER_KTP_EL), 0);
}

static void
test_nothing_twice (void)
{
  g_autoptr (GvtListEntropy) entropy = gvt_list_entropy_new ();
  GvtVoterRow row = plain;

  /* Birth year and sex vary, and the NIK says both once more. */
  for (guint i = 0; i < 64; i++)
    {
      gboolean is_woman = i % 2 == 1;
      gboolean is_older = (i / 2) % 2 == 1;

      row.text[GVT_VOTER_SEX] = is_woman ? "P" : "L";
      row.text[GVT_VOTER_BIRTH_DATE] = is_older ? "01|01|1980" : "01|01|1990";
      row.text[GVT_VOTER_NIK] = is_woman   ? is_older ? "9901014101800001" : "9901014101900001"
                                : is_older ? "9901010101800001"
                                           : "9901010101900001";
      gvt_list_entropy_add (entropy, VILLAGE, &row);
    }

  assert_bits (gvt_list_entropy_of (entropy, GVT_VOTER_SEX), 1);
  assert_bits (gvt_list_entropy_of (entropy, GVT_VOTER_BIRTH_DATE), 1);
  assert_bits (gvt_list_entropy_of (entropy, GVT_VOTER_NIK), 0);
}

static void
test_household (void)
{
  g_autoptr (GvtListEntropy) entropy = gvt_list_entropy_new ();
  GvtVoterRow row = plain;

  /* Pairs on one card; the cards differ in their serial alone: four of them, over and over. */
  for (guint i = 0; i < 64; i++)
    {
      static const char *const cards[] = { "9901010101200001", "9901010101200002",
                                           "9901010101200003", "9901010101200004" };

      row.text[GVT_VOTER_NKK] = cards[(i / 2) % 4];
      gvt_list_entropy_add (entropy, VILLAGE, &row);
    }

  /* One bit a voter for "same card or new", two a card for which. */
  assert_bits (gvt_list_entropy_of (entropy, GVT_VOTER_NKK), 1 + 2.0 / 2);
}

static void
test_total (void)
{
  g_autoptr (GvtListEntropy) entropy = gvt_list_entropy_new ();
  g_autofree char *table = NULL;
  double sum = 0;

  gvt_list_entropy_add (entropy, VILLAGE, &plain);
  table = gvt_list_entropy_describe (entropy);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    sum += gvt_list_entropy_of (entropy, i);

  assert_bits (gvt_list_entropy_total (entropy), sum);
  g_assert_nonnull (strstr (table, "TOTAL"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/list-entropy/is-what-shannon-says", test_even_choice);
  g_test_add_func ("/list-entropy/what-another-column-tells-is-not-counted", test_nothing_twice);
  g_test_add_func ("/list-entropy/a-family-card-counts-once-a-household", test_household);
  g_test_add_func ("/list-entropy/the-total-is-the-sum-of-the-columns", test_total);

  return g_test_run ();
}

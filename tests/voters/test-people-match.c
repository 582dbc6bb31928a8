/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure it is that a row of a list is somebody who is sought: by hand, from pairs of names as
 * schools and lists write them. */
#include "gvt-people-match.h"
#include "gvt-test.h"

#define KUTA  "52.02.01.2003"
#define OTHER "52.02.02.1001"
#define NIK   "5202014508080001"
#define NIK_2 "5202014508080002"

typedef struct
{
  const char *why;
  GvtSought sought;
  GvtMatchRow row;
  GvtMatch expected;
} Case;

static const Case cases[] = {
  { "NIK and name",
    { NIK, "Baiq Nurul", "2008-08-05", NULL, NULL },
    { NIK, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NIK },
  { "NIK, and the list has another birth date",
    { NIK, "Baiq Nurul", "2008-08-06", NULL, NULL },
    { NIK, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NIK },
  { "NIK under another name",
    { NIK, "Baiq Nurul", "2008-08-05", NULL, NULL },
    { NIK, FALSE, "LALU WIRE", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_PERHAPS_NIK },
  { "a number that is several voters' says nothing, name and date do",
    { NIK, "Baiq Nurul", "2008-08-05", "Praya", KUTA },
    { NIK, TRUE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NAME },
  { "no NIK: the same name and day",
    { NULL, "Baiq Nurul", "2008-08-05", NULL, NULL },
    { NIK, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NAME },
  { "titles and degrees are no name",
    { NULL, "Hj. Baiq Nurul, S.Pd.", "2008-08-05", NULL, NULL },
    { NIK, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NAME },
  { "Moh. for Muhammad, in his village",
    { NULL, "Moh. Rizky Pratama", "2008-08-05", NULL, KUTA },
    { NIK, FALSE, "MUHAMMAD RIZKI PRATAMA", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NAME },
  { "Moh. for Muhammad, in another village",
    { NULL, "Moh. Rizky Pratama", "2008-08-05", NULL, OTHER },
    { NIK, FALSE, "MUHAMMAD RIZKI PRATAMA", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_PERHAPS_NAME },
  { "nobody knows where he lives",
    { NULL, "Moh. Rizky Pratama", "2008-08-05", NULL, NULL },
    { NIK, FALSE, "MUHAMMAD RIZKI PRATAMA", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_PERHAPS_NAME },
  { "two NIKs speak against it",
    { NIK, "Baiq Nurul", "2008-08-05", NULL, KUTA },
    { NIK_2, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_PERHAPS_NAME },
  { "born elsewhere, living elsewhere",
    { NULL, "Baiq Nurul", "2008-08-05", "Bima", OTHER },
    { NIK, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_PERHAPS_NAME },
  { "a day that very many have, elsewhere",
    { NULL, "Siti Aminah", "2008-07-01", NULL, OTHER },
    { NIK, FALSE, "SITI AMINAH", "01|07|2008", "PRAYA", KUTA },
    GVT_MATCH_PERHAPS_NAME },
  { "a day that very many have, at home",
    { NULL, "Siti Aminah", "2008-07-01", NULL, KUTA },
    { NIK, FALSE, "SITI AMINAH", "01|07|2008", "PRAYA", KUTA },
    GVT_MATCH_NAME },
  { "a day that very many have, a like name",
    { NULL, "Siti Amina", "2008-07-01", NULL, KUTA },
    { NIK, FALSE, "SITI AMINAH", "01|07|2008", "PRAYA", KUTA },
    GVT_MATCH_NONE },
  { "another day",
    { NULL, "Baiq Nurul", "2008-08-06", NULL, KUTA },
    { NIK, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NONE },
  { "another name",
    { NULL, "Lalu Wire", "2008-08-05", NULL, KUTA },
    { NIK, FALSE, "BAIQ NURUL", "05|08|2008", "PRAYA", KUTA },
    GVT_MATCH_NONE },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].why);
      g_assert_cmpint (gvt_match_judge (&cases[i].sought, &cases[i].row), ==, cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/people-match/how-sure-a-row-is-he", test_cases);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-fold.h"
#include "gvt-secret.h"
#include "gvt-test.h"

typedef struct
{
  const char *a;
  const char *b;
} Pair;

static gboolean
folds_equal (const Pair *pair)
{
  char *a = gvt_name_fold (pair->a);
  char *b = gvt_name_fold (pair->b);
  gboolean are = g_str_equal (a, b);

  g_test_message ("%s → %s, %s → %s", pair->a, a, pair->b, b);
  gvt_wipe_free (a);
  gvt_wipe_free (b);
  return are;
}

/* By hand: how one person may write what his card and a list write otherwise. */
static void
test_one_person (void)
{
  static const Pair same[] = {
    { "SITI AMINAH", "  siti   aminah " },
    { "BAIQ NI'MATUL HASANAH", "Baiq Nimatul Hasanah" },
    { "I GUSTI AYU \xc3\x89LIS", "I Gusti Ayu Elis" },
    { "H. LALU WIRE, S.Pd", "LALU WIRE" },
    { "LALU H. WIRE", "Lalu Wire" },
    { "LALU WIRE S.PD.", "lalu wire" },
    { "DRS. H.M. ALI", "Muhammad Ali" },
    { "MUH.ALI", "MUHAMMAD ALI" },
    { "MH. ALI", "MUHAMMAD ALI" },
    { "MUHAMMAD ALI, MH", "MUHAMMAD ALI MH" },
    { "Hj. BQ. NURHASANAH", "BAIQ NUR HASANAH" },
    { "ST. AMINAH", "Siti Amina" },
    { "ABD. RAHMAN", "ABDUL RAHMAN" },
    { "SOEKARNO", "Sukarno" },
    { "DJUNAEDI", "Junaedi" },
    { "TJOKRO", "Cokro" },
    { "ACHMAD FAUZAN", "Ahmad Pauzan" },
    { "AKHMAD SYAFI'I", "Ahmad Safii" },
    { "Zainal Muttaqin", "JAINAL MUTAKIN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_true (folds_equal (&same[i]));
}

static void
test_two_people (void)
{
  static const Pair other[] = {
    { "SITI AMINAH", "SITI AMINATUN" },
    { "LALU WIRE", "BAIQ WIRE" },
    { "AMINAH SITI", "SITI AMINAH" },
    { "MUHAMMAD ALI", "AHMAD ALI" },
    { "NURHASANAH", "NURHAYATI" },
    { "SAHNI", "SAHNUN" },
    { "MUHAMMAD ALI AKBAR", "MUHAMMAD ALI" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_false (folds_equal (&other[i]));
}

/* What no letter is left of is nobody's name: it is compared with nothing. */
static void
test_nothing (void)
{
  static const char *const none[] = { "", "   ", "H.", "123", ", S.H.", "--'" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      char *fold = gvt_name_fold (none[i]);

      g_assert_cmpstr (fold, ==, "");
      gvt_wipe_free (fold);
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/name-fold/one-person-writes-himself-in-many-ways", test_one_person);
  g_test_add_func ("/name-fold/another-name-stays-another", test_two_people);
  g_test_add_func ("/name-fold/what-has-no-name-in-it-folds-to-nothing", test_nothing);

  return g_test_run ();
}

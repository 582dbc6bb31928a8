/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-alike.h"
#include "gvt-test.h"

typedef struct
{
  const char *a;
  const char *b;
} Pair;

static void
test_same (void)
{
  static const Pair same[] = {
    { "SITI AMINAH", "Siti  Aminah" },
    { "BAIQ NI'MATUL HASANAH", "Baiq Nimatul Hasanah" },
    { "I GUSTI AYU \xc3\x89LIS", "I Gusti Ayu Elis" },
    { "H. LALU WIRE, S.Pd", "LALU WIRE" },
  };
  static const Pair other[] = { { "SITI AMINAH", "SITI AMINA" }, { "", "" }, { "---", "..." } };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_true (gvt_names_same (same[i].a, same[i].b));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_false (gvt_names_same (other[i].a, other[i].b));
}

static void
test_alike (void)
{
  static const Pair alike[] = {
    { "SITI AMINAH", "SITI AMINA" },
    { "NURHASANAH", "NUR HASANAH" },
    { "NUR HASANAH", "NURHASANA" },
    { "MUHAMMAD AMINULLAH", "M. AMINULLAH" },
    { "MOH. AMINULAH", "MUHAMMAD AMINULLAH" },
    { "LALU MUHAMMAD RIZKI", "MUHAMAD RIZKI" },
    { "AMINAH SITI", "SITI AMINAH" },
    { "BAIQ NURHASANAH WIRAMAJA", "Baiq Nurhasanah W." },
    { "M. ALI", "MUHAMMAD ALI" },
    { "MOCH. ALI", "MUHAMMAD ALI" },
    { "MOCHAMMAD ALI", "Muh. Ali" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (alike); i++)
    {
      g_test_message ("%s / %s", alike[i].a, alike[i].b);
      g_assert_true (gvt_names_alike (alike[i].a, alike[i].b));
      g_assert_true (gvt_names_alike (alike[i].b, alike[i].a));
    }
}

static void
test_not_alike (void)
{
  static const Pair other[] = {
    { "SITI AMINAH", "SITI FATIMAH" },
    { "LALU WIRE", "LALU BAGUS" },
    { "M. ALI", "M. ADI" },
    { "ANI", "ADI" },
    { "MUHAMMAD AMINULLAH", "MUHAMMAD HIDAYATULLAH" },
    { "SITI AMINAH", "" },
    { "M A", "MUHAMMAD ALI" }, /* initials alone */
    { "SITI", "SITI NUR AMINAH" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_test_message ("%s / %s", other[i].a, other[i].b);
      g_assert_false (gvt_names_alike (other[i].a, other[i].b));
      g_assert_false (gvt_names_alike (other[i].b, other[i].a));
    }
}

/* Whatever stands in a list: nothing is read behind an end. */
static void
test_odd_names_end_somewhere (void)
{
  g_autofree char *endless = g_strnfill (255, 'a');
  g_autofree char *words = g_strnfill (255, ' ');

  for (guint i = 0; i < 255; i += 2)
    words[i] = 'x';
  g_assert_true (gvt_names_same (endless, endless));
  g_assert_false (gvt_names_alike (endless, words));
  g_assert_true (gvt_names_alike (words, words));
  g_assert_false (gvt_names_alike ("\xff\xfe", "SITI"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/name-alike/case-marks-and-degrees-are-nothing", test_same);
  g_test_add_func ("/name-alike/a-slip-a-short-form-another-order", test_alike);
  g_test_add_func ("/name-alike/another-person-is-not-alike", test_not_alike);
  g_test_add_func ("/name-alike/odd-names-end-somewhere", test_odd_names_end_somewhere);
  return g_test_run ();
}

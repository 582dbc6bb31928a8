/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sound list, and what spreadsheets make of its numbers and dates: the cells of a column as
 * LibreOffice and Excel write them back, put down by hand. Each spoilt file is refused whole; the
 * slips and oddities of true lists are not. */
#include "gvt-sound-list.h"

typedef enum
{
  DATE_SLASHES, /* DD/MM/YYYY */
  DATE_ISO,
  DATE_NUMBER,
  DATE_SHORT_YEAR, /* M/D/YY */
  DATE_MONTH_NAME,
} DateForm;

static const struct
{
  const char *list;
  const char *sheet[5]; /* by DateForm */
} dates[] = {
  { "05|07|1990", { "05/07/1990", "1990-07-05", "33059", "7/5/90", "5 Jul 1990" } },
  { "25|11|1988", { "25/11/1988", "1988-11-25", "32472", "11/25/88", "25 Nov 1988" } },
  { "29|03|1971", { "29/03/1971", "1971-03-29", "26021", "3/29/71", "29 Mar 1971" } },
  { "09|02|1995", { "09/02/1995", "1995-02-09", "34739", "2/9/95", "9 Feb 1995" } },
  { "08|04|1999", { "08/04/1999", "1999-04-08", "36258", "4/8/99", "8 Apr 1999" } },
  { "31|12|1960", { "31/12/1960", "1960-12-31", "22281", "12/31/60", "31 Des 1960" } },
  { "17|08|1965", { "17/08/1965", "1965-08-17", "23971", "8/17/65", "17 Agu 1965" } },
  { "02|06|1968", { "02/06/1968", "1968-06-02", "24991", "6/2/68", "2 Jun 1968" } },
  { "11|01|2001", { "11/01/2001", "2001-01-11", "36902", "1/11/01", "11 Jan 2001" } },
  { "03|10|1979", { "03/10/1979", "1979-10-03", "29131", "10/3/79", "3 Okt 1979" } },
  { "21|09|1982", { "21/09/1982", "1982-09-21", "30215", "9/21/82", "21 Sep 1982" } },
  { "28|02|1957", { "28/02/1957", "1957-02-28", "20879", "2/28/57", "28 Feb 1957" } },
  { "07|12|1993", { "07/12/1993", "1993-12-07", "34310", "12/7/93", "7 Des 1993" } },
  { "19|05|1996", { "19/05/1996", "1996-05-19", "35204", "5/19/96", "19 Mei 1996" } },
  { "01|03|1948", { "01/03/1948", "1948-03-01", "17593", "3/1/48", "1 Mar 1948" } },
};

typedef enum
{
  CARD_SHORT,          /* fifteen digits */
  CARD_EXCEL_EXPONENT, /* as a cell of ordinary width shows it: all the same */
  CARD_EXPONENT,
  CARD_ROUNDED,
  CARD_DECIMALS, /* as the cell format "Number" shows it */
  CARD_GROUPS,
} CardForm;

static const struct
{
  const char *list;
  const char *sheet[6]; /* by CardForm */
} cards[] = {
  { "9901011203150004",
    { "990101120315000", "9.90101E+15", "9,90101120315E+15", "9901011203150000",
      "9901011203150000.00", "9.901.011.203.150.000,00" } },
  { "9901010107170011",
    { "990101010717001", "9.90101E+15", "9,90101010717E+15", "9901010107170010",
      "9901010107170010.00", "9.901.010.107.170.010,00" } },
  { "9901012208190005",
    { "990101220819000", "9.90101E+15", "9,90101220819E+15", "9901012208190000",
      "9901012208190000.00", "9.901.012.208.190.000,00" } },
  { "9901013009080002",
    { "990101300908000", "9.90101E+15", "9,90101300908E+15", "9901013009080000",
      "9901013009080000.00", "9.901.013.009.080.000,00" } },
  { "9901010505210010",
    { "990101050521001", "9.90101E+15", "9,90101050521E+15", "9901010505210010",
      "9901010505210010.00", "9.901.010.505.210.010,00" } },
  { "9901011411120007",
    { "990101141112000", "9.90101E+15", "9,90101141112E+15", "9901011411120000",
      "9901011411120000.00", "9.901.011.411.120.000,00" } },
  { "9901012702160003",
    { "990101270216000", "9.90101E+15", "9,90101270216E+15", "9901012702160000",
      "9901012702160000.00", "9.901.012.702.160.000,00" } },
  { "9901010806100009",
    { "990101080610000", "9.90101E+15", "9,9010108061E+15", "9901010806100000",
      "9901010806100000.00", "9.901.010.806.100.000,00" } },
};

/* Writes the dates of the first @n rows anew. */
static void
spoil_dates (GString *csv, guint n, DateForm form)
{
  for (guint i = 0; i < n; i++)
    g_string_replace (csv, dates[i].list, dates[i].sheet[form], 0);
}

/* Writes the numbers of the first @n households anew. */
static void
spoil_cards (GString *csv, guint n, CardForm form)
{
  for (guint i = 0; i < n; i++)
    g_string_replace (csv, cards[i].list, cards[i].sheet[form], 0);
}

static void
assert_dates_refused (GvtCentralFixture *fixture, guint n, DateForm form, const char *told)
{
  GString *csv = gvt_sound_list_new ();

  spoil_dates (csv, n, form);
  gvt_sound_list_assert_refused (fixture, csv, NULL, told,
                                 n == GVT_SOUND_LIST_ROWS ? "(line 2, 3, 4, 5, 6, ...)"
                                                          : "(line 2, 3)");
}

/* A column that was looked up in a sheet that is gone. */
static void
test_error_values (GvtCentralFixture *fixture, gconstpointer unused)
{
  static const char *const left[] = { "#REF!", "#N/A", "#NAME?", "Err:502" };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    {
      GString *csv = gvt_sound_list_new ();

      g_string_replace (csv, "BAIQ CONTOH", left[i], 1);
      gvt_sound_list_assert_refused (fixture, csv, NULL, "1  NAMA: a formula", "(line 4)");
    }
}

static void
test_dates (GvtCentralFixture *fixture, gconstpointer unused)
{
  assert_dates_refused (fixture, GVT_SOUND_LIST_ROWS, DATE_SLASHES,
                        "15  TANGGAL LAHIR: a spreadsheet has written");
  assert_dates_refused (fixture, GVT_SOUND_LIST_ROWS, DATE_ISO,
                        "15  TANGGAL LAHIR: a spreadsheet has written");
  assert_dates_refused (fixture, GVT_SOUND_LIST_ROWS, DATE_MONTH_NAME,
                        "15  TANGGAL LAHIR: a spreadsheet has");
  assert_dates_refused (fixture, GVT_SOUND_LIST_ROWS, DATE_NUMBER,
                        "15  TANGGAL LAHIR: a spreadsheet has made day");
  assert_dates_refused (fixture, GVT_SOUND_LIST_ROWS, DATE_SHORT_YEAR,
                        "15  TANGGAL LAHIR: the years have two");
  assert_dates_refused (fixture, 2, DATE_ISO, "2  TANGGAL LAHIR: a spreadsheet has written");
}

/* An English spreadsheet takes 05/07/1990 for the 7th of May and leaves 25/11/1988 alone; the first
 * five of the list, here shown as day numbers: 7 May 1990 is 33000. */
static void
test_dates_in_part (GvtCentralFixture *fixture, gconstpointer unused)
{
  const char *const read[][2] = { { "05/07/1990", "33000" }, { "09/02/1995", "34943" } };

  for (guint i = 0; i < 2; i++)
    {
      GString *csv = gvt_sound_list_new ();

      spoil_dates (csv, 4, DATE_SLASHES);
      for (guint j = 0; j < G_N_ELEMENTS (read); j++)
        g_string_replace (csv, read[j][0], read[j][1], 0);
      gvt_sound_list_assert_refused (fixture, csv, NULL,
                                     i == 0 ? "made day numbers" : "has written the dates",
                                     i == 0 ? "(line 2, 5)" : "(line 3, 4)");
    }
}

/* Other programs: pandas writes times and fractions, Excel hashes where a column is narrow. */
static void
test_other_dates (GvtCentralFixture *fixture, gconstpointer unused)
{
  static const char *const forms[] = {
    "1990-07-05 00:00:00", "33059.0", "########", "5-Jul-90", "5.7.1990", "05|07|90", "5|7|1990",
    "Jul 5, 1990"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GString *csv = gvt_sound_list_new ();

      for (guint j = 0; j < GVT_SOUND_LIST_ROWS; j++)
        g_string_replace (csv, dates[j].list, forms[i], 0);
      gvt_sound_list_assert_refused (fixture, csv, NULL,
                                     "15  TANGGAL LAHIR: ", "(line 2, 3, 4, 5, 6, ...)");
    }
}

static void
test_cards (GvtCentralFixture *fixture, gconstpointer unused)
{
  static const CardForm forms[] = { CARD_SHORT,   CARD_EXCEL_EXPONENT, CARD_EXPONENT,
                                    CARD_ROUNDED, CARD_DECIMALS,       CARD_GROUPS };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GString *csv = gvt_sound_list_new ();

      spoil_cards (csv, G_N_ELEMENTS (cards), forms[i]);
      gvt_sound_list_assert_refused (fixture, csv, NULL, "15  NKK: a spreadsheet has cut off",
                                     "(line 2, 3, 4, 5, 6, ...)");
    }
}

static void
test_formatted_niks (GvtCentralFixture *fixture, gconstpointer unused)
{
  static const char *const forms[] = { "9901014507900000,00", "9.901.014.507.900.000",
                                       "9,901,014,507,900,000.00", "9901014507900001.0" };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GString *csv = gvt_sound_list_new ();

      g_string_replace (csv, "9901014507900001", forms[i], 0);
      g_string_replace (csv, "9901012511880003", forms[i], 0);
      gvt_sound_list_assert_refused (fixture, csv, NULL, "2  NIK: a spreadsheet has cut off",
                                     "(line 2, 3)");
    }
}

/* Four voters: too few for a share, but their serials have become 0000. */
static void
test_few_niks (GvtCentralFixture *fixture, gconstpointer unused)
{
  static const char *const niks[][2] = { { "9901014507900001", "9901014507900000" },
                                         { "9901012511880003", "9901012511880000" },
                                         { "9901016903710002", "9901016903710000" },
                                         { "9901010902950004", "9901010902950000" } };
  GString *csv = gvt_sound_list_new ();

  g_string_truncate (csv, (gsize) (strstr (csv->str, "99.01.01.2002;9901012208") - csv->str));
  for (gsize i = 0; i < G_N_ELEMENTS (niks); i++)
    g_string_replace (csv, niks[i][0], niks[i][1], 0);

  gvt_sound_list_assert_refused (fixture, csv, NULL, "4  NIK: a spreadsheet has cut off",
                                 "(line 2, 3, 4, 5)");
}

/* Three households: too few for a share, but two serials have become 0000. */
static void
test_few_cards (GvtCentralFixture *fixture, gconstpointer unused)
{
  GString *csv = gvt_sound_list_new ();

  g_string_truncate (csv, (gsize) (strstr (csv->str, "99.01.01.2002;9901013009") - csv->str));
  spoil_cards (csv, G_N_ELEMENTS (cards), CARD_ROUNDED);

  gvt_sound_list_assert_refused (fixture, csv, NULL, "6  NKK: a spreadsheet has cut off",
                                 "(line 2, 3, 4, 5, 6, ...)");
}

/* One spoilt sheet behind a sound one: its lines are told. */
static void
test_one_sheet (GvtCentralFixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) second = g_string_new (gvt_sound_list_rows);
  GString *csv;

  g_string_replace (second, "990101", "990102", 0); /* other people */
  g_string_replace (second, GVT_SOUND_LIST_VILLAGE, "99.01.01.2003", 0);
  spoil_dates (second, GVT_SOUND_LIST_ROWS, DATE_NUMBER);
  csv = gvt_sound_list_of (gvt_sound_list_rows, second->str);

  gvt_sound_list_assert_refused (fixture, csv, NULL,
                                 "15  TANGGAL LAHIR: ", "(line 17, 18, 19, 20, 21, ...)");
}

/* A sheet of one row says nothing by itself; its line is told with those of the other. */
static void
test_small_sheet (GvtCentralFixture *fixture, gconstpointer unused)
{
  GString *csv = gvt_sound_list_of (gvt_sound_list_rows,
                                    "99.01.01.2003;9901013009080002;9901011708650009;HERMAN CONTOH;"
                                    "17|08|1965;S;L;001;002;003\n");

  spoil_dates (csv, GVT_SOUND_LIST_ROWS, DATE_NUMBER);
  spoil_cards (csv, G_N_ELEMENTS (cards), CARD_ROUNDED);

  gvt_sound_list_assert_refused (fixture, g_string_new (csv->str), NULL,
                                 "16  TANGGAL LAHIR: ", "line 2, 3");
  gvt_sound_list_assert_refused (fixture, csv, NULL, "16  NKK: ", "line 2, 3");
}

static void
assert_rewritten_taken (const char *from, const char *to, guint64 n_faults)
{
  GString *csv = gvt_sound_list_new ();

  g_string_replace (csv, from, to, 0);
  gvt_sound_list_assert_taken (csv, n_faults);
}

/* One household with a faulty card in all its rows, and one faulty date, are rows at fault. */
static void
test_slips (void)
{
  GString *csv = gvt_sound_list_new ();

  spoil_dates (csv, 1, DATE_SLASHES);
  gvt_sound_list_assert_taken (csv, 1);
  gvt_sound_list_assert_taken (gvt_sound_list_new (), 0);
  assert_rewritten_taken ("9901013009080002", "990101300908000", 3);
  assert_rewritten_taken ("9901013009080002", "9901013009080000", 3);
}

/* Some offices give 0000 to who has no number yet: among others that is a row's matter. */
static void
test_null_serials (void)
{
  GString *csv = gvt_sound_list_new ();

  g_string_replace (csv, "9901014507900001", "9901014507900000", 0);
  g_string_replace (csv, "9901012511880003", "9901012511880000", 0);
  gvt_sound_list_assert_taken (csv, 2);
}

/* All in one house, as in a boarding school; and cards that truly end in 0. */
static void
test_round_cards (void)
{
  GString *one_house = gvt_sound_list_new ();
  GString *half = gvt_sound_list_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    g_string_replace (one_house, cards[i].list, "9901010505210010", 0);
  gvt_sound_list_assert_taken (one_house, 0);

  g_string_replace (half, "9901011203150004", "9901011203150020", 0);
  g_string_replace (half, "9901013009080002", "9901013009080010", 0);
  g_string_replace (half, "9901012702160003", "9901012702160010", 0);
  gvt_sound_list_assert_taken (half, 0);
}

/* Columns that somebody masked or left out hold nothing that was spoilt: rows at fault, as ever. */
static void
test_masked (void)
{
  static const char *const masks[] = { "",  "990101**********",   "0000000000000000",
                                       "-", "990101203150000x.0", "9.901.011" };
  static const char *const masked_dates[] = { "",     "**|**|1990", "xx|xx|1990",
                                              "1990", "36",         "00|00|1990" };

  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      GString *csv = gvt_sound_list_new ();

      for (guint j = 0; j < G_N_ELEMENTS (cards); j++)
        g_string_replace (csv, cards[j].list, masks[i], 0);
      gvt_sound_list_assert_taken (csv, GVT_SOUND_LIST_ROWS);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (masked_dates); i++)
    {
      GString *csv = gvt_sound_list_new ();

      for (guint j = 0; j < GVT_SOUND_LIST_ROWS; j++)
        g_string_replace (csv, dates[j].list, masked_dates[i], 0);
      gvt_sound_list_assert_taken (csv, GVT_SOUND_LIST_ROWS);
    }
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  GVT_SOUND_LIST_ADD ("/I1/dates-that-a-spreadsheet-has-written-refuse-the-file", test_dates);
  GVT_SOUND_LIST_ADD ("/I1/errors-of-formulas-refuse-the-file", test_error_values);
  GVT_SOUND_LIST_ADD ("/I1/dates-that-it-wrote-in-part-refuse-the-file", test_dates_in_part);
  GVT_SOUND_LIST_ADD ("/I1/dates-of-other-programs-refuse-the-file", test_other_dates);
  GVT_SOUND_LIST_ADD ("/I1/family-cards-cut-or-rounded-refuse-the-file", test_cards);
  GVT_SOUND_LIST_ADD ("/I1/niks-in-a-number-format-refuse-the-file", test_formatted_niks);
  GVT_SOUND_LIST_ADD ("/I1/few-rounded-niks-refuse-the-file", test_few_niks);
  GVT_SOUND_LIST_ADD ("/I1/few-rounded-cards-refuse-it-too", test_few_cards);
  GVT_SOUND_LIST_ADD ("/I1/one-spoilt-sheet-refuses-the-file-by-its-own-lines", test_one_sheet);
  GVT_SOUND_LIST_ADD ("/I1/a-small-sheet-goes-with-the-file", test_small_sheet);
  g_test_add_func ("/import/a-slip-is-a-row-at-fault-and-not-the-file", test_slips);
  g_test_add_func ("/import/serials-of-0000-among-others-are-rows-at-fault", test_null_serials);
  g_test_add_func ("/import/cards-that-truly-end-in-0-are-taken", test_round_cards);
  g_test_add_func ("/import/masked-and-empty-columns-are-rows-at-fault", test_masked);

  return g_test_run ();
}

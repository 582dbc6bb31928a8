/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-sheet.h"

#define N_FIRST_LINES 5
#define MIN_VARIETY   10 /* of so few rows nothing can be told */

/* How often a sign was seen, and in which lines first. */
typedef struct
{
  guint64 n;
  guint64 n_cards; /* of these, rows whose family card no row before had */
  guint64 lines[N_FIRST_LINES];
} Sign;

/* About how many different texts a column has: a place for each hash, of which some are shared. */
#define N_PLACES 8192
typedef struct
{
  guint n; /* places that are taken */
  guint32 taken[N_PLACES / 32];
} Variety;

struct _GvtListSheet
{
  guint64 n_rows;
  Sign signs[GVT_LIST_N_SIGNS];
  Variety names;
  Variety birth_places;
};

GvtListSheet *
gvt_list_sheet_new (void)
{
  return g_new0 (GvtListSheet, 1);
}

static void
take_place (Variety *self, guint hash)
{
  guint place = (hash ^ hash >> 16) % N_PLACES;
  guint32 bit = 1U << place % 32;

  self->n += (self->taken[place / 32] & bit) == 0;
  self->taken[place / 32] |= bit;
}

void
gvt_list_sheet_see (GvtListSheet *self, const GvtListSeen *seen)
{
  self->n_rows++;
  if ((seen->signs >> GVT_LIST_SIGN_NAME_AND_PLACE & 1) != 0)
    {
      take_place (&self->names, seen->name);
      take_place (&self->birth_places, seen->birth_place);
    }
  for (guint i = 0; i < GVT_LIST_N_SIGNS; i++)
    {
      Sign *sign = &self->signs[i];

      if ((seen->signs >> i & 1) == 0)
        continue;
      if (sign->n < N_FIRST_LINES)
        sign->lines[sign->n] = seen->line;
      sign->n++;
      sign->n_cards += seen->is_new_card;
    }
}

static guint64
count (const GvtListSheet *self, GvtListSign sign)
{
  return self->signs[sign].n;
}

static guint64
count_cards (const GvtListSheet *self, GvtListSign sign)
{
  return self->signs[sign].n_cards;
}

/* One row is a slip of the hand; from two rows on that are a tenth of the sheet, it is the sheet.
 */
static gboolean
is_sheets_work (const GvtListSheet *self, guint64 n)
{
  return n >= 2 && n * 10 >= self->n_rows;
}

/* A spreadsheet keeps fifteen digits and makes the sixteenth a 0. Of true serials one in ten ends
 * so at most: that half of a sheet and some rows more do by chance happens once in 100,000 sheets
 * of five rows, and never in larger ones. Serials under ten are half of all, and rounding leaves
 * 0000 of them, which is never issued: where no number ends otherwise than in 0, two such are
 * enough from three numbers on. */
static gboolean
are_round (guint64 n_round, guint64 n_long, guint64 n_null)
{
  return 2 * n_round >= n_long + 5 || (n_long >= 3 && n_round == n_long && n_null >= 2);
}

static gboolean
shows_cut_nik (const GvtListSheet *self)
{
  return is_sheets_work (self, count (self, GVT_LIST_SIGN_CUT_NIK));
}

static gboolean
shows_round_nik (const GvtListSheet *self)
{
  return are_round (count (self, GVT_LIST_SIGN_ROUND_NIK), count (self, GVT_LIST_SIGN_LONG_NIK),
                    count (self, GVT_LIST_SIGN_NULL_NIK));
}

/* In a true list a birth date agrees with its NIK the other way round only where somebody slipped:
 * hardly one row in a thousand. A spreadsheet swaps every date that it can read either way. So the
 * swapped are compared with the straight rows that could have been swapped; where they are as many,
 * the column was. Corrected birth dates agree in neither way and do not count. */
static gboolean
shows_swapped_dates (const GvtListSheet *self)
{
  guint64 n_swapped = count (self, GVT_LIST_SIGN_SWAPPED_DATE);

  return n_swapped >= 3 && n_swapped >= count (self, GVT_LIST_SIGN_STRAIGHT_DATE);
}

/* The three together: a spreadsheet makes numbers of the dates that it can read and leaves the
 * others as they are. */
static gboolean
shows_written_dates (const GvtListSheet *self)
{
  return is_sheets_work (self, count (self, GVT_LIST_SIGN_OTHER_DATE)
                                   + count (self, GVT_LIST_SIGN_DAY_NUMBER)
                                   + count (self, GVT_LIST_SIGN_SHORT_YEAR));
}

/* Nobody types such a number; all of a sheet may have become the same. */
static gboolean
shows_number_nkk (const GvtListSheet *self)
{
  return is_sheets_work (self, count (self, GVT_LIST_SIGN_NUMBER_NKK));
}

/* A household has one number in all its rows, so one slip is in many: it takes two cards. */
static gboolean
shows_short_nkk (const GvtListSheet *self)
{
  return is_sheets_work (self, count (self, GVT_LIST_SIGN_SHORT_NKK))
         && count_cards (self, GVT_LIST_SIGN_SHORT_NKK) >= 2;
}

/* By cards: one large family whose number ends in 0 is no sign. */
static gboolean
shows_round_nkk (const GvtListSheet *self)
{
  return are_round (count_cards (self, GVT_LIST_SIGN_ROUND_NKK),
                    count_cards (self, GVT_LIST_SIGN_LONG_NKK),
                    count_cards (self, GVT_LIST_SIGN_NULL_NKK));
}

/* A true list has a voter twice here and there, one or two in a village. A list, or a part of it,
 * that was pasted twice has whole runs of them: three, and a tenth of the sheet; or two, where they
 * are all of a list of two voters. Each is seen the second time it comes, so the lines told are
 * those to be taken out, and what was read before need not be remembered. */
static gboolean
shows_repeated (const GvtListSheet *self)
{
  guint64 n_repeated = count (self, GVT_LIST_SIGN_REPEATED);

  return (n_repeated >= 3 && n_repeated * 10 >= self->n_rows)
         || (n_repeated == 2 && self->n_rows == 4);
}

/* One is enough: no hand writes it, and what stood there is lost. */
static gboolean
shows_error_values (const GvtListSheet *self)
{
  return count (self, GVT_LIST_SIGN_ERROR_VALUE) > 0;
}

static gboolean
shows_cut_rt (const GvtListSheet *self)
{
  return is_sheets_work (self, count (self, GVT_LIST_SIGN_CUT_RT));
}

static gboolean
shows_cut_rw (const GvtListSheet *self)
{
  return is_sheets_work (self, count (self, GVT_LIST_SIGN_CUT_RW));
}

static gboolean
shows_cut_tps (const GvtListSheet *self)
{
  return is_sheets_work (self, count (self, GVT_LIST_SIGN_CUT_TPS));
}

/* A village has nearly as many names as people, who were born in a few dozen places. Where the
 * column of places has twice as many texts as that of names, the two changed headings: even were
 * everybody born elsewhere, it would take half of the people to have another's name. */
static gboolean
shows_exchanged (const GvtListSheet *self)
{
  return self->birth_places.n >= MIN_VARIETY && self->birth_places.n > 2 * self->names.n;
}

static const struct
{
  GvtListSign sign; /* whose lines are told */
  gboolean (*shows) (const GvtListSheet *self);
  guint column;
  const char *code;
} verdicts[] = {
  { GVT_LIST_SIGN_CUT_NIK, shows_cut_nik, GVT_VOTER_NIK, GVT_FAULT_CUT_DIGITS },
  { GVT_LIST_SIGN_ROUND_NIK, shows_round_nik, GVT_VOTER_NIK, GVT_FAULT_CUT_DIGITS },
  { GVT_LIST_SIGN_NUMBER_NKK, shows_number_nkk, GVT_VOTER_NKK, GVT_FAULT_CUT_DIGITS },
  { GVT_LIST_SIGN_SHORT_NKK, shows_short_nkk, GVT_VOTER_NKK, GVT_FAULT_CUT_DIGITS },
  { GVT_LIST_SIGN_ROUND_NKK, shows_round_nkk, GVT_VOTER_NKK, GVT_FAULT_CUT_DIGITS },
  { GVT_LIST_SIGN_SWAPPED_DATE, shows_swapped_dates, GVT_VOTER_BIRTH_DATE,
    GVT_FAULT_SWAPPED_DATES },
  { GVT_LIST_SIGN_OTHER_DATE, shows_written_dates, GVT_VOTER_BIRTH_DATE, GVT_FAULT_OTHER_DATES },
  { GVT_LIST_SIGN_DAY_NUMBER, shows_written_dates, GVT_VOTER_BIRTH_DATE, GVT_FAULT_DAY_NUMBERS },
  { GVT_LIST_SIGN_SHORT_YEAR, shows_written_dates, GVT_VOTER_BIRTH_DATE, GVT_FAULT_SHORT_YEARS },
  { GVT_LIST_SIGN_ERROR_VALUE, shows_error_values, GVT_VOTER_NAME, GVT_FAULT_ERROR_VALUES },
  { GVT_LIST_SIGN_CUT_RT, shows_cut_rt, GVT_VOTER_RT, GVT_FAULT_CUT_ZEROS },
  { GVT_LIST_SIGN_CUT_RW, shows_cut_rw, GVT_VOTER_RW, GVT_FAULT_CUT_ZEROS },
  { GVT_LIST_SIGN_CUT_TPS, shows_cut_tps, GVT_VOTER_TPS, GVT_FAULT_CUT_ZEROS },
  { GVT_LIST_SIGN_NAME_AND_PLACE, shows_exchanged, GVT_VOTER_NAME, GVT_FAULT_EXCHANGED },
  { GVT_LIST_SIGN_REPEATED, shows_repeated, GVT_FAULT_WHOLE_LINE, GVT_FAULT_REPEATED },
};

static void
tell (GvtFaultTally *faults, const Sign *sign, guint column, const char *code)
{
  for (guint64 i = 0; i < sign->n; i++)
    gvt_fault_tally_add (faults, sign->lines[MIN (i, N_FIRST_LINES - 1)], column, code);
}

/* A sheet of a few rows is too small to show it by itself: it goes with the file. */
static gboolean
goes_with (const GvtListSheet *self, const GvtListSheet *all, guint verdict)
{
  return verdicts[verdict].shows (all) && 2 * count (self, verdicts[verdict].sign) >= self->n_rows;
}

gboolean
gvt_list_sheet_tell (const GvtListSheet *self, const GvtListSheet *all, GvtFaultTally *faults)
{
  gboolean is_spoilt = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (verdicts[i].shows (self) || goes_with (self, all, i))
      {
        tell (faults, &self->signs[verdicts[i].sign], verdicts[i].column, verdicts[i].code);
        is_spoilt = TRUE;
      }
  return is_spoilt;
}

guint64
gvt_list_sheet_get_rows (const GvtListSheet *self)
{
  return self->n_rows;
}

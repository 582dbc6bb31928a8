/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-sheet.h"

#include <string.h>

#include "gvt-nik.h"

#define NIK_LENGTH    16
#define FEMALE_ADDS   40
#define N_FIRST_LINES 5

/* How often a sign was seen, and in which lines first. */
typedef struct
{
  guint64 n;
  guint64 lines[N_FIRST_LINES];
} Sign;

struct _GvtListSheet
{
  guint64 n_rows;
  Sign cut;            /* 15 digits, or 5,2E+15: no office writes a NIK so */
  guint64 n_long;      /* 16 digits */
  Sign ending_in_zero; /* of those */
  guint64 n_straight;  /* agree with the NIK's day and month, both up to 12 */
  Sign swapped;        /* agree with them the other way round */
};

GvtListSheet *
gvt_list_sheet_new (void)
{
  return g_new0 (GvtListSheet, 1);
}

static void
see (Sign *sign, guint64 line)
{
  if (sign->n < N_FIRST_LINES)
    sign->lines[sign->n] = line;
  sign->n++;
}

static gboolean
is_cut (const char *nik)
{
  gsize n_digits = strspn (nik, "0123456789");
  const char *rest = nik + n_digits;

  if (*rest == '\0')
    return n_digits == NIK_LENGTH - 1;
  if (n_digits != 1)
    return FALSE;
  if (*rest == ',' || *rest == '.')
    rest += 1 + strspn (rest + 1, "0123456789");
  if (*rest != 'E' && *rest != 'e')
    return FALSE;
  rest += rest[1] == '+' ? 2 : 1;
  return *rest != '\0' && strspn (rest, "0123456789") == strlen (rest);
}

static guint
two_digits (const char *text)
{
  return g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
             ? (guint) (text[0] - '0') * 10 + (guint) (text[1] - '0')
             : 0;
}

/* Compares a birth date with the one in the NIK. Days over 12 that stand where they should say
 * nothing: many a spreadsheet swaps only what it can read either way. */
static void
compare_date (GvtListSheet *sheet, guint64 line, const char *nik, const char *date)
{
  guint day = two_digits (nik + 6);
  guint month = two_digits (nik + 8);

  day -= day > FEMALE_ADDS ? FEMALE_ADDS : 0;
  if (strlen (date) != 10 || day == month)
    return;
  if (two_digits (date) == month && two_digits (date + 3) == day)
    see (&sheet->swapped, line);
  else if (two_digits (date) == day && two_digits (date + 3) == month)
    sheet->n_straight += day <= 12;
}

void
gvt_list_sheet_see (GvtListSheet *self, guint64 line, const GvtVoterRow *row)
{
  const char *nik = row->text[GVT_VOTER_NIK];

  self->n_rows++;
  if (is_cut (nik))
    see (&self->cut, line);
  if (strlen (nik) != NIK_LENGTH || strspn (nik, "0123456789") != NIK_LENGTH)
    return;

  self->n_long++;
  if (nik[NIK_LENGTH - 1] == '0')
    see (&self->ending_in_zero, line);
  if (gvt_nik_has_form (nik))
    compare_date (self, line, nik, row->text[GVT_VOTER_BIRTH_DATE]);
}

/* One row is a slip of the hand; from two rows on that are a tenth of the sheet, it is the sheet.
 */
static gboolean
shows_cut (const GvtListSheet *sheet)
{
  return sheet->cut.n >= 2 && sheet->cut.n * 10 >= sheet->n_rows;
}

/* A spreadsheet keeps fifteen digits and makes the sixteenth a 0. Of true serials one in ten ends
 * so at most: that half of a sheet and some rows more do by chance happens once in 100,000 sheets
 * of five rows, and never in larger ones. */
static gboolean
shows_zeros (const GvtListSheet *sheet)
{
  return 2 * sheet->ending_in_zero.n >= sheet->n_long + 5;
}

/* In a true list a birth date agrees with its NIK the other way round only where somebody slipped:
 * hardly one row in a thousand. A spreadsheet swaps every date that it can read either way. So the
 * swapped are compared with the straight rows that could have been swapped; where they are as many,
 * the column was. Corrected birth dates agree in neither way and do not count. */
static gboolean
shows_swapped (const GvtListSheet *sheet)
{
  return sheet->swapped.n >= 3 && sheet->swapped.n >= sheet->n_straight;
}

static void
tell (GvtFaultTally *faults, const Sign *sign, GvtVoterColumn column, const char *code)
{
  for (guint64 i = 0; i < sign->n; i++)
    gvt_fault_tally_add (faults, sign->lines[MIN (i, N_FIRST_LINES - 1)], column, code);
}

gboolean
gvt_list_sheet_tell (const GvtListSheet *self, GvtFaultTally *faults)
{
  if (shows_cut (self))
    tell (faults, &self->cut, GVT_VOTER_NIK, GVT_FAULT_CUT_DIGITS);
  if (shows_zeros (self))
    tell (faults, &self->ending_in_zero, GVT_VOTER_NIK, GVT_FAULT_CUT_DIGITS);
  if (shows_swapped (self))
    tell (faults, &self->swapped, GVT_VOTER_BIRTH_DATE, GVT_FAULT_SWAPPED_DATES);
  return shows_cut (self) || shows_zeros (self) || shows_swapped (self);
}

guint64
gvt_list_sheet_get_rows (const GvtListSheet *self)
{
  return self->n_rows;
}

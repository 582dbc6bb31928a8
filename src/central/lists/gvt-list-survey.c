/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-survey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-nik.h"
#include "gvt-number-set.h"

#define NIK_LENGTH    16
#define FEMALE_ADDS   40
#define MAX_ROWS      20000000
#define N_FIRST_LINES 5

/* How often a sign was seen, and in which lines first. */
typedef struct
{
  guint64 n;
  guint64 lines[N_FIRST_LINES];
} Sign;

/* A sheet is spoilt as a whole, and a sheet is a village's: so each is judged by itself, or one
 * spoilt sheet would drown among a thousand sound ones. @n_rows stands first: the table is handed
 * out as one of row counts. */
typedef struct
{
  guint64 n_rows;
  Sign cut;            /* 15 digits, or 5,2E+15: no office writes a NIK so */
  guint64 n_long;      /* 16 digits */
  Sign ending_in_zero; /* of those */
  guint64 n_straight;  /* agree with the NIK's day and month, both up to 12 */
  Sign swapped;        /* agree with them the other way round */
} Sheet;

struct _GvtListSurvey
{
  GvtRegionList *regions;
  GvtNumberSet niks;
  GvtNumberSet twins;
  GHashTable *sheets; /* village code → Sheet */
  Sheet all;
  GvtFaultTally *faults;
};

GvtListSurvey *
gvt_list_survey_new (GvtRegionList *regions)
{
  GvtListSurvey *self = g_new0 (GvtListSurvey, 1);

  self->regions = g_object_ref (regions);
  self->sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->faults = gvt_fault_tally_new ();
  return self;
}

void
gvt_list_survey_free (GvtListSurvey *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->regions);
  gvt_number_set_clear (&self->niks);
  gvt_number_set_clear (&self->twins);
  g_hash_table_unref (self->sheets);
  gvt_fault_tally_free (self->faults);
  g_free (self);
}

void
gvt_list_survey_fault (GvtListSurvey *self, guint64 line, const char *code)
{
  gvt_fault_tally_add (self->faults, line, GVT_FAULT_WHOLE_LINE, code);
}

static void
see (Sign *sign, guint64 line)
{
  if (sign->n < N_FIRST_LINES)
    sign->lines[sign->n] = line;
  sign->n++;
}

/* Returns: (nullable): of a village in the region list */
static Sheet *
find_sheet (GvtListSurvey *self, const char *village)
{
  g_autofree char *code = gvt_region_code_clean (village, NULL);
  Sheet *sheet = code != NULL ? g_hash_table_lookup (self->sheets, code) : NULL;

  if (sheet != NULL)
    return sheet;
  if (code == NULL || gvt_region_code_level (code) != GVT_REGION_VILLAGE
      || gvt_region_list_find (self->regions, code) == NULL)
    return NULL;

  sheet = g_new0 (Sheet, 1);
  g_hash_table_insert (self->sheets, g_steal_pointer (&code), sheet);
  return sheet;
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
compare_date (Sheet *sheet, guint64 line, const char *nik, const char *date)
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

static void
look_at (Sheet *sheet, guint64 line, const GvtVoterRow *row)
{
  const char *nik = row->text[GVT_VOTER_NIK];

  sheet->n_rows++;
  if (is_cut (nik))
    see (&sheet->cut, line);
  if (strlen (nik) != NIK_LENGTH || strspn (nik, "0123456789") != NIK_LENGTH)
    return;

  sheet->n_long++;
  if (nik[NIK_LENGTH - 1] == '0')
    see (&sheet->ending_in_zero, line);
  if (gvt_nik_has_form (nik))
    compare_date (sheet, line, nik, row->text[GVT_VOTER_BIRTH_DATE]);
}

static void
note_nik (GvtListSurvey *self, const char *nik)
{
  guint64 number;

  if (!gvt_nik_has_form (nik))
    return;
  number = g_ascii_strtoull (nik, NULL, 10);
  if (!gvt_number_set_add (&self->niks, number))
    gvt_number_set_add (&self->twins, number);
}

void
gvt_list_survey_row (GvtListSurvey *self, guint64 line, const char *village, const GvtVoterRow *row)
{
  Sheet *sheet;

  if (!gvt_voter_row_check (row, NULL))
    {
      gvt_list_survey_fault (self, line, GVT_FAULT_CELL);
      return;
    }
  sheet = find_sheet (self, village);
  if (sheet == NULL)
    {
      gvt_list_survey_fault (self, line, GVT_FAULT_UNKNOWN_VILLAGE);
      return;
    }

  look_at (sheet, line, row);
  look_at (&self->all, line, row);
  if (self->all.n_rows <= MAX_ROWS)
    note_nik (self, row->text[GVT_VOTER_NIK]);
}

void
gvt_list_survey_carried (GvtListSurvey *self, const char *nik)
{
  note_nik (self, nik);
}

/* One row is a slip of the hand; from two rows on that are a tenth of the sheet, it is the sheet.
 */
static gboolean
shows_cut (const Sheet *sheet)
{
  return sheet->cut.n >= 2 && sheet->cut.n * 10 >= sheet->n_rows;
}

/* A spreadsheet keeps fifteen digits and makes the sixteenth a 0. Of true serials one in ten ends
 * so at most: that half of a sheet and some rows more do by chance happens once in 100,000 sheets
 * of five rows, and never in larger ones. */
static gboolean
shows_zeros (const Sheet *sheet)
{
  return 2 * sheet->ending_in_zero.n >= sheet->n_long + 5;
}

/* In a true list a birth date agrees with its NIK the other way round only where somebody slipped:
 * hardly one row in a thousand. A spreadsheet swaps every date that it can read either way. So the
 * swapped are compared with the straight rows that could have been swapped; where they are as many,
 * the column was. Corrected birth dates agree in neither way and do not count. */
static gboolean
shows_swapped (const Sheet *sheet)
{
  return sheet->swapped.n >= 3 && sheet->swapped.n >= sheet->n_straight;
}

static void
tell (GvtListSurvey *self, const Sign *sign, GvtVoterColumn column, const char *code)
{
  for (guint64 i = 0; i < sign->n; i++)
    gvt_fault_tally_add (self->faults, sign->lines[MIN (i, N_FIRST_LINES - 1)], column, code);
}

static gboolean
tell_sheet (GvtListSurvey *self, const Sheet *sheet)
{
  if (shows_cut (sheet))
    tell (self, &sheet->cut, GVT_VOTER_NIK, GVT_FAULT_CUT_DIGITS);
  if (shows_zeros (sheet))
    tell (self, &sheet->ending_in_zero, GVT_VOTER_NIK, GVT_FAULT_CUT_DIGITS);
  if (shows_swapped (sheet))
    tell (self, &sheet->swapped, GVT_VOTER_BIRTH_DATE, GVT_FAULT_SWAPPED_DATES);
  return shows_cut (sheet) || shows_zeros (sheet) || shows_swapped (sheet);
}

gboolean
gvt_list_survey_end (GvtListSurvey *self, GError **error)
{
  g_autofree char *faults = NULL;
  gboolean has_spoilt = FALSE;
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (self->sheets),
                                         (GCompareFunc) strcmp);

  for (GList *link = codes; link != NULL; link = link->next)
    has_spoilt = tell_sheet (self, g_hash_table_lookup (self->sheets, link->data)) || has_spoilt;
  if (!has_spoilt)
    tell_sheet (self, &self->all);
  if (gvt_fault_tally_is_empty (self->faults) && self->all.n_rows == 0)
    gvt_list_survey_fault (self, 2, GVT_FAULT_NO_ROWS);
  if (self->all.n_rows > MAX_ROWS)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "a list has at most %d rows", MAX_ROWS);
      return FALSE;
    }
  if (gvt_fault_tally_is_empty (self->faults))
    return TRUE;

  faults = gvt_fault_tally_describe (self->faults);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("the file itself is at fault, and nothing of it was kept:\n%s"),
               g_strchomp (faults));
  return FALSE;
}

guint64
gvt_list_survey_get_rows (const GvtListSurvey *self)
{
  return self->all.n_rows;
}

GHashTable *
gvt_list_survey_get_villages (GvtListSurvey *self)
{
  return self->sheets;
}

gboolean
gvt_list_survey_has_twin (const GvtListSurvey *self, const char *nik)
{
  return gvt_nik_has_form (nik)
         && gvt_number_set_contains (&self->twins, g_ascii_strtoull (nik, NULL, 10));
}

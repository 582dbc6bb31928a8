/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-signs.h"

#include <string.h>

#include "gvt-nik.h"

#define DIGITS      "0123456789"
#define FULL_LENGTH 16 /* of a NIK and of an NKK */
#define FEMALE_ADDS 40
#define NULL_SERIAL "0000"

/* Day numbers of birth dates, 1908 to 2064: below them are years and ages. */
#define FIRST_DAY_NUMBER 3000
#define LAST_DAY_NUMBER  60000

#define BIT(sign) (1U << GVT_LIST_SIGN_##sign)

/* 5,2E+15, with a point or a comma */
static gboolean
has_exponent (const char *number)
{
  const char *rest = number + 1;

  if (!g_ascii_isdigit (*number))
    return FALSE;
  if (*rest == ',' || *rest == '.')
    rest += 1 + strspn (rest + 1, DIGITS);
  if (*rest != 'E' && *rest != 'e')
    return FALSE;
  rest += rest[1] == '+' ? 2 : 1;
  return *rest != '\0' && strspn (rest, DIGITS) == strlen (rest);
}

/* 9901011203150000,00 or 9.901.011.203.150.000,00: as the cell format "Number" shows it */
static gboolean
has_number_format (const char *number)
{
  gsize n_digits = strspn (number, DIGITS);
  const char *rest = number + n_digits;
  const char separator = *rest;

  if (separator != ',' && separator != '.')
    return FALSE;
  while (n_digits < FULL_LENGTH - 1 && *rest == separator && strspn (rest + 1, DIGITS) == 3)
    {
      n_digits += 3;
      rest += 4;
    }
  if (n_digits < FULL_LENGTH - 1)
    return FALSE;
  if (*rest == ',' || *rest == '.')
    rest += 1 + strspn (rest + 1, "0");
  return *rest == '\0';
}

/* Returns: how many digits @number has; 0 when there is anything else in it */
static gsize
count_digits (const char *number)
{
  gsize n = strspn (number, DIGITS);

  return number[n] == '\0' ? n : 0;
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
static guint
compare_date (const char *nik, const char *date)
{
  guint day = two_digits (nik + 6);
  guint month = two_digits (nik + 8);

  day -= day > FEMALE_ADDS ? FEMALE_ADDS : 0;
  if (strlen (date) != 10 || day == month)
    return 0;
  if (two_digits (date) == month && two_digits (date + 3) == day)
    return BIT (SWAPPED_DATE);
  if (two_digits (date) == day && two_digits (date + 3) == month && day <= 12)
    return BIT (STRAIGHT_DATE);
  return 0;
}

static guint
read_nik (const char *nik, const char *date)
{
  gsize n_digits = count_digits (nik);
  guint signs = BIT (LONG_NIK);

  if (n_digits == FULL_LENGTH - 1 || has_exponent (nik) || has_number_format (nik))
    return BIT (CUT_NIK);
  if (n_digits != FULL_LENGTH)
    return 0;
  if (nik[FULL_LENGTH - 1] == '0')
    signs |= BIT (ROUND_NIK);
  if (g_str_has_suffix (nik, NULL_SERIAL))
    signs |= BIT (NULL_NIK);
  return gvt_nik_has_form (nik) ? signs | compare_date (nik, date) : signs;
}

static guint
read_nkk (const char *nkk)
{
  gsize n_digits = count_digits (nkk);
  guint signs = BIT (LONG_NKK);

  if (has_exponent (nkk) || has_number_format (nkk))
    return BIT (NUMBER_NKK);
  if (n_digits == FULL_LENGTH - 1)
    return BIT (SHORT_NKK);
  if (n_digits != FULL_LENGTH)
    return 0;
  if (nkk[FULL_LENGTH - 1] == '0')
    signs |= BIT (ROUND_NKK);
  return g_str_has_suffix (nkk, NULL_SERIAL) ? signs | BIT (NULL_NKK) : signs;
}

/* A number or a word of a date. */
typedef struct
{
  gsize length;
  gboolean is_word;
} Part;

/* Returns: how many of the first three parts @date has */
static guint
split_date (const char *date, Part parts[3])
{
  guint n = 0;

  while (*date != '\0' && n < 3)
    {
      gsize n_digits = strspn (date, DIGITS);
      gsize n_letters = 0;

      while (g_ascii_isalpha (date[n_letters]))
        n_letters++;
      if (n_digits + n_letters > 0)
        parts[n++] = (Part){ n_digits + n_letters, n_letters > 0 };
      date += MAX (n_digits + n_letters, 1);
    }
  return n;
}

/* 5, 05, Jul or Juli; masks (xx) are none */
static gboolean
is_day_or_month (const Part *part)
{
  return part->is_word ? part->length >= 3 : part->length <= 2;
}

/* As programs write it that take a column of numbers for fractions: 33059.0 */
static gboolean
is_day_number (const char *date)
{
  guint64 number = g_ascii_strtoull (date, NULL, 10);
  const char *rest = date + strspn (date, DIGITS);

  if (*rest == '.' || *rest == ',')
    rest += 1 + strspn (rest + 1, "0");
  return *rest == '\0' && number >= FIRST_DAY_NUMBER && number <= LAST_DAY_NUMBER;
}

/* Whether it is written as a list has it, 05|07|1990, even if it is none of the calendar. */
static gboolean
has_list_form (const char *date)
{
  return strspn (date, DIGITS) == 2 && date[2] == '|' && strspn (date + 3, DIGITS) == 2
         && date[5] == '|' && count_digits (date + 6) == 4;
}

/* Only what a spreadsheet writes: what is empty or masked, a year or an age stays a row's matter.
 */
static guint
read_date (const char *date)
{
  Part parts[3];

  if (has_list_form (date) || *date == '\0')
    return 0;
  if (date[strspn (date, "#")] == '\0')
    return BIT (OTHER_DATE);
  if (is_day_number (date))
    return BIT (DAY_NUMBER);
  if (split_date (date, parts) < 3 || !is_day_or_month (&parts[1]) || parts[2].is_word)
    return 0;
  if (!is_day_or_month (&parts[0]))
    return !parts[0].is_word && parts[0].length == 4 && parts[2].length <= 2 ? BIT (OTHER_DATE) : 0;
  return parts[2].length == 4 ? BIT (OTHER_DATE) : parts[2].length == 2 ? BIT (SHORT_YEAR) : 0;
}

/* No name begins so, whatever the language of the spreadsheet. */
static guint
read_name (const char *name)
{
  return *name == '#' || g_str_has_prefix (name, "Err:") ? BIT (ERROR_VALUE) : 0;
}

/* As a program writes it that takes the column for numbers: 1 for 001 */
static guint
read_small_number (const char *number, guint sign)
{
  gsize n_digits = count_digits (number);

  return n_digits == 1 || n_digits == 2 ? sign : 0;
}

static guint
read_small_numbers (const GvtVoterRow *row)
{
  return read_small_number (row->text[GVT_VOTER_RT], BIT (CUT_RT))
         | read_small_number (row->text[GVT_VOTER_RW], BIT (CUT_RW))
         | read_small_number (row->text[GVT_VOTER_TPS], BIT (CUT_TPS));
}

static guint
read_name_and_place (const GvtVoterRow *row)
{
  return *row->text[GVT_VOTER_NAME] != '\0' && *row->text[GVT_VOTER_BIRTH_PLACE] != '\0'
             ? BIT (NAME_AND_PLACE)
             : 0;
}

guint
gvt_list_signs_read (const GvtVoterRow *row)
{
  const char *date = row->text[GVT_VOTER_BIRTH_DATE];

  return read_nik (row->text[GVT_VOTER_NIK], date) | read_nkk (row->text[GVT_VOTER_NKK])
         | read_date (date) | read_name (row->text[GVT_VOTER_NAME]) | read_small_numbers (row)
         | read_name_and_place (row);
}

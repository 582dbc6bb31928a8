/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pupil-cells-private.h"

#include <string.h>

#include "gvt-nik.h"
#include "gvt-secret.h"
#include "gvt-text.h"
#include "gvt-unicode.h"

#define FIRST_YEAR   1900
#define SERIAL_EPOCH 25569 /* the number that spreadsheets give to 1970-01-01 */
#define SERIAL_FIRST 7306  /* 1 January 1920 */
#define SERIAL_LAST  73051 /* 1 January 2100 */
#define NIK_LENGTH   16

char *
gvt_pupil_text_read (const char *cell, guint n_letters)
{
  g_autofree char *valid = g_utf8_make_valid (cell, -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_isspace (letter) && !g_unichar_iscntrl (letter))
        g_string_append_unichar (text, letter);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  g_strchomp (text->str);
  return gvt_unicode_head (text->str, n_letters);
}

/* --- dates --- */

static const char *const months[12][5] = {
  { "januari", "january" },
  { "februari", "pebruari", "february" },
  { "maret", "mrt", "march" },
  { "april" },
  { "mei", "may" },
  { "juni", "june" },
  { "juli", "july" },
  { "agustus", "agt", "ags", "august" },
  { "september" },
  { "oktober", "october" },
  { "november", "nopember" },
  { "desember", "december" },
};

/* A number, or a month's name, or at least three letters of it. Returns: 0 for neither */
static guint
read_month (const char *text)
{
  g_autofree char *word = g_ascii_strdown (text, -1);
  gsize length = strlen (word);

  if (g_ascii_isdigit (*word))
    return length <= 2 ? (guint) g_ascii_strtoull (word, NULL, 10) : 0;
  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    for (guint j = 0; months[i][j] != NULL; j++)
      if (strncmp (months[i][j], word, length) == 0)
        return i + 1;
  return 0;
}

static gboolean
is_digits (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

/* Two digits are of this century, unless that would lie ahead. */
static guint
read_year (const char *text, const char *today)
{
  guint year = (guint) g_ascii_strtoull (text, NULL, 10);

  if (is_digits (text, 4))
    return year;
  if (!is_digits (text, 2))
    return 0;
  return 2000 + year <= (guint) g_ascii_strtoull (today, NULL, 10) ? 2000 + year : 1900 + year;
}

static GvtPupilDate
settle (guint year, guint month, guint day, const char *today, char **date)
{
  g_autofree char *text = g_strdup_printf ("%04u-%02u-%02u", year, month, day);

  if (year < FIRST_YEAR || year > 2999 || day > 31 || month > 31)
    return GVT_PUPIL_DATE_UNREADABLE;
  if (month > 12)
    return day >= 1 && day <= 12 ? GVT_PUPIL_DATE_MONTH_FIRST : GVT_PUPIL_DATE_UNREADABLE;
  if (!gvt_date_is_valid (text) || strcmp (text, today) > 0)
    return GVT_PUPIL_DATE_UNREADABLE;
  *date = g_steal_pointer (&text);
  return GVT_PUPIL_DATE_READ;
}

/* "39508", or with its part of a day behind a point. */
static gboolean
read_serial (const char *text, char **date)
{
  char *end;
  guint64 number = g_ascii_strtoull (text, &end, 10);

  if (!g_ascii_isdigit (*text) || end - text > 5 || (*end != '\0' && *end != '.')
      || (*end == '.' && end[1 + strspn (end + 1, "0123456789")] != '\0') || number < SERIAL_FIRST
      || number > SERIAL_LAST)
    return FALSE;
  *date = gvt_date_from_days ((gint) number - SERIAL_EPOCH);
  return TRUE;
}

/* "Selasa" before the day, and the hour behind it. */
static GStrv
cut_date (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " /.-|,T\\", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_begun = FALSE;

  for (guint i = 0; parts[i] != NULL && strchr (parts[i], ':') == NULL; i++)
    {
      has_begun = has_begun || g_ascii_isdigit (*parts[i]);
      if (has_begun && *parts[i] != '\0')
        g_strv_builder_add (builder, parts[i]);
    }
  return g_strv_builder_end (builder);
}

static GvtPupilDate
read_parts (GStrv parts, const char *today, char **date)
{
  gboolean year_first = strlen (parts[0]) == 4;
  const char *day = parts[year_first ? 2 : 0];
  guint year = read_year (parts[year_first ? 0 : 2], today);
  guint month = read_month (parts[1]);

  if (strlen (day) > 2 || strspn (day, "0123456789") != strlen (day))
    return GVT_PUPIL_DATE_UNREADABLE;
  return settle (year, month, (guint) g_ascii_strtoull (day, NULL, 10), today, date);
}

/* "01022008", or "20080201" */
static GvtPupilDate
read_run (const char *digits, const char *today, char **date)
{
  guint number = (guint) g_ascii_strtoull (digits, NULL, 10);
  GvtPupilDate read = settle (number % 10000, number / 10000 % 100, number / 1000000, today, date);

  return read == GVT_PUPIL_DATE_READ
             ? read
             : settle (number / 10000, number / 100 % 100, number % 100, today, date);
}

GvtPupilDate
gvt_pupil_date_read (const char *cell, const char *today, char **date)
{
  g_autofree char *clean = gvt_pupil_text_read (cell, 60);
  const char *text = clean + strspn (clean, "'`");
  g_auto (GStrv) parts = NULL;

  *date = NULL;
  if (*text == '\0' || g_str_equal (text, "-"))
    return GVT_PUPIL_DATE_NONE;
  if (read_serial (text, date))
    {
      if (strcmp (*date, today) <= 0)
        return GVT_PUPIL_DATE_READ;
      g_clear_pointer (date, g_free);
      return GVT_PUPIL_DATE_UNREADABLE;
    }
  if (is_digits (text, 8))
    return read_run (text, today, date);
  parts = cut_date (text);
  return g_strv_length (parts) == 3 ? read_parts (parts, today, date) : GVT_PUPIL_DATE_UNREADABLE;
}

/* --- numbers of cards --- */

/* "5.201010101080001E+15": as good as its digits, where it has all of them. Returns: (transfer
 * full) (nullable): %NULL for what is no such number */
static char *
expand (const char *text, gboolean *is_short)
{
  const char *exponent = strpbrk (text, "eE");
  g_autoptr (GString) digits = g_string_new (NULL);
  guint64 places = 0;

  *is_short = FALSE;
  if (exponent == NULL || !g_ascii_isdigit (*text)
      || !g_ascii_string_to_unsigned (exponent[1] == '+' ? exponent + 2 : exponent + 1, 10, 0, 99,
                                      &places, NULL))
    return NULL;
  for (const char *c = text; c < exponent; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (digits, *c);
    else if (c != text + 1 || (*c != '.' && *c != ','))
      return NULL;
  *is_short = digits->len < places + 1;
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

char *
gvt_pupil_nik_read (const char *cell, GvtPupilNotes *notes)
{
  static const char *const quotes[] = { "'", "`", "´", "‘", "’", "\"" };
  g_autofree char *typed = gvt_pupil_text_read (cell, 60);
  const char *text = typed;
  gboolean is_short;
  char *expanded;
  char *clean;

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    if (g_str_has_prefix (text, quotes[i]))
      text += strlen (quotes[i]);
  if (g_str_has_suffix (text, ".0"))
    typed[strlen (typed) - 2] = '\0';
  expanded = expand (text, &is_short);
  clean = gvt_nik_clean (expanded != NULL ? expanded : text);
  gvt_wipe_free (expanded);
  if (strlen (clean) == NIK_LENGTH && !is_short && gvt_nik_has_form (clean))
    return clean;

  if (is_short)
    *notes |= GVT_PUPIL_NIK_SPOILT;
  else if (strspn (clean, "0") != strlen (clean))
    *notes |= GVT_PUPIL_NIK_FAULTY; /* "" and "0" are written where there is none */
  gvt_wipe_free (clean);
  return NULL;
}

/* --- words --- */

typedef struct
{
  const char *word;
  const char *code;
} Word;

static const char *
find_word (const char *cell, const Word *words)
{
  g_autofree char *text = gvt_pupil_text_read (cell, 30);
  g_autofree char *low = g_ascii_strdown (g_strdelimit (text, "-./", ' '), -1);

  g_strstrip (low);
  for (const Word *word = words; word->word != NULL; word++)
    if (g_str_equal (low, word->word))
      return word->code;
  return "";
}

const char *
gvt_pupil_sex_read (const char *cell)
{
  static const Word words[] = {
    { "l", "L" },         { "laki laki", "L" }, { "laki", "L" },   { "lk", "L" },
    { "pria", "L" },      { "m", "L" },         { "male", "L" },   { "p", "P" },
    { "perempuan", "P" }, { "pr", "P" },        { "wanita", "P" }, { "f", "P" },
    { "female", "P" },    { NULL, NULL },
  };

  return find_word (cell, words);
}

const char *
gvt_pupil_marital_read (const char *cell)
{
  static const Word words[] = {
    { "b", "B" },           { "belum", "B" },
    { "belum kawin", "B" }, { "belum menikah", "B" },
    { "tidak kawin", "B" }, { "tidak", "B" },
    { "s", "S" },           { "sudah", "S" },
    { "sudah kawin", "S" }, { "kawin", "S" },
    { "menikah", "S" },     { "sudah menikah", "S" },
    { "married", "S" },     { "p", "P" },
    { "pernah", "P" },      { "pernah kawin", "P" },
    { "cerai", "P" },       { "cerai hidup", "P" },
    { "cerai mati", "P" },  { "janda", "P" },
    { "duda", "P" },        { NULL, NULL },
  };

  return find_word (cell, words);
}

char *
gvt_pupil_number_read (const char *cell)
{
  const char *digits = strpbrk (cell, "0123456789");
  guint64 number = digits != NULL ? g_ascii_strtoull (digits, NULL, 10) : 0;

  return number >= 1 && number <= 999 ? g_strdup_printf ("%03u", (guint) number) : g_strdup ("");
}

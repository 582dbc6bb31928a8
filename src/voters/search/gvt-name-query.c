/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-query.h"

#include <sodium.h>
#include <string.h>

#include "gvt-secret.h"
#include "gvt-unicode.h"

/* Case and form apart, so that typed and listed names compare. Returns: (transfer full) */
static char *
fold (const char *text)
{
  char *folded = g_utf8_casefold (text, -1);
  char *normal = gvt_unicode_normalize (folded, G_NORMALIZE_NFKC);

  gvt_wipe_free (folded);
  return normal;
}

char *
gvt_name_query_clean (const char *typed)
{
  GString *clean = g_string_new (NULL);
  char *valid = g_utf8_make_valid (typed, -1);
  char *folded;

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_isspace (letter))
        g_string_append_unichar (clean, letter);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }
  if (clean->len > 0 && clean->str[clean->len - 1] == ' ')
    g_string_truncate (clean, clean->len - 1);

  folded = fold (clean->str);
  gvt_wipe_free (g_string_free (clean, FALSE));
  gvt_wipe_free (valid);
  return folded;
}

/* --- when he was born --- */

#define YEAR "((?:19|20)\\d\\d)"
#define GAP  "[-/. ]+"

/* Groups: 1 day, 2 month in figures or letters, 3 year; 4 to 6 the same with the year first; 7 a
 * year alone. */
static const char birth_pattern[] =
    "(?:\\b(?:lahir|kelahiran|tahun|thn|th|tanggal|tgl)\\b[., ]*)*(?<!\\d)"
    "(?:(?|(\\d{1,2})" GAP "(\\d{1,2})" GAP YEAR "|(\\d\\d)(\\d\\d)" YEAR
    "|(\\d{1,2})[-/. ]*((?:jan|feb|peb|mar|apr|mei|jun|jul|agu|agt|sep|okt|nop|nov|des)[a-z]*)"
    "[-/., ]*" YEAR ")|" YEAR "[-/.](\\d{1,2})[-/.](\\d{1,2})|" YEAR ")(?!\\d)";

static const GRegex *
get_births (void)
{
  static gsize once = 0;
  static GRegex *births = NULL;

  if (g_once_init_enter (&once))
    {
      births = g_regex_new (birth_pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (births != NULL);
      g_once_init_leave (&once, 1);
    }
  return births;
}

static guint
month_of (const char *written)
{
  static const char *const months[] = { "jan", "feb peb", "mar", "apr", "mei",     "jun",
                                        "jul", "agu agt", "sep", "okt", "nop nov", "des" };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    for (const char *name = months[i]; name != NULL; name = strchr (name, ' '))
      {
        name += *name == ' ' ? 1 : 0;
        if (strncmp (written, name, 3) == 0)
          return i + 1;
      }
  return (guint) g_ascii_strtoull (written, NULL, 10);
}

static void
take_birth (GvtNameQuery *self, GMatchInfo *match)
{
  gboolean is_year_first = g_match_info_get_match_count (match) == 7;
  char *year = g_match_info_fetch (match, is_year_first ? 4 : 3);
  char *month = g_match_info_fetch (match, is_year_first ? 5 : 2);
  char *day = g_match_info_fetch (match, is_year_first ? 6 : 1);
  char *alone = g_match_info_fetch (match, 7);

  if (alone != NULL && *alone != '\0')
    g_strlcpy (self->birth, alone, sizeof self->birth);
  else
    g_snprintf (self->birth, sizeof self->birth, "%.4s-%02u-%02u", year, month_of (month) % 100,
                (guint) g_ascii_strtoull (day, NULL, 10) % 100);
  gvt_wipe_free (year);
  gvt_wipe_free (month);
  gvt_wipe_free (day);
  gvt_wipe_free (alone);
}

/* --- where he lives --- */

/* Groups: RT, RW; RW alone. */
static const char number_pattern[] = "\\brt[. ]*(\\d{1,3})(?:[ /]*rw[. ]*(\\d{1,3})| */ "
                                     "*(\\d{1,3}))?(?!\\d)|\\brw[. ]*(\\d{1,3})(?!\\d)";

static const GRegex *
get_numbers (void)
{
  static gsize once = 0;
  static GRegex *numbers = NULL;

  if (g_once_init_enter (&once))
    {
      numbers = g_regex_new (number_pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_assert (numbers != NULL);
      g_once_init_leave (&once, 1);
    }
  return numbers;
}

static guint
number_of (GMatchInfo *match, gint group)
{
  g_autofree char *digits = g_match_info_fetch (match, group);

  return digits != NULL ? (guint) g_ascii_strtoull (digits, NULL, 10) : 0;
}

/* Blanks what it takes. */
static void
take_numbers (GvtSaidPlace *place, char *clean)
{
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  if (!g_regex_match (get_numbers (), clean, 0, &match)
      || !g_match_info_fetch_pos (match, 0, &start, &end))
    return;
  place->rt = number_of (match, 1);
  place->rw = MAX (MAX (number_of (match, 2), number_of (match, 3)), number_of (match, 4));
  memset (clean + start, ' ', (gsize) (end - start));
}

static gboolean
leads_to_place (const char *word)
{
  static const char *const leads[] = { "dusun", "dsn",  "lingkungan", "lingk",     "kampung",
                                       "kp",    "desa", "ds",         "kelurahan", "kel",
                                       "dari",  "di",   NULL };
  gsize length = strcspn (word, ".,");
  g_autofree char *bare = g_strndup (word, length);

  return word[length + (word[length] != '\0')] == '\0' && g_strv_contains (leads, bare);
}

static void
append_word (GString *text, const char *word)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

static void
keep_place (GvtSaidPlace *place, GString *words)
{
  guint n = place->names[0] != NULL;

  if (words->len > 0 && place->names[n] == NULL)
    place->names[n] = g_strdup (words->str);
  gvt_wipe_free (g_string_free (words, FALSE));
}

/* Only behind a name: "Di" may begin one. */
static void
part_words (GvtNameQuery *self, const char *clean)
{
  char **words = g_strsplit (clean, " ", 0);
  GString *name = g_string_sized_new (strlen (clean) + 1); /* so that no copy of it stays behind */
  GString *place = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (name->len > 0 && words[i + 1] != NULL && leads_to_place (words[i]))
      {
        if (place != NULL)
          keep_place (&self->place, place);
        place = g_string_sized_new (strlen (clean) + 1);
      }
    else if (words[i][0] != '\0')
      {
        append_word (place != NULL ? place : name, words[i]);
      }
  if (place != NULL)
    keep_place (&self->place, place);
  for (guint i = 0; words[i] != NULL; i++)
    gvt_wipe_free (words[i]);
  g_free (words);
  self->name = g_string_free (name, FALSE);
}

void
gvt_name_query_read (GvtNameQuery *self, const char *typed)
{
  char *clean = gvt_name_query_clean (typed);
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  *self = (GvtNameQuery){ 0 };
  if (g_regex_match (get_births (), clean, 0, &match)
      && g_match_info_fetch_pos (match, 0, &start, &end))
    {
      take_birth (self, match);
      memset (clean + start, ' ', (gsize) (end - start));
    }
  take_numbers (&self->place, clean);
  part_words (self, clean);
  gvt_wipe_free (clean);
}

void
gvt_name_query_clear (GvtNameQuery *self)
{
  gvt_wipe_free (self->name);
  for (guint i = 0; i < G_N_ELEMENTS (self->place.names); i++)
    gvt_wipe_free (self->place.names[i]);
  sodium_memzero (self, sizeof *self);
}

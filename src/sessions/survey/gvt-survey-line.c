/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-survey-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-keyed-line.h"

#define MAX_WORDS  5
#define MAX_DIGITS 6

/* A word of a line, and where it begins. */
typedef struct
{
  char *text;
  guint column; /* in characters, from 1 */
} Word;

typedef struct
{
  Word words[MAX_WORDS];
  guint n_words;
  guint first; /* the word with the scores */
} Words;

static void
words_clear (Words *self)
{
  for (guint i = 0; i < self->n_words; i++)
    g_free (self->words[i].text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean G_GNUC_PRINTF (3, 4) refuse (GError **error, guint column, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list values;

  va_start (values, format);
  why = g_strdup_vprintf (format, values);
  va_end (values);
  /* Translators: where a mistake is in a line that was keyed, and what it is. */
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("Column %u: %s"), column, why);
  return FALSE;
}

static gboolean
is_blank (char character)
{
  return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

static gboolean
split (Words *self, const char *text, GError **error)
{
  const char *end;
  guint column = 1;

  if (!g_utf8_validate (text, -1, &end))
    return refuse (error, (guint) g_utf8_strlen (text, end - text) + 1,
                   _ ("this is no character of a text."));
  if (strlen (text) > GVT_SURVEY_MAX_LINE)
    return refuse (error, GVT_SURVEY_MAX_LINE, _ ("the line is too long for a survey sheet."));
  while (*text != '\0')
    {
      const char *start;

      for (; is_blank (*text); text++, column++)
        ;
      if (*text == '\0')
        break;
      if (self->n_words == MAX_WORDS)
        return refuse (error, column, _ ("nothing more belongs to a survey sheet."));
      self->words[self->n_words].column = column;
      for (start = text; *text != '\0' && !is_blank (*text); text = g_utf8_next_char (text))
        column++;
      self->words[self->n_words++].text = g_strndup (start, (gsize) (text - start));
    }
  return self->n_words > 0 || refuse (error, 1, _ ("the line is empty."));
}

/* A first word of digits with another word of marks behind it. */
static gboolean
read_number (Words *words, guint *number, guint max_scores, GError **error)
{
  const Word *word = &words->words[0];
  gsize length = strlen (word->text);
  guint64 value;

  words->first = 0;
  if (words->n_words < 2 || strspn (word->text, "0123456789") != length
      || (length > MAX_DIGITS && length >= max_scores))
    return TRUE;
  if (strspn (words->words[1].text, "0123456789-.*") != strlen (words->words[1].text))
    return TRUE;
  if (!g_ascii_string_to_unsigned (word->text, 10, 1, GVT_SURVEY_MAX_SHEET, &value, NULL))
    return refuse (error, word->column, _ ("sheets are numbered from 1 to %u."),
                   GVT_SURVEY_MAX_SHEET);
  *number = (guint) value;
  words->first = 1;
  return TRUE;
}

/* Columns are told as they stand in the whole line. */
static gboolean
read_scores (const Word *word, guint8 *scores, guint n_scores, guint max, GError **error)
{
  g_autofree char *padded = g_strdup_printf ("%*s%s", (int) word->column - 1, "", word->text);

  return gvt_keyed_scores_parse (scores, n_scores, max, padded, error);
}

static gboolean
read_code (GvtSurveySheet *self, const Word *word, GError **error)
{
  static const guint columns[] = { GVT_SURVEY_BY_SEX, GVT_SURVEY_BY_AGE, GVT_SURVEY_BY_EDUCATION };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *code = gvt_survey_find_code (columns[i], word->text);

      if (code == NULL)
        continue;
      if (self->codes[columns[i]] != NULL)
        return refuse (error, word->column, _ ("this was said already: “%s”."), word->text);
      self->codes[columns[i]] = g_str_equal (code, "?") ? NULL : code; /* who was not asked */
      return TRUE;
    }
  return refuse (error, word->column,
                 _ ("“%s” is no code: L or P; 0-16, 17-21, 22-30, 31-59, 60+ or ?; SD, SMP, SMA, "
                    "D, S1 or S2."),
                 word->text);
}

gboolean
gvt_survey_line_parse (
    GvtSurveySheet *self, const char *text, guint number, const char *service, GError **error)
{
  g_auto (Words) words = { 0 };
  GvtSurveySheet sheet = { .channel = GVT_SURVEY_PAPER, .sheet = number, .is_done = TRUE };

  if (!split (&words, text, error)
      || !read_number (&words, &sheet.sheet, GVT_SURVEY_N_ELEMENTS, error)
      || !read_scores (&words.words[words.first], sheet.scores, GVT_SURVEY_N_ELEMENTS,
                       GVT_SURVEY_MAX_SCORE, error))
    return FALSE;

  sheet.codes[GVT_SURVEY_BY_SERVICE] = service;
  for (guint i = words.first + 1; i < words.n_words; i++)
    if (!read_code (&sheet, &words.words[i], error))
      return FALSE;
  *self = sheet;
  return TRUE;
}

gboolean
gvt_smiley_line_parse (GvtSmileySheet *self, const char *text, guint number, GError **error)
{
  g_auto (Words) words = { 0 };
  GvtSmileySheet sheet = { .channel = GVT_SURVEY_PAPER, .sheet = number, .is_done = TRUE };
  const Word *word;

  if (!split (&words, text, error)
      || !read_number (&words, &sheet.sheet, GVT_SMILEY_N_QUESTIONS, error))
    return FALSE;

  word = &words.words[words.first];
  sheet.n_faces = (guint) CLAMP (strlen (word->text), 1, GVT_SMILEY_N_QUESTIONS);
  if (!read_scores (word, sheet.faces, sheet.n_faces, GVT_SMILEY_MAX_FACE, error))
    return FALSE;
  if (words.n_words > words.first + 1)
    return refuse (error, words.words[words.first + 1].column,
                   _ ("nothing more belongs to a survey sheet."));
  *self = sheet;
  return TRUE;
}

static GString *
begin_line (guint sheet, const guint8 *scores, guint n)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%u ", sheet);
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, scores[i] != 0 ? (char) ('0' + scores[i]) : '-');
  return text;
}

char *
gvt_smiley_line_write (const GvtSmileySheet *self)
{
  return g_string_free (begin_line (self->sheet, self->faces, self->n_faces), FALSE);
}

char *
gvt_survey_line_write (const GvtSurveySheet *self)
{
  static const guint columns[] = { GVT_SURVEY_BY_SEX, GVT_SURVEY_BY_AGE, GVT_SURVEY_BY_EDUCATION };
  GString *text = begin_line (self->sheet, self->scores, GVT_SURVEY_N_ELEMENTS);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (self->codes[columns[i]] != NULL)
      g_string_append_printf (text, " %s", self->codes[columns[i]]);
  return g_string_free (text, FALSE);
}

/* --- a file of them --- */

typedef struct
{
  const char *service;
  gboolean is_smiley;
  GArray *sheets;
  GHashTable *seen; /* numbers */
} Reader;

static gboolean
keep (Reader *self, gconstpointer sheet, guint number, GError **error)
{
  if (!g_hash_table_add (self->seen, GUINT_TO_POINTER (number)))
    return refuse (error, 1, _ ("sheet %u stands there twice."), number);
  g_array_append_vals (self->sheets, sheet, 1);
  return TRUE;
}

static gboolean
read_line (Reader *self, const char *line, guint number, GError **error)
{
  GvtSmileySheet smiley;
  GvtSurveySheet sheet;

  if (self->is_smiley)
    return gvt_smiley_line_parse (&smiley, line, number, error)
           && keep (self, &smiley, smiley.sheet, error);
  return gvt_survey_line_parse (&sheet, line, number, self->service, error)
         && keep (self, &sheet, sheet.sheet, error);
}

static gboolean
read_lines (Reader *self, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", GVT_SURVEY_MAX_LINES + 2);

  if (g_strv_length (lines) > GVT_SURVEY_MAX_LINES + 1)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("More than %u lines are no survey of a class."), GVT_SURVEY_MAX_LINES);
      return FALSE;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *note = strchr (lines[i], '#');

      if (note != NULL)
        *note = '\0';
      if (lines[i][strspn (lines[i], " \t\r")] == '\0')
        continue;
      if (!read_line (self, lines[i], i + 1, error))
        {
          g_prefix_error (error, _ ("line %u: "), i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

static GArray *
read_file (const char *text, const char *service, gboolean is_smiley, GError **error)
{
  g_autoptr (GArray) sheets = g_array_new (
      FALSE, FALSE, is_smiley ? sizeof (GvtSmileySheet) : sizeof (GvtSurveySheet));
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Reader reader = { service, is_smiley, sheets, seen };

  return read_lines (&reader, text, error) ? g_steal_pointer (&sheets) : NULL;
}

GArray *
gvt_survey_lines_read (const char *text, const char *service, GError **error)
{
  return read_file (text, service, FALSE, error);
}

GArray *
gvt_smiley_lines_read (const char *text, GError **error)
{
  return read_file (text, NULL, TRUE, error);
}

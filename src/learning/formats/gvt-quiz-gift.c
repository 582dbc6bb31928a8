/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-gift-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-members-private.h"
#include "gvt-unicode.h"

#define CATEGORY "$CATEGORY:"
#define MAX_ID   48

typedef struct
{
  GvtQuizReport *report;
  GString *text;    /* lines of the question that is being read, hidden */
  guint first_line; /* of @text */
  guint line;
  gboolean is_open; /* the question before lacks its closing brace: what follows may be of it */
} Reader;

static void
complain (GvtGiftBlock *self, const char *at, const char *message)
{
  gvt_quiz_report_complain (self->report, gvt_gift_block_line (self, at), message);
}

/* A title as an id. Returns: (transfer full) (nullable): %NULL when no letter of it can stay */
static char *
slug_of (const char *title)
{
  g_autofree char *apart = gvt_unicode_normalize (title, G_NORMALIZE_ALL);
  g_autoptr (GString) slug = g_string_new (NULL);

  for (const char *c = apart; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_ascii_isalnum (*c))
        g_string_append_c (slug, g_ascii_tolower (*c));
      else if (!g_unichar_ismark (g_utf8_get_char (c)) && slug->len > 0
               && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  g_string_truncate (slug, MIN (slug->len, MAX_ID));
  while (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return gvt_is_slug (slug->str) ? g_string_free (g_steal_pointer (&slug), FALSE) : NULL;
}

/* Takes "::title::" from the head of @text. Returns: (transfer none): what is behind it */
static char *
take_title (GvtGiftBlock *self, char *text, char **id)
{
  char *end = g_str_has_prefix (text, "::") ? strstr (text + 2, "::") : NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *title = NULL;

  if (!g_str_has_prefix (text, "::"))
    return text;
  if (end == NULL)
    {
      complain (self, text, _ ("The title is not closed by a second ::"));
      return text;
    }

  hidden = g_strndup (text + 2, (gsize) (end - text - 2));
  title = gvt_gift_show (hidden);
  *id = slug_of (title);
  if (*id != NULL && g_hash_table_contains (self->report->ids, *id))
    g_clear_pointer (id, g_free); /* a title may stand twice, an id may not */
  return end + 2;
}

/* Exactly one pair of braces, with nothing behind it. Returns: whether so */
static gboolean
check_braces (GvtGiftBlock *self, const char *text, gboolean *is_open)
{
  const char *open = strchr (text, '{');
  const char *close = strchr (text, '}');
  const char *inner = open != NULL ? strchr (open + 1, '{') : NULL;
  const char *rest = close != NULL ? close + 1 + strspn (close + 1, " \t\n") : NULL;

  if (open == NULL && close == NULL)
    complain (self, text, _ ("Text without answers in { } is no question"));
  else if (close != NULL && (open == NULL || close < open))
    complain (self, close, _ ("A } without { before it; as a letter it is written \\}"));
  else if (close == NULL)
    complain (self, open, _ ("This { is not closed before the next blank line"));
  else if (inner != NULL && inner < close)
    complain (self, inner, _ ("A { within { }; as a letter it is written \\{"));
  else if (strchr (rest, '}') != NULL && strchr (rest, '{') == NULL)
    complain (self, strchr (rest, '}'),
              _ ("A } without { before it; as a letter it is written \\}"));
  else if (g_str_has_prefix (rest, "//"))
    complain (self, rest, _ ("// begins a comment only at the beginning of a line"));
  else if (*rest != '\0')
    complain (self, open,
              _ ("A gap within a sentence is not read: write ____ for it, and { } at the end"));
  else
    return TRUE;

  *is_open = open != NULL && close == NULL;
  return FALSE;
}

static void
take_parts (GvtGiftBlock *self, char *text, gboolean *is_open)
{
  g_autofree char *id = NULL;
  g_autofree char *prompt = NULL;
  char *begin = take_title (self, text, &id);
  char *open;
  GvtQuizKind kind;

  begin += strspn (begin, " \t\n");
  if (self->report->is_bad || !check_braces (self, begin, is_open))
    return;

  open = strchr (begin, '{');
  *open = '\0';
  *strchr (open + 1, '}') = '\0';
  begin = (char *) gvt_gift_markup (begin, &self->markup);
  prompt = gvt_gift_block_plain (self, begin, strlen (begin));
  gvt_quiz_report_set_prompt (self->report, gvt_gift_block_line (self, begin), prompt);
  kind = gvt_gift_answers_read (self, open + 1);
  if (self->has_style)
    gvt_quiz_report_note (self->report, self->report->line,
                          _ ("Bold type and the like is left out"));
  gvt_quiz_report_end (self->report, self->report->line, kind, id);
}

/* --- questions without a blank line between them --- */

/* Where the next question begins within @text: on a line of its own, once braces are closed; before
 * that on a line with a {, unless it is one of the answers. Returns: (nullable) */
static const char *
next_question (const char *text)
{
  const char *open = NULL; /* the last { */
  const char *next = NULL;
  const char *begin = text; /* of the line */
  gboolean is_open = FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (c == text || c[-1] == '\n')
        begin = c + strspn (c, " \t");
      if (begin == c && open != NULL && !is_open && next == NULL && *c != '\n')
        next = c;

      if (*c == '{' && next != NULL)
        return next;
      if (*c == '{' && is_open && begin > open && strchr ("=~#{}", *begin) == NULL)
        return begin;
      if (*c == '{')
        open = c;
      is_open = *c == '{' || (is_open && *c != '}');
    }
  return NULL;
}

/* Names one of several, which ends before @end. Returns: whether a { of it is left open */
static gboolean
refuse_part (GvtGiftBlock *self, const char *text, const char *end)
{
  gsize length = end != NULL ? (gsize) (end - text) : strlen (text);
  const char *bad = memchr (text, GVT_GIFT_NO_TEXT, length);
  const char *open = memchr (text, '{', length);
  gboolean is_open = open != NULL && memchr (text, '}', length) == NULL;

  gvt_quiz_report_begin (self->report, gvt_gift_block_line (self, text));
  if (bad != NULL)
    complain (self, bad, _ ("This line is not UTF-8 text: save the file as UTF-8"));
  else if (is_open && end != NULL)
    complain (self, open, _ ("This { is not closed before the next question"));
  else if (is_open)
    complain (self, open, _ ("This { is not closed before the next blank line"));
  else
    complain (self, text, _ ("A blank line must stand between two questions"));
  return is_open;
}

/* Which words are whose is not for us to say, so that none of them is read, and each is named.
 * Returns: whether a { is left open */
static gboolean
refuse_all (GvtGiftBlock *self, const char *text)
{
  gboolean is_open = FALSE;
  const char *next;

  for (; text != NULL; text = next)
    {
      next = next_question (text);
      is_open = refuse_part (self, text, next);
    }
  return is_open;
}

/* Lines "$CATEGORY: ..." name a place in Moodle. Returns: what is behind them */
static char *
skip_categories (GvtGiftBlock *self, char *text)
{
  while (g_str_has_prefix (text, CATEGORY))
    {
      gvt_quiz_report_note (self->report, gvt_gift_block_line (self, text),
                            _ ("The category is passed over"));
      text += strcspn (text, "\n");
      text += strspn (text, " \t\n");
    }
  return text;
}

/* What stands between blank lines. */
static void
end_block (Reader *self)
{
  g_autofree char *text = g_strndup (self->text->str, self->text->len);
  GvtGiftBlock block = { .report = self->report, .text = text, .line = self->first_line };
  char *begin = text + strspn (text, " \t\n");
  const char *brace = strpbrk (text, "{}");
  gboolean is_rest = self->is_open && (brace == NULL || *brace == '}');

  g_string_truncate (self->text, 0);
  self->is_open = self->is_open && brace == NULL;
  self->report->is_bad = FALSE;
  begin = skip_categories (&block, begin);
  if (is_rest || *begin == '\0')
    return;

  if (strchr (begin, GVT_GIFT_NO_TEXT) != NULL || next_question (begin) != NULL)
    {
      self->is_open = refuse_all (&block, begin);
      return;
    }

  gvt_quiz_report_begin (self->report, gvt_gift_block_line (&block, begin));
  take_parts (&block, begin, &self->is_open);
}

/* What is no letter is found later; the braces around it are seen all the same. */
static void
mark_no_text (char *line)
{
  const char *bad = line;

  while (!g_utf8_validate (bad, -1, &bad))
    {
      line[bad - line] = GVT_GIFT_NO_TEXT;
      bad++;
    }
}

static void
take_line (Reader *self, char *line)
{
  g_autofree char *hidden = NULL;

  mark_no_text (line);
  hidden = gvt_gift_hide (g_strstrip (line));
  self->line++;
  if (*hidden == '\0')
    {
      end_block (self);
      return;
    }

  if (self->text->len == 0)
    self->first_line = self->line;
  if (!g_str_has_prefix (hidden, "//"))
    g_string_append (self->text, hidden);
  g_string_append_c (self->text, '\n');
}

void
gvt_quiz_gift_read (GBytes *text, GvtQuizReport *report)
{
  g_auto (GStrv) lines = gvt_quiz_lines (text);
  g_autoptr (GString) block = g_string_new (NULL);
  Reader reader = { report, block, 0, 0, FALSE };

  for (guint i = 0; lines[i] != NULL; i++)
    take_line (&reader, lines[i]);
  end_block (&reader);
}

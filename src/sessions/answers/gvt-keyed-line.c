/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keyed-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

#define MAX_DIGITS 6

/* Where reading stands. */
typedef struct
{
  const char *at;
  guint column; /* of *at, in characters from 1 */
} Cursor;

/* The next character's own letter, capital; 0 at the end of the line. */
static char
peek (const Cursor *self)
{
  return g_ascii_toupper (*self->at);
}

static void
step (Cursor *self)
{
  self->at = g_utf8_next_char (self->at);
  self->column++;
}

static char
skip_blanks (Cursor *self)
{
  while (*self->at == ' ' || *self->at == '\t' || *self->at == '\r' || *self->at == '\n')
    step (self);
  return peek (self);
}

static gboolean
is_text (const char *text, GError **error)
{
  const char *end;

  if (g_utf8_validate (text, -1, &end))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("Column %u: this is no character of a text."),
               (guint) g_utf8_strlen (text, end - text) + 1);
  return FALSE;
}

static gboolean
refuse_character (const Cursor *self, GError **error)
{
  g_autofree char *character = g_strndup (self->at, g_utf8_next_char (self->at) - self->at);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("Column %u: “%s” is no answer. “-” stands for none, “*” for too many."),
               self->column, character);
  return FALSE;
}

/* --- the card and its form --- */

static gboolean
read_card (Cursor *cursor, guint max_card, guint *card, GError **error)
{
  guint column = (skip_blanks (cursor), cursor->column);
  guint64 number = 0;
  guint n_digits = 0;

  for (; g_ascii_isdigit (*cursor->at); n_digits++, step (cursor))
    number = n_digits < MAX_DIGITS ? number * 10 + (guint) (*cursor->at - '0') : G_MAXUINT32;

  if (n_digits == 0)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: a line begins with the card's number, like 17B ABDCAABD."), column);
  else if (number < 1 || number > max_card)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: the cards have the numbers 1 to %u."), column, max_card);
  *card = (guint) number;
  return n_digits != 0 && number >= 1 && number <= max_card;
}

static const GvtKeyedForm *
find_form (const GvtKeyedGrid *grid, char name)
{
  for (guint i = 0; i < grid->n_forms; i++)
    if (grid->forms[i].name == name)
      return &grid->forms[i];
  return NULL;
}

static const GvtKeyedForm *
read_form (Cursor *cursor, const GvtKeyedGrid *grid, GError **error)
{
  const GvtKeyedForm *form = find_form (grid, '\0');
  char name = skip_blanks (cursor);

  if (form != NULL)
    return form;
  form = name != '\0' ? find_form (grid, name) : NULL;
  if (form != NULL)
    step (cursor);
  else if (grid->n_forms == 1 && (name == 'A' || name == 'B'))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: this sheet is of form %c, and form %c is being keyed."),
                 cursor->column, name, grid->forms[0].name);
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: the form, A or B, stands after the card's number."),
                 cursor->column);
  return form;
}

/* --- a code --- */

static gboolean
refuse_code (guint column, const GError *why, GError **error)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("Column %u: the person's own code stands here, or “-” for none. %s"), column,
               why->message);
  return FALSE;
}

/* Up to the stroke, if there is one in the line; else up to the next blank. */
static gboolean
read_code (Cursor *cursor, char *code, GError **error)
{
  guint column = (skip_blanks (cursor), cursor->column);
  const char *start = cursor->at;
  const char *stroke = strchr (start, '/');
  g_autofree char *word = NULL;
  g_autoptr (GError) local = NULL;

  while (*cursor->at != '\0' && cursor->at != stroke
         && (stroke != NULL || !g_ascii_isspace (*cursor->at)))
    step (cursor);
  word = g_strstrip (g_strndup (start, cursor->at - start));
  if (*cursor->at == '/')
    step (cursor);
  return g_str_equal (word, "-") || gvt_own_code_clean (word, code, &local)
         || refuse_code (column, local, error);
}

/* --- answers --- */

/* The letter at @cursor, as a bit, when the question has it. */
static gboolean
read_letter (
    Cursor *cursor, const GvtKeyedQuestion *question, guint number, guint32 *bit, GError **error)
{
  char letter = peek (cursor);
  guint index = (guint) (letter - 'A');

  if (!g_ascii_isupper (letter))
    return refuse_character (cursor, error);

  if (question->n_options == 0)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: question %u asks for words; key “-” for it."), cursor->column,
                 number);
  else if (index >= question->n_options)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: question %u has the answers A to %c, not %c."), cursor->column,
                 number, (char) ('A' + question->n_options - 1), letter);
  if (index >= question->n_options)
    return FALSE;

  *bit = (guint32) 1 << index;
  step (cursor);
  return TRUE;
}

static gboolean
check_group (const Cursor *opened, const GvtKeyedQuestion *question, guint number, GError **error)
{
  if (question->is_multiple)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("Column %u: question %u takes one answer. Key “*” where more are marked."),
               opened->column, number);
  return FALSE;
}

static gboolean
read_group (Cursor *cursor,
            const GvtKeyedQuestion *question,
            guint number,
            guint32 *options,
            GError **error)
{
  Cursor opened = *cursor;
  guint32 bit = 0;

  if (!check_group (&opened, question, number, error))
    return FALSE;

  *options = 0;
  step (cursor);
  while (skip_blanks (cursor) != ')' && peek (cursor) != '\0')
    {
      if (!read_letter (cursor, question, number, &bit, error))
        return FALSE;
      *options |= bit;
    }
  if (peek (cursor) == ')' && *options != 0)
    {
      step (cursor);
      return TRUE;
    }

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               *options != 0 ? _ ("Column %u: the bracket of question %u is not closed.")
                             : _ ("Column %u: the bracket of question %u is empty."),
               opened.column, number);
  return FALSE;
}

static gboolean
read_answer (Cursor *cursor,
             const GvtKeyedQuestion *question,
             guint number,
             GvtKeyedAnswer *answer,
             GError **error)
{
  *answer = (GvtKeyedAnswer){ GVT_KEYED_CHOSEN, 0 };
  switch (peek (cursor))
    {
    case '-':
    case '.':
      answer->state = GVT_KEYED_EMPTY;
      step (cursor);
      return TRUE;
    case '*':
      answer->state = GVT_KEYED_SPOILT;
      step (cursor);
      return TRUE;
    case '(':
      return read_group (cursor, question, number, &answer->options, error);
    default:
      return read_letter (cursor, question, number, &answer->options, error);
    }
}

/* The whole row was read, and nothing stands after it. */
static gboolean
check_length (Cursor *cursor, guint n_read, guint n_wanted, GError **error)
{
  if (n_read < n_wanted)
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: the line ends after %u of %u answers. Key “-” where none is "
                    "marked."),
                 cursor->column, n_read, n_wanted);
  else if (skip_blanks (cursor) != '\0')
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("Column %u: the sheet has %u answers, and the line goes on."), cursor->column,
                 n_wanted);
  return n_read == n_wanted && peek (cursor) == '\0';
}

gboolean
gvt_keyed_line_parse (
    GvtKeyedLine *self, const GvtKeyedGrid *grid, guint max_card, const char *text, GError **error)
{
  Cursor cursor = { text, 1 };
  GvtKeyedLine line = { 0 };
  const GvtKeyedForm *form = NULL;

  g_return_val_if_fail (max_card >= 1, FALSE);

  if (is_text (text, error) && read_card (&cursor, max_card, &line.card, error))
    form = read_form (&cursor, grid, error);
  if (form == NULL)
    return FALSE;

  line.form = form->name;
  if (grid->takes_code && !read_code (&cursor, line.code, error))
    return FALSE;
  while (line.n_answers < form->n_questions && skip_blanks (&cursor) != '\0')
    {
      guint i = line.n_answers++;

      if (!read_answer (&cursor, &form->questions[i], i + 1, &line.answers[i], error))
        return FALSE;
    }
  if (!check_length (&cursor, line.n_answers, form->n_questions, error))
    return FALSE;

  *self = line;
  return TRUE;
}

static void
write_answer (GString *text, const GvtKeyedAnswer *answer, gboolean is_multiple)
{
  if (answer->state != GVT_KEYED_CHOSEN)
    {
      g_string_append_c (text, answer->state == GVT_KEYED_EMPTY ? '-' : '*');
      return;
    }
  if (is_multiple)
    g_string_append_c (text, '(');
  for (guint i = 0; i < GVT_KEYED_MAX_OPTIONS; i++)
    if ((answer->options >> i & 1) != 0)
      g_string_append_c (text, (char) ('A' + i));
  if (is_multiple)
    g_string_append_c (text, ')');
}

char *
gvt_keyed_line_write (const GvtKeyedLine *self, const GvtKeyedGrid *grid)
{
  const GvtKeyedForm *form = find_form (grid, self->form);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (form != NULL && form->n_questions == self->n_answers, NULL);

  g_string_append_printf (text, "%u", self->card);
  if (self->form != '\0')
    g_string_append_c (text, self->form);
  g_string_append_c (text, ' ');
  if (grid->takes_code)
    g_string_append_printf (text, "%s ", *self->code != '\0' ? self->code : "-");
  for (guint i = 0; i < self->n_answers; i++)
    write_answer (text, &self->answers[i], form->questions[i].is_multiple);
  return g_string_free (text, FALSE);
}

gboolean
gvt_keyed_scores_parse (
    guint8 *scores, guint n_scores, guint max_score, const char *text, GError **error)
{
  g_autofree guint8 *read = g_new0 (guint8, n_scores);
  Cursor cursor = { text, 1 };
  guint n = 0;

  g_return_val_if_fail (max_score >= 1 && max_score <= 9, FALSE);

  if (!is_text (text, error))
    return FALSE;
  for (; n < n_scores && skip_blanks (&cursor) != '\0'; n++, step (&cursor))
    {
      char mark = peek (&cursor);
      gboolean is_score = mark >= '1' && mark <= (char) ('0' + max_score);

      if (!is_score && mark != '-' && mark != '.' && mark != '*')
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("Column %u: an answer is a digit from 1 to %u, or “-” for none."),
                       cursor.column, max_score);
          return FALSE;
        }
      read[n] = is_score ? (guint8) (mark - '0') : 0;
    }
  if (!check_length (&cursor, n, n_scores, error))
    return FALSE;

  memcpy (scores, read, n_scores);
  return TRUE;
}

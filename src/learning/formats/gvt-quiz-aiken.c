/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-aiken-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

typedef struct
{
  GvtQuizReport *report;
  guint line;
  guint n_choices; /* of the question that is being read */
} Reader;

static gboolean
is_in_question (const Reader *self)
{
  return self->report->item != NULL;
}

static void
complain_unanswered (Reader *self)
{
  gvt_quiz_report_complain (self->report, self->report->line,
                            _ ("This question has no line ANSWER:"));
}

static void
begin (Reader *self, const char *text)
{
  if (is_in_question (self) && self->n_choices > 0)
    complain_unanswered (self);
  else if (is_in_question (self))
    {
      gvt_quiz_report_complain (self->report, self->line,
                                _ ("A question is one line, then its choices"));
      return;
    }

  self->n_choices = 0;
  gvt_quiz_report_begin (self->report, self->line);
  gvt_quiz_report_set_prompt (self->report, self->line, text);
}

static void
add_choice (Reader *self, const char *line)
{
  if (!is_in_question (self))
    {
      gvt_quiz_report_complain (self->report, self->line,
                                _ ("A choice stands before any question"));
      return;
    }
  if ((guint) (line[0] - 'A') != self->n_choices++)
    gvt_quiz_report_complain (self->report, self->line,
                              _ ("The choices must be A, B, C and so on, one after another"));
  gvt_quiz_report_add_option (self->report, self->line, line + 2, NULL, FALSE);
}

static void
end (Reader *self, const char *answer)
{
  g_autofree char *letter = g_strstrip (g_strdup (answer));
  guint right = (guint) (g_ascii_toupper (letter[0]) - 'A');
  const char key[] = { (char) ('a' + right), '\0' };

  if (!is_in_question (self))
    gvt_quiz_report_complain (self->report, self->line, _ ("ANSWER: stands before any question"));
  else if (self->n_choices >= 2 && (strlen (letter) != 1 || right >= self->n_choices))
    gvt_quiz_report_complain (self->report, self->line, _ ("ANSWER: names none of the choices"));
  else if (!self->report->is_bad)
    gvt_quiz_report_add_key (self->report, self->line, GVT_QUIZ_SINGLE, key);

  gvt_quiz_report_end (self->report, self->line, GVT_QUIZ_SINGLE, NULL);
}

static void
take_line (Reader *self, char *line)
{
  gboolean is_text = g_utf8_validate (line, -1, NULL);

  self->line++;
  g_strstrip (line);
  if (!is_text)
    gvt_quiz_report_complain (self->report, self->line,
                              _ ("This line is not UTF-8 text: save the file as UTF-8"));
  else if (g_ascii_strncasecmp (line, "ANSWER:", 7) == 0)
    end (self, line + 7);
  else if (line[0] >= 'A' && line[0] <= 'Z' && (line[1] == '.' || line[1] == ')'))
    add_choice (self, line);
  else if (*line != '\0')
    begin (self, line);
}

void
gvt_quiz_aiken_read (GBytes *text, GvtQuizReport *report)
{
  g_auto (GStrv) lines = gvt_quiz_lines (text);
  Reader reader = { report, 0, 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    take_line (&reader, lines[i]);
  if (is_in_question (&reader))
    complain_unanswered (&reader);
}

/* --- writing --- */

static void
append_line (GString *text, const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n", ' ');

  g_string_append_printf (text, "%s\n", line);
}

void
gvt_quiz_aiken_append (GString *text, GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  char right = 'A';

  append_line (text, gvt_quiz_item_get_prompt (item));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      g_string_append_printf (text, "%c. ", 'A' + i);
      append_line (text, gvt_quiz_option_get_text (option));
      if (gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option)))
        right = (char) ('A' + i);
    }
  g_string_append_printf (text, "ANSWER: %c\n\n", right);
}

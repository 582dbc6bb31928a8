/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-aiken.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-members-private.h"
#include "gvt-unicode.h"

#define MAX_OPTIONS 6
#define MAX_ITEMS   64
#define MARK        "\xef\xbb\xbf" /* the byte order mark */

typedef struct
{
  JsonArray *items;
  JsonArray *problems;
  guint line;
  /* the question that is being read */
  char *prompt; /* (nullable) */
  guint prompt_line;
  GPtrArray *options; /* texts */
  gboolean is_bad;    /* it has a problem already: the rest of it is passed over */
} Reader;

static void
forget (Reader *self)
{
  g_clear_pointer (&self->prompt, g_free);
  g_ptr_array_set_size (self->options, 0);
  self->is_bad = FALSE;
}

/* The first thing that is wrong with a question is told, on its line. */
static void
complain (Reader *self, guint line, const char *message)
{
  JsonObject *problem;

  if (self->is_bad)
    return;

  problem = json_object_new ();
  json_object_set_int_member (problem, "line", line);
  json_object_set_string_member (problem, "message", message);
  json_array_add_object_element (self->problems, problem);
  self->is_bad = TRUE;
}

static gboolean
is_text (const char *text, guint max_chars)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)) && *c != '\t')
      return FALSE;
  return *text != '\0' && g_utf8_strlen (text, -1) <= max_chars;
}

static void
begin (Reader *self, const char *text)
{
  if (self->prompt != NULL && self->options->len > 0)
    complain (self, self->prompt_line, _ ("This question has no line ANSWER:"));
  else if (self->prompt != NULL)
    {
      complain (self, self->line, _ ("A question is one line, then its choices"));
      return;
    }

  forget (self);
  self->prompt = g_strdup (text);
  self->prompt_line = self->line;
  if (!is_text (text, GVT_TEXT_MAX))
    complain (self, self->line, _ ("This question is too long, or holds what is no text"));
}

static void
add_choice (Reader *self, const char *line)
{
  g_autofree char *text = g_strstrip (g_strdup (line + 2));

  if (self->prompt == NULL)
    {
      complain (self, self->line, _ ("A choice stands before any question"));
      return;
    }
  if ((guint) (line[0] - 'A') != self->options->len)
    complain (self, self->line, _ ("The choices must be A, B, C and so on, one after another"));
  if (self->options->len == MAX_OPTIONS)
    complain (self, self->line, _ ("A question has at most 6 choices"));
  if (!is_text (text, GVT_LINE_MAX))
    complain (self, self->line, _ ("This choice is empty or too long, or holds what is no text"));
  g_ptr_array_add (self->options, g_steal_pointer (&text));
}

static JsonArray *
options_to_json (Reader *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->options->len; i++)
    {
      JsonObject *option = json_object_new ();
      const char id[] = { (char) ('a' + i), '\0' };

      json_object_set_string_member (option, "id", id);
      json_object_set_string_member (option, "text", self->options->pdata[i]);
      json_array_add_object_element (array, option);
    }
  return array;
}

static void
keep (Reader *self, guint right)
{
  JsonObject *item = json_object_new ();
  JsonArray *key = json_array_new ();
  g_autofree char *id = g_strdup_printf ("soal-%u", json_array_get_length (self->items) + 1);
  const char key_id[] = { (char) ('a' + right), '\0' };

  json_array_add_string_element (key, key_id);
  json_object_set_int_member (item, "line", self->prompt_line);
  json_object_set_string_member (item, "id", id);
  json_object_set_string_member (item, "type", "single");
  json_object_set_string_member (item, "prompt", self->prompt);
  json_object_set_array_member (item, "options", options_to_json (self));
  json_object_set_array_member (item, "key", key);
  json_array_add_object_element (self->items, item);
}

static void
end (Reader *self, const char *answer)
{
  g_autofree char *letter = g_strstrip (g_strdup (answer));
  guint right = (guint) (g_ascii_toupper (letter[0]) - 'A');

  if (self->prompt == NULL)
    complain (self, self->line, _ ("ANSWER: stands before any question"));
  else if (self->options->len < 2)
    complain (self, self->line, _ ("A question has at least 2 choices"));
  else if (strlen (letter) != 1 || right >= self->options->len)
    complain (self, self->line, _ ("ANSWER: names none of the choices"));
  else if (json_array_get_length (self->items) == MAX_ITEMS)
    complain (self, self->line, _ ("A quiz has at most 64 questions"));

  if (!self->is_bad)
    keep (self, right);
  forget (self);
}

static void
take_line (Reader *self, const char *raw)
{
  g_autofree char *composed = gvt_unicode_normalize (raw, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *line = composed != NULL ? g_strstrip (composed) : "";

  self->line++;
  if (composed == NULL)
    complain (self, self->line, _ ("This line is not UTF-8 text"));
  else if (g_ascii_strncasecmp (line, "ANSWER:", 7) == 0)
    end (self, line + 7);
  else if (line[0] >= 'A' && line[0] <= 'Z' && (line[1] == '.' || line[1] == ')'))
    add_choice (self, line);
  else if (*line != '\0')
    begin (self, line);
}

/* Line ends of every system: each of "\r\n", "\n" and "\r" is one. */
static char **
split_lines (GBytes *text)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);
  gsize skip = length >= strlen (MARK) && memcmp (data, MARK, strlen (MARK)) == 0 ? strlen (MARK)
                                                                                  : 0;
  g_autoptr (GString) plain = g_string_new_len (data + skip, (gssize) (length - skip));

  for (gsize i = 0; i < plain->len; i++)
    if (plain->str[i] == '\0')
      plain->str[i] = '\x01'; /* no text either, and it hides nothing behind it */
  g_string_replace (plain, "\r\n", "\n", 0);
  g_string_replace (plain, "\r", "\n", 0);
  return g_strsplit (plain->str, "\n", -1);
}

JsonObject *
gvt_quiz_aiken_read (GBytes *text, GError **error)
{
  g_auto (GStrv) lines = NULL;
  Reader reader = { 0 };
  JsonObject *result;

  if (g_bytes_get_size (text) > GVT_QUIZ_AIKEN_MAX_BYTES)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "More than %d bytes",
                   GVT_QUIZ_AIKEN_MAX_BYTES);
      return NULL;
    }

  lines = g_bytes_get_size (text) > 0 ? split_lines (text) : g_new0 (char *, 1);
  reader.items = json_array_new ();
  reader.problems = json_array_new ();
  reader.options = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    take_line (&reader, lines[i]);
  if (reader.prompt != NULL)
    complain (&reader, reader.prompt_line, _ ("This question has no line ANSWER:"));

  forget (&reader);
  g_ptr_array_unref (reader.options);
  result = json_object_new ();
  json_object_set_array_member (result, "items", reader.items);
  json_object_set_array_member (result, "problems", reader.problems);
  return result;
}

/* --- writing --- */

static void
append_line (GString *text, const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n", ' ');

  g_string_append_printf (text, "%s\n", line);
}

static void
append_item (GString *text, GvtQuizItem *item)
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

char *
gvt_quiz_aiken_write (GvtQuiz *quiz, GPtrArray *left_out)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < gvt_quiz_get_size (quiz); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (gvt_quiz_get_items (quiz), i);

      if (gvt_quiz_item_get_kind (item) == GVT_QUIZ_SINGLE)
        append_item (text, item);
      else
        g_ptr_array_add (left_out, g_strdup (gvt_quiz_item_get_id (item)));
    }
  return g_string_free (text, FALSE);
}

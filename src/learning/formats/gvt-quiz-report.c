/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-report-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-members-private.h"
#include "gvt-quiz-answer.h"
#include "gvt-sheet.h"
#include "gvt-unicode.h"

#define MAX_ITEMS     64
#define MAX_OPTIONS   6
#define MAX_SPELLINGS 12

void
gvt_quiz_report_init (GvtQuizReport *self)
{
  memset (self, 0, sizeof *self);
  self->items = json_array_new ();
  self->problems = json_array_new ();
  self->notes = json_array_new ();
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
forget (GvtQuizReport *self)
{
  g_clear_pointer (&self->item, json_object_unref);
  self->is_bad = FALSE;
}

void
gvt_quiz_report_clear (GvtQuizReport *self)
{
  forget (self);
  g_clear_pointer (&self->items, json_array_unref);
  g_clear_pointer (&self->problems, json_array_unref);
  g_clear_pointer (&self->notes, json_array_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->place, g_free);
}

/* "soal-1" and so on, past those that the file itself uses. */
static void
give_ids (GvtQuizReport *self)
{
  guint number = 0;

  for (guint i = 0; i < json_array_get_length (self->items); i++)
    {
      JsonObject *item = json_array_get_object_element (self->items, i);

      while (!json_object_get_boolean_member (item, "own_id"))
        {
          g_autofree char *id = g_strdup_printf ("soal-%u", ++number);

          if (g_hash_table_contains (self->ids, id))
            continue;
          json_object_set_string_member (item, "id", id);
          break;
        }
    }
}

JsonObject *
gvt_quiz_report_finish (GvtQuizReport *self)
{
  JsonObject *report = json_object_new ();

  forget (self);
  give_ids (self);
  json_object_set_array_member (report, "items", g_steal_pointer (&self->items));
  json_object_set_array_member (report, "problems", g_steal_pointer (&self->problems));
  json_object_set_array_member (report, "notes", g_steal_pointer (&self->notes));
  return report;
}

/* --- one question --- */

void
gvt_quiz_report_begin (GvtQuizReport *self, guint line)
{
  forget (self);
  self->line = line;
  self->item = json_object_new ();
  json_object_set_int_member (self->item, "line", line);
  json_object_set_string_member (self->item, "id", "");
  json_object_set_string_member (self->item, "type", "");
}

static void
append_line (JsonArray *array, guint line, const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "line", line);
  json_object_set_string_member (object, "message", message);
  json_array_add_object_element (array, object);
}

void
gvt_quiz_report_complain (GvtQuizReport *self, guint line, const char *message)
{
  g_autofree char *placed = self->place != NULL ? g_strdup_printf ("%s: %s", self->place, message)
                                                : NULL;

  if (!self->is_bad)
    append_line (self->problems, line, placed != NULL ? placed : message);
  self->is_bad = TRUE;
}

void
gvt_quiz_report_note (GvtQuizReport *self, guint line, const char *message)
{
  if (!self->is_bad)
    append_line (self->notes, line, message);
}

/* In NFC, as our JSON is, without tabs and blanks at the ends. Returns: (transfer full) (nullable):
 * %NULL for what is too long or no text */
static char *
tidy (const char *text, guint max_chars)
{
  g_autofree char *composed = gvt_unicode_normalize (text, G_NORMALIZE_DEFAULT_COMPOSE);

  if (composed == NULL)
    return NULL;
  g_strstrip (g_strdelimit (composed, "\t", ' '));
  for (const char *c = composed; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)) && *c != '\n')
      return NULL;
  return g_utf8_strlen (composed, -1) <= max_chars ? g_steal_pointer (&composed) : NULL;
}

void
gvt_quiz_report_set_prompt (GvtQuizReport *self, guint line, const char *text)
{
  g_autofree char *prompt = tidy (text, GVT_TEXT_MAX);

  if (prompt == NULL)
    gvt_quiz_report_complain (self, line,
                              _ ("This question is too long, or holds what is no text"));
  else if (*prompt == '\0')
    gvt_quiz_report_complain (self, line, _ ("The question itself is missing"));
  else
    json_object_set_string_member (self->item, "prompt", prompt);
}

void
gvt_quiz_report_set_explanation (GvtQuizReport *self, guint line, const char *text)
{
  g_autofree char *explanation = tidy (text, GVT_TEXT_MAX);

  if (explanation == NULL)
    gvt_quiz_report_complain (self, line,
                              _ ("This explanation is too long, or holds what is no text"));
  else if (*explanation != '\0')
    json_object_set_string_member (self->item, "explanation", explanation);
}

static JsonArray *
ensure_array (GvtQuizReport *self, const char *name)
{
  if (!json_object_has_member (self->item, name))
    json_object_set_array_member (self->item, name, json_array_new ());
  return json_object_get_array_member (self->item, name);
}

guint
gvt_quiz_report_n_options (const GvtQuizReport *self)
{
  return json_object_has_member (self->item, "options")
             ? json_array_get_length (json_object_get_array_member (self->item, "options"))
             : 0;
}

void
gvt_quiz_report_add_option (
    GvtQuizReport *self, guint line, const char *text, const char *feedback, gboolean is_right)
{
  g_autofree char *words = tidy (text, GVT_LINE_MAX);
  g_autofree char *why = tidy (feedback != NULL ? feedback : "", GVT_TEXT_MAX);
  guint index = gvt_quiz_report_n_options (self);
  const char id[] = { (char) ('a' + index), '\0' };
  JsonObject *option;

  if (index == MAX_OPTIONS)
    gvt_quiz_report_complain (self, line, _ ("A question has at most 6 choices"));
  if (words == NULL || *words == '\0')
    gvt_quiz_report_complain (self, line,
                              _ ("This choice is empty or too long, or holds what is no text"));
  if (why == NULL)
    gvt_quiz_report_complain (
        self, line, _ ("The feedback of this choice is too long, or holds what is no text"));
  if (self->is_bad)
    return;

  option = json_object_new ();
  json_object_set_string_member (option, "id", id);
  json_object_set_string_member (option, "text", words);
  if (*why != '\0')
    json_object_set_string_member (option, "feedback", why);
  json_array_add_object_element (ensure_array (self, "options"), option);
  if (is_right)
    json_array_add_string_element (ensure_array (self, "key"), id);
}

static gboolean
is_key_there (JsonArray *keys, const char *key)
{
  g_autofree char *folded = gvt_quiz_text_fold (key);

  for (guint i = 0; i < json_array_get_length (keys); i++)
    {
      g_autofree char *other = gvt_quiz_text_fold (json_array_get_string_element (keys, i));

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

void
gvt_quiz_report_add_key (GvtQuizReport *self, guint line, GvtQuizKind kind, const char *key)
{
  g_autofree char *words = tidy (key, GVT_QUIZ_WORDS_MAX);
  g_autofree char *folded = gvt_quiz_text_fold (words != NULL ? words : "");
  JsonArray *keys = ensure_array (self, "key");

  if (*folded == '\0' || strchr (words, '\n') != NULL)
    gvt_quiz_report_complain (
        self, line, _ ("This accepted answer is empty or too long, or holds what is no text"));
  else if (is_key_there (keys, words))
    return;
  else if (kind == GVT_QUIZ_TEXT && json_array_get_length (keys) == MAX_SPELLINGS)
    gvt_quiz_report_complain (self, line, _ ("A question has at most 12 accepted answers"));
  else
    json_array_add_string_element (keys, words);
}

/* Returns: (nullable): what is wrong with the question as a whole */
static const char *
judge (GvtQuizReport *self, GvtQuizKind kind)
{
  guint n_keys = json_array_get_length (ensure_array (self, "key"));
  gboolean has_options = kind == GVT_QUIZ_SINGLE || kind == GVT_QUIZ_MULTIPLE;

  if (has_options && gvt_quiz_report_n_options (self) < 2)
    return _ ("A question has at least 2 choices");
  if (n_keys == 0)
    return _ ("No answer is marked as right");
  if (n_keys > 1 && kind != GVT_QUIZ_MULTIPLE && kind != GVT_QUIZ_TEXT)
    return _ ("More than one answer is marked as right");
  if (json_array_get_length (self->items) == MAX_ITEMS)
    return _ ("A quiz has at most 64 questions");
  return NULL;
}

gboolean
gvt_quiz_report_end (GvtQuizReport *self, guint line, GvtQuizKind kind, const char *id)
{
  const char *fault = self->is_bad ? NULL : judge (self, kind);
  gboolean is_good = !self->is_bad && fault == NULL;

  if (fault != NULL)
    gvt_quiz_report_complain (self, line, fault);
  if (is_good)
    {
      json_object_set_string_member (self->item, "id", id != NULL ? id : "");
      json_object_set_string_member (self->item, "type", gvt_quiz_kind_to_text (kind));
      json_object_set_boolean_member (self->item, "own_id", id != NULL);
      json_array_add_object_element (self->items, g_steal_pointer (&self->item));
      if (id != NULL)
        g_hash_table_add (self->ids, g_strdup (id));
    }
  forget (self);
  return is_good;
}

/* --- lines --- */

char **
gvt_quiz_lines (GBytes *text)
{
  g_autofree char *plain = gvt_sheet_plain_lines (text);

  return g_strsplit (plain, "\n", -1);
}

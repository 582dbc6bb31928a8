/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-answer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-unicode.h"

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, why);
  return FALSE;
}

/* --- words --- */

/* Line ends and tabs are blanks to a person, too. */
static char *
collapse (const char *text)
{
  GString *words = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      {
        gboolean begins_word = c > text
                               && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (c)));

        if (begins_word && words->len > 0)
          g_string_append_c (words, ' ');
        g_string_append_unichar (words, g_utf8_get_char (c));
      }

  return g_string_free (words, FALSE);
}

static gboolean
has_control (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return TRUE;
  return FALSE;
}

static char *
clean_words (const char *answer, GError **error)
{
  g_autofree char *composed = gvt_unicode_normalize (answer, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *words = composed != NULL ? collapse (composed) : NULL;

  if (words == NULL || has_control (words))
    return refuse (error, _ ("The answer holds signs that cannot be read")), NULL;
  if (*words == '\0')
    return refuse (error, _ ("There is no answer yet")), NULL;
  if (g_utf8_strlen (words, -1) > GVT_QUIZ_WORDS_MAX)
    return refuse (error, _ ("An answer has at most 120 characters")), NULL;

  return g_steal_pointer (&words);
}

/* Folding may take letters apart again, so what is compared is composed after it. */
char *
gvt_quiz_text_fold (const char *text)
{
  g_autofree char *composed = gvt_unicode_normalize (text, G_NORMALIZE_DEFAULT_COMPOSE);
  g_autofree char *folded = composed != NULL ? g_utf8_casefold (composed, -1) : g_strdup ("");
  g_autofree char *again = gvt_unicode_normalize (folded, G_NORMALIZE_DEFAULT_COMPOSE);

  return collapse (again);
}

/* Returns: (transfer none) (nullable): the accepted spelling that @answer is written in */
static const char *
find_spelling (GvtQuizItem *item, const char *answer)
{
  const char *const *keys = gvt_quiz_item_get_keys (item);
  g_autofree char *wanted = gvt_quiz_text_fold (answer);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *spelling = gvt_quiz_text_fold (keys[i]);

      if (strcmp (spelling, wanted) == 0)
        return keys[i];
    }

  return NULL;
}

/* --- options --- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
read_ids (GvtQuizItem *item, const char *answer, GError **error)
{
  g_auto (GStrv) ids = g_strsplit (answer, GVT_QUIZ_ANSWER_AND, -1);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (gvt_quiz_item_find_option (item, ids[i], error) == NULL)
        return NULL;
      if (!g_ptr_array_find_with_equal_func (found, ids[i], g_str_equal, NULL))
        g_ptr_array_add (found, g_strdup (ids[i]));
    }

  if (found->len == 0)
    return refuse (error, _ ("There is no answer yet")), NULL;
  if (found->len > 1 && gvt_quiz_item_get_kind (item) != GVT_QUIZ_MULTIPLE)
    return refuse (error, _ ("Only one answer is to be chosen")), NULL;

  g_ptr_array_sort (found, compare_ids);
  g_ptr_array_add (found, NULL);
  return g_steal_pointer (&found);
}

char *
gvt_quiz_answer_clean (GvtQuizItem *item, const char *answer, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (GVT_IS_QUIZ_ITEM (item) && answer != NULL, NULL);

  if (gvt_quiz_item_get_kind (item) == GVT_QUIZ_TEXT)
    return clean_words (answer, error);

  ids = read_ids (item, answer, error);
  return ids != NULL ? g_strjoinv (GVT_QUIZ_ANSWER_AND, (char **) ids->pdata) : NULL;
}

gboolean
gvt_quiz_answer_has (const char *answer, const char *id)
{
  g_auto (GStrv) ids = g_strsplit (answer != NULL ? answer : "", GVT_QUIZ_ANSWER_AND, -1);

  return g_strv_contains ((const char *const *) ids, id);
}

char **
gvt_quiz_answer_chosen (GvtQuizItem *item, const char *answer, GError **error)
{
  g_autofree char *clean = gvt_quiz_answer_clean (item, answer, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *spelling;

  if (clean == NULL)
    return NULL;
  if (gvt_quiz_item_get_kind (item) != GVT_QUIZ_TEXT)
    return g_strsplit (clean, GVT_QUIZ_ANSWER_AND, -1);

  spelling = find_spelling (item, clean);
  if (spelling != NULL)
    g_strv_builder_add (builder, spelling);
  return g_strv_builder_end (builder);
}

/* --- worth --- */

/* Why so stands in README.md, "What an answer is worth". */
static void
mark_several (GvtQuizItem *item, const char *const *chosen, GvtMark *mark)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  guint n_keys = g_strv_length ((char **) gvt_quiz_item_get_keys (item));
  guint n_others = MAX (g_list_model_get_n_items (options) - n_keys, 1);
  guint n_right = 0, n_wrong = 0;

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      const char *id = gvt_quiz_option_get_id (option);

      if (g_strv_contains (chosen, id))
        *(gvt_quiz_item_is_key (item, id) ? &n_right : &n_wrong) += 1;
    }

  mark->of = n_keys * n_others;
  mark->points = n_right * n_others;
  mark->points -= MIN (mark->points, n_wrong * n_keys);
}

void
gvt_quiz_answer_mark_chosen (GvtQuizItem *item, const char *const *chosen, GvtMark *mark)
{
  g_return_if_fail (GVT_IS_QUIZ_ITEM (item));

  *mark = (GvtMark){ 0, 1 };
  switch (gvt_quiz_item_get_kind (item))
    {
    case GVT_QUIZ_MULTIPLE:
      mark_several (item, chosen, mark);
      break;
    case GVT_QUIZ_TEXT:
      mark->points = chosen[0] != NULL && find_spelling (item, chosen[0]) != NULL;
      break;
    case GVT_QUIZ_SINGLE:
    case GVT_QUIZ_TRUE_FALSE:
    case GVT_QUIZ_BALLOT:
    default:
      mark->points = chosen[0] != NULL && gvt_quiz_item_is_key (item, chosen[0]);
      break;
    }
}

gboolean
gvt_quiz_answer_mark (GvtQuizItem *item, const char *answer, GvtMark *mark, GError **error)
{
  g_auto (GStrv) chosen = gvt_quiz_answer_chosen (item, answer, error);

  if (chosen == NULL)
    return FALSE;

  gvt_quiz_answer_mark_chosen (item, (const char *const *) chosen, mark);
  return TRUE;
}

gboolean
gvt_quiz_answer_is_right (GvtQuizItem *item, const char *answer)
{
  GvtMark mark;

  return answer != NULL && gvt_quiz_answer_mark (item, answer, &mark, NULL)
         && mark.points == mark.of;
}

static guint64
common_divisor (guint64 a, guint64 b)
{
  while (b != 0)
    {
      guint64 rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

void
gvt_score_add (GvtScore *self, const GvtMark *mark, guint64 times)
{
  guint64 before = MAX (self->unit, 1);

  self->unit = before / common_divisor (before, mark->of) * mark->of;
  self->points = self->points * (self->unit / before)
                 + times * mark->points * (self->unit / mark->of);
  self->n_marks += times;
}

guint64
gvt_score_get_of (const GvtScore *self)
{
  return self->n_marks * MAX (self->unit, 1);
}

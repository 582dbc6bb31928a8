/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-gift-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define WHOLE     100.0 /* per cent */
#define TOLERANCE 1.0   /* three times 33.333 is a whole */
#define SAME      0.01
#define MAX_READ  64 /* answers; a question has far fewer */

/* One answer in the braces; the texts lie in the block. */
typedef struct
{
  const char *at;
  gboolean is_equal; /* marked =, not ~ */
  double weight;
  const char *words;
  gsize n_words;
  const char *feedback; /* (nullable) */
} Answer;

static void
complain (GvtGiftBlock *self, const char *at, const char *message)
{
  gvt_quiz_report_complain (self->report, gvt_gift_block_line (self, at), message);
}

/* "%50%" or "%-33.3%" at the head of @text; "%" alone is a letter like others. Returns: behind it
 */
static const char *
take_weight (const char *text, double *weight)
{
  const char *digits = text + 1 + (text[1] == '-');
  gsize length = strspn (digits, "0123456789.");

  if (*text != '%' || length == 0 || length > 12 || digits[length] != '%')
    return text;
  *weight = g_ascii_strtod (text + 1, NULL);
  return digits + length + 1;
}

/* The answer that begins at @at, whose mark is = or ~. Returns: where the next one begins */
static char *
take_answer (char *at, Answer *answer)
{
  char *end = at + 1 + strcspn (at + 1, "=~");
  const char *words;
  const char *hash;

  answer->at = at;
  answer->is_equal = *at == '=';
  answer->weight = answer->is_equal ? WHOLE : 0;
  words = take_weight (at + 1 + strspn (at + 1, " \t\n"), &answer->weight);
  hash = memchr (words, '#', (gsize) (end - words));
  answer->words = words;
  answer->n_words = (gsize) ((hash != NULL ? hash : end) - words);
  answer->feedback = hash != NULL ? hash + 1 : NULL;
  return end;
}

/* Returns: (transfer full) (element-type Answer) */
static GArray *
take_answers (GvtGiftBlock *self, char *text)
{
  GArray *answers = g_array_new (FALSE, FALSE, sizeof (Answer));
  char *at = text + strspn (text, " \t\n");

  if (*at != '=' && *at != '~')
    complain (self, at,
              _ ("An answer begins with = when it is right, with ~ when it is wrong; {T} and {F} "
                 "ask for true or false"));
  while (*at == '=' || *at == '~')
    {
      Answer answer;

      if (answers->len == MAX_READ)
        {
          complain (self, at, _ ("There are too many answers"));
          break;
        }
      at = take_answer (at, &answer);
      g_array_append_val (answers, answer);
    }
  return answers;
}

static char *
feedback_of (GvtGiftBlock *self, const Answer *answer)
{
  const char *from = answer->feedback;

  return from != NULL ? gvt_gift_block_plain (self, from, strcspn (from, "=~")) : g_strdup ("");
}

static void
append_paragraph (GString *text, const char *words)
{
  if (*words != '\0' && text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, words);
}

/* --- choices --- */

/* What a wrong choice takes away in the file, where it is not what it does here. */
static void
note_penalty (GvtGiftBlock *self, const GArray *answers, double ours, const char *message)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);

      if (answer->weight >= 0 || fabs (answer->weight + ours) <= TOLERANCE)
        continue;
      gvt_quiz_report_note (self->report, gvt_gift_block_line (self, answer->at), message);
      return;
    }
}

/* One right answer: marked =, without shares. */
static void
check_single (GvtGiftBlock *self, const GArray *answers)
{
  guint n_right = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);

      n_right += answer->is_equal;
      if (answer->is_equal ? answer->weight != WHOLE : answer->weight > 0)
        complain (self, answer->at,
                  _ ("A choice that is right in part is not read: each is right or wrong"));
      else if (answer->is_equal && n_right > 1)
        complain (self, answer->at,
                  _ ("Two choices are marked =; where several must be ticked, each has its share: "
                     "~%50%"));
    }
  note_penalty (self, answers, 0, _ ("What a wrong choice takes away is left out"));
}

/* Several right answers: those with a share, which together make the whole. */
static void
check_multiple (GvtGiftBlock *self, const GArray *answers)
{
  double sum = 0;
  double least = WHOLE;
  double most = 0;
  guint n_wrong = 0;

  for (guint i = 0; i < answers->len; i++)
    {
      double weight = g_array_index (answers, Answer, i).weight;

      n_wrong += weight <= 0;
      if (weight <= 0)
        continue;
      sum += weight;
      least = MIN (least, weight);
      most = MAX (most, weight);
    }

  if (sum > 0 && fabs (sum - WHOLE) > TOLERANCE)
    gvt_quiz_report_complain (self->report, self->report->line,
                              _ ("The shares of the right answers must come to 100 %"));
  else if (most - least > SAME)
    gvt_quiz_report_note (self->report, self->report->line,
                          _ ("The right answers have different shares; here they count alike"));
  note_penalty (self, answers, WHOLE / MAX (n_wrong, 1),
                _ ("What a wrong choice takes away is left out; here they take away alike"));
}

static GvtQuizKind
read_choices (GvtGiftBlock *self, char *text, GString *explanation)
{
  g_autoptr (GArray) answers = take_answers (self, text);
  gboolean is_single = strchr (text, '=') != NULL;

  if (is_single)
    check_single (self, answers);
  else
    check_multiple (self, answers);

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);
      g_autofree char *words = gvt_gift_block_plain (self, answer->words, answer->n_words);
      g_autofree char *feedback = feedback_of (self, answer);
      gboolean is_right = answer->weight > 0;

      gvt_quiz_report_add_option (self->report, gvt_gift_block_line (self, answer->at), words,
                                  is_right ? NULL : feedback, is_right);
      append_paragraph (explanation, is_right ? feedback : "");
    }
  return is_single ? GVT_QUIZ_SINGLE : GVT_QUIZ_MULTIPLE;
}

/* --- short answers --- */

/* In Moodle * stands for any letters, and \* for itself. */
static void
add_spelling (GvtGiftBlock *self, const Answer *answer)
{
  g_autofree char *words = gvt_gift_block_plain (self, answer->words, answer->n_words);
  GString *plain = g_string_new (NULL);
  g_autofree char *key = NULL;

  for (const char *c = words; *c != '\0'; c++)
    {
      if (*c == '*')
        complain (self, answer->at, _ ("An answer with * for any letters is not read"));
      c += c[0] == '\\' && c[1] == '*';
      g_string_append_c (plain, *c);
    }
  key = g_string_free (plain, FALSE);
  gvt_quiz_report_add_key (self->report, gvt_gift_block_line (self, answer->at), GVT_QUIZ_TEXT,
                           key);
}

static GvtQuizKind
read_spellings (GvtGiftBlock *self, char *text, GString *explanation)
{
  g_autoptr (GArray) answers = take_answers (self, text);

  for (guint i = 0; i < answers->len; i++)
    {
      const Answer *answer = &g_array_index (answers, Answer, i);
      g_autofree char *feedback = feedback_of (self, answer);
      guint line = gvt_gift_block_line (self, answer->at);

      if (answer->weight == WHOLE)
        add_spelling (self, answer);
      else if (answer->weight == 0)
        gvt_quiz_report_note (self->report, line, _ ("The wrong answer is left out"));
      else
        complain (self, answer->at,
                  _ ("An answer that is right in part is not read: each is right or wrong"));

      if (answer->weight == WHOLE && strstr (explanation->str, feedback) == NULL)
        append_paragraph (explanation, feedback);
    }
  return GVT_QUIZ_TEXT;
}

/* --- true or false --- */

/* Returns: (nullable): "true" or "false" when @text, up to its feedback, asks for one of them */
static const char *
truth_of (const char *text)
{
  g_autofree char *word = g_strstrip (g_strndup (text, strcspn (text, "#")));

  if (g_ascii_strcasecmp (word, "T") == 0 || g_ascii_strcasecmp (word, "TRUE") == 0)
    return "true";
  if (g_ascii_strcasecmp (word, "F") == 0 || g_ascii_strcasecmp (word, "FALSE") == 0)
    return "false";
  return NULL;
}

/* "T#for those who were wrong#for those who were right": we say one thing to both. */
static GvtQuizKind
read_truth (GvtGiftBlock *self, const char *text, const char *truth, GString *explanation)
{
  const char *wrong = strchr (text, '#');
  const char *right = wrong != NULL ? strchr (wrong + 1, '#') : NULL;
  g_autofree char *to_wrong = wrong != NULL
                                  ? gvt_gift_block_plain (self, wrong + 1, strcspn (wrong + 1, "#"))
                                  : g_strdup ("");
  g_autofree char *to_right = right != NULL
                                  ? gvt_gift_block_plain (self, right + 1, strlen (right + 1))
                                  : g_strdup ("");

  append_paragraph (explanation, *to_right != '\0' ? to_right : to_wrong);
  if (*to_right != '\0' && *to_wrong != '\0')
    gvt_quiz_report_note (self->report, gvt_gift_block_line (self, wrong),
                          _ ("What is said to those who were wrong is left out"));
  else if (*to_wrong != '\0')
    gvt_quiz_report_note (self->report, gvt_gift_block_line (self, wrong),
                          _ ("What is said to those who were wrong is shown to all"));
  gvt_quiz_report_add_key (self->report, gvt_gift_block_line (self, text), GVT_QUIZ_TRUE_FALSE,
                           truth);
  return GVT_QUIZ_TRUE_FALSE;
}

/* --- all of them --- */

/* Cuts what follows the last "####" from @answers. Returns: (nullable) */
static const char *
cut_general (char *answers)
{
  char *hashes = g_strrstr (answers, "####");

  if (hashes == NULL)
    return NULL;
  *hashes = '\0';
  return hashes + 4;
}

/* Returns: (nullable): why a question with these answers is not read */
static const char *
refusal_of (const char *text)
{
  if (*text == '\0')
    return _ ("A question for a free text (essay) is not read");
  if (*text == '#')
    return _ ("A question for a number is not read");
  if (strchr (text, '~') == NULL && strchr (text, '=') != NULL && strstr (text, "->") != NULL)
    return _ ("A question that matches pairs is not read");
  return NULL;
}

static GvtQuizKind
read_kind (GvtGiftBlock *self, char *text, GString *explanation)
{
  const char *refusal = refusal_of (text);
  const char *truth = truth_of (text);

  if (refusal != NULL)
    {
      gvt_quiz_report_complain (self->report, self->report->line, refusal);
      return GVT_QUIZ_SINGLE;
    }
  if (truth != NULL)
    return read_truth (self, text, truth, explanation);
  return strchr (text, '~') == NULL ? read_spellings (self, text, explanation)
                                    : read_choices (self, text, explanation);
}

GvtQuizKind
gvt_gift_answers_read (GvtGiftBlock *self, char *answers)
{
  g_autoptr (GString) explanation = g_string_new (NULL);
  const char *general = cut_general (answers);
  GvtQuizKind kind;

  answers += strspn (answers, " \t\n");
  kind = read_kind (self, answers, explanation);
  if (general != NULL)
    {
      g_autofree char *words = gvt_gift_block_plain (self, general, strlen (general));

      append_paragraph (explanation, words);
    }
  gvt_quiz_report_set_explanation (self->report, gvt_gift_block_line (self, answers),
                                   explanation->str);
  return kind;
}

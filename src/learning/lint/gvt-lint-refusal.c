/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loader says in English, for the log, why it refuses something. Authors read it in their own
 * language, with the names that the program's pages have for it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-lint-private.h"

typedef struct
{
  const char *said; /* by the loader */
  const char *meant;
} Words;

static const Words fields[] = {
  { "prompt", N_ ("The question") },
  { "explanation", N_ ("Why the answer is right") },
  { "feedback", N_ ("Why the answer is wrong") },
  { "text", N_ ("Text") },
  { "key", N_ ("The right answer") },
  { "options", N_ ("Answers") },
  { "title", N_ ("Title") },
  { "summary", N_ ("What the class will know") },
  { "notes", N_ ("Notes for the facilitator") },
  { "minutes", N_ ("Minutes") },
  { "objectives", N_ ("Objectives") },
  { "objective", N_ ("Objective") },
  { "lessons", N_ ("Cards") },
  { "items", N_ ("Questions") },
  { "source", N_ ("Where it was read") },
  { "checked_on", N_ ("When it was read there") },
  { "legal_basis", N_ ("Law and article") },
  { "basis_checked_on", N_ ("When it was compared with the law itself") },
  { "valid_from", N_ ("First day for which it holds") },
  { "valid_until", N_ ("Last day for which it holds") },
  { "label", N_ ("What it is an example of") },
};

/* What is said first wins. */
static const Words reasons[] = {
  { "\"verified\" needs", N_ ("A verified source says where and when it was read") },
  { "\"basis_checked_on\" needs", N_ ("A day of comparison needs a law and article") },
  { "is after \"valid_until\"", N_ ("The first day is after the last one") },
  { "spelling is empty or too long", N_ ("An accepted answer is empty or too long") },
  { "the card is empty", N_ ("The card is empty") },
  { "the heading is empty", N_ ("A heading is empty") },
  { "is empty", N_ ("It is still empty") },
  { "is too long", N_ ("It is too long") },
  { "control character", N_ ("It holds a character that cannot be shown") },
  { "nor a date", N_ ("This is no date: write day, month and year") },
  { "is not between", N_ ("The number is too small or too large") },
  { "one key only", N_ ("One answer must be right, and no more") },
  { "too few or many", N_ ("No answer is marked as right, or too many are") },
  { "elements, not", N_ ("There are too few of them, or too many") },
  { "spelling is accepted already", N_ ("The same accepted answer stands there twice") },
  { "the key is no option", N_ ("The right answer is none of the answers") },
  { "stands twice in the key", N_ ("The same right answer stands there twice") },
  { "stands there twice", N_ ("The same id stands there twice") },
  { "has no claim", N_ ("The module has no such source") },
  { "has no such claim", N_ ("The module has no such source") },
  { "has no objective", N_ ("The module has no such objective") },
  { "claim link stands around", N_ ("A link to a source stands around the words that state it") },
  { "note holds paragraphs only", N_ ("A note holds paragraphs only") },
  { "note stands by itself", N_ ("A note stands by itself, not in a list or note") },
  { "exactly one picture", N_ ("A picture card has exactly one picture") },
  { "alternative text holds no links", N_ ("The words of a picture hold no links") },
  { "needs alternative text", N_ ("The picture has no words for who cannot see it") },
  { "stands alone in its paragraph", N_ ("A picture stands alone in its paragraph") },
  { "is .svg, .png or .jpg", N_ ("A picture is an SVG, PNG or JPEG file") },
  { "no such picture", N_ ("The module has no such picture") },
  { "is not a file of the module", N_ ("The module has no such file") },
  { "no such file", N_ ("The module has no such file") },
  { "code is refused", N_ ("Code is not shown; four blanks at the front begin code, too") },
  { "headings are", N_ ("Headings begin with ## or ###, outside lists and notes") },
  { "at most two deep", N_ ("Lists are at most two deep") },
  { "nested too deeply", N_ ("Too much stands within another") },
  { "only claim: links", N_ ("A card has no links but those to its sources") },
  { "raw HTML", N_ ("HTML is not shown; write &lt; for <") },
  { "kind of Markdown", N_ ("This kind of mark is not used on cards") },
  { "no Markdown file", N_ ("The text of the card is missing") },
  { "not what its name ends in", N_ ("The file is not what its name says") },
  { "not of this kind of media", N_ ("The file is not what its name says") },
  { "file of this name or kind", N_ ("A module has no file of this name or kind") },
  { "by the rules the key is", N_ ("By the rules another answer is right") },
};

static const char *
find (const Words *words, guint n_words, const char *text, gboolean is_whole)
{
  for (guint i = 0; i < n_words; i++)
    if (is_whole ? g_str_equal (text, words[i].said) : strstr (text, words[i].said) != NULL)
      return _ (words[i].meant);
  return NULL;
}

char *
gvt_lint_dup_field (const char *refusal)
{
  const char *end = *refusal == '"' ? strchr (refusal + 1, '"') : NULL;
  g_autofree char *name = end != NULL ? g_strndup (refusal + 1, (gsize) (end - refusal - 1)) : NULL;

  return name != NULL && find (fields, G_N_ELEMENTS (fields), name, TRUE) != NULL
             ? g_steal_pointer (&name)
             : NULL;
}

char *
gvt_lint_explain_refusal (const char *refusal)
{
  g_autofree char *name = gvt_lint_dup_field (refusal);
  const char *field = name != NULL ? find (fields, G_N_ELEMENTS (fields), name, TRUE) : NULL;
  const char *reason = find (reasons, G_N_ELEMENTS (reasons), refusal, FALSE);

  if (reason == NULL)
    return g_strdup_printf (_ ("The program cannot read this: %s"), refusal);
  /* Translators: a field of a page, and what is wrong with it */
  return field != NULL ? g_strdup_printf (_ ("%s: %s"), field, reason) : g_strdup (reason);
}

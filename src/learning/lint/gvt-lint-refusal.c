/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loader says in English, for the log, why it refuses something. Authors read it in their own
 * language, with the names that the program's pages have for it. */
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "gvt-lint-private.h"
#include "gvt-module-lint.h"

#define UNPACKING "unpacking: " /* before what libarchive says, in gvt-module-zip.c */

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
  { "MODU: ",
    N_ ("The file is damaged, or not signed by the centre. Synchronise: it is fetched again") },
  { "file of type MODU",
    N_ ("The file is damaged, or not signed by the centre. Synchronise: it is fetched again") },
  { "\"The document\" is not", N_ ("The whole file must stand in braces { }") },
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
  { "it is not whole", N_ ("The zip is damaged or incomplete, or something stands before or behind "
                           "it") },
  { "encrypted", N_ ("It is locked by a password; pack it without one") },
  { "file of this name or kind", N_ ("A module has no file of this name or kind") },
  { "by the rules the key is", N_ ("By the rules another answer is right") },
};

/* A member of a JSON file. */
static const Words types[] = {
  { "is not a string", N_ ("It is missing, or no text in quotation marks") },
  { "is not an integer", N_ ("It is missing, or no whole number") },
  { "is not an object", N_ ("It is missing, or not in braces { }") },
  { "is not an array", N_ ("It is missing, or not in brackets [ ]") },
  { "is not true or false", N_ ("It is missing, or neither true nor false") },
};

/* What the scanner of JSON meets in a line. */
static const Words slips[] = {
  { "not UTF-8", N_ ("a character is not UTF-8: save the file as UTF-8") },
  { "something follows", N_ ("something stands behind the end") },
  { "unknown word", N_ ("a word stands there without quotation marks") },
  { "integer out of range", N_ ("the number is too large") },
  { "digit expected", N_ ("a value is missing, or one comma is too many") },
  { "leading or negative zero", N_ ("a number begins with 0") },
  { "not an integer", N_ ("only whole numbers are taken") },
  { "unfinished string", N_ ("a closing quotation mark is missing") },
  { "string expected", N_ ("a name in quotation marks is missing, or one comma is too many") },
  { "control character", N_ ("a line ends, or a tab stands, within quotation marks") },
  { "not NFC", N_ ("a letter and its accent are two characters") },
  { "comma or ]", N_ ("a comma or ] is missing") },
  { "comma or }", N_ ("a comma or } is missing") },
  { "colon", N_ ("a colon is missing") },
  { "duplicate key", N_ ("the same name stands there twice") },
  { "nested too deep", N_ ("too much stands within another") },
  { "", N_ ("after a backslash stands what may not") },
};

static const char *
find (const Words *words, guint n_words, const char *text, gboolean is_whole)
{
  for (guint i = 0; i < n_words; i++)
    if (is_whole ? g_str_equal (text, words[i].said) : strstr (text, words[i].said) != NULL)
      return _ (words[i].meant);
  return NULL;
}

static char *
dup_member (const char *refusal)
{
  const char *end = *refusal == '"' ? strchr (refusal + 1, '"') : NULL;

  return end != NULL ? g_strndup (refusal + 1, (gsize) (end - refusal - 1)) : NULL;
}

char *
gvt_lint_dup_field (const char *refusal)
{
  g_autofree char *name = dup_member (refusal);

  return name != NULL && find (fields, G_N_ELEMENTS (fields), name, TRUE) != NULL
             ? g_steal_pointer (&name)
             : NULL;
}

/* "JSON, line 3, byte 57: comma or ] expected". Returns: 0 when it is none such */
guint
gvt_lint_json_line (const char *refusal)
{
  guint line = 0;

  return sscanf (refusal, "JSON, line %u,", &line) == 1 ? line : 0;
}

/* Of what no author wrote: how a file is built. Returns: (transfer full) (nullable) */
static char *
explain_form (const char *refusal, const char *field)
{
  g_autofree char *member = dup_member (refusal);
  const char *type = find (types, G_N_ELEMENTS (types), refusal, FALSE);
  const char *packing = strstr (refusal, UNPACKING);

  if (gvt_lint_json_line (refusal) > 0)
    return g_strdup_printf (_ ("This is no sound JSON: %s"),
                            find (slips, G_N_ELEMENTS (slips), refusal, FALSE));
  if (packing != NULL)
    return g_strdup_printf (_ ("It cannot be unpacked: the zip is damaged or incomplete (%s)"),
                            packing + strlen (UNPACKING));
  if (type != NULL && member != NULL && !g_str_equal (member, "The document"))
    return g_strdup_printf (_ ("%s: %s"), field != NULL ? field : member, type);
  return NULL;
}

char *
gvt_lint_explain_refusal (const char *refusal)
{
  g_autofree char *name = gvt_lint_dup_field (refusal);
  const char *field = name != NULL ? find (fields, G_N_ELEMENTS (fields), name, TRUE) : NULL;
  const char *reason = find (reasons, G_N_ELEMENTS (reasons), refusal, FALSE);
  char *form = explain_form (refusal, field);

  if (form != NULL)
    return form;
  if (reason == NULL)
    return g_strdup_printf (_ ("The program cannot read this: %s"), refusal);
  /* Translators: a field of a page, and what is wrong with it */
  return field != NULL ? g_strdup_printf (_ ("%s: %s"), field, reason) : g_strdup (reason);
}

/* The loader's errors begin "media/a.svg:3: ", "quiz.json: items[0]: options[1]: " or
 * "module.json: lessons[0]: kartu-1.md:5: ". */
void
gvt_lint_split_refusal (const char *refusal, GvtLintRefusal *parts)
{
  g_autoptr (GRegex) head = g_regex_new ("^(?:(\\w+\\.json): )?((?:\\w+\\[\\d+\\]: "
                                         ")*)(?:([a-z0-9._/-]+\\.[a-z]+)(?::(\\d+))?: )?(.*)$",
                                         G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *json = NULL;
  g_autofree char *place = NULL;
  g_autofree char *other = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GString) within = NULL;

  g_regex_match (head, refusal, 0, &match); /* it fits any text */
  json = g_match_info_fetch (match, 1);
  place = g_match_info_fetch (match, 2);
  other = g_match_info_fetch (match, 3);
  line = g_match_info_fetch (match, 4);
  within = g_string_new (place);
  g_string_truncate (within, within->len >= 2 ? within->len - 2 : 0);
  g_string_replace (within, ": ", ".", 0);

  parts->is_member = *other == '\0';
  parts->file = g_strdup (parts->is_member ? json : other);
  parts->place = g_string_free (g_steal_pointer (&within), FALSE);
  parts->rest = g_match_info_fetch (match, 5);
  parts->line = (guint) g_ascii_strtoull (line, NULL, 10);
  if (parts->line == 0)
    parts->line = gvt_lint_json_line (parts->rest);
}

void
gvt_lint_refusal_clear (GvtLintRefusal *parts)
{
  g_clear_pointer (&parts->file, g_free);
  g_clear_pointer (&parts->place, g_free);
  g_clear_pointer (&parts->rest, g_free);
}

/* Returns: (nullable): the quoted value that @refusal ends with */
static const char *
find_value (const char *refusal)
{
  gsize length = strlen (refusal);
  const char *begin = length > 1 && refusal[length - 1] == '"'
                          ? g_strrstr_len (refusal, (gssize) length - 1, "\"")
                          : NULL;

  return begin != refusal ? begin : NULL;
}

char *
gvt_module_describe_refusal (const char *refusal)
{
  g_auto (GvtLintRefusal) parts = { 0 };
  g_autofree char *meant = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const char *value;

  g_return_val_if_fail (refusal != NULL, NULL);

  gvt_lint_split_refusal (refusal, &parts);
  meant = gvt_lint_explain_refusal (parts.rest);
  g_string_append (text, parts.file);
  if (*parts.place != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", parts.place);
  if (parts.line > 0)
    {
      g_string_append (text, text->len > 0 ? ", " : "");
      g_string_append_printf (text, _ ("line %u"), parts.line);
    }
  g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", meant);
  value = find_value (parts.rest);
  if (value != NULL && strstr (meant, value) == NULL)
    g_string_append_printf (text, ": %s", value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-name-alike.h"

#include <string.h>

#include "gvt-name-match.h"
#include "gvt-name-query.h"
#include "gvt-secret.h"

#define LEAST_ALIKE 0.72 /* of a match of the shorter name beside the longer one */
#define MIN_WHOLE   3    /* letters: initials alone say nothing */
#define MAX_MORE    1    /* words that the longer one has and the shorter not */

/* --- letter by letter --- */

/* The pilgrimage is no name. */
static void
end_word (GString *letters, gsize start)
{
  const char *word = letters->str + start;

  if (g_str_equal (word, "h") || g_str_equal (word, "hj"))
    g_string_truncate (letters, start);
}

/* What stands behind a comma is a degree. Returns: (transfer full): free with gvt_wipe_free() */
static char *
read_letters (const char *text)
{
  char *clean = gvt_name_query_clean (text);
  char *ascii = g_str_to_ascii (clean, "C");
  GString *letters = g_string_sized_new (strlen (ascii) + 1);
  gsize start = 0;

  for (const char *c = ascii; *c != '\0' && *c != ','; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (letters, g_ascii_tolower (*c));
    else if (*c != '\'' && *c != '`')
      {
        end_word (letters, start);
        start = letters->len;
      }
  end_word (letters, start);
  gvt_wipe_free (clean);
  gvt_wipe_free (ascii);
  return g_string_free (letters, FALSE);
}

gboolean
gvt_names_same (const char *a, const char *b)
{
  char *left = read_letters (a);
  char *right = read_letters (b);
  gboolean are = left[0] != '\0' && g_str_equal (left, right);

  gvt_wipe_free (left);
  gvt_wipe_free (right);
  return are;
}

/* --- as the matcher has it --- */

static gboolean
has_whole_word (const GvtNameMatch *match)
{
  for (guint i = 0; i < match->n_reasons; i++)
    if (match->reasons[i].code != GVT_MATCH_INITIAL && strlen (match->reasons[i].given) >= MIN_WHOLE
        && strlen (match->reasons[i].listed) >= MIN_WHOLE)
      return TRUE;
  return FALSE;
}

static gboolean
has_reason (const GvtNameMatch *match, GvtMatchCode code)
{
  for (guint i = 0; i < match->n_reasons; i++)
    if (match->reasons[i].code == code)
      return TRUE;
  return FALSE;
}

static gboolean
fits (const GvtNameParts *shorter, const GvtNameParts *longer)
{
  g_auto (GvtNameMatch) match = { 0 };

  if (longer->n_tokens > shorter->n_tokens + MAX_MORE)
    return FALSE;
  gvt_name_match_parts (&match, gvt_name_rules_get (), NULL, shorter, longer);
  return match.score >= LEAST_ALIKE && has_whole_word (&match)
         && !has_reason (&match, GVT_MATCH_MORE_GIVEN);
}

gboolean
gvt_names_alike (const char *a, const char *b)
{
  const GvtNameRules *rules = gvt_name_rules_get ();
  g_auto (GvtNameParts) left = { 0 };
  g_auto (GvtNameParts) right = { 0 };

  if (gvt_names_same (a, b))
    return TRUE;
  gvt_name_parts_read (&left, rules, a);
  gvt_name_parts_read (&right, rules, b);
  return left.n_tokens <= right.n_tokens ? fits (&left, &right) : fits (&right, &left);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-json.h"
#include "gvt-learning-resources.h"
#include "gvt-lint-private.h"

#include <glib/gi18n-lib.h>

#define NAMES_PATH "/id/go/kpu/ntb/GoVote/lint/names.json"
#define MAX_NAMES  (64 * 1024)

/* What a party or candidate object looks like; numbers and colours are judged on these alone,
 * because ballots, steps and officers have numbers and colours too. */
#define CONTESTANT \
  "\\b(?:[Pp]artai|[Cc]aleg|[Pp]aslon|[Pp]asangan(?: [Cc]alon)?|[Cc]alon)(?: [A-Z]\\w*)?"
#define NUMBER "(?: (?:ber)?nomor| no\\.?)(?: urut)? ?\\d+"
#define COLOUR \
  "[ (]+(?:ber)?(?:warna )?(?:merah|kuning|hijau|biru|putih|hitam|jingga|oranye|ungu|cokelat)\\b"

/* What must not be met, and what to say of it. */
typedef struct
{
  const char *rule;
  const char *meaning; /* translated */
  gboolean may_be_approved;
} Ban;

typedef struct
{
  GvtLint *lint;
  JsonObject *names;
  GRegex *approved;
} Judge;

/* The words of names.json as one pattern: (?:one|two). */
static char *
any_of (JsonObject *names, const char *member)
{
  JsonArray *words = gvt_json_get_array (names, member, NULL);
  GString *pattern = g_string_new ("(?:");

  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      g_autofree char *word = g_regex_escape_string (json_array_get_string_element (words, i), -1);

      g_string_append_printf (pattern, "%s%s", i > 0 ? "|" : "", word);
    }

  g_string_append_c (pattern, ')');
  return g_string_free (pattern, FALSE);
}

static void
judge (const Judge *self, const GvtPassage *passage, GRegex *regex, const Ban *ban)
{
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, passage->text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *met = g_match_info_fetch (match, 0);

      if (!ban->may_be_approved || !g_regex_match (self->approved, met, 0, NULL))
        gvt_lint_report (self->lint, ban->rule, passage, "\"%s\": %s", met, ban->meaning);
    }
}

/* Takes the pattern. */
static void
forbid (const Judge *self,
        const char *rule,
        char *pattern,
        gboolean may_be_approved,
        const char *meaning)
{
  g_autofree char *owned = pattern;
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
  Ban ban = { rule, meaning, may_be_approved };

  for (guint i = 0; i < self->lint->passages->len; i++)
    judge (self, g_ptr_array_index (self->lint->passages, i), regex, &ban);
}

static void
forbid_names (const Judge *self)
{
  g_autofree char *parties = any_of (self->names, "parties");
  g_autofree char *titles = any_of (self->names, "titles");
  g_autofree char *emblems = any_of (self->names, "emblems");

  forbid (self, "name", g_strconcat ("\\b", parties, "(?!\\w)", NULL), FALSE,
          _ ("a party that exists"));
  forbid (self, "name", g_strconcat ("\\b(?!", parties, ")(?:Partai|Calon) [A-Z]\\w*", NULL), TRUE,
          _ ("not one of the approved invented parties and candidates"));
  forbid (self, "name", g_strconcat ("\\b", titles, " [A-Z][a-z']+", NULL), TRUE,
          _ ("reads like a person; the approved invented people have other names"));
  forbid (self, "logo",
          g_strconcat ("\\b[Ll](?:ogo|ambang)(?: partai)? ", emblems, "(?!\\w)", NULL), FALSE,
          _ ("an emblem that exists"));
}

/* "Calon Wakil" as it stands, and "Wali Kota Mataram": an office and a place, not a person. */
static GRegex *
approve (JsonObject *names)
{
  g_autofree char *whole = any_of (names, "approved");
  g_autofree char *places = any_of (names, "approved_after_title");
  g_autofree char *pattern = g_strconcat ("^(?:", whole, "|.* ", places, ")$", NULL);

  return g_regex_new (pattern, 0, 0, NULL);
}

void
gvt_lint_names (GvtLint *self)
{
  g_autoptr (GBytes) file = g_resource_lookup_data (gvt_learning_get_resource (), NAMES_PATH, 0,
                                                    NULL);
  g_autoptr (JsonObject) names = gvt_json_parse (file, MAX_NAMES, NULL);
  g_autoptr (GRegex) approved = approve (names);
  Judge rules = { self, names, approved };

  forbid_names (&rules);
  forbid (&rules, "party-number", g_strdup (CONTESTANT NUMBER), FALSE,
          _ ("a number points to a contestant that exists"));
  forbid (&rules, "party-colour", g_strdup (CONTESTANT COLOUR), FALSE,
          _ ("a colour points to a contestant that exists"));
}

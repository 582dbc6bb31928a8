/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-json.h"
#include "gvt-learning-resources.h"
#include "gvt-lint-sheet-private.h"
#include "gvt-unicode.h"

#include <glib/gi18n-lib.h>

#define NAMES_PATH "/id/go/kpu/ntb/GoVote/lint/names.json"
#define MAX_NAMES  (64 * 1024)
#define APART      " ?" /* between the letters of a name, folded: P.K.S., P K S */
#define NAME       "[A-Z][a-z']+"

/* What a party or candidate object looks like; numbers and colours are judged on these alone,
 * because ballots, steps and officers have numbers and colours too. */
#define CONTESTANT \
  "\\b(?:[Pp]artai|[Cc]aleg|[Pp]aslon|[Pp]asangan(?: [Cc]alon)?|[Cc]alon)(?: [A-Z]\\w*)?"
#define NUMBER "(?: (?:ber)?nomor| no\\.?)(?: urut)? ?\\d+"
#define COLOUR \
  "[ (]+(?:ber)?(?:warna )?(?:merah|kuning|hijau|biru|putih|hitam|jingga|oranye|ungu|cokelat)\\b"

/* Who is said to have said or done something. */
#define DEED \
  "\\b(?:[Kk]ata|[Uu]jar|[Tt]utur|[Uu]cap|[Mm]enurut|[Oo]leh|[Bb]ersama|[Pp]ilih|[Dd]ukung|" \
  "[Cc]oblos) "

typedef struct
{
  GvtLint *lint;
  JsonObject *names;
  GPtrArray *sheets; /* of GvtLintSheet */
  GArray *told;      /* of Stretch: what is a name already */
} Judge;

typedef struct
{
  guint sheet;
  gsize begin;
  gsize end;
} Stretch;

/* What must not be met, and what to say of it. */
typedef struct
{
  const char *rule;
  const char *meaning; /* translated */
  gboolean is_folded;  /* looked for whatever its case and accents */
  GRegex *approved;    /* (nullable): what may be met all the same */
} Ban;

/* --- the words of names.json as patterns --- */

/* Letters alone, small and without accents, with @between after each but the last. */
static void
append_letters (GString *pattern, const char *word, const char *between)
{
  g_autofree char *folded = gvt_unicode_normalize (word, G_NORMALIZE_ALL);
  gboolean is_first = TRUE;

  for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);

      if (!g_unichar_isalnum (letter))
        continue;
      g_string_append (pattern, is_first ? "" : between);
      g_string_append_unichar (pattern, g_unichar_tolower (letter));
      is_first = FALSE;
    }
}

static void
append_words (GString *pattern, JsonObject *object, const char *member, const char *between)
{
  JsonArray *words = gvt_json_get_array (object, member, NULL);

  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      const char *word = json_array_get_string_element (words, i);
      g_autofree char *escaped = g_regex_escape_string (word, -1);

      if (pattern->len > 0)
        g_string_append_c (pattern, '|');
      if (between != NULL)
        append_letters (pattern, word, between);
      else
        g_string_append (pattern, escaped);
    }
}

/* (?:one|two), as written; or with @between, for folded words. */
static char *
any_of (JsonObject *names, const char *member, const char *between)
{
  g_autoptr (GString) pattern = g_string_new (NULL);

  append_words (pattern, names, member, between);
  return g_strdup_printf ("(?:%s)", pattern->str);
}

static char *
any_person (JsonObject *names)
{
  JsonArray *groups = gvt_json_get_array (names, "people", NULL);
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (groups); i++)
    append_words (pattern, json_array_get_object_element (groups, i), "names", APART);
  return g_strdup_printf ("(?:%s)", pattern->str);
}

/* Takes the pattern. Returns: (transfer full) */
static GRegex *
compile (char *pattern)
{
  g_autofree char *owned = pattern;

  return g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
}

/* --- judging --- */

/* "Partai Golkar" is one name, though two rules find it. Returns: whether it is new */
static gboolean
note_stretch (const Judge *self, Stretch stretch)
{
  for (guint i = 0; i < self->told->len; i++)
    {
      const Stretch *told = &g_array_index (self->told, Stretch, i);

      if (told->sheet == stretch.sheet && told->begin < stretch.end && stretch.begin < told->end)
        return FALSE;
    }

  g_array_append_val (self->told, stretch);
  return TRUE;
}

static void
judge_met (const Judge *self, const GMatchInfo *match, guint number, const Ban *ban)
{
  const GvtLintSheet *sheet = g_ptr_array_index (self->sheets, number);
  Stretch met = { number, 0, 0 };
  g_autofree char *words = NULL;
  int begin = 0, end = 0;

  g_match_info_fetch_pos (match, 0, &begin, &end);
  met.begin = (gsize) begin;
  met.end = (gsize) end;
  if (ban->is_folded)
    gvt_lint_sheet_unfold (sheet, &met.begin, &met.end);

  words = g_strndup (sheet->words->str + met.begin, met.end - met.begin);
  g_strdelimit (words, GVT_LINT_PIECE_END "\n", ' ');
  if ((ban->approved == NULL || !g_regex_match (ban->approved, words, 0, NULL))
      && note_stretch (self, met))
    gvt_lint_report (self->lint, ban->rule, gvt_lint_sheet_passage_at (sheet, met.begin),
                     "\"%s\": %s", words, ban->meaning);
}

/* Takes the pattern. */
static void
forbid (const Judge *self, char *pattern, const Ban *ban)
{
  g_autoptr (GRegex) regex = compile (pattern);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const GvtLintSheet *sheet = g_ptr_array_index (self->sheets, i);
      const GString *words = ban->is_folded ? sheet->folded : sheet->words;
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (regex, words->str, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        judge_met (self, match, i, ban);
    }
}

/* --- the bans --- */

static void
forbid_parties (const Judge *self, GRegex *approved)
{
  g_autofree char *parties = any_of (self->names, "parties", APART);
  g_autofree char *glued = any_of (self->names, "parties", "");
  Ban party = { "name", _ ("a party that exists"), TRUE, approved };
  Ban invented = { "name", _ ("not one of the approved invented parties and candidates"), FALSE,
                   approved };

  forbid (self, g_strconcat ("\\b", parties, "(?!\\w)", NULL), &party);
  /* as sites are called: "dpcpartai..." */
  forbid (self, g_strconcat ("\\b(?:dp[cdpw]|fraksi)?partai", glued, NULL), &party);
  forbid (self, g_strdup ("\\b(?:Partai|Calon) [A-Z]\\w*"), &invented);
}

/* Those who are known, then what reads like a name: after a title, after a common first name, or
 * as who said something. An office or a place is none: "Wali Kota Mataram". */
static void
forbid_people (const Judge *self, GRegex *approved)
{
  g_autofree char *people = any_person (self->names);
  g_autofree char *titles = any_of (self->names, "titles", NULL);
  g_autofree char *first_names = any_of (self->names, "first_names", NULL);
  g_autofree char *places = any_of (self->names, "approved_after_title", NULL);
  g_autofree char *offices = any_of (self->names, "offices", NULL);
  g_autofree char *whole = any_of (self->names, "approved", NULL);
  g_autoptr (GRegex) no_person = compile (g_strconcat ("^(?:", whole, "|.* ", places, ")$", NULL));
  g_autoptr (GRegex) no_doer = compile (
      g_strconcat ("^", DEED, "(?:", whole, "|", offices, ")\\b", NULL));
  Ban known = { "name", _ ("a person that exists"), TRUE, approved };
  Ban likely = { "name", _ ("reads like a person; the approved invented people have other names"),
                 FALSE, no_person };
  Ban doer = { "name", likely.meaning, FALSE, no_doer };

  forbid (self, g_strconcat ("\\b", people, "(?!\\w)", NULL), &known);
  forbid (self, g_strconcat ("\\b", titles, " " NAME, NULL), &likely);
  forbid (self, g_strconcat ("\\b", first_names, " " NAME, NULL), &likely);
  forbid (self, g_strdup (DEED NAME "(?: " NAME ")+"), &doer);
}

static void
forbid_marks (const Judge *self)
{
  g_autofree char *emblems = any_of (self->names, "emblems", APART);
  Ban emblem = { "logo", _ ("an emblem that exists"), TRUE, NULL };
  Ban number = { "party-number", _ ("a number points to a contestant that exists"), FALSE, NULL };
  Ban colour = { "party-colour", _ ("a colour points to a contestant that exists"), FALSE, NULL };
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Judge rules = *self;

  rules.told = told; /* a number beside a name is a second thing to mend */
  forbid (&rules, g_strconcat ("\\bl(?:ogo|ambang)(?: partai)? ", emblems, "(?!\\w)", NULL),
          &emblem);
  forbid (&rules, g_strdup (CONTESTANT NUMBER), &number);
  forbid (&rules, g_strdup (CONTESTANT COLOUR), &colour);
}

void
gvt_lint_names (GvtLint *self)
{
  g_autoptr (GBytes) file = g_resource_lookup_data (gvt_learning_get_resource (), NAMES_PATH, 0,
                                                    NULL);
  g_autoptr (JsonObject) names = gvt_json_parse (file, MAX_NAMES, NULL);
  g_autofree char *whole = any_of (names, "approved", NULL);
  g_autoptr (GRegex) approved = compile (g_strconcat ("^", whole, "$", NULL));
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_lint_sheet_free);
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Judge rules = { self, names, sheets, told };
  guint next = 0;

  while (next < self->passages->len)
    g_ptr_array_add (sheets, gvt_lint_sheet_new (self->passages, &next));

  forbid_parties (&rules, approved);
  forbid_people (&rules, approved);
  forbid_marks (&rules);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MODULE_FILE "module.json"

#define NUMBER_WORD \
  "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu))"

#define MIN_SOURCE 3 /* letters */
#define STAGES     2 /* years: a vote is prepared so long before it */

/* What a law, a date or a figure stands behind. The name of an election is none: "Pemilu 2024". */
static const char fact_pattern[] =
    "\\b[Pp]ukul \\d+(?:[.:]\\d+)*|\\bRp ?\\d+(?:\\.\\d+)*|\\b\\d[\\d,]*(?: ?%| "
    "persen)|\\b[Pp]asal \\d+"
    "|\\b(?:Undang-Undang|Peraturan KPU|Keputusan KPU|Putusan MK) (?:[Nn]omor )?\\d+"
    "|\\b" NUMBER_WORD "(?: (?:belas|puluh|ratus|ribu|" NUMBER_WORD
    "))* (?:tahun|bulan)\\b(?! lalu)"
    "|\\b\\d+ (?:tahun|bulan|hari|orang|suara)\\b"
    "|\\b\\d{1,2} (?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November"
    "|Desember)\\b"
    "|(?<!Pemilu )(?<!Pilkada )(?<!nasional )(?<![Aa]turan )\\b(?:19|20)\\d\\d\\b";

/* --- each claim --- */

/* The year that @label names; 0 for none. */
static guint
year_of (const char *label)
{
  for (const char *c = label; *c != '\0'; c++)
    if (strspn (c, "0123456789") == 4 && (c == label || !g_ascii_isdigit (c[-1])))
      return (guint) g_ascii_strtoull (c, NULL, 10);
  return 0;
}

/* "contoh Pemilu 2019" is shown with the last day for which its source speaks: of the same vote. */
static void
check_year (GvtLint *self, GvtClaim *claim, const char *where)
{
  guint year = year_of (gvt_claim_get_label (claim));
  const char *from = gvt_claim_get_valid_from (claim);
  const char *until = gvt_claim_get_valid_until (claim);

  if (year > 0
      && ((*from != '\0' && year < g_ascii_strtoull (from, NULL, 10))
          || (*until != '\0' && year > g_ascii_strtoull (until, NULL, 10) + STAGES)))
    gvt_lint_report_at (self, "label", MODULE_FILE, where,
                        _ ("The example is of %u, but the days for which it holds are not"), year);
}

/* A rule of a past vote that is not called an example would be taken for today's. */
static void
check_label (GvtLint *self, GvtClaim *claim, const char *place)
{
  g_autofree char *where = g_strconcat (place, ".label", NULL);

  if (*gvt_claim_get_valid_until (claim) != '\0'
      && !g_str_has_prefix (gvt_claim_get_label (claim), "contoh "))
    gvt_lint_report_at (self, "label", MODULE_FILE, where,
                        _ ("A rule of the past says what it is an example of: \"contoh ...\""));
  check_year (self, claim, where);
}

static guint
count_letters (const char *text)
{
  guint n_letters = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    n_letters += g_unichar_isalnum (g_utf8_get_char (c)) != 0;
  return n_letters;
}

static void
check_source (GvtLint *self, GvtClaim *claim, const char *place)
{
  g_autofree char *where = g_strconcat (place, ".source", NULL);

  if (count_letters (gvt_claim_get_source (claim)) < MIN_SOURCE)
    gvt_lint_report_at (self, "source", MODULE_FILE, where,
                        _ ("The claim \"%s\" does not say where it was read"),
                        gvt_claim_get_id (claim));
}

/* Nothing was read on a day to come. */
static void
check_day (GvtLint *self, const char *day, const char *place, const char *member)
{
  g_autofree char *where = g_strconcat (place, ".", member, NULL);

  if (strcmp (day, self->today) > 0)
    gvt_lint_report_at (self, "source", MODULE_FILE, where,
                        _ ("%s is a day to come by the clock of this laptop"), day);
}

static gboolean
stands_on_one (GListModel *lessons, GvtClaim *claim)
{
  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, i);
      GListModel *blocks = gvt_lesson_get_blocks (lesson);

      for (guint j = 0; j < g_list_model_get_n_items (blocks); j++)
        {
          g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, j);

          if (gvt_block_get_claim (block) == claim)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
stands_on_card (GvtModule *module, GvtClaim *claim)
{
  return stands_on_one (gvt_module_get_lessons (module), claim)
         || stands_on_one (gvt_module_get_picture_lessons (module), claim);
}

/* A picture states a rule without words that could link to it. */
static void
check_pictures (GvtLint *self)
{
  GListModel *lessons = gvt_module_get_picture_lessons (self->module);

  if (g_list_model_get_n_items (gvt_module_get_claims (self->module)) == 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, i);
      g_autofree char *place = g_strdup_printf ("picture_lessons[%u]", i);

      if (!gvt_lesson_has_claims (lesson))
        gvt_lint_report_at (self, "claim-missing", MODULE_FILE, place,
                            _ ("The picture card \"%s\" does not say which claims it rests on"),
                            gvt_lesson_get_id (lesson));
    }
}

static void
check_each (GvtLint *self)
{
  GListModel *claims = gvt_module_get_claims (self->module);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);
      g_autofree char *place = g_strdup_printf ("claims[%u]", i);

      check_source (self, claim, place);
      check_day (self, gvt_claim_get_checked_on (claim), place, "checked_on");
      check_day (self, gvt_claim_get_basis_checked_on (claim), place, "basis_checked_on");
      check_label (self, claim, place);
      if (!stands_on_card (self->module, claim))
        gvt_lint_report_at (self, "claim-unused", MODULE_FILE, place,
                            _ ("The claim \"%s\" stands on no card"), gvt_claim_get_id (claim));
    }
}

/* --- what should be one --- */

static void
check_text (GvtLint *self, GRegex *fact, const GvtPassage *passage, const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *met = NULL;

  if (!g_regex_match (fact, text, 0, &match))
    return;

  met = g_match_info_fetch (match, 0);
  gvt_lint_report (self, "claim-missing", passage,
                   _ ("A law, date or figure stands outside of a claim: %s"), met);
}

/* Whether @passage belongs to a question that names no claim. */
static gboolean
is_bare_item (GvtLint *self, const GvtPassage *passage)
{
  g_autoptr (GvtQuizItem) item = NULL;
  guint index = 0;

  if (!g_str_has_prefix (passage->place, "items["))
    return FALSE;

  index = (guint) g_ascii_strtoull (passage->place + strlen ("items["), NULL, 10);
  item = g_list_model_get_item (gvt_quiz_get_items (gvt_module_get_quiz (self->module)), index);
  return g_list_model_get_n_items (gvt_quiz_item_get_claims (item)) == 0;
}

void
gvt_lint_claims (GvtLint *self)
{
  g_autoptr (GRegex) fact = g_regex_new (fact_pattern, 0, 0, NULL);

  check_each (self);
  check_pictures (self);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const GvtPassage *passage = g_ptr_array_index (self->passages, i);

      if (passage->kind == GVT_PASSAGE_CARD)
        check_text (self, fact, passage, passage->loose);
      else if (passage->kind == GVT_PASSAGE_CLASS && is_bare_item (self, passage))
        check_text (self, fact, passage, passage->text);
    }
}

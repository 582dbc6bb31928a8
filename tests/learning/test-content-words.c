/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the modules of this project say what they say: what is past, what is law, and what a pupil
 * is asked before anybody taught him the word. */
#include <string.h>

#include "gvt-module-fixture.h"
#include "gvt-test.h"

#define WRITTEN_IN 2026 /* every year before it is past in these modules */

typedef struct
{
  GvtModule *module;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer id)
{
  g_autofree char *folder = gvt_module_fixture_shipped (id);
  g_autoptr (GError) error = NULL;

  fixture->module = gvt_module_load_folder (folder, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer id)
{
  g_assert_finalize_object (fixture->module);
}

/* --- what is past --- */

static gboolean
names_past_year (const char *text)
{
  g_autoptr (GRegex) year = g_regex_new ("\\b(?:19|20)\\d\\d\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (year, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      if (g_ascii_strtoull (found, NULL, 10) < WRITTEN_IN)
        return TRUE;
    }
  return FALSE;
}

/* From the card's first "contoh" on, what it names is an example. Returns: whether it has one */
static gboolean
check_card (GvtLesson *card)
{
  GListModel *blocks = gvt_lesson_get_blocks (card);
  gboolean is_example = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);
      GvtBlockKind kind = gvt_block_get_kind (block);
      const char *text = gvt_block_get_text (block);

      if (kind == GVT_BLOCK_CLAIM || kind == GVT_BLOCK_IMAGE) /* both are labelled themselves */
        continue;
      is_example |= g_regex_match_simple ("\\b[Cc]ontoh", text, 0, 0);
      g_test_message ("%s: %s", gvt_lesson_get_id (card), text);
      g_assert_true (is_example || !names_past_year (text));
    }
  return is_example;
}

static void
test_past_is_called_an_example (Fixture *fixture, gconstpointer id)
{
  GListModel *cards = gvt_module_get_lessons (fixture->module);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (GvtLesson) card = g_list_model_get_item (cards, i);
      gboolean is_example = check_card (card);

      g_assert_true (is_example || !names_past_year (gvt_lesson_get_title (card)));
    }
}

/* Below the card a statement says by itself of when it is. */
static void
test_past_statements_are_labelled (Fixture *fixture, gconstpointer id)
{
  GListModel *claims = gvt_module_get_claims (fixture->module);

  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);

      g_test_message ("%s", gvt_claim_get_id (claim));
      if (names_past_year (gvt_claim_get_text (claim)))
        g_assert_true (names_past_year (gvt_claim_get_label (claim)));
    }
}

/* --- what is law --- */

static void
check_block (GvtLesson *card, GvtBlock *block)
{
  GvtBlockKind kind = gvt_block_get_kind (block);

  if (kind == GVT_BLOCK_CLAIM || kind == GVT_BLOCK_IMAGE
      || g_str_has_suffix (gvt_block_get_text (block), ":")) /* leads to what is claimed */
    return;
  g_test_message ("%s: %s", gvt_lesson_get_id (card), gvt_block_get_loose (block));
  g_assert_false (g_regex_match_simple (
      "\\b(?:wajib|harus|dilarang|berhak|dipidana|diancam|dilayani|sah|memenuhi syarat)\\b",
      gvt_block_get_loose (block), G_REGEX_CASELESS, 0));
}

/* Words by which a card says what must be, what counts and what is punished. */
static void
test_law_has_its_source (Fixture *fixture, gconstpointer id)
{
  GListModel *cards = gvt_module_get_lessons (fixture->module);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (GvtLesson) card = g_list_model_get_item (cards, i);
      GListModel *blocks = gvt_lesson_get_blocks (card);

      for (guint j = 0; j < g_list_model_get_n_items (blocks); j++)
        {
          g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, j);

          check_block (card, block);
        }
    }
}

/* --- what is asked --- */

static char *
read_question (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  GString *text = g_string_new (gvt_quiz_item_get_prompt (item));

  if (gvt_quiz_item_get_kind (item) == GVT_QUIZ_BALLOT) /* the program's own words */
    return g_string_free (text, FALSE);
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      g_string_append_printf (text, "\n%s", gvt_quiz_option_get_text (option));
    }
  return g_string_free (text, FALSE);
}

/* Explained in the question itself, or what it asks for: "Apa kepanjangan DPT?" */
static gboolean
is_understood (const char *question, const char *word)
{
  static const char *const forms[][2] = {
    { "", " (" }, { "(", ")" }, { "", " adalah " }, { "kepanjangan ", "?" }, { "arti ", "?" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *wanted = g_strconcat (forms[i][0], word, forms[i][1], NULL);

      if (strstr (question, wanted) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
check_question (GvtQuizItem *item, GRegex *short_word)
{
  g_autofree char *question = read_question (item);
  g_autofree char *small = g_utf8_strdown (question, -1);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (short_word, question, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      g_autofree char *word = g_utf8_strdown (found, -1);

      g_test_message ("%s: %s", gvt_quiz_item_get_id (item), found);
      g_assert_true (is_understood (small, word));
    }
}

/* A pre-test asks before the first card is shown. */
static void
test_questions_need_no_card (Fixture *fixture, gconstpointer id)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (fixture->module));
  g_autoptr (GRegex) short_word = g_regex_new (
      "\\b(?:[A-Z]{2,}[a-z]?(?:-el)?|Polri|Bawaslu|Sirekap|C\\.[A-Z]\\w+|"
      "[Cc]oklit|[Cc]oktas|[Ll]uber|[Jj]urdil)\\b",
      0, 0, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);

      check_question (item, short_word);
    }
}

/* --- what nobody has found --- */

/* No source says on which side of the paper the head of the KPPS signs: "look at both". */
static void
check_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        check_files (path);
      else if (g_file_get_contents (path, &text, NULL, NULL))
        {
          g_test_message ("%s", path);
          g_assert_false (
              g_regex_match_simple ("bagian (?:luar|dalam)", text, G_REGEX_CASELESS, 0));
        }
    }
}

static void
test_no_place_of_the_signature (Fixture *fixture, gconstpointer id)
{
  g_autofree char *folder = gvt_module_fixture_shipped (id);

  check_files (folder);
}

#define TEST(id, path, function) \
  g_test_add ("/content/" id "/" path, Fixture, id, set_up, function, tear_down)
#define TESTS(id) \
  TEST (id, "what-is-past-is-called-an-example", test_past_is_called_an_example); \
  TEST (id, "a-statement-about-a-past-year-is-labelled", test_past_statements_are_labelled); \
  TEST (id, "no-law-is-told-outside-of-a-claim", test_law_has_its_source); \
  TEST (id, "a-question-explains-its-abbreviations", test_questions_need_no_card); \
  TEST (id, "nothing-says-where-the-signature-stands", test_no_place_of_the_signature)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TESTS ("m2-siapa-pemilih");
  TESTS ("m3-jaga-data-pemilih");
  TESTS ("m5-hari-pemungutan-suara");
  TESTS ("m6-surat-suara-warna");
  TESTS ("m7-sah-tidak-sah");
  TESTS ("m10-politik-uang");
  TESTS ("m11-hoaks-literasi");

  return g_test_run ();
}

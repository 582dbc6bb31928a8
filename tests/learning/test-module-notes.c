/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-file.h"
#include "gvt-module-library.h"
#include "gvt-module-notes.h"
#include "gvt-test.h"

typedef struct
{
  GvtModuleLibrary *library;
  GvtModule *module;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m7-sah-tidak-sah", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (gvt_test_folder (), "notes.pdf", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->library);
  g_free (fixture->path);
}

/* What a tool of poppler says of the notes. */
static char *
ask (Fixture *fixture, const char *tool, const char *to)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, tool,
                                                      fixture->path, to, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_nonnull (process);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return text;
}

/* Words alone, for lines end where the paper does. */
static char *
words_of (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f\t", -1);
  GString *all = g_string_new (" ");

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (all, "%s ", words[i]);
  return g_string_free (all, FALSE);
}

/* The text runs on from page to page: what stands at a page's foot and at the next one's head is
 * taken out. */
static char *
join_pages (Fixture *fixture, const char *words)
{
  g_autofree char *between = g_strdup_printf ("\\Q%s\\E, version \\d+ Page \\d+ of \\d+ \\Q%s\\E ",
                                              gvt_module_get_title (fixture->module),
                                              gvt_module_get_review_note (fixture->module));
  g_autoptr (GRegex) regex = g_regex_new (between, 0, 0, NULL);
  char *joined;

  g_assert_nonnull (regex);
  joined = g_regex_replace_literal (regex, words, -1, 0, "", 0, NULL);
  g_assert_cmpuint (strlen (joined), <, strlen (words));
  return joined;
}

static char *
write_notes (Fixture *fixture, gboolean with_keys)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = gvt_module_notes_render (fixture->module, with_keys, &error);
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  gvt_file_write (fixture->path, pdf, &error);
  g_assert_no_error (error);
  text = ask (fixture, "pdftotext", "-");
  words = words_of (text);
  return join_pages (fixture, words);
}

static void
assert_says (const char *all, const char *what)
{
  g_autofree char *words = words_of (what);

  if (strstr (all, words) == NULL)
    g_error ("The notes do not say \"%s\"", words);
}

/* A module's pages, as pdftotext parts them. */
static GStrv
pages_of (Fixture *fixture)
{
  g_autofree char *text = ask (fixture, "pdftotext", "-");
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);
  guint n = g_strv_length (pages);

  g_assert_cmpuint (n, >, 1);
  g_clear_pointer (&pages[n - 1], g_free); /* after the last feed */
  return g_steal_pointer (&pages);
}

static void
test_each_card_has_its_notes_and_its_sources (Fixture *fixture, gconstpointer data)
{
  GListModel *cards = gvt_module_get_lessons (fixture->module);
  GListModel *claims = gvt_module_get_claims (fixture->module);
  g_autofree char *all = write_notes (fixture, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (GvtLesson) card = g_list_model_get_item (cards, i);

      assert_says (all, gvt_lesson_get_title (card));
      assert_says (all, gvt_lesson_get_notes (card));
    }
  for (guint i = 0; i < g_list_model_get_n_items (claims); i++)
    {
      g_autoptr (GvtClaim) claim = g_list_model_get_item (claims, i);

      g_autofree char *described = gvt_claim_describe (claim);

      assert_says (all, gvt_claim_get_text (claim));
      assert_says (all, described);
    }
  assert_says (all, "needs verification");
}

static void
test_objectives_and_minutes_come_first (Fixture *fixture, gconstpointer data)
{
  GListModel *objectives = gvt_module_get_objectives (fixture->module);
  g_autofree char *all = write_notes (fixture, FALSE);
  g_autofree char *minutes = g_strdup_printf ("%u minutes",
                                              gvt_module_get_minutes (fixture->module));

  g_assert_nonnull (strstr (all, minutes));
  for (guint i = 0; i < g_list_model_get_n_items (objectives); i++)
    {
      g_autoptr (GvtObjective) objective = g_list_model_get_item (objectives, i);

      assert_says (all, gvt_objective_get_text (objective));
    }
  g_assert_true (strstr (all, minutes) < strstr (all, " Card 1 of "));
}

static void
test_keys_stand_on_the_last_pages_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *with = write_notes (fixture, TRUE);
  g_auto (GStrv) pages = pages_of (fixture);
  gboolean is_quiz = FALSE;
  guint n_with_keys = 0;

  for (guint i = 0; pages[i] != NULL; i++)
    {
      is_quiz = is_quiz || strstr (pages[i], "Questions and keys") != NULL;
      n_with_keys += strstr (pages[i], "(right)") != NULL;
      g_assert_true (is_quiz || n_with_keys == 0);
      g_assert_true (!is_quiz || strstr (pages[i], "Say and do") == NULL);
    }
  g_assert_cmpuint (n_with_keys, >, 0);
}

static void
test_without_keys_no_question_is_left (Fixture *fixture, gconstpointer data)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (fixture->module));
  g_autofree char *without = write_notes (fixture, FALSE);
  g_autofree char *with = write_notes (fixture, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, i);
      g_autofree char *prompt = words_of (gvt_quiz_item_get_prompt (item));

      assert_says (with, prompt);
      g_assert_null (strstr (without, prompt));
    }
}

static void
test_each_page_says_that_nobody_reviewed_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = write_notes (fixture, TRUE);
  g_auto (GStrv) pages = pages_of (fixture);
  guint n_pages = g_strv_length (pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *position = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_nonnull (strstr (pages[i], gvt_module_get_review_note (fixture->module)));
      g_assert_nonnull (strstr (pages[i], position));
    }
}

static void
test_pages_are_a4_and_bring_their_fonts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all = write_notes (fixture, TRUE);
  g_autofree char *info = ask (fixture, "pdfinfo", NULL);
  g_autofree char *fonts = ask (fixture, "pdffonts", NULL);
  g_auto (GStrv) lines = g_strsplit (fonts, "\n", -1);

  g_assert_nonnull (strstr (info, "595 x 842 pts (A4)"));
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; *lines[i] != '\0'; i++) /* below the head: name, type, encoding, emb */
    g_assert_true (g_regex_match_simple ("(Identity-H|WinAnsi|Custom)\\s+yes ", lines[i], 0, 0));
}

#define ADD(name, test) g_test_add ("/module-notes/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  ADD ("each-card-has-its-notes-and-its-sources", test_each_card_has_its_notes_and_its_sources);
  ADD ("objectives-and-minutes-come-first", test_objectives_and_minutes_come_first);
  ADD ("keys-stand-on-the-last-pages-alone", test_keys_stand_on_the_last_pages_alone);
  ADD ("without-keys-no-question-is-left", test_without_keys_no_question_is_left);
  ADD ("each-page-says-that-nobody-reviewed-it", test_each_page_says_that_nobody_reviewed_it);
  ADD ("pages-are-a4-and-bring-their-fonts", test_pages_are_a4_and_bring_their_fonts);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-search.h"
#include "gvt-test.h"

static GListModel *
search (const char *text)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GListModel *hits = gvt_module_search (library, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);
  return hits;
}

static guint
count (const char *text)
{
  g_autoptr (GListModel) hits = search (text);

  return g_list_model_get_n_items (hits);
}

static void
test_a_card_is_found_by_a_word_of_its_text (void)
{
  g_autoptr (GListModel) hits = search ("KPPS ketertiban");
  g_autoptr (GvtModuleHit) first = g_list_model_get_item (hits, 0);
  GvtModule *module = gvt_module_hit_get_module (first);
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_lessons (module),
                                                        gvt_module_hit_get_card (first));

  g_assert_cmpstr (gvt_module_get_id (module), ==, "m5-hari-pemungutan-suara");
  g_assert_cmpstr (gvt_module_hit_get_title (first), ==, gvt_lesson_get_title (lesson));
  g_assert_cmpstr (gvt_module_hit_get_excerpt (first), !=, "");
}

static void
test_the_last_word_may_be_begun_only (void)
{
  g_assert_cmpuint (count ("ketertib"), >, 0);
  g_assert_cmpuint (count ("ketertib kpps"), ==, 0);
}

static void
test_titles_come_first (void)
{
  g_autoptr (GListModel) hits = search ("kapan tps buka");
  g_autoptr (GvtModuleHit) first = g_list_model_get_item (hits, 0);

  g_assert_cmpstr (gvt_module_hit_get_title (first), ==, "Kapan TPS buka?");
}

static void
test_letter_case_makes_no_difference (void)
{
  g_assert_cmpuint (count ("SURAT SUARA"), ==, count ("surat suara"));
}

/* Operators, columns, quotation marks and brackets of FTS5 are but words, or nothing. */
static void
test_nothing_that_people_type_is_a_command (void)
{
  static const char *const texts[] = { "\"",       "\"\"\"",   "title:suara", "suara*",
                                       "( suara",  "NEAR(",    "{title} : x", "^suara",
                                       "suara --", "'; DROP",  "a\" OR \"b",  "*",
                                       "-suara",   "\xff\xfe", "+ +",         "card MATCH 'x'" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    count (texts[i]);
  g_assert_cmpuint (count ("suara*"), ==, count ("suara"));
  g_assert_cmpuint (count ("suara OR zzzz"), ==, 0);
}

static void
test_no_word_finds_nothing (void)
{
  g_assert_cmpuint (count (""), ==, 0);
  g_assert_cmpuint (count (" ?! "), ==, 0);
  g_assert_cmpuint (count ("zzzzqqq"), ==, 0);
}

static void
test_a_long_text_is_bounded (void)
{
  g_autofree char *words = g_strnfill (100000, 'a');

  for (guint i = 5; i < 100000; i += 6)
    words[i] = ' ';
  g_assert_cmpuint (count (words), ==, 0);
}

/* They are the facilitator's, and pupils may see what is found. */
static void
test_notes_are_not_searched (void)
{
  g_assert_cmpuint (count ("Biarkan dua orang bercerita"), ==, 0);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
#define ADD(name, test) g_test_add_func ("/module-search/" name, test)
  ADD ("a-card-is-found-by-a-word-of-its-text", test_a_card_is_found_by_a_word_of_its_text);
  ADD ("the-last-word-may-be-begun-only", test_the_last_word_may_be_begun_only);
  ADD ("titles-come-first", test_titles_come_first);
  ADD ("letter-case-makes-no-difference", test_letter_case_makes_no_difference);
  ADD ("nothing-that-people-type-is-a-command", test_nothing_that_people_type_is_a_command);
  ADD ("no-word-finds-nothing", test_no_word_finds_nothing);
  ADD ("a-long-text-is-bounded", test_a_long_text_is_bounded);
  ADD ("notes-are-not-searched", test_notes_are_not_searched);
  return g_test_run ();
}

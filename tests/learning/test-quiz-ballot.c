/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-quiz-answer.h"

#include "gvt-module-fixture.h"
#include "gvt-test.h"

#define OF_TRUE \
  "\"type\": \"truefalse\", \"prompt\": \"Pilihan itu rahasia.\",\n   \"key\": [\"true\"]"

/* A module with one marked paper, loaded; "benar" is the question. */
static GvtModule *
load (const char *kind, const char *marks, const char *key)
{
  const char *folder = gvt_module_fixture_kinds ();
  g_autofree char *item = g_strdup_printf ("\"type\": \"ballot\", \"ballot\": {\"set\": "
                                           "\"pemilu-2024\", \"kind\": \"%s\", \"marks\": %s},"
                                           " \"prompt\": \"Sah?\", \"key\": [\"%s\"]",
                                           kind, marks, key);
  g_autoptr (GError) error = NULL;
  GvtModule *module;

  gvt_module_fixture_edit (folder, "quiz.json", OF_TRUE, item);
  module = gvt_module_load_folder (folder, &error);
  g_assert_no_error (error);
  return module;
}

static GvtQuizItem *
ballot_of (GvtModule *module)
{
  return gvt_quiz_find_item (gvt_module_get_quiz (module), "benar", NULL);
}

static char *
list_options (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      g_string_append_printf (ids, "%s ", gvt_quiz_option_get_id (option));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_asks (const char *kind, const char *marks, const char *key, const char *options)
{
  g_autoptr (GvtModule) module = load (kind, marks, key);
  g_autofree char *found = list_options (ballot_of (module));

  g_assert_cmpstr (found, ==, options);
  g_assert_true (gvt_quiz_answer_is_right (ballot_of (module), key));
}

static void
test_options (void)
{
  assert_asks ("presiden", "{\"holes\": [{\"at\": \"photo\", \"column\": 2}]}", "sah-kolom-2",
               "minta-ganti sah-kolom-2 tidak-sah ");
  assert_asks (
      "presiden",
      "{\"holes\": [{\"at\": \"photo\", \"column\": 1}, {\"at\": \"name\", \"column\": 2}]}",
      "tidak-sah", "minta-ganti sah-kolom-1 sah-kolom-2 tidak-sah ");
  assert_asks ("dpr", "{\"holes\": [{\"at\": \"name\", \"party\": 1, \"candidate\": 2}]}",
               "sah-partai-1-calon-2", "minta-ganti sah-partai-1 sah-partai-1-calon-2 tidak-sah ");
  assert_asks ("dpr", "{\"holes\": []}", "tidak-sah", "minta-ganti tidak-sah ");
}

static void
test_engine_marks_and_says_why (void)
{
  g_autoptr (GvtModule) module = load (
      "presiden", "{\"holes\": [{\"at\": \"photo\", \"column\": 2}], \"signed\": false}",
      "tidak-sah");
  GvtQuizItem *item = ballot_of (module);
  GvtMark mark;

  g_assert_true (gvt_quiz_answer_mark (item, "sah-kolom-2", &mark, NULL));
  g_assert_cmpuint (mark.points, ==, 0);
  g_assert_true (gvt_quiz_answer_mark (item, "tidak-sah", &mark, NULL));
  g_assert_cmpuint (mark.points, ==, 1);
  g_assert_true (g_str_has_suffix (gvt_quiz_item_get_explanation (item), " Memang."));
  g_assert_cmpuint (strlen (gvt_quiz_item_get_explanation (item)), >, strlen (" Memang."));
}

/* Who does not see the drawing hears what is on it. */
static void
test_paper_is_told_in_words (void)
{
  g_autoptr (GvtModule) module = load (
      "presiden", "{\"holes\": [{\"at\": \"photo\", \"column\": 2}], \"signed\": false}",
      "tidak-sah");
  const char *seen = gvt_quiz_item_get_seen (ballot_of (module));

  g_assert_nonnull (strstr (seen, "\nHole on the photo: "));
  g_assert_nonnull (strstr (seen, "\nNot signed by the head of the KPPS"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/quiz-ballot/verdicts-are-the-options", test_options);
  g_test_add_func ("/quiz-ballot/the-engine-marks-and-says-why", test_engine_marks_and_says_why);
  g_test_add_func ("/quiz-ballot/the-paper-is-told-in-words", test_paper_is_told_in_words);

  return g_test_run ();
}

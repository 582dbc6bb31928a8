/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards and questions of a draft: edited, moved, removed, imported. */
#include "gvt-draft-fixture.h"
#include "gvt-error.h"
#include "gvt-lint-finding.h"
#include "gvt-module-fixture.h"
#include "gvt-test.h"

/* --- editing --- */

static void
test_untouched_draft_keeps_its_bytes (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = gvt_draft_fixture_read (fixture->folder, "quiz.json");
  g_autofree char *after = NULL;

  gvt_draft_set_card_title (fixture->draft, 0, "Judul lain");
  gvt_draft_fixture_save (fixture->draft);

  after = gvt_draft_fixture_read (fixture->folder, "quiz.json");
  g_assert_cmpstr (before, ==, after);
}

static void
test_unknown_members_are_kept (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraft) draft = NULL;
  g_autoptr (JsonObject) item = NULL;
  g_autofree char *module = NULL;
  g_autofree char *quiz = NULL;

  gvt_module_fixture_edit (fixture->folder, "module.json", "\"version\"",
                           "\"masa-depan\": {\"x\": [1, 2]}, \"version\"");
  gvt_module_fixture_edit (fixture->folder, "quiz.json", "\"form\": \"A\"",
                           "\"form\": \"A\", \"masa-depan\": true");
  draft = gvt_draft_fixture_open (fixture->folder);
  item = gvt_draft_dup_item (draft, 0);
  json_object_set_string_member (item, "prompt", "Jam berapa?");
  gvt_draft_set_item (draft, 0, item);
  gvt_draft_set_title (draft, "Lain");
  gvt_draft_fixture_save (draft);

  module = gvt_draft_fixture_read (fixture->folder, "module.json");
  quiz = gvt_draft_fixture_read (fixture->folder, "quiz.json");
  g_assert_nonnull (strstr (module, "\"masa-depan\""));
  g_assert_nonnull (strstr (module, "\"x\""));
  g_assert_nonnull (strstr (quiz, "\"masa-depan\" : true"));
  g_assert_nonnull (strstr (quiz, "\"prompt\" : \"Jam berapa?\""));
}

static void
test_card_is_edited (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtLesson) card = NULL;
  g_autofree char *text = NULL;

  gvt_draft_set_card_title (fixture->draft, 0, "Pagi");
  gvt_draft_set_card_notes (fixture->draft, 0, "");
  gvt_draft_set_card_text (fixture->draft, 0, "Datang **pagi**.\n");
  g_assert_false (gvt_draft_is_saved (fixture->draft));
  gvt_draft_fixture_save (fixture->draft);
  g_assert_true (gvt_draft_is_saved (fixture->draft));

  module = gvt_draft_fixture_load (fixture->folder);
  card = g_list_model_get_item (gvt_module_get_lessons (module), 0);
  text = gvt_draft_fixture_read (fixture->folder, "kartu-1.md");
  g_assert_cmpstr (gvt_lesson_get_title (card), ==, "Pagi");
  g_assert_cmpstr (gvt_lesson_get_notes (card), ==, "");
  g_assert_cmpstr (text, ==, "Datang **pagi**.\n");
}

static void
test_cards_come_and_go (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "kartu-2.md", NULL);

  gvt_draft_add_card (fixture->draft, "Baru", &error);
  g_assert_no_error (error);
  gvt_draft_fixture_save (fixture->draft);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_object (&fixture->draft);
  fixture->draft = gvt_draft_fixture_open (fixture->folder);
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 1), ==, "Baru");

  gvt_draft_remove_card (fixture->draft, 1, &error);
  g_assert_no_error (error);
  gvt_draft_fixture_save (fixture->draft);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (gvt_draft_remove_card (fixture->draft, 0, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_quiz_goes_with_its_last_question (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) without = NULL;
  g_autoptr (GError) error = NULL;

  while (gvt_draft_get_n_items (fixture->draft) > 0)
    gvt_draft_remove_item (fixture->draft, 0);
  gvt_draft_fixture_save (fixture->draft);
  without = gvt_draft_fixture_load (fixture->folder);
  g_assert_null (gvt_module_get_quiz (without));

  gvt_draft_add_item (fixture->draft, "single", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_draft_get_n_items (fixture->draft), ==, 1);
}

static char *
item_ids (GvtDraft *draft)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < gvt_draft_get_n_items (draft); i++)
    {
      g_autoptr (JsonObject) item = gvt_draft_dup_item (draft, i);

      g_string_append_printf (ids, "%s ", json_object_get_string_member (item, "id"));
    }
  return g_strdup (g_strchomp (ids->str));
}

static void
test_parts_are_moved (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = item_ids (fixture->draft);
  g_autofree char *moved = NULL;
  g_autofree char *back = NULL;
  g_autofree char *text = NULL;

  gvt_draft_add_card (fixture->draft, "Baru", NULL);
  gvt_draft_set_card_text (fixture->draft, 1, "Isi baru.\n");
  gvt_draft_move_card (fixture->draft, 1, 0);
  text = gvt_draft_dup_card_text (fixture->draft, 0);
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 0), ==, "Baru");
  g_assert_cmpstr (text, ==, "Isi baru.\n");

  gvt_draft_move_item (fixture->draft, 0, 2);
  moved = item_ids (fixture->draft);
  g_assert_cmpstr (moved, ==, "banyak benar satu kata");
  gvt_draft_move_item (fixture->draft, 2, 0);
  gvt_draft_move_item (fixture->draft, 3, 4); /* nowhere */
  back = item_ids (fixture->draft);
  g_assert_cmpstr (back, ==, before);
}

static void
test_removed_card_comes_back_alone (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraftTexts) before = NULL;
  g_autofree char *text = NULL;

  gvt_draft_add_card (fixture->draft, "Baru", NULL);
  gvt_draft_set_card_text (fixture->draft, 0, "Isi lama.\n");
  before = gvt_draft_dup_texts (fixture->draft);
  gvt_draft_remove_card (fixture->draft, 0, NULL);
  gvt_draft_set_title (fixture->draft, "Diketik sesudahnya");

  g_assert_true (gvt_draft_restore_card (fixture->draft, before, 0));
  text = gvt_draft_dup_card_text (fixture->draft, 0);
  g_assert_cmpstr (text, ==, "Isi lama.\n");
  g_assert_cmpstr (gvt_draft_get_title (fixture->draft), ==, "Diketik sesudahnya");
  g_assert_false (gvt_draft_restore_card (fixture->draft, before, 0));
}

/* Of all questions, the quiz with them. */
static void
test_removed_questions_come_back (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraftTexts) before = gvt_draft_dup_texts (fixture->draft);
  g_autofree char *ids = item_ids (fixture->draft);
  g_autofree char *again = NULL;
  guint n_items = gvt_draft_get_n_items (fixture->draft);
  g_autoptr (GvtModule) module = NULL;

  while (gvt_draft_get_n_items (fixture->draft) > 0)
    gvt_draft_remove_item (fixture->draft, 0);
  for (guint i = 0; i < n_items; i++)
    g_assert_true (gvt_draft_restore_item (fixture->draft, before, i));

  again = item_ids (fixture->draft);
  g_assert_cmpstr (again, ==, ids);
  gvt_draft_fixture_save (fixture->draft);
  module = gvt_draft_fixture_load (fixture->folder);
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (module)), ==, n_items);
}

static void
test_question_of_each_kind_begins (GvtDraftFixture *fixture, gconstpointer user_data)
{
  const char *const types[] = { "single", "multiple", "truefalse", "text" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (JsonObject) item = NULL;

      g_assert_true (gvt_draft_add_item (fixture->draft, types[i], NULL));
      item = gvt_draft_dup_item (fixture->draft, 4 + i);
      g_assert_cmpstr (json_object_get_string_member (item, "type"), ==, types[i]);
      g_assert_cmpstr (json_object_get_string_member (item, "objective"), ==, "tahu");
      g_assert_cmpint (json_object_has_member (item, "options"), ==, i < 2);
    }
}

/* --- imported questions --- */

/* What a reader of another program's file reports: @n questions of two choices. */
static JsonObject *
report_items (guint n_items)
{
  g_autoptr (GString) text = g_string_new ("{\"items\": [");
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 1; i <= n_items; i++)
    g_string_append_printf (
        text,
        "%s{\"line\": %u, \"own_id\": false, \"id\": \"soal-%u\", \"type\": \"single\", "
        "\"prompt\": \"Soal %u?\", \"options\": [{\"id\": \"a\", \"text\": "
        "\"Ya\"}, {\"id\": \"b\", \"text\": \"Tidak\"}], \"key\": [\"b\"]}",
        i > 1 ? ", " : "", i, i, i);
  g_string_append (text, "], \"problems\": []}");
  node = json_from_string (text->str, NULL);
  return json_object_ref (json_node_get_object (node));
}

static void
import (GvtDraftFixture *fixture, JsonObject *report, GvtQuizMerge *merge)
{
  g_autoptr (GError) error = NULL;

  gvt_draft_import (fixture->draft, json_object_get_array_member (report, "items"), merge, &error);
  g_assert_no_error (error);
}

static void
test_imported_items_join_the_others (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (2);
  GvtQuizMerge merge;
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtQuizItem) old = NULL;
  g_autoptr (GvtQuizItem) imported = NULL;

  import (fixture, report, &merge);
  gvt_draft_fixture_save (fixture->draft);

  module = gvt_draft_fixture_load (fixture->folder);
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (module)), ==, 6);
  old = g_list_model_get_item (gvt_quiz_get_items (gvt_module_get_quiz (module)), 0);
  imported = g_list_model_get_item (gvt_quiz_get_items (gvt_module_get_quiz (module)), 5);
  g_assert_cmpstr (gvt_quiz_item_get_id (old), ==, "satu");
  g_assert_cmpstr (gvt_quiz_item_get_prompt (imported), ==, "Soal 2?");
  g_assert_cmpstr (gvt_quiz_item_get_id (imported), ==, "soal-2");
  g_assert_cmpstr (gvt_quiz_item_get_objective (imported), ==, "tahu");
  g_assert_true (gvt_quiz_item_is_key (imported, "b"));
}

static void
test_second_import_adds_nothing (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (2);
  GvtQuizMerge merge;
  g_autoptr (JsonObject) last = NULL;

  import (fixture, report, &merge);
  import (fixture, report, &merge);

  g_assert_cmpuint (merge.n_same, ==, 2);
  g_assert_cmpuint (gvt_draft_get_n_items (fixture->draft), ==, 6);
  last = gvt_draft_dup_item (fixture->draft, 5);
  g_assert_false (json_object_has_member (last, "line"));
}

/* A question of the file with the id of one that is there. */
static void
test_own_id_replaces (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (1);
  JsonArray *items = json_object_get_array_member (report, "items");
  JsonObject *first = json_array_get_object_element (items, 0);
  g_autoptr (JsonObject) item = gvt_draft_dup_item (fixture->draft, 0);
  GvtQuizMerge merge;

  json_object_set_boolean_member (item, "masa-depan", TRUE);
  gvt_draft_set_item (fixture->draft, 0, item);
  json_object_set_string_member (first, "id", "satu");
  json_object_set_boolean_member (first, "own_id", TRUE);
  g_assert_true (gvt_draft_try_import (fixture->draft, items, &merge, NULL));
  g_assert_cmpuint (merge.n_replaced, ==, 1);
  g_assert_cmpstr (gvt_draft_get_item_prompt (fixture->draft, 0), !=, "Soal 1?");

  import (fixture, report, &merge);

  g_clear_pointer (&item, json_object_unref);
  item = gvt_draft_dup_item (fixture->draft, 0);
  g_assert_cmpuint (gvt_draft_get_n_items (fixture->draft), ==, 4);
  g_assert_cmpstr (gvt_draft_get_item_prompt (fixture->draft, 0), ==, "Soal 1?");
  g_assert_true (json_object_get_boolean_member (item, "masa-depan"));
}

static void
test_too_many_items_add_none (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (61);
  GvtQuizMerge merge;
  g_autoptr (GError) error = NULL;

  gvt_draft_import (fixture->draft, json_object_get_array_member (report, "items"), &merge, &error);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpuint (gvt_draft_get_n_items (fixture->draft), ==, 4);
}

/* The place is the field's, and the words are an author's. */
static void
test_empty_question_is_found_in_plain_words (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GListModel) findings = NULL;
  g_autoptr (GvtLintFinding) finding = NULL;

  gvt_draft_add_item (fixture->draft, "truefalse", NULL);

  findings = gvt_draft_fixture_lint (fixture->draft);
  g_assert_true (
      gvt_draft_fixture_has_finding (findings, "format", "quiz.json", "items[4].prompt"));
  finding = g_list_model_get_item (findings, 0);
  g_assert_cmpstr (gvt_lint_finding_get_message (finding), ==, "The question: It is still empty");
  g_assert_cmpuint (gvt_lint_finding_get_line (finding), >, 0);
}

static void
test_missing_explanation_is_found (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (1);
  g_autoptr (JsonObject) item = gvt_draft_dup_item (fixture->draft, 0);
  g_autoptr (GListModel) findings = NULL;
  GvtQuizMerge merge;

  json_object_set_string_member (item, "explanation", "TPS buka sejak pagi untuk semua pemilih.");
  gvt_draft_set_item (fixture->draft, 0, item);
  import (fixture, report, &merge);

  findings = gvt_draft_fixture_lint (fixture->draft);
  g_assert_true (gvt_draft_fixture_has_finding (findings, "explanation", "quiz.json", "items[4]"));
  g_assert_false (gvt_draft_fixture_has_finding (findings, "explanation", "quiz.json", "items[0]"));
}

#define ADD(path, func) \
  g_test_add ("/draft-parts/" path, GvtDraftFixture, NULL, gvt_draft_fixture_set_up, func, \
              gvt_draft_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("untouched-file-keeps-its-bytes", test_untouched_draft_keeps_its_bytes);
  ADD ("unknown-members-are-kept", test_unknown_members_are_kept);
  ADD ("card-is-edited", test_card_is_edited);
  ADD ("cards-come-and-go", test_cards_come_and_go);
  ADD ("quiz-goes-with-its-last-question", test_quiz_goes_with_its_last_question);
  ADD ("parts-are-moved", test_parts_are_moved);
  ADD ("removed-card-comes-back-alone", test_removed_card_comes_back_alone);
  ADD ("removed-questions-come-back", test_removed_questions_come_back);
  ADD ("question-of-each-kind-begins", test_question_of_each_kind_begins);
  ADD ("imported-items-join-the-others", test_imported_items_join_the_others);
  ADD ("second-import-adds-nothing", test_second_import_adds_nothing);
  ADD ("question-with-an-id-of-its-own-replaces", test_own_id_replaces);
  ADD ("too-many-items-add-none", test_too_many_items_add_none);
  ADD ("empty-question-is-found-in-plain-words", test_empty_question_is_found_in_plain_words);
  ADD ("missing-explanation-is-found", test_missing_explanation_is_found);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "gvt-draft-folder.h"
#include "gvt-error.h"
#include "gvt-lint-finding.h"
#include "gvt-module-fixture.h"
#include "gvt-module-library.h"
#include "gvt-test.h"

typedef struct
{
  const char *original; /* an author's folder */
  char *drafts;
  char *folder; /* of its copy */
  GvtDraft *draft;
} Fixture;

static GvtModule *
load (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_load_folder (folder, &error);

  g_assert_no_error (error);
  return module;
}

static char *
duplicate (Fixture *fixture, const char *id)
{
  g_autoptr (GvtModule) module = load (fixture->original);
  g_autoptr (GError) error = NULL;
  char *folder = gvt_draft_duplicate (module, fixture->drafts, id, &error);

  g_assert_no_error (error);
  return folder;
}

static GvtDraft *
open_draft (const char *folder)
{
  g_autoptr (GError) error = NULL;
  GvtDraft *draft = gvt_draft_open (folder, &error);

  g_assert_no_error (error);
  return draft;
}

static void
save (GvtDraft *draft)
{
  g_autoptr (GError) error = NULL;

  gvt_draft_save (draft, &error);
  g_assert_no_error (error);
}

static char *
read_file (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->original = gvt_module_fixture_kinds ();
  gvt_module_fixture_edit (
      fixture->original, "module.json", "\"reviewed_by\": []",
      "\"reviewed_by\": [{\"name\": \"N\", \"office\": \"O\", \"date\": \"2026-01-02\"}]");
  fixture->drafts = g_build_filename (gvt_test_folder (), "data", "drafts", NULL);
  fixture->folder = duplicate (fixture, NULL);
  fixture->draft = open_draft (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->draft);
  g_free (fixture->drafts);
  g_free (fixture->folder);
}

/* --- duplicating --- */

static void
test_copy_holds_everything (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) original = load (fixture->original);
  g_autoptr (GvtModule) copy = load (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sound = gvt_module_read_file (copy, "media/satu-sas.opus", &error);
  g_autofree char *card = read_file (fixture->folder, "kartu-1.md");
  g_autofree char *original_card = read_file (fixture->original, "kartu-1.md");
  g_autofree char *json = read_file (fixture->folder, "module.json");

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_module_get_title (copy), ==, gvt_module_get_title (original));
  g_assert_cmpstr (card, ==, original_card);
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (copy)), ==, 4);
  g_assert_nonnull (strstr (json, "\"source\" : \"koran\""));
  g_assert_nonnull (strstr (json, "\"licence\" : \"CC-BY-SA-4.0\""));
}

static void
test_copy_is_its_own (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) original = load (fixture->original);
  g_autoptr (GvtModule) copy = load (fixture->folder);

  g_assert_cmpstr (gvt_module_get_review_note (original), ==, "");
  g_assert_cmpstr (gvt_module_get_id (copy), ==, "uji-salinan");
  g_assert_cmpuint (gvt_module_get_version (copy), ==, 1);
  g_assert_cmpstr (gvt_module_get_review_note (copy), !=, "");
}

static void
test_each_copy_gets_another_id (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *second = duplicate (fixture, NULL);
  g_autofree char *named = duplicate (fixture, "punya-saya");

  g_assert_true (g_str_has_suffix (second, "/drafts/uji-salinan-2"));
  g_assert_true (g_str_has_suffix (named, "/drafts/punya-saya"));
}

static void
test_wrong_ids_are_refused (Fixture *fixture, gconstpointer user_data)
{
  const char *const wrong[] = { "uji", "uji-salinan", "../luar", "Besar", "", ".uji" };
  g_autoptr (GvtModule) module = load (fixture->original);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = gvt_draft_duplicate (module, fixture->drafts, wrong[i], &error);

      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_null (folder);
    }
}

static void
test_others_cannot_read_it (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "module.json", NULL);
  struct stat info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
}

static void
test_built_in_module_can_be_copied (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_library_find (library, "m7-sah-tidak-sah", &error);
  g_autofree char *folder = gvt_draft_duplicate (module, fixture->drafts, NULL, &error);
  g_autoptr (GvtDraftEntry) entry = gvt_draft_find (fixture->drafts, "m7-sah-tidak-sah-salinan",
                                                    &error);

  g_assert_no_error (error);
  g_assert_true (gvt_module_is_draft (gvt_draft_entry_get_module (entry)));
}

/* --- listing and deleting --- */

static void
test_list_shows_also_what_is_broken (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *broken = duplicate (fixture, "rusak");
  g_autoptr (GListModel) entries = NULL;
  g_autoptr (GvtDraftEntry) first = NULL;
  g_autoptr (GvtDraftEntry) second = NULL;

  gvt_module_fixture_put (broken, "quiz.json", "{");

  entries = gvt_draft_list (fixture->drafts);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, 2);
  first = g_list_model_get_item (entries, 0);
  second = g_list_model_get_item (entries, 1);
  g_assert_cmpstr (gvt_draft_entry_get_id (first), ==, "rusak");
  g_assert_null (gvt_draft_entry_get_module (first));
  g_assert_cmpstr (gvt_draft_entry_get_problem (first), !=, "");
  g_assert_nonnull (gvt_draft_entry_get_module (second));
}

/* A draft of which its author says that somebody reviewed it. */
static void
test_draft_is_never_shown_as_reviewed (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraftEntry) entry = NULL;

  gvt_module_fixture_edit (
      fixture->folder, "module.json", "\"reviewed_by\" : []",
      "\"reviewed_by\" : [{\"name\": \"N\", \"office\": \"O\", \"date\": \"2026-01-02\"}]");

  entry = gvt_draft_find (fixture->drafts, "uji-salinan", NULL);
  g_assert_cmpstr (gvt_module_get_review_note (gvt_draft_entry_get_module (entry)), !=, "");
}

static void
test_deleted_draft_is_gone (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) entries = NULL;

  gvt_draft_delete (fixture->folder, &error);

  g_assert_no_error (error);
  entries = gvt_draft_list (fixture->drafts);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->drafts), ==, 0); /* nothing is left in it */
}

/* --- editing --- */

static void
test_untouched_draft_keeps_its_bytes (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = read_file (fixture->folder, "quiz.json");
  g_autofree char *after = NULL;

  gvt_draft_set_card_title (fixture->draft, 0, "Judul lain");
  save (fixture->draft);

  after = read_file (fixture->folder, "quiz.json");
  g_assert_cmpstr (before, ==, after);
}

static void
test_unknown_members_are_kept (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraft) draft = NULL;
  g_autoptr (JsonObject) item = NULL;
  g_autofree char *module = NULL;
  g_autofree char *quiz = NULL;

  gvt_module_fixture_edit (fixture->folder, "module.json", "\"version\"",
                           "\"masa-depan\": {\"x\": [1, 2]}, \"version\"");
  gvt_module_fixture_edit (fixture->folder, "quiz.json", "\"form\": \"A\"",
                           "\"form\": \"A\", \"masa-depan\": true");
  draft = open_draft (fixture->folder);
  item = gvt_draft_dup_item (draft, 0);
  json_object_set_string_member (item, "prompt", "Jam berapa?");
  gvt_draft_set_item (draft, 0, item);
  gvt_draft_set_title (draft, "Lain");
  save (draft);

  module = read_file (fixture->folder, "module.json");
  quiz = read_file (fixture->folder, "quiz.json");
  g_assert_nonnull (strstr (module, "\"masa-depan\""));
  g_assert_nonnull (strstr (module, "\"x\""));
  g_assert_nonnull (strstr (quiz, "\"masa-depan\" : true"));
  g_assert_nonnull (strstr (quiz, "\"prompt\" : \"Jam berapa?\""));
}

static void
test_card_is_edited (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtLesson) card = NULL;
  g_autofree char *text = NULL;

  gvt_draft_set_card_title (fixture->draft, 0, "Pagi");
  gvt_draft_set_card_notes (fixture->draft, 0, "");
  gvt_draft_set_card_text (fixture->draft, 0, "Datang **pagi**.\n");
  g_assert_false (gvt_draft_is_saved (fixture->draft));
  save (fixture->draft);
  g_assert_true (gvt_draft_is_saved (fixture->draft));

  module = load (fixture->folder);
  card = g_list_model_get_item (gvt_module_get_lessons (module), 0);
  text = read_file (fixture->folder, "kartu-1.md");
  g_assert_cmpstr (gvt_lesson_get_title (card), ==, "Pagi");
  g_assert_cmpstr (gvt_lesson_get_notes (card), ==, "");
  g_assert_cmpstr (text, ==, "Datang **pagi**.\n");
}

static void
test_cards_come_and_go (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "kartu-2.md", NULL);

  gvt_draft_add_card (fixture->draft, "Baru", &error);
  g_assert_no_error (error);
  save (fixture->draft);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_object (&fixture->draft);
  fixture->draft = open_draft (fixture->folder);
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 1), ==, "Baru");

  gvt_draft_remove_card (fixture->draft, 1, &error);
  g_assert_no_error (error);
  save (fixture->draft);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (gvt_draft_remove_card (fixture->draft, 0, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_quiz_goes_with_its_last_question (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) without = NULL;
  g_autoptr (GError) error = NULL;

  while (gvt_draft_get_n_items (fixture->draft) > 0)
    gvt_draft_remove_item (fixture->draft, 0);
  save (fixture->draft);
  without = load (fixture->folder);
  g_assert_null (gvt_module_get_quiz (without));

  gvt_draft_add_item (fixture->draft, "single", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_draft_get_n_items (fixture->draft), ==, 1);
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
import (Fixture *fixture, JsonObject *report, GvtQuizMerge *merge)
{
  g_autoptr (GError) error = NULL;

  gvt_draft_import (fixture->draft, json_object_get_array_member (report, "items"), merge, &error);
  g_assert_no_error (error);
}

static void
test_imported_items_join_the_others (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (2);
  GvtQuizMerge merge;
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtQuizItem) old = NULL;
  g_autoptr (GvtQuizItem) imported = NULL;

  import (fixture, report, &merge);
  save (fixture->draft);

  module = load (fixture->folder);
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
test_second_import_adds_nothing (Fixture *fixture, gconstpointer user_data)
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
test_own_id_replaces (Fixture *fixture, gconstpointer user_data)
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
test_too_many_items_add_none (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (61);
  GvtQuizMerge merge;
  g_autoptr (GError) error = NULL;

  gvt_draft_import (fixture->draft, json_object_get_array_member (report, "items"), &merge, &error);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpuint (gvt_draft_get_n_items (fixture->draft), ==, 4);
}

static gboolean
has_finding (GListModel *findings, const char *rule, const char *file, const char *place)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (GvtLintFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (gvt_lint_finding_get_rule (finding), rule)
          && g_str_equal (gvt_lint_finding_get_file (finding), file)
          && g_str_equal (gvt_lint_finding_get_place (finding), place))
        return TRUE;
    }
  return FALSE;
}

static GListModel *
lint (GvtDraft *draft)
{
  g_autoptr (GvtDraftTexts) texts = gvt_draft_dup_texts (draft);
  g_autoptr (GError) error = NULL;
  GListModel *findings = gvt_draft_texts_lint (texts, &error);

  g_assert_no_error (error);
  return findings;
}

static void
test_missing_explanation_is_found (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) report = report_items (1);
  g_autoptr (GListModel) findings = NULL;
  GvtQuizMerge merge;

  import (fixture, report, &merge);

  findings = lint (fixture->draft);
  g_assert_true (has_finding (findings, "explanation", "quiz.json", "items[4]"));
  g_assert_false (has_finding (findings, "explanation", "quiz.json", "items[0]"));
}

/* --- before it is saved --- */

static void
test_linter_reads_what_is_typed (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GListModel) findings = NULL;

  gvt_draft_set_card_text (fixture->draft, 0, "Baik.\n\n    kode\n");

  findings = lint (fixture->draft);
  g_assert_true (has_finding (findings, "format", "kartu-1.md", "lessons[0]"));
}

static void
test_preview_shows_what_is_typed (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraftTexts) texts = NULL;
  g_autoptr (GvtModule) module = NULL;
  g_autoptr (GvtLesson) card = NULL;
  g_autoptr (GvtBlock) block = NULL;

  gvt_draft_set_card_text (fixture->draft, 0, "Belum disimpan.\n");
  texts = gvt_draft_dup_texts (fixture->draft);
  module = gvt_draft_texts_load_card (texts, 0, NULL);

  card = g_list_model_get_item (gvt_module_get_lessons (module), 0);
  block = g_list_model_get_item (gvt_lesson_get_blocks (card), 0);
  g_assert_cmpstr (gvt_block_get_text (block), ==, "Belum disimpan.");
}

static void
test_preview_minds_nothing_elsewhere (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (JsonObject) item = gvt_draft_dup_item (fixture->draft, 1);
  g_autoptr (GvtDraftTexts) texts = NULL;
  g_autoptr (GvtModule) whole = NULL;
  g_autoptr (GvtModule) one = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (item, "prompt", "");
  gvt_draft_set_item (fixture->draft, 1, item);
  gvt_draft_set_card_text (fixture->draft, 0, "<b>Tebal</b>\n");
  texts = gvt_draft_dup_texts (fixture->draft);
  whole = gvt_draft_texts_load (texts, NULL);
  one = gvt_draft_texts_load_item (texts, 2, &error);

  g_assert_no_error (error);
  g_assert_null (whole);
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (one)), ==, 1);
}

/* --- keeping --- */

static void
test_undo_goes_back_to_what_was_saved (Fixture *fixture, gconstpointer user_data)
{
  gvt_draft_set_card_title (fixture->draft, 0, "Satu");
  save (fixture->draft);
  gvt_draft_set_card_title (fixture->draft, 0, "Dua");
  save (fixture->draft);

  g_assert_true (gvt_draft_undo (fixture->draft));
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 0), ==, "Satu");
  save (fixture->draft);
  g_assert_true (gvt_draft_undo (fixture->draft));
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 0), ==, "Kartu");
  save (fixture->draft);
  g_assert_false (gvt_draft_undo (fixture->draft));
}

static void
test_two_editors_do_not_overwrite_each_other (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraft) other = open_draft (fixture->folder);
  g_autoptr (GError) error = NULL;

  gvt_draft_set_card_title (other, 0, "Dari yang lain");
  save (other);
  gvt_draft_set_card_title (fixture->draft, 0, "Dari sini");
  gvt_draft_save (fixture->draft, &error);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 0), ==, "Dari sini");
  g_clear_object (&other);
  other = open_draft (fixture->folder);
  g_assert_cmpstr (gvt_draft_get_card_title (other, 0), ==, "Dari yang lain");
}

static void
test_folder_holds_nothing_unfinished (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gvt_draft_set_card_title (fixture->draft, 0, "Lain");
  save (fixture->draft);

  dir = g_dir_open (fixture->drafts, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "uji-salinan");
}

#define ADD(path, func) g_test_add ("/draft/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("copy-holds-everything", test_copy_holds_everything);
  ADD ("copy-is-its-own-without-reviewers", test_copy_is_its_own);
  ADD ("each-copy-gets-another-id", test_each_copy_gets_another_id);
  ADD ("wrong-ids-are-refused", test_wrong_ids_are_refused);
  ADD ("others-cannot-read-it", test_others_cannot_read_it);
  ADD ("built-in-module-can-be-copied", test_built_in_module_can_be_copied);
  ADD ("list-shows-also-what-is-broken", test_list_shows_also_what_is_broken);
  ADD ("is-never-shown-as-reviewed", test_draft_is_never_shown_as_reviewed);
  ADD ("deleted-is-gone", test_deleted_draft_is_gone);
  ADD ("untouched-file-keeps-its-bytes", test_untouched_draft_keeps_its_bytes);
  ADD ("unknown-members-are-kept", test_unknown_members_are_kept);
  ADD ("card-is-edited", test_card_is_edited);
  ADD ("cards-come-and-go", test_cards_come_and_go);
  ADD ("quiz-goes-with-its-last-question", test_quiz_goes_with_its_last_question);
  ADD ("imported-items-join-the-others", test_imported_items_join_the_others);
  ADD ("second-import-adds-nothing", test_second_import_adds_nothing);
  ADD ("question-with-an-id-of-its-own-replaces", test_own_id_replaces);
  ADD ("too-many-items-add-none", test_too_many_items_add_none);
  ADD ("missing-explanation-is-found", test_missing_explanation_is_found);
  ADD ("linter-reads-what-is-typed", test_linter_reads_what_is_typed);
  ADD ("preview-shows-what-is-typed", test_preview_shows_what_is_typed);
  ADD ("preview-minds-nothing-elsewhere", test_preview_minds_nothing_elsewhere);
  ADD ("undo-goes-back-to-what-was-saved", test_undo_goes_back_to_what_was_saved);
  ADD ("two-editors-do-not-overwrite-each-other", test_two_editors_do_not_overwrite_each_other);
  ADD ("folder-holds-nothing-unfinished", test_folder_holds_nothing_unfinished);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "gvt-draft-fixture.h"
#include "gvt-draft-folder.h"
#include "gvt-error.h"
#include "gvt-module-fixture.h"
#include "gvt-module-library.h"
#include "gvt-test.h"

/* --- duplicating --- */

static void
test_copy_holds_everything (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) original = gvt_draft_fixture_load (fixture->original);
  g_autoptr (GvtModule) copy = gvt_draft_fixture_load (fixture->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) mine = gvt_module_read_file (copy, "media/satu-sas.opus", &error);
  g_autofree char *card = gvt_draft_fixture_read (fixture->folder, "kartu-1.md");
  g_autofree char *original_card = gvt_draft_fixture_read (fixture->original, "kartu-1.md");
  g_autofree char *json = gvt_draft_fixture_read (fixture->folder, "module.json");

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_module_get_title (copy), ==, gvt_module_get_title (original));
  g_assert_cmpstr (card, ==, original_card);
  g_assert_cmpuint (gvt_quiz_get_size (gvt_module_get_quiz (copy)), ==, 4);
  g_assert_nonnull (strstr (json, "\"source\" : \"koran\""));
  g_assert_nonnull (strstr (json, "\"licence\" : \"CC-BY-SA-4.0\""));
}

static void
test_copy_is_its_own (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtModule) original = gvt_draft_fixture_load (fixture->original);
  g_autoptr (GvtModule) copy = gvt_draft_fixture_load (fixture->folder);

  g_assert_cmpstr (gvt_module_get_review_note (original), ==, "");
  g_assert_cmpstr (gvt_module_get_id (copy), ==, "uji-salinan");
  g_assert_cmpuint (gvt_module_get_version (copy), ==, 1);
  g_assert_cmpstr (gvt_module_get_review_note (copy), !=, "");
}

static void
test_each_copy_gets_another_id (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autofree char *second = gvt_draft_fixture_duplicate (fixture, NULL);
  g_autofree char *named = gvt_draft_fixture_duplicate (fixture, "punya-saya");

  g_assert_true (g_str_has_suffix (second, "/drafts/uji-salinan-2"));
  g_assert_true (g_str_has_suffix (named, "/drafts/punya-saya"));
}

static void
test_wrong_ids_are_refused (GvtDraftFixture *fixture, gconstpointer user_data)
{
  const char *const wrong[] = { "uji", "uji-salinan", "../luar", "Besar", "", ".uji" };
  g_autoptr (GvtModule) module = gvt_draft_fixture_load (fixture->original);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = gvt_draft_duplicate (module, fixture->drafts, wrong[i], &error);

      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_null (folder);
    }
}

static void
test_others_cannot_read_it (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "module.json", NULL);
  struct stat info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (fixture->folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
}

static void
test_built_in_module_can_be_copied (GvtDraftFixture *fixture, gconstpointer user_data)
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
test_list_shows_also_what_is_broken (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autofree char *broken = gvt_draft_fixture_duplicate (fixture, "rusak");
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
test_draft_is_never_shown_as_reviewed (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraftEntry) entry = NULL;

  gvt_module_fixture_edit (
      fixture->folder, "module.json", "\"reviewed_by\" : []",
      "\"reviewed_by\" : [{\"name\": \"N\", \"office\": \"O\", \"date\": \"2026-01-02\"}]");

  entry = gvt_draft_find (fixture->drafts, "uji-salinan", NULL);
  g_assert_cmpstr (gvt_module_get_review_note (gvt_draft_entry_get_module (entry)), !=, "");
}

static void
test_deleted_draft_is_gone (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) entries = NULL;

  gvt_draft_delete (fixture->folder, &error);

  g_assert_no_error (error);
  entries = gvt_draft_list (fixture->drafts);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->drafts), ==, 0); /* nothing is left in it */
}

/* --- before it is saved --- */

static void
test_linter_reads_what_is_typed (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GListModel) findings = NULL;

  gvt_draft_set_card_text (fixture->draft, 0, "Baik.\n\n    kode\n");

  findings = gvt_draft_fixture_lint (fixture->draft);
  g_assert_true (gvt_draft_fixture_has_finding (findings, "format", "kartu-1.md", "lessons[0]"));
}

static void
test_preview_shows_what_is_typed (GvtDraftFixture *fixture, gconstpointer user_data)
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
test_preview_minds_nothing_elsewhere (GvtDraftFixture *fixture, gconstpointer user_data)
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
test_undo_goes_back_to_what_was_saved (GvtDraftFixture *fixture, gconstpointer user_data)
{
  gvt_draft_set_card_title (fixture->draft, 0, "Satu");
  gvt_draft_fixture_save (fixture->draft);
  gvt_draft_set_card_title (fixture->draft, 0, "Dua");
  gvt_draft_fixture_save (fixture->draft);

  g_assert_true (gvt_draft_undo (fixture->draft));
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 0), ==, "Satu");
  gvt_draft_fixture_save (fixture->draft);
  g_assert_true (gvt_draft_undo (fixture->draft));
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 0), ==, "Kartu");
  gvt_draft_fixture_save (fixture->draft);
  g_assert_false (gvt_draft_undo (fixture->draft));
}

static void
test_two_editors_do_not_overwrite_each_other (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraft) other = gvt_draft_fixture_open (fixture->folder);
  g_autoptr (GError) error = NULL;

  gvt_draft_set_card_title (other, 0, "Dari yang lain");
  gvt_draft_fixture_save (other);
  gvt_draft_set_card_title (fixture->draft, 0, "Dari sini");
  gvt_draft_save (fixture->draft, &error);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpstr (gvt_draft_get_card_title (fixture->draft, 0), ==, "Dari sini");
  g_clear_object (&other);
  other = gvt_draft_fixture_open (fixture->folder);
  g_assert_cmpstr (gvt_draft_get_card_title (other, 0), ==, "Dari yang lain");
}

static void
test_conflict_becomes_another_draft (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GvtDraft) other = gvt_draft_fixture_open (fixture->folder);
  g_autoptr (GvtModule) module = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *mine = NULL;
  g_autoptr (GError) error = NULL;

  gvt_draft_set_card_text (other, 0, "Dari yang lain.\n");
  gvt_draft_fixture_save (other);
  gvt_draft_set_card_text (fixture->draft, 0, "Dari sini.\n");
  g_assert_false (gvt_draft_save (fixture->draft, NULL));
  gvt_draft_save_as_other (fixture->draft, &error);
  g_assert_no_error (error);

  theirs = gvt_draft_fixture_read (fixture->folder, "kartu-1.md");
  g_assert_cmpstr (theirs, ==, "Dari yang lain.\n");
  g_assert_cmpstr (gvt_draft_get_id (fixture->draft), ==, "uji-salinan-lain");
  g_assert_true (gvt_draft_is_saved (fixture->draft));
  module = gvt_draft_fixture_load (
      gvt_draft_get_folder (fixture->draft)); /* its media came along */
  g_assert_cmpstr (gvt_module_get_id (module), ==, "uji-salinan-lain");
  gvt_draft_set_card_text (fixture->draft, 0, "Diketik lagi.\n");
  gvt_draft_fixture_save (fixture->draft);
  mine = gvt_draft_fixture_read (gvt_draft_get_folder (fixture->draft), "kartu-1.md");
  g_assert_cmpstr (mine, ==, "Diketik lagi.\n");
}

static void
test_folder_holds_nothing_unfinished (GvtDraftFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gvt_draft_set_card_title (fixture->draft, 0, "Lain");
  gvt_draft_fixture_save (fixture->draft);

  dir = g_dir_open (fixture->drafts, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_cmpstr (name, ==, "uji-salinan");
}

#define ADD(path, func) \
  g_test_add ("/draft/" path, GvtDraftFixture, NULL, gvt_draft_fixture_set_up, func, \
              gvt_draft_fixture_tear_down)

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
  ADD ("linter-reads-what-is-typed", test_linter_reads_what_is_typed);
  ADD ("preview-shows-what-is-typed", test_preview_shows_what_is_typed);
  ADD ("preview-minds-nothing-elsewhere", test_preview_minds_nothing_elsewhere);
  ADD ("undo-goes-back-to-what-was-saved", test_undo_goes_back_to_what_was_saved);
  ADD ("two-editors-do-not-overwrite-each-other", test_two_editors_do_not_overwrite_each_other);
  ADD ("conflict-becomes-another-draft", test_conflict_becomes_another_draft);
  ADD ("folder-holds-nothing-unfinished", test_folder_holds_nothing_unfinished);
  return g_test_run ();
}

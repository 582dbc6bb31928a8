/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft is written in the window, and what was typed is on the disk. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-card-editor-page.h"
#include "gvt-draft-folder.h"
#include "gvt-draft-page.h"
#include "gvt-draft-pictures.h"
#include "gvt-entry-row.h"
#include "gvt-file.h"
#include "gvt-finding-list.h"
#include "gvt-import-page.h"
#include "gvt-item-editor-page.h"
#include "gvt-module-library.h"
#include "gvt-module-page.h"
#include "gvt-option-editor.h"
#include "gvt-part-list.h"
#include "gvt-picture-editor-page.h"
#include "gvt-quiz-page.h"
#include "gvt-quiz-question.h"
#include "gvt-test.h"
#include "gvt-text-area.h"

#define WIDTH 1100

typedef struct
{
  GvtAppTestDesk desk;
  char *drafts;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_OFFICER);
  fixture->drafts = g_build_filename (gvt_profile_get_folder (fixture->desk.profile), "drafts",
                                      NULL);
  fixture->folder = gvt_draft_duplicate (module, fixture->drafts, "uji", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_app_test_desk_close (&fixture->desk);
  g_free (fixture->drafts);
  g_free (fixture->folder);
}

/* What another program would find. */
static GvtDraft *
read_again (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtDraft *draft = gvt_draft_open (fixture->folder, &error);

  g_assert_no_error (error);
  return draft;
}

static GtkWidget *
show_draft (Fixture *fixture)
{
  gvt_app_test_desk_show (&fixture->desk, gvt_draft_page_new (fixture->folder), WIDTH);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  return gvt_app_test_desk_top (&fixture->desk);
}

static GtkTextBuffer *
get_buffer (GtkWidget *page, const char *area)
{
  GtkWidget *found = gvt_app_test_find (page, GVT_TYPE_TEXT_AREA, area);
  GtkWidget *view = gvt_app_test_find (found, GTK_TYPE_TEXT_VIEW, NULL);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
}

static void
type_row (GtkWidget *page, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (page, GVT_TYPE_ENTRY_ROW, row)), text);
}

/* --- */

static void
test_module_is_duplicated (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtModule) module = gvt_app_test_module ();
  g_autoptr (GListModel) drafts = NULL;

  gvt_app_test_desk_show (&fixture->desk, gvt_module_page_new (module), WIDTH);
  gvt_app_test_desk_act (&fixture->desk, "module.duplicate");

  g_assert_true (GVT_IS_DRAFT_PAGE (gvt_app_test_desk_top (&fixture->desk)));
  drafts = gvt_draft_list (fixture->drafts);
  g_assert_cmpuint (g_list_model_get_n_items (drafts), ==, 2);
}

static void
test_typed_title_is_kept (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) draft = NULL;

  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (page, GVT_TYPE_ENTRY_ROW, "title_row")),
                         "Judul baru");
  gtk_widget_activate_action (page, "draft.import", NULL); /* at once: no timer has run */

  draft = read_again (fixture);
  g_assert_cmpstr (gvt_draft_get_title (draft), ==, "Judul baru");
}

static gboolean
is_title_on_disk (gpointer folder)
{
  g_autoptr (GvtDraft) draft = gvt_draft_open (folder, NULL);

  return draft != NULL && g_str_equal (gvt_draft_get_title (draft), "Judul baru");
}

/* Nobody leaves the page, nor presses anything. */
static void
test_typing_alone_is_enough (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);

  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (page, GVT_TYPE_ENTRY_ROW, "title_row")),
                         "Judul baru");

  gvt_test_wait_until (is_title_on_disk, fixture->folder, "the typed title on the disk");
}

static void
test_conflict_loses_nothing (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autofree char *other = g_strconcat (fixture->folder, "-lain", NULL);
  g_autoptr (GvtDraft) theirs = read_again (fixture);
  g_autoptr (GvtDraft) ours = NULL;

  gvt_draft_set_title (theirs, "Judul dari yang lain");
  g_assert_true (gvt_draft_save (theirs, NULL));
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (page, GVT_TYPE_ENTRY_ROW, "title_row")),
                         "Judul baru");
  gvt_test_wait_until (is_title_on_disk, other, "the typed title in another draft");
  gvt_app_test_settle (page);

  g_clear_object (&theirs);
  theirs = read_again (fixture);
  g_assert_cmpstr (gvt_draft_get_title (theirs), ==, "Judul dari yang lain");
  g_assert_cmpuint (fixture->desk.said->len, ==, 1);
  g_assert_nonnull (strstr (fixture->desk.said->pdata[0], "uji-lain"));
  type_row (page, "summary_row", "Masih diketik");
  gtk_widget_activate_action (page, "draft.import", NULL);
  ours = gvt_draft_open (other, NULL);
  g_assert_cmpstr (gvt_draft_get_summary (ours), ==, "Masih diketik");
}

static void
test_card_is_seen_as_it_is_typed (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) draft = NULL;
  g_autofree char *text = NULL;

  gvt_app_test_desk_act (&fixture->desk, "draft.add-card");
  page = gvt_app_test_desk_top (&fixture->desk);
  g_assert_true (GVT_IS_CARD_EDITOR_PAGE (page));
  gtk_text_buffer_set_text (get_buffer (page, "text"), "Datang pagi-pagi sekali.\n", -1);

  gvt_app_test_wait_for_text (gvt_app_test_find (page, GTK_TYPE_BOX, "blocks"),
                              "Datang pagi-pagi sekali.");
  gvt_page_stack_pop (fixture->desk.stack);
  draft = read_again (fixture);
  text = gvt_draft_dup_card_text (draft, gvt_draft_get_n_cards (draft) - 1);
  g_assert_cmpstr (text, ==, "Datang pagi-pagi sekali.\n");
}

/* It comes in with no words, which the linter asks for, at the place where they are typed. */
static void
test_picture_is_added_to_a_card (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "Jalan ke TPS.svg", NULL);
  g_autoptr (GBytes) svg = gvt_test_bytes (
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"></svg>\n");
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) draft = NULL;
  g_autofree char *text = NULL;

  gvt_file_write (path, svg, NULL);
  gvt_app_test_desk_act (&fixture->desk, "draft.add-card");
  page = gvt_app_test_desk_top (&fixture->desk);
  gvt_card_editor_page_add_picture (GVT_CARD_EDITOR_PAGE (page), path);
  gvt_app_test_wait_for_text (gvt_app_test_find (page, GVT_TYPE_FINDING_LIST, NULL),
                              "The picture has no words for who cannot see it");
  gtk_text_buffer_insert_at_cursor (get_buffer (page, "text"), "Jalan setapak", -1);
  gvt_page_stack_pop (fixture->desk.stack);

  draft = read_again (fixture);
  text = gvt_draft_dup_card_text (draft, gvt_draft_get_n_cards (draft) - 1);
  g_assert_nonnull (strstr (text, "\n\n![Jalan setapak](media/jalan-ke-tps.svg)\n\n"));
}

static void
test_picture_becomes_a_card (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "denah.svg", NULL);
  g_autoptr (GBytes) svg = gvt_test_bytes (
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"></svg>\n");
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) draft = read_again (fixture);
  guint index = gvt_draft_get_n_pictures (draft);

  gvt_file_write (path, svg, NULL);
  gvt_draft_page_add_picture (GVT_DRAFT_PAGE (page), path);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  page = gvt_app_test_desk_top (&fixture->desk);
  g_assert_true (GVT_IS_PICTURE_EDITOR_PAGE (page));
  type_row (page, "title_row", "Denah TPS");
  gtk_text_buffer_set_text (get_buffer (page, "words"), "Denah dari atas", -1);
  gvt_app_test_wait_for_text (gvt_app_test_find (page, GTK_TYPE_LABEL, "heading"), "Denah TPS");
  gvt_page_stack_pop (fixture->desk.stack);

  g_clear_object (&draft);
  draft = read_again (fixture);
  g_assert_cmpstr (gvt_draft_get_picture_title (draft, index), ==, "Denah TPS");
  g_assert_cmpstr (gvt_draft_get_picture_words (draft, index), ==, "Denah dari atas");
}

static void
test_linter_speaks_beside_the_text (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);

  gvt_app_test_desk_act (&fixture->desk, "draft.add-card");
  page = gvt_app_test_desk_top (&fixture->desk);
  gvt_app_test_wait_for_text (gvt_app_test_find (page, GTK_TYPE_BOX, "findings"),
                              "Nothing to mend");
  gtk_text_buffer_set_text (get_buffer (page, "text"), "PPK datang.\n", -1);

  gvt_app_test_wait_for_text (gvt_app_test_find (page, GTK_TYPE_BOX, "findings"), "PPK");
}

static void
test_question_is_seen_as_it_is_typed (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) draft = NULL;
  g_autoptr (JsonObject) item = NULL;
  GtkWidget *options, *first, *second;

  gvt_app_test_desk_act (&fixture->desk, "draft.add-single");
  page = gvt_app_test_desk_top (&fixture->desk);
  g_assert_true (GVT_IS_ITEM_EDITOR_PAGE (page));
  gtk_text_buffer_set_text (get_buffer (page, "prompt"), "Di mana kita memilih?", -1);
  options = gvt_app_test_find (page, GTK_TYPE_BOX, "options");
  first = gtk_widget_get_first_child (options);
  second = gtk_widget_get_next_sibling (first);
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (first, GVT_TYPE_ENTRY_ROW, "text")),
                         "Di pasar");
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (second, GVT_TYPE_ENTRY_ROW, "text")),
                         "Di TPS");
  gvt_option_editor_set_right (GVT_OPTION_EDITOR (second), TRUE);

  gvt_app_test_wait_for_text (gvt_app_test_find (page, GVT_TYPE_QUIZ_QUESTION, NULL), "Di TPS");
  g_assert_false (gvt_option_editor_is_right (GVT_OPTION_EDITOR (first)));
  gvt_page_stack_pop (fixture->desk.stack);
  draft = read_again (fixture);
  item = gvt_draft_dup_item (draft, gvt_draft_get_n_items (draft) - 1);
  g_assert_cmpstr (json_object_get_string_member (item, "prompt"), ==, "Di mana kita memilih?");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (item, "key"), 0),
                   ==, "b");
}

static void
activate_finding (GtkWidget *page, const char *part)
{
  GtkWidget *findings = gvt_app_test_find (page, GVT_TYPE_FINDING_LIST, NULL);
  GtkWidget *rows;

  gvt_app_test_wait_for_text (findings, part);
  rows = gvt_app_test_find (findings, GTK_TYPE_LIST_BOX, NULL);
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0)));
  gvt_app_test_settle (page);
}

/* A finding of the draft's page opens the question, one of the question's page leads on. */
static void
test_finding_leads_to_its_field (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  GtkWidget *draft_page = page;
  GtkWidget *focus;

  gvt_app_test_desk_act (&fixture->desk, "draft.add-truefalse");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  activate_finding (draft_page, "The question: It is still empty");
  page = gvt_app_test_desk_top (&fixture->desk);
  g_assert_true (GVT_IS_ITEM_EDITOR_PAGE (page));
  focus = gtk_window_get_focus (fixture->desk.window);
  g_assert_true (
      gtk_widget_is_ancestor (focus, gvt_app_test_find (page, GVT_TYPE_TEXT_AREA, "prompt")));

  gtk_text_buffer_set_text (get_buffer (page, "prompt"), "Pilihan kita rahasia.", -1);
  activate_finding (page, "Nothing explains why the key is right");
  focus = gtk_window_get_focus (fixture->desk.window);
  g_assert_true (
      gtk_widget_is_ancestor (focus, gvt_app_test_find (page, GVT_TYPE_TEXT_AREA, "explanation")));
}

static void
test_questions_are_tried_as_they_are_typed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtDraft) draft = read_again (fixture);
  g_autoptr (JsonObject) first = gvt_draft_dup_item (draft, 0);

  json_object_set_string_member (first, "prompt", "Baru saja diketik?");
  gvt_draft_set_item (draft, 0, first);
  g_assert_true (gvt_draft_save (draft, NULL));
  show_draft (fixture);
  gvt_app_test_desk_act (&fixture->desk, "draft.show-quiz");

  g_assert_true (GVT_IS_QUIZ_PAGE (gvt_app_test_desk_top (&fixture->desk)));
  gvt_app_test_assert_text (gvt_app_test_desk_top (&fixture->desk), "Baru saja diketik?");
}

/* --- order --- */

static GtkWidget *
get_row (GtkWidget *page, const char *list, int index)
{
  GtkWidget *parts = gvt_app_test_find (page, GVT_TYPE_PART_LIST, list);
  GtkWidget *rows = gvt_app_test_find (parts, GTK_TYPE_LIST_BOX, NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), index));
}

static void
test_cards_move_with_the_keys_upon_them (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) before = read_again (fixture);
  g_autoptr (GvtDraft) after = NULL;

  gtk_widget_grab_focus (get_row (page, "cards", 0));
  gtk_widget_activate_action (get_row (page, "cards", 0), "part.down", NULL);
  g_assert_true (gtk_window_get_focus (fixture->desk.window) == get_row (page, "cards", 1));
  gtk_widget_activate_action (page, "draft.import", NULL); /* writes what is still to be written */

  after = read_again (fixture);
  g_assert_cmpstr (gvt_draft_get_card_title (after, 1), ==, gvt_draft_get_card_title (before, 0));
  g_assert_cmpstr (gvt_draft_get_card_title (after, 0), ==, gvt_draft_get_card_title (before, 1));
}

static void
test_first_part_cannot_go_up (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  GtkWidget *up = gvt_app_test_find (get_row (page, "cards", 0), GTK_TYPE_BUTTON, "up");
  GtkWidget *down = gvt_app_test_find (get_row (page, "cards", 0), GTK_TYPE_BUTTON, "down");

  g_assert_false (gtk_widget_is_sensitive (up));
  g_assert_true (gtk_widget_is_sensitive (down));
  gtk_widget_grab_focus (down);
  g_signal_emit_by_name (down, "clicked");
  gvt_app_test_settle (page);
  down = gvt_app_test_find (get_row (page, "cards", 1), GTK_TYPE_BUTTON, "down");
  g_assert_true (gtk_window_get_focus (fixture->desk.window) == down);
}

/* The notice offers it, and what was typed in between stays. */
static void
test_removed_part_is_taken_back (Fixture *fixture, gconstpointer list)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) before = read_again (fixture);
  g_autoptr (GvtDraft) after = NULL;
  GtkWidget *back;

  gtk_widget_activate (get_row (page, list, 1));
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  gvt_app_test_desk_act (&fixture->desk, "part.remove");
  page = gvt_app_test_desk_top (&fixture->desk);
  g_assert_true (GVT_IS_DRAFT_PAGE (page));
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (page, GVT_TYPE_ENTRY_ROW, "title_row")),
                         "Diketik sesudahnya");
  back = gvt_app_test_find (GTK_WIDGET (fixture->desk.window), GTK_TYPE_BUTTON, "Take it back");
  g_assert_nonnull (back);
  g_signal_emit_by_name (back, "clicked");
  gvt_app_test_desk_act (&fixture->desk, "draft.import");

  after = read_again (fixture);
  g_assert_cmpuint (gvt_draft_get_n_cards (after), ==, gvt_draft_get_n_cards (before));
  g_assert_cmpuint (gvt_draft_get_n_items (after), ==, gvt_draft_get_n_items (before));
  g_assert_cmpstr (gvt_draft_get_card_title (after, 1), ==, gvt_draft_get_card_title (before, 1));
  g_assert_cmpstr (gvt_draft_get_item_prompt (after, 1), ==, gvt_draft_get_item_prompt (before, 1));
  g_assert_cmpstr (gvt_draft_get_title (after), ==, "Diketik sesudahnya");
}

/* --- importing --- */

#define TWO_ERRORS \
  "Satu? {=a ~b}\n\n" \
  "Dua? {=a ~b\n\n" \
  "Tiga? {}\n"

static void
test_file_is_read_without_adding (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autofree char *path = g_build_filename (gvt_test_folder (), "soal.gift", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (TWO_ERRORS, strlen (TWO_ERRORS));
  g_autoptr (GvtDraft) before = read_again (fixture);
  g_autoptr (GvtDraft) after = NULL;

  gvt_file_write (path, bytes, NULL);
  gvt_app_test_desk_act (&fixture->desk, "draft.import");
  page = gvt_app_test_desk_top (&fixture->desk);
  gvt_import_page_open_file (GVT_IMPORT_PAGE (page), path);

  gvt_app_test_wait_for_text (gvt_app_test_find (page, GTK_TYPE_LIST_BOX, "problems"), "Line 3: ");
  gvt_app_test_wait_for_text (gvt_app_test_find (page, GTK_TYPE_LIST_BOX, "problems"), "Line 5: ");
  gvt_app_test_assert_text (page, "Dua? {=a ~b");
  gvt_app_test_assert_text (gvt_app_test_find (page, GTK_TYPE_LIST_BOX, "items"), "Satu?");
  after = read_again (fixture);
  g_assert_cmpuint (gvt_draft_get_n_items (after), ==, gvt_draft_get_n_items (before));
}

static void
test_repaired_text_is_added (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) before = read_again (fixture);
  g_autoptr (GvtDraft) after = NULL;

  gvt_app_test_desk_act (&fixture->desk, "draft.import");
  page = gvt_app_test_desk_top (&fixture->desk);
  gtk_text_buffer_set_text (get_buffer (page, "text"), TWO_ERRORS, -1);
  gvt_app_test_wait_for_text (page, "2 questions cannot be read yet");
  gtk_text_buffer_set_text (get_buffer (page, "text"),
                            "Satu? {=a ~b}\n\nDua? {=a ~b}\n\nTiga? {T}\n", -1);
  gvt_app_test_wait_for_text (page, "All of it can be read");
  gvt_app_test_desk_act (&fixture->desk, "import.add");

  g_assert_true (GVT_IS_DRAFT_PAGE (gvt_app_test_desk_top (&fixture->desk)));
  after = read_again (fixture);
  g_assert_cmpuint (gvt_draft_get_n_items (after), ==, gvt_draft_get_n_items (before) + 3);
  g_assert_cmpstr (gvt_draft_get_item_prompt (after, gvt_draft_get_n_items (after) - 1), ==,
                   "Tiga?");
}

/* One that is there already, one that says something else of a question that is there, one new. */
static void
test_questions_of_the_draft_are_known_again (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) before = read_again (fixture);
  g_autoptr (GvtDraft) after = NULL;
  g_autoptr (JsonObject) first = gvt_draft_dup_item (before, 0);
  g_autofree char *csv = g_strdup_printf (
      "Kode;Jenis;Pertanyaan;Pilihan A;Pilihan B;Kunci\n%s;satu jawaban;Diubah?;Ya;Bukan;A\n"
      ";isian;Baru sama sekali?;;;TPS\n",
      json_object_get_string_member (first, "id"));

  gvt_app_test_desk_act (&fixture->desk, "draft.import");
  page = gvt_app_test_desk_top (&fixture->desk);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (gvt_app_test_find (page, ADW_TYPE_COMBO_ROW, "format")), 2);
  gtk_text_buffer_set_text (get_buffer (page, "text"), csv, -1);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (gvt_app_test_find (page, ADW_TYPE_COMBO_ROW, "format")), 2);
  gvt_app_test_wait_for_text (page, "1 takes the place of the one with its id");
  gvt_app_test_desk_act (&fixture->desk, "import.add");
  after = read_again (fixture);
  g_assert_cmpuint (gvt_draft_get_n_items (after), ==, gvt_draft_get_n_items (before));

  adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  g_clear_object (&after);
  after = read_again (fixture);
  g_assert_cmpuint (gvt_draft_get_n_items (after), ==, gvt_draft_get_n_items (before) + 1);
  g_assert_cmpstr (gvt_draft_get_item_prompt (after, 0), ==, "Diubah?");
}

/* --- narrow --- */

static void
assert_narrow (Fixture *fixture, const char *action)
{
  gvt_app_test_set_text_scale (200);
  gvt_app_test_desk_show (&fixture->desk, gvt_draft_page_new (fixture->folder), 360);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  if (action != NULL)
    gvt_app_test_desk_act (&fixture->desk, action);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));

  gvt_app_test_assert_fits (gvt_app_test_desk_top (&fixture->desk), 360);
  gvt_app_test_assert_whole (gvt_app_test_desk_top (&fixture->desk));
  gvt_app_test_set_text_scale (100);
}

static void
test_narrow_draft (Fixture *fixture, gconstpointer unused)
{
  assert_narrow (fixture, NULL);
}

static void
test_narrow_card (Fixture *fixture, gconstpointer unused)
{
  assert_narrow (fixture, "draft.add-card");
}

static void
test_narrow_item (Fixture *fixture, gconstpointer unused)
{
  assert_narrow (fixture, "draft.add-single");
}

static void
test_narrow_import (Fixture *fixture, gconstpointer unused)
{
  assert_narrow (fixture, "draft.import");
}

static void
test_narrow_facts (Fixture *fixture, gconstpointer unused)
{
  assert_narrow (fixture, "draft.facts");
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/draft-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("module-is-duplicated", test_module_is_duplicated);
  ADD ("typed-title-is-kept", test_typed_title_is_kept);
  ADD ("typing-alone-is-enough", test_typing_alone_is_enough);
  ADD ("conflict-loses-nothing", test_conflict_loses_nothing);
  ADD ("card-is-seen-as-it-is-typed", test_card_is_seen_as_it_is_typed);
  ADD ("picture-is-added-to-a-card", test_picture_is_added_to_a_card);
  ADD ("picture-becomes-a-card", test_picture_becomes_a_card);
  ADD ("linter-speaks-beside-the-text", test_linter_speaks_beside_the_text);
  ADD ("question-is-seen-as-it-is-typed", test_question_is_seen_as_it_is_typed);
  ADD ("cards-move-with-the-keys-upon-them", test_cards_move_with_the_keys_upon_them);
  ADD ("first-part-cannot-go-up", test_first_part_cannot_go_up);
  g_test_add ("/draft-page/removed-card-is-taken-back", Fixture, "cards", set_up,
              test_removed_part_is_taken_back, tear_down);
  g_test_add ("/draft-page/removed-question-is-taken-back", Fixture, "items", set_up,
              test_removed_part_is_taken_back, tear_down);
  ADD ("finding-leads-to-its-field", test_finding_leads_to_its_field);
  ADD ("questions-are-tried-as-they-are-typed", test_questions_are_tried_as_they_are_typed);
  ADD ("file-is-read-without-adding", test_file_is_read_without_adding);
  ADD ("repaired-text-is-added", test_repaired_text_is_added);
  ADD ("questions-of-the-draft-are-known-again", test_questions_of_the_draft_are_known_again);
  ADD ("narrow-draft", test_narrow_draft);
  ADD ("narrow-card", test_narrow_card);
  ADD ("narrow-item", test_narrow_item);
  ADD ("narrow-import", test_narrow_import);
  ADD ("narrow-facts", test_narrow_facts);
#undef ADD
  return g_test_run ();
}

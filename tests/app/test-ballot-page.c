/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-ballot-cell.h"
#include "gvt-ballot-kinds-page.h"
#include "gvt-ballot-library.h"
#include "gvt-ballot-page.h"
#include "gvt-ballot-sheet.h"
#include "gvt-check-row.h"
#include "gvt-json.h"
#include "gvt-page-stack.h"
#include "gvt-plain-row.h"
#include "gvt-state-stack.h"

typedef struct
{
  GtkWidget *page;
  GtkWindow *window;
} Fixture;

static GtkWidget *
new_page (const char *kind)
{
  GvtBallotPaper *paper = gvt_ballot_library_find_paper (NULL, kind, NULL);

  g_assert_nonnull (paper);
  return GTK_WIDGET (gvt_ballot_page_new (gvt_ballot_library_find_set_of (paper), paper));
}

/* @data: the kind of ballot */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->page = new_page (data);
  fixture->window = gvt_app_test_present (fixture->page, 1024, 768);
  gvt_app_test_settle (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_settle (fixture->page);
  g_object_ref (fixture->page);
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
}

static GvtBallotSheet *
sheet_of (Fixture *fixture)
{
  return GVT_BALLOT_SHEET (gvt_app_test_find (fixture->page, GVT_TYPE_BALLOT_SHEET, NULL));
}

/* --- what a person does: the focus comes by Tab and arrows, Space punches --- */

static GtkWidget *
focus (Fixture *fixture)
{
  return gtk_window_get_focus (fixture->window);
}

/* The cell that is named so, whichever it is. */
static GtkWidget *
find_cell (GtkWidget *widget, const char *name)
{
  g_autofree char *mismatch = NULL;

  if (GVT_IS_BALLOT_CELL (widget))
    {
      mismatch = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                     GTK_ACCESSIBLE_PROPERTY_LABEL, name);
      return mismatch == NULL ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
go_to (Fixture *fixture, const char *name)
{
  GtkWidget *cell = find_cell (fixture->page, name);

  g_assert_nonnull (cell);
  g_assert_true (gtk_widget_grab_focus (cell));
}

static void
arrow (Fixture *fixture, GtkDirectionType direction)
{
  gboolean has_moved = FALSE;

  g_signal_emit_by_name (focus (fixture), "move", direction, &has_moved);
  g_assert_true (has_moved);
}

static void
assert_focus (Fixture *fixture, const char *name)
{
  gtk_test_accessible_assert_property (focus (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

static void
punch (Fixture *fixture, const char *name)
{
  go_to (fixture, name);
  gvt_ballot_cell_punch (GVT_BALLOT_CELL (focus (fixture)));
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, action, NULL));
  gvt_app_test_settle (fixture->page);
}

static void
judge_and_see (Fixture *fixture, const char *verdict, const char *rule)
{
  act (fixture, "ballot.judge");
  gvt_app_test_assert_text (fixture->page, verdict);
  gvt_app_test_assert_text (fixture->page, rule);
}

static guint
count_holes (Fixture *fixture)
{
  return gvt_ballot_marks_get_n_holes (gvt_ballot_sheet_get_marks (sheet_of (fixture)));
}

/* --- tests --- */

static void
test_a_punched_column_is_a_vote (Fixture *fixture, gconstpointer data)
{
  punch (fixture, "Column 2, photo of pair number 2, Calon C and Calon D");
  judge_and_see (fixture, "Valid, for pair number 2, Calon C and Calon D", "Rule V1");
  gvt_app_test_assert_text (fixture->page, "Legal basis");
}

static void
test_the_arrow_keys_go_as_the_cells_lie (Fixture *fixture, gconstpointer data)
{
  go_to (fixture, "Column 1, number");
  arrow (fixture, GTK_DIR_RIGHT);
  assert_focus (fixture, "Column 2, number");
  arrow (fixture, GTK_DIR_DOWN);
  assert_focus (fixture, "Column 2, photo of pair number 2, Calon C and Calon D");
  arrow (fixture, GTK_DIR_LEFT);
  assert_focus (fixture, "Column 1, photo of pair number 1, Calon A and Calon B");
  arrow (fixture, GTK_DIR_UP);
  arrow (fixture, GTK_DIR_UP);
  assert_focus (fixture, "Line around column 1");
}

static void
test_a_hole_on_the_line_counts_for_president (Fixture *fixture, gconstpointer data)
{
  punch (fixture, "Line around column 3");
  judge_and_see (fixture, "Valid, for pair number 3", "Rule V3");
}

static void
test_a_cell_says_how_many_holes_it_has (Fixture *fixture, gconstpointer data)
{
  punch (fixture, "Column 1, number");
  assert_focus (fixture, "Column 1, number, 1 hole");
  punch (fixture, "Column 1, number, 1 hole");
  assert_focus (fixture, "Column 1, number, 2 holes");
}

static void
test_undo_takes_back_the_last_hole (Fixture *fixture, gconstpointer data)
{
  punch (fixture, "Column 1, number");
  punch (fixture, "Column 2, number");
  act (fixture, "ballot.undo");

  judge_and_see (fixture, "Valid, for pair number 1", "Rule V1");
  g_assert_nonnull (find_cell (fixture->page, "Column 2, number"));
}

/* The middle column lies on itself when the paper is folded, the outer two on each other. */
static void
test_a_folded_paper_is_punched_through (Fixture *fixture, gconstpointer data)
{
  act (fixture, "ballot.fold");
  punch (fixture, "Column 2, number");
  g_assert_cmpuint (count_holes (fixture), ==, 2);
  judge_and_see (fixture, "Valid, for pair number 2", "Rule V18");

  act (fixture, "ballot.undo");
  g_assert_cmpuint (count_holes (fixture), ==, 0);
  punch (fixture, "Column 1, number");
  judge_and_see (fixture, "Not valid", "Rule V4");
}

static void
test_a_verdict_goes_when_the_paper_changes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  punch (fixture, "Column 1, number");
  act (fixture, "ballot.judge");
  punch (fixture, "Column 2, number");
  gvt_app_test_settle (fixture->page);

  text = gvt_app_test_text (fixture->page);
  g_assert_null (strstr (text, "Rule V1"));
}

static void
test_a_new_ballot_is_a_good_one (Fixture *fixture, gconstpointer data)
{
  GtkWidget *signature = gvt_app_test_find (fixture->page, GVT_TYPE_CHECK_ROW, "signature");

  punch (fixture, "Column 1, number");
  g_object_set (signature, "active", FALSE, NULL);
  judge_and_see (fixture, "Not valid", "Rule umum");
  act (fixture, "ballot.new");

  g_assert_cmpuint (count_holes (fixture), ==, 0);
  g_assert_true (gvt_check_row_get_active (GVT_CHECK_ROW (signature)));
  judge_and_see (fixture, "Not valid", "Rule V5");
}

static void
test_party_and_candidate_count_for_the_candidate (Fixture *fixture, gconstpointer data)
{
  punch (fixture, "Party number 1, Partai A");
  punch (fixture, "Partai A, candidate number 3, Calon 3");
  judge_and_see (fixture, "Valid, for Calon 3 of Partai A", "Rule V8");
}

static void
test_a_candidate_may_have_been_struck_off (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = gvt_app_test_find (fixture->page, GVT_TYPE_CHECK_ROW, "struck_off");

  punch (fixture, "Partai A, candidate number 1, Calon 1");
  g_object_set (row, "active", TRUE, NULL);
  judge_and_see (fixture, "Valid, for Partai A", "Rule V11");
  gvt_app_test_assert_text (fixture->page, "needs verification");
}

static void
test_the_empty_column_is_a_choice (Fixture *fixture, gconstpointer data)
{
  punch (fixture, "Empty column");
  judge_and_see (fixture, "Valid, for the empty column", "Rule V17");
}

/* The colour stands there in words for those who do not see it. */
static void
test_the_colour_is_named (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (fixture->page, "Colour of the paper: merah");
  gvt_app_test_assert_text (fixture->page, "contoh 2024");
}

/* No source says where on a real ballot the head of the KPPS signs. */
static void
test_the_place_of_the_signature_is_said_to_be_invented (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (fixture->page, "the place of the signature");
}

static void
test_the_paper_is_whole_until_there_is_no_room (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < GVT_BALLOT_MAX_HOLES + 3; i++)
    g_assert_true (gvt_ballot_sheet_punch (sheet_of (fixture), 1));

  g_assert_cmpuint (count_holes (fixture), ==, GVT_BALLOT_MAX_HOLES);
}

/* --- a paper that somebody has marked --- */

static GtkWindow *
present_marked (const char *kind, const char *text, GvtBallotSheet **sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GvtBallotMarks) marks = gvt_ballot_marks_parse (bytes, &error);
  GvtBallotPaper *paper = gvt_ballot_library_find_paper (NULL, kind, NULL);

  g_assert_no_error (error);
  *sheet = g_object_new (GVT_TYPE_BALLOT_SHEET, NULL);
  gvt_ballot_sheet_show_marks (*sheet, gvt_ballot_library_find_set_of (paper), paper, marks);
  return gvt_app_test_present (GTK_WIDGET (*sheet), 800, 600);
}

static void
test_a_marked_paper_is_shown_and_kept (void)
{
  const char *text = "{\"signed\":false,\"struck_off\":[{\"party\":1,\"candidate\":2}],\"holes\":[{"
                     "\"at\":\"number\",\"party\":1},{\"at\":\"name\",\"party\":1,\"candidate\":2},"
                     "{\"at\":\"outside\",\"through\":true}]}";
  g_autoptr (JsonObject) json = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GvtBallotMarks) expected = NULL;
  g_autoptr (JsonObject) expected_json = NULL;
  g_autoptr (GBytes) expected_bytes = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GvtBallotSheet *sheet;
  GtkWindow *window = present_marked ("dpr", text, &sheet);

  g_assert_nonnull (find_cell (GTK_WIDGET (sheet), "Party number 1, Partai A, 1 hole"));
  g_assert_nonnull (
      find_cell (GTK_WIDGET (sheet), "Partai A, candidate number 2, Calon 2, 1 hole"));
  g_assert_nonnull (find_cell (GTK_WIDGET (sheet), "Foot of the paper, outside all columns; not "
                                                   "signed by the head of the KPPS, 1 hole"));
  g_assert_true (gvt_ballot_sheet_punch (sheet, 1));

  expected = gvt_ballot_marks_parse (bytes, NULL);
  expected_json = gvt_ballot_marks_to_json (expected);
  expected_bytes = gvt_json_canonical (expected_json, NULL);
  json = gvt_ballot_marks_to_json (gvt_ballot_sheet_get_marks (sheet));
  kept = gvt_json_canonical (json, NULL);
  g_assert_true (g_bytes_equal (kept, expected_bytes));
  gvt_app_test_destroy (window);
}

static void
test_every_place_of_a_column_can_be_shown (void)
{
  GvtBallotSheet *sheet;
  GtkWindow *window = present_marked (
      "presiden",
      "{\"holes\":[{\"at\":\"number\",\"column\":1},{\"at\":\"photo\",\"column\":1},{\"at\":"
      "\"name\",\"column\":1},{\"at\":\"logo\",\"column\":1},{\"at\":\"border\",\"column\":1},{"
      "\"at\":\"inside\",\"column\":1},{\"at\":\"outside\"}]}",
      &sheet);

  g_assert_nonnull (find_cell (GTK_WIDGET (sheet),
                               "Column 1, photo of pair number 1, Calon A and Calon B, 2 holes"));
  g_assert_nonnull (find_cell (GTK_WIDGET (sheet), "Line around column 1, 1 hole"));
  gvt_app_test_destroy (window);
}

/* A place left of the middle is no large number. */
static void
test_two_holes_of_one_place_are_drawn_beside_each_other (void)
{
  GvtBallotSheet *sheet;
  GtkWindow *window = present_marked ("dpr",
                                      "{\"holes\":[{\"at\":\"name\",\"party\":1},{\"at\":\"name\","
                                      "\"party\":1}]}",
                                      &sheet);
  GtkWidget *cell = find_cell (GTK_WIDGET (sheet), "Party number 1, Partai A, 2 holes");
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t drawn;

  g_assert_nonnull (cell);
  GTK_WIDGET_GET_CLASS (cell)->snapshot (cell, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_get_bounds (node, &drawn);
  g_assert_cmpfloat (drawn.origin.x, >=, -30);
  g_assert_cmpfloat (drawn.origin.x + drawn.size.width, <=, gtk_widget_get_width (cell) + 30);
  gvt_app_test_destroy (window);
}

/* --- from a card, and by the list --- */

static GtkWidget *
page_of_card (const char *settings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (settings, strlen (settings));
  g_autoptr (JsonObject) json = gvt_json_parse (bytes, 1024, &error);

  g_assert_no_error (error);
  return GTK_WIDGET (gvt_ballot_page_new_from_settings (json));
}

static void
test_a_card_chooses_the_ballot (void)
{
  GtkWidget *page = page_of_card ("{\"set\":\"pilkada-2024\",\"kind\":\"gubernur\"}");
  GtkWindow *window = gvt_app_test_present (page, 1024, 768);

  gvt_app_test_assert_text (page, "merah marun");
  gvt_app_test_destroy (window);
}

static void
test_a_card_that_names_no_ballot_is_told (void)
{
  GtkWidget *page = page_of_card ("{\"kind\":\"lurah\"}");
  GtkWindow *window = gvt_app_test_present (page, 360, 640);

  gvt_app_test_assert_text (page, "lurah");
  gvt_app_test_destroy (window);
}

static void
assert_card_opens (GvtLesson *lesson)
{
  GtkWidget *page = GTK_WIDGET (
      gvt_ballot_page_new_from_settings (gvt_lesson_get_settings (lesson)));
  GtkWidget *states = gvt_app_test_find (page, GVT_TYPE_STATE_STACK, NULL);

  g_object_ref_sink (page);
  g_test_message ("%s", gvt_lesson_get_title (lesson));
  g_assert_cmpint (gvt_state_stack_get_state (GVT_STATE_STACK (states)), ==, GVT_STATE_CONTENT);
  g_object_unref (page);
}

static void
test_every_card_that_ships_names_a_ballot_there_is (void)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *modules = gvt_module_library_get_modules (library);

  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);
      GListModel *lessons = gvt_module_get_lessons (module);

      for (guint j = 0; j < g_list_model_get_n_items (lessons); j++)
        {
          g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, j);

          if (g_str_equal (gvt_lesson_get_simulator (lesson), GVT_BALLOT_SIMULATOR))
            assert_card_opens (lesson);
        }
    }
}

static void
test_the_list_opens_each_kind (void)
{
  GvtPageStack *stack = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  GtkWidget *kinds = GTK_WIDGET (gvt_ballot_kinds_page_new ());
  GtkWindow *window;
  GtkWidget *row;

  gvt_page_stack_push (stack, GVT_SECTION_PAGE (kinds));
  window = gvt_app_test_present (GTK_WIDGET (stack), 360, 640);
  gvt_app_test_assert_text (kinds, "menunggu pengaturan undang-undang");
  row = gvt_app_test_find (kinds, GVT_TYPE_PLAIN_ROW, NULL);
  g_assert_true (gtk_widget_activate (row));
  gvt_app_test_settle (GTK_WIDGET (stack));

  g_assert_true (GVT_IS_BALLOT_PAGE (gvt_page_stack_get_top (stack)));
  gvt_app_test_destroy (window);
}

static void
assert_fits (const char *kind, guint percent)
{
  GtkWidget *page = new_page (kind);
  GtkWindow *window;

  gvt_app_test_set_text_scale (percent);
  window = gvt_app_test_present (page, 360, 640);
  gvt_app_test_settle (page);
  g_assert_true (gvt_ballot_sheet_punch (
      GVT_BALLOT_SHEET (gvt_app_test_find (page, GVT_TYPE_BALLOT_SHEET, NULL)), 2));
  g_assert_true (gtk_widget_activate_action (page, "ballot.judge", NULL));
  gvt_app_test_settle (page);

  gvt_app_test_assert_fits (page, 360);
  gvt_app_test_assert_whole (page);
  gvt_app_test_destroy (window);
  gvt_app_test_set_text_scale (100);
}

static void
test_each_layout_fits_a_narrow_window_with_large_text (void)
{
  assert_fits ("presiden", 100);
  assert_fits ("presiden", 200);
  assert_fits ("dprd-kabkota", 200);
  assert_fits ("dpd", 200);
  assert_fits ("walikota-kolom-kosong", 200);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, kind, test) \
  g_test_add ("/ballot-page/" name, Fixture, kind, set_up, test, tear_down)
  ADD ("a-punched-column-is-a-vote", "presiden", test_a_punched_column_is_a_vote);
  ADD ("the-arrow-keys-go-as-the-cells-lie", "presiden", test_the_arrow_keys_go_as_the_cells_lie);
  ADD ("a-hole-on-the-line-counts-for-president", "presiden",
       test_a_hole_on_the_line_counts_for_president);
  ADD ("a-cell-says-how-many-holes-it-has", "gubernur", test_a_cell_says_how_many_holes_it_has);
  ADD ("undo-takes-back-the-last-hole", "presiden", test_undo_takes_back_the_last_hole);
  ADD ("a-folded-paper-is-punched-through", "presiden", test_a_folded_paper_is_punched_through);
  ADD ("a-verdict-goes-when-the-paper-changes", "presiden",
       test_a_verdict_goes_when_the_paper_changes);
  ADD ("a-new-ballot-is-a-good-one", "presiden", test_a_new_ballot_is_a_good_one);
  ADD ("party-and-candidate-count-for-the-candidate", "dpr",
       test_party_and_candidate_count_for_the_candidate);
  ADD ("a-candidate-may-have-been-struck-off", "dpr", test_a_candidate_may_have_been_struck_off);
  ADD ("the-empty-column-is-a-choice", "bupati-kolom-kosong", test_the_empty_column_is_a_choice);
  ADD ("the-colour-is-named", "dpd", test_the_colour_is_named);
  ADD ("the-place-of-the-signature-is-said-to-be-invented", "presiden",
       test_the_place_of_the_signature_is_said_to_be_invented);
  ADD ("the-paper-is-whole-until-there-is-no-room", "dpd",
       test_the_paper_is_whole_until_there_is_no_room);
  g_test_add_func ("/ballot-page/a-marked-paper-is-shown-and-kept",
                   test_a_marked_paper_is_shown_and_kept);
  g_test_add_func ("/ballot-page/every-place-of-a-column-can-be-shown",
                   test_every_place_of_a_column_can_be_shown);
  g_test_add_func ("/ballot-page/two-holes-of-one-place-are-drawn-beside-each-other",
                   test_two_holes_of_one_place_are_drawn_beside_each_other);
  g_test_add_func ("/ballot-page/a-card-chooses-the-ballot", test_a_card_chooses_the_ballot);
  g_test_add_func ("/ballot-page/a-card-that-names-no-ballot-is-told",
                   test_a_card_that_names_no_ballot_is_told);
  g_test_add_func ("/ballot-page/every-card-that-ships-names-a-ballot-there-is",
                   test_every_card_that_ships_names_a_ballot_there_is);
  g_test_add_func ("/ballot-page/the-list-opens-each-kind", test_the_list_opens_each_kind);
  g_test_add_func ("/ballot-page/each-layout-fits-a-narrow-window-with-large-text",
                   test_each_layout_fits_a_narrow_window_with_large_text);
  return g_test_run ();
}

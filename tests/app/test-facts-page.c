/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a draft says of itself is written in the window, and stands on the disk. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-check-row.h"
#include "gvt-draft-facts.h"
#include "gvt-draft-folder.h"
#include "gvt-draft-page.h"
#include "gvt-draft-pictures.h"
#include "gvt-entry-row.h"
#include "gvt-part-list.h"
#include "gvt-picture-editor-page.h"
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

static GtkWidget *
get_row (GtkWidget *page, const char *list, int index)
{
  GtkWidget *parts = gvt_app_test_find (page, GVT_TYPE_PART_LIST, list);
  GtkWidget *rows = gvt_app_test_find (parts, GTK_TYPE_LIST_BOX, NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), index));
}

/* --- objectives and sources --- */

static void
test_objectives_are_edited (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) before = read_again (fixture);
  guint n_before = gvt_draft_get_n_objectives (before);
  g_autoptr (GvtDraft) after = NULL;
  GtkWidget *objectives;

  gvt_app_test_desk_act (&fixture->desk, "draft.facts");
  page = gvt_app_test_desk_top (&fixture->desk);
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (gvt_app_test_find (page, GTK_TYPE_SPIN_BUTTON, "minutes")), 55);
  gvt_app_test_desk_act (&fixture->desk, "facts.add-objective");
  objectives = gvt_app_test_find (page, GTK_TYPE_BOX, "objectives");
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (gtk_widget_get_last_child (objectives),
                                                          GVT_TYPE_ENTRY_ROW, NULL)),
                         "Tahu jalan ke TPS.");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));

  after = read_again (fixture);
  g_assert_cmpuint (gvt_draft_get_minutes (after), ==, 55);
  g_assert_cmpstr (gvt_draft_get_objective_text (after, n_before), ==, "Tahu jalan ke TPS.");
}

static void
test_objectives_move_by_their_buttons (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) before = read_again (fixture);
  g_autoptr (GvtDraft) after = NULL;
  GtkWidget *objectives, *down;

  g_assert_cmpuint (gvt_draft_get_n_objectives (before), >=, 3);
  gvt_app_test_desk_act (&fixture->desk, "draft.facts");
  page = gvt_app_test_desk_top (&fixture->desk);
  objectives = gvt_app_test_find (page, GTK_TYPE_BOX, "objectives");
  down = g_object_get_data (G_OBJECT (gtk_widget_get_first_child (objectives)), "down");
  g_assert_true (gtk_widget_is_focus (down) || gtk_widget_grab_focus (down));
  for (guint i = 0; i < 2; i++) /* the keys stay with it: once more leads further */
    g_signal_emit_by_name (gtk_window_get_focus (fixture->desk.window), "clicked");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));

  after = read_again (fixture);
  g_assert_cmpstr (gvt_draft_get_objective_id (after, 0), ==,
                   gvt_draft_get_objective_id (before, 1));
  g_assert_cmpstr (gvt_draft_get_objective_id (after, 2), ==,
                   gvt_draft_get_objective_id (before, 0));
}

static void
test_source_loses_its_tick_with_another_statement (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *page = show_draft (fixture);
  g_autoptr (GvtDraft) after = NULL;
  GtkWidget *verified;
  guint index;

  gvt_app_test_desk_act (&fixture->desk, "draft.facts");
  gvt_app_test_desk_act (&fixture->desk, "facts.add-claim");
  page = gvt_app_test_desk_top (&fixture->desk);
  verified = gvt_app_test_find (page, GVT_TYPE_CHECK_ROW, "verified");
  g_assert_false (gtk_widget_get_sensitive (verified));
  gtk_text_buffer_set_text (get_buffer (page, "text"), "TPS buka pukul 07.00.", -1);
  type_row (page, "source", "koran");
  type_row (page, "checked_on", "2-1-2026");
  g_assert_true (gtk_widget_get_sensitive (verified));
  g_object_set (verified, "active", TRUE, NULL);
  gvt_app_test_wait_for_text (gvt_app_test_find (page, GTK_TYPE_LABEL, "below_card"), "koran");
  gtk_text_buffer_set_text (get_buffer (page, "text"), "TPS buka pukul 08.00.", -1);
  g_assert_false (gvt_check_row_get_active (GVT_CHECK_ROW (verified)));
  gvt_page_stack_pop (fixture->desk.stack);

  after = read_again (fixture);
  index = gvt_draft_get_n_claims (after) - 1;
  g_assert_cmpstr (gvt_draft_get_claim (after, index, "checked_on"), ==, "2026-01-02");
  g_assert_false (gvt_draft_is_claim_verified (after, index));
}

/* --- what a picture states --- */

static GtkWidget *
open_picture_card (Fixture *fixture)
{
  gtk_widget_activate (get_row (gvt_app_test_desk_top (&fixture->desk), "pictures", 0));
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  g_assert_true (GVT_IS_PICTURE_EDITOR_PAGE (gvt_app_test_desk_top (&fixture->desk)));
  return gvt_app_test_desk_top (&fixture->desk);
}

static GvtDraft *
leave_and_read_again (Fixture *fixture)
{
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  return read_again (fixture);
}

static GtkWidget *
find_check (GtkWidget *page, const char *title)
{
  return gtk_widget_get_ancestor (gvt_app_test_find (page, GTK_TYPE_LABEL, title),
                                  GVT_TYPE_CHECK_ROW);
}

/* Ticked among the module's statements, or that it states no rule. */
static void
test_picture_card_names_what_it_states (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtDraft) before = read_again (fixture);
  const char *id = gvt_draft_get_claim (before, 0, "id");
  const char *text = gvt_draft_get_claim_text (before, 0);
  g_autoptr (GvtDraft) without = NULL;
  g_autoptr (GvtDraft) with = NULL;
  GtkWidget *page;

  show_draft (fixture);
  page = open_picture_card (fixture);
  g_assert_true (gvt_check_row_get_active (GVT_CHECK_ROW (find_check (page, text))));
  g_object_set (find_check (page, "It states no rule"), "active", TRUE, NULL);
  g_assert_false (gvt_check_row_get_active (GVT_CHECK_ROW (find_check (page, text))));
  without = leave_and_read_again (fixture);
  g_assert_true (gvt_draft_picture_states_nothing (without, 0));

  page = open_picture_card (fixture);
  g_object_set (find_check (page, text), "active", TRUE, NULL);
  g_assert_false (
      gvt_check_row_get_active (GVT_CHECK_ROW (find_check (page, "It states no rule"))));
  with = leave_and_read_again (fixture);
  g_assert_true (gvt_draft_picture_states (with, 0, id));
  g_assert_false (gvt_draft_picture_states_nothing (with, 0));
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/facts-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("picture-card-names-what-it-states", test_picture_card_names_what_it_states);
  ADD ("objectives-are-edited", test_objectives_are_edited);
  ADD ("objectives-move-by-their-buttons", test_objectives_move_by_their_buttons);
  ADD ("source-loses-its-tick-with-another-statement",
       test_source_loses_its_tick_with_another_statement);
  return g_test_run ();
}

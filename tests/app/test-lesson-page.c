/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-lesson-page.h"
#include "gvt-module-fixture.h"
#include "gvt-module-library.h"
#include "gvt-page-stack.h"

typedef struct
{
  GvtModule *module;
  GvtPageStack *stack;
  GtkWindow *window;
} Fixture;

static GtkWidget *
top (Fixture *fixture)
{
  return GTK_WIDGET (gvt_page_stack_get_top (fixture->stack));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->module = gvt_app_test_module ();
  fixture->stack = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  gvt_page_stack_push (fixture->stack, gvt_lesson_page_new (fixture->module, 0));
  fixture->window = gvt_app_test_present (GTK_WIDGET (fixture->stack), 360, 640);
  gvt_app_test_settle (top (fixture));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->module);
}

static void
turn (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (top (fixture), action, NULL));
  gvt_app_test_settle (top (fixture));
}

static void
assert_card (Fixture *fixture, guint index)
{
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (gvt_module_get_lessons (fixture->module),
                                                        index);

  gvt_app_test_assert_text (top (fixture), gvt_lesson_get_title (lesson));
}

static void
test_cards_turn_forward_and_back (Fixture *fixture, gconstpointer data)
{
  assert_card (fixture, 0);
  turn (fixture, "lesson.next");
  assert_card (fixture, 1);
  turn (fixture, "lesson.previous");
  assert_card (fixture, 0);
}

static void
test_after_the_last_card_the_reader_closes (Fixture *fixture, gconstpointer data)
{
  guint n_cards = g_list_model_get_n_items (gvt_module_get_lessons (fixture->module));

  gvt_page_stack_push (fixture->stack, gvt_lesson_page_new (fixture->module, n_cards - 1));
  gvt_app_test_assert_text (top (fixture), "Card 8 of 8");
  g_assert_true (gtk_widget_activate_action (top (fixture), "lesson.next", NULL));

  g_assert_false (gvt_page_stack_get_can_go_back (fixture->stack));
}

static void
test_an_unreviewed_module_says_so_on_each_card (Fixture *fixture, gconstpointer data)
{
  const char *note = gvt_module_get_review_note (fixture->module);

  g_assert_cmpstr (note, !=, "");
  gvt_app_test_assert_text (top (fixture), note);
  turn (fixture, "lesson.next");
  gvt_app_test_assert_text (top (fixture), note);
}

static void
test_an_unverified_statement_is_marked (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_assert_text (top (fixture), "needs verification");
}

static GtkPicture *
find_drawn (GtkWidget *widget)
{
  if (GTK_IS_PICTURE (widget) && gtk_picture_get_paintable (GTK_PICTURE (widget)) != NULL)
    return GTK_PICTURE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkPicture *found = find_drawn (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_pictures_appear_with_words_for_those_who_do_not_see_them (Fixture *fixture, gconstpointer data)
{
  GtkPicture *picture = find_drawn (top (fixture));

  for (guint i = 1; i < 8 && picture == NULL; i++)
    {
      turn (fixture, "lesson.next");
      picture = find_drawn (top (fixture));
    }

  g_assert_nonnull (picture);
  g_assert_cmpstr (gtk_picture_get_alternative_text (picture), !=, "");
}

/* In the words of its claims, behind a sign. */
static void
assert_marks_of_picture (Fixture *fixture, guint index)
{
  g_autoptr (GvtLesson) lesson = g_list_model_get_item (
      gvt_module_get_picture_lessons (fixture->module), index);
  g_autofree char *marks = gvt_lesson_describe_marks (lesson);

  g_assert_true (g_str_has_prefix (marks, "ℹ contoh Pemilu 2024"));
  gvt_app_test_assert_text (top (fixture), marks);
}

static void
test_cards_without_words_are_read_the_same_way (Fixture *fixture, gconstpointer data)
{
  GListModel *cards = gvt_module_get_picture_lessons (fixture->module);
  g_autoptr (GvtLesson) second = g_list_model_get_item (cards, 1);

  gvt_page_stack_push (fixture->stack, gvt_lesson_page_new_pictures (fixture->module, 0));
  gvt_app_test_settle (top (fixture));
  g_assert_nonnull (find_drawn (top (fixture)));
  assert_marks_of_picture (fixture, 0);
  turn (fixture, "lesson.next");

  gvt_app_test_assert_text (top (fixture), gvt_lesson_get_title (second));
  g_assert_nonnull (find_drawn (top (fixture)));
}

static void
read_through (Fixture *fixture, GvtSectionPage *page, guint n_cards)
{
  gvt_page_stack_push (fixture->stack, page);
  for (guint i = 0; i < n_cards; i++)
    {
      if (i > 0)
        turn (fixture, "lesson.next");
      gvt_app_test_settle (top (fixture));
      gvt_app_test_assert_fits (top (fixture), 360);
      gvt_app_test_assert_whole (top (fixture));
    }
  gvt_page_stack_pop (fixture->stack);
}

/* An address in a text, or a long word, would otherwise push its card out of the window. */
static void
test_every_card_of_every_module_fits_with_large_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *modules = gvt_module_library_get_modules (library);

  gvt_app_test_set_text_scale (200);
  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);

      g_test_message ("%s", gvt_module_get_id (module));
      read_through (fixture, gvt_lesson_page_new (module, 0),
                    g_list_model_get_n_items (gvt_module_get_lessons (module)));
      if (g_list_model_get_n_items (gvt_module_get_picture_lessons (module)) > 0)
        read_through (fixture, gvt_lesson_page_new_pictures (module, 0),
                      g_list_model_get_n_items (gvt_module_get_picture_lessons (module)));
    }
  gvt_app_test_set_text_scale (100);
}

/* Met on a wide window: its two lines asked for the width of one. */
static void
test_a_paragraph_with_numbers_of_claims_wraps (Fixture *fixture, gconstpointer data)
{
  const char *folder = gvt_module_fixture ();
  g_autoptr (GvtModule) module = NULL;
  GtkWidget *label;

  gvt_module_fixture_put (
      folder, "kartu-1.md",
      "[Memberi imbalan supaya orang tidak memilih juga diancam](claim:jam). [Pada Pemilu, yang "
      "dipidana hanya pemberinya](claim:jam).\n\n![Sebuah kotak.](media/a.svg)\n");
  module = gvt_module_load_folder (folder, NULL);
  gtk_window_set_default_size (fixture->window, 1119, 720);
  gvt_page_stack_push (fixture->stack, gvt_lesson_page_new (module, 0));
  gvt_app_test_settle (top (fixture));
  label = gvt_app_test_find (top (fixture), GTK_TYPE_LABEL,
                             "Memberi imbalan supaya orang tidak memilih juga diancam1. Pada "
                             "Pemilu, yang dipidana hanya pemberinya1.");

  g_assert_nonnull (label);
  g_assert_cmpint (gtk_widget_get_width (label), <=, 760);
  gvt_page_stack_pop (fixture->stack);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/lesson-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("cards-turn-forward-and-back", test_cards_turn_forward_and_back);
  ADD ("after-the-last-card-the-reader-closes", test_after_the_last_card_the_reader_closes);
  ADD ("an-unreviewed-module-says-so-on-each-card", test_an_unreviewed_module_says_so_on_each_card);
  ADD ("an-unverified-statement-is-marked", test_an_unverified_statement_is_marked);
  ADD ("pictures-appear-with-words-for-those-who-do-not-see-them",
       test_pictures_appear_with_words_for_those_who_do_not_see_them);
  ADD ("cards-without-words-are-read-the-same-way", test_cards_without_words_are_read_the_same_way);
  ADD ("every-card-of-every-module-fits-with-large-text",
       test_every_card_of_every_module_fits_with_large_text);
  ADD ("a-paragraph-with-numbers-of-claims-wraps", test_a_paragraph_with_numbers_of_claims_wraps);
  return g_test_run ();
}

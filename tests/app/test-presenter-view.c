/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-page-stack.h"
#include "gvt-presenter-view.h"
#include "gvt-test.h"
#include "gvt-text.h"

typedef struct
{
  GvtClock *clock;
  GvtModule *module;
  GvtPageStack *wall;
  GtkWindow *wall_window;
  GtkWindow *window;
  GtkWidget *view;
} Fixture;

static GtkWidget *
page (Fixture *fixture)
{
  return GTK_WIDGET (gvt_page_stack_get_top (fixture->wall));
}

static void
show_at (Fixture *fixture, int width)
{
  fixture->clock = gvt_test_clock ();
  fixture->module = gvt_app_test_module ();
  fixture->wall = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  gvt_page_stack_push (
      fixture->wall,
      gvt_projector_page_new (fixture->module, gvt_module_get_lessons (fixture->module), 0));
  fixture->wall_window = gvt_app_test_present (GTK_WIDGET (fixture->wall), 1024, 768);
  fixture->view = gvt_presenter_view_new (GVT_PROJECTOR_PAGE (page (fixture)), fixture->clock,
                                          gvt_clock_boot_us (fixture->clock));
  fixture->window = gvt_app_test_present (fixture->view, width, 640);
  gvt_app_test_settle (fixture->view);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  show_at (fixture, 1000);
}

static void
set_up_narrow (Fixture *fixture, gconstpointer data)
{
  show_at (fixture, 360);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_settle (fixture->view);
  gvt_app_test_destroy (fixture->window);
  gvt_app_test_destroy (fixture->wall_window);
  g_assert_finalize_object (fixture->module);
  g_assert_finalize_object (fixture->clock);
}

static GvtLesson *
lesson (Fixture *fixture, guint index)
{
  g_autoptr (GvtLesson) found = g_list_model_get_item (gvt_module_get_lessons (fixture->module),
                                                       index);

  return found; /* borrowed from the module */
}

static guint
n_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (gvt_module_get_lessons (fixture->module));
}

static void
act (Fixture *fixture, GtkWidget *widget, const char *action)
{
  gtk_widget_activate_action (widget, action, NULL);
  gvt_app_test_settle (page (fixture));
  gvt_app_test_settle (fixture->view);
}

static gboolean
offers (Fixture *fixture, const char *button)
{
  return gtk_widget_is_sensitive (gvt_app_test_find (fixture->view, GTK_TYPE_BUTTON, button));
}

static void
test_notes_and_the_next_card_go_with_the_wall (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i + 1 < n_cards (fixture); i++)
    {
      gvt_app_test_assert_text (fixture->view, gvt_lesson_get_title (lesson (fixture, i)));
      gvt_app_test_assert_text (fixture->view, gvt_lesson_get_title (lesson (fixture, i + 1)));
      if (*gvt_lesson_get_notes (lesson (fixture, i)) != '\0')
        gvt_app_test_assert_text (fixture->view, gvt_lesson_get_notes (lesson (fixture, i)));
      while (gvt_projector_page_get_card (GVT_PROJECTOR_PAGE (page (fixture))) == i)
        act (fixture, page (fixture), "wall.next");
    }
  gvt_app_test_assert_text (fixture->view, "This is the last card.");
}

static void
test_its_actions_turn_the_wall (Fixture *fixture, gconstpointer data)
{
  GvtProjectorPage *projector = GVT_PROJECTOR_PAGE (page (fixture));

  g_assert_false (offers (fixture, "_Previous"));
  act (fixture, fixture->view, "wall.last");
  g_assert_cmpuint (gvt_projector_page_get_card (projector), ==, n_cards (fixture) - 1);
  while (!gvt_projector_page_is_last (projector))
    act (fixture, fixture->view, "wall.next");
  g_assert_false (offers (fixture, "_Next")); /* no button without effect */
  g_assert_true (offers (fixture, "_Previous"));
  act (fixture, fixture->view, "wall.first");
  g_assert_cmpuint (gvt_projector_page_get_card (projector), ==, 0);
}

static void
test_a_black_wall_is_told_in_words (Fixture *fixture, gconstpointer data)
{
  act (fixture, fixture->view, "wall.blank");
  g_assert_true (gvt_projector_page_is_blank (GVT_PROJECTOR_PAGE (page (fixture))));
  gvt_app_test_assert_text (fixture->view, "The class sees a black screen");

  act (fixture, fixture->view, "wall.blank");
  g_assert_false (gvt_projector_page_is_blank (GVT_PROJECTOR_PAGE (page (fixture))));
}

static void
test_what_lies_over_the_card_is_told (Fixture *fixture, gconstpointer data)
{
  gvt_page_stack_push (
      fixture->wall,
      gvt_projector_page_new (fixture->module, gvt_module_get_lessons (fixture->module), 1));
  gvt_app_test_settle (fixture->view);
  gvt_app_test_assert_text (fixture->view, "The class sees more than the card");
  g_assert_false (offers (fixture, "_Next"));

  gvt_page_stack_pop (fixture->wall);
  gvt_app_test_settle (fixture->view);
  g_assert_true (offers (fixture, "_Next"));
}

static void
test_the_clock_tells_minutes_and_time_of_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *spent = g_strdup_printf ("12 minutes of %u",
                                            gvt_module_get_minutes (fixture->module));
  g_autofree char *over = g_strdup_printf ("%u minutes of %u: 2 over",
                                           gvt_module_get_minutes (fixture->module) + 2,
                                           gvt_module_get_minutes (fixture->module));
  g_autofree char *time = NULL;

  gvt_app_test_assert_text (fixture->view, "0 minutes of ");
  gvt_clock_advance (fixture->clock, 12 * G_TIME_SPAN_MINUTE);
  gvt_clock_set_ahead (fixture->clock, 3 * G_TIME_SPAN_HOUR); /* no lesson becomes longer by it */
  gvt_presenter_view_tick (GVT_PRESENTER_VIEW (fixture->view));
  gvt_app_test_assert_text (fixture->view, spent);
  time = gvt_text_time (gvt_clock_now_us (fixture->clock));
  gvt_app_test_assert_text (fixture->view, time);

  gvt_clock_advance (fixture->clock,
                     (gvt_module_get_minutes (fixture->module) - 10) * G_TIME_SPAN_MINUTE);
  gvt_presenter_view_tick (GVT_PRESENTER_VIEW (fixture->view));
  gvt_app_test_assert_text (fixture->view, over);
}

static void
test_all_fits_a_narrow_window_with_large_text (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  for (guint i = 0; i < n_cards (fixture); i++)
    {
      gvt_app_test_settle (fixture->view);
      gvt_app_test_assert_fits (fixture->view, 360);
      gvt_app_test_assert_whole (fixture->view);
      act (fixture, fixture->view, "wall.next");
    }
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, begin, test) \
  g_test_add ("/presenter-view/" name, Fixture, NULL, begin, test, tear_down)
  ADD ("notes-and-the-next-card-go-with-the-wall", set_up,
       test_notes_and_the_next_card_go_with_the_wall);
  ADD ("its-actions-turn-the-wall", set_up, test_its_actions_turn_the_wall);
  ADD ("a-black-wall-is-told-in-words", set_up, test_a_black_wall_is_told_in_words);
  ADD ("what-lies-over-the-card-is-told", set_up, test_what_lies_over_the_card_is_told);
  ADD ("the-clock-tells-minutes-and-time-of-day", set_up,
       test_the_clock_tells_minutes_and_time_of_day);
  ADD ("all-fits-a-narrow-window-with-large-text", set_up_narrow,
       test_all_fits_a_narrow_window_with_large_text);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-error.h"
#include "gvt-state-stack.h"
#include "gvt-test.h"

typedef struct
{
  GvtStateStack *stack;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->stack = g_object_new (GVT_TYPE_STATE_STACK, "empty-title", "No visits yet",
                                 "action-label", "Plan a visit", "content",
                                 gtk_label_new ("The visits"), NULL);
  g_object_ref (fixture->stack);
  fixture->window = gvt_app_test_present (GTK_WIDGET (fixture->stack), 360, 500);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->stack);
}

static void
test_begins_loading (Fixture *fixture, gconstpointer data)
{
  GtkWidget *spinner = gvt_app_test_find (GTK_WIDGET (fixture->stack), GTK_TYPE_SPINNER, NULL);

  g_assert_cmpint (gvt_state_stack_get_state (fixture->stack), ==, GVT_STATE_LOADING);
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
}

static void
test_empty_offers_the_first_act (Fixture *fixture, gconstpointer data)
{
  gvt_state_stack_set_state (fixture->stack, GVT_STATE_EMPTY);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));

  gvt_app_test_assert_text (GTK_WIDGET (fixture->stack), "No visits yet");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->stack), "Plan a visit");
}

static void
test_only_the_content_shows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  gvt_state_stack_set_state (fixture->stack, GVT_STATE_CONTENT);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));

  text = gvt_app_test_text (GTK_WIDGET (fixture->stack));
  g_assert_cmpstr (text, ==, "The visits\n");
}

static void
on_retry (gboolean *was_asked)
{
  *was_asked = TRUE;
}

static void
test_failure_says_what_is_safe_and_offers_another_try (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (GVT_ERROR, GVT_ERROR_OFFLINE, "no route to host");
  gboolean was_asked = FALSE;
  GtkWidget *button;

  g_signal_connect_swapped (fixture->stack, "retry", G_CALLBACK (on_retry), &was_asked);
  gvt_state_stack_fail (fixture->stack, error);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));
  button = gvt_app_test_find (GTK_WIDGET (fixture->stack), GTK_TYPE_BUTTON, "_Try again");
  g_signal_emit_by_name (button, "clicked");

  gvt_app_test_assert_text (GTK_WIDGET (fixture->stack), "Everything is kept on this laptop");
  g_assert_true (was_asked);
}

static gboolean
shows_cancel (gpointer stack)
{
  GtkWidget *button = gvt_app_test_find (stack, GTK_TYPE_BUTTON, "_Cancel");

  return gtk_widget_get_mapped (button);
}

static void
test_long_work_says_how_far_it_is_and_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtProgress) progress = gvt_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  gvt_state_stack_load (fixture->stack, "Opening the lists", progress, cancellable);
  g_assert_false (shows_cancel (fixture->stack));
  gvt_progress_tell (progress, 0, 12, 1166);
  gvt_test_wait_until (shows_cancel, fixture->stack, "a button to cancel");
  gvt_app_test_assert_text (GTK_WIDGET (fixture->stack), "Opening the lists: 12 of 1.166");
  g_signal_emit_by_name (
      gvt_app_test_find (GTK_WIDGET (fixture->stack), GTK_TYPE_BUTTON, "_Cancel"), "clicked");

  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

/* What a worker tells late changes nothing on a page that has gone on. */
static void
test_another_state_ends_what_was_loading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtProgress) progress = gvt_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  gvt_state_stack_load (fixture->stack, "Opening the lists", progress, cancellable);
  gvt_progress_tell (progress, 0, 1, 2);
  gvt_state_stack_set_state (fixture->stack, GVT_STATE_CONTENT);
  gvt_app_test_settle (GTK_WIDGET (fixture->stack));

  g_assert_cmpint (gvt_state_stack_get_state (fixture->stack), ==, GVT_STATE_CONTENT);
  g_assert_false (g_cancellable_is_cancelled (cancellable));
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/state-stack/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("begins-loading", test_begins_loading);
  ADD ("empty-offers-the-first-act", test_empty_offers_the_first_act);
  ADD ("only-the-content-shows", test_only_the_content_shows);
  ADD ("failure-says-what-is-safe-and-offers-another-try",
       test_failure_says_what_is_safe_and_offers_another_try);
  ADD ("long-work-says-how-far-it-is-and-can-be-cancelled",
       test_long_work_says_how_far_it_is_and_can_be_cancelled);
  ADD ("another-state-ends-what-was-loading", test_another_state_ends_what_was_loading);
  return g_test_run ();
}

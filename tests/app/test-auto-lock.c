/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-auto-lock.h"

typedef struct
{
  GvtAutoLock *lock;
  GtkWindow *window;
  guint n_idle;
} Fixture;

static void
on_idle (Fixture *fixture)
{
  fixture->n_idle++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gvt_app_test_present (gtk_label_new ("x"), 400, 300);
  fixture->lock = gvt_auto_lock_new (GTK_WIDGET (fixture->window));
  gvt_auto_lock_take_clock (fixture->lock);
  g_signal_connect_swapped (fixture->lock, "idle", G_CALLBACK (on_idle), fixture);
  gvt_auto_lock_set_active (fixture->lock, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->lock);
}

static void
test_five_quiet_minutes_are_told_once (Fixture *fixture, gconstpointer data)
{
  gvt_auto_lock_pass (fixture->lock, GVT_AUTO_LOCK_SECONDS - 1);
  g_assert_cmpuint (fixture->n_idle, ==, 0);

  gvt_auto_lock_pass (fixture->lock, 1);
  gvt_auto_lock_pass (fixture->lock, GVT_AUTO_LOCK_SECONDS);
  g_assert_cmpuint (fixture->n_idle, ==, 1);
}

static void
test_beginning_again_counts_from_zero (Fixture *fixture, gconstpointer data)
{
  gvt_auto_lock_pass (fixture->lock, GVT_AUTO_LOCK_SECONDS - 1);
  gvt_auto_lock_set_active (fixture->lock, TRUE);
  gvt_auto_lock_pass (fixture->lock, GVT_AUTO_LOCK_SECONDS - 1);

  g_assert_cmpuint (fixture->n_idle, ==, 0);
}

static void
test_nothing_counts_while_locked (Fixture *fixture, gconstpointer data)
{
  gvt_auto_lock_set_active (fixture->lock, FALSE);
  gvt_auto_lock_pass (fixture->lock, GVT_AUTO_LOCK_SECONDS);

  g_assert_cmpuint (fixture->n_idle, ==, 0);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/auto-lock/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("five-quiet-minutes-are-told-once", test_five_quiet_minutes_are_told_once);
  ADD ("beginning-again-counts-from-zero", test_beginning_again_counts_from_zero);
  ADD ("nothing-counts-while-locked", test_nothing_counts_while_locked);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-progress.h"
#include "gvt-test.h"

typedef struct
{
  guint n_heard;
  guint stage;
  guint64 count;
  guint64 total;
} Heard;

static void
on_changed (GvtProgress *progress, guint stage, guint64 count, guint64 total, gpointer data)
{
  *(Heard *) data = (Heard){ ((Heard *) data)->n_heard + 1, stage, count, total };
}

static gpointer
tell_often (gpointer data)
{
  for (guint64 i = 1; i <= 1000; i++)
    gvt_progress_tell (data, 2, i, 1000);
  return NULL;
}

static gboolean
is_at_the_end (gpointer data)
{
  return ((Heard *) data)->count == 1000;
}

static void
test_what_a_worker_tells_often_is_heard_at_the_loops_pace (void)
{
  g_autoptr (GvtProgress) progress = gvt_progress_new ();
  Heard heard = { 0 };

  g_signal_connect (progress, "changed", G_CALLBACK (on_changed), &heard);
  g_thread_join (g_thread_new ("teller", tell_often, progress));
  gvt_test_wait_until (is_at_the_end, &heard, "the last figures");

  g_assert_cmpuint (heard.n_heard, ==, 1);
  g_assert_cmpuint (heard.stage, ==, 2);
  g_assert_cmpuint (heard.total, ==, 1000);
}

static void
test_nobody_needs_to_listen (void)
{
  gvt_progress_tell (NULL, 0, 1, 2);
}

static void
test_what_is_on_its_way_keeps_the_teller_alive (void)
{
  GvtProgress *progress = gvt_progress_new ();

  gvt_progress_tell (progress, 0, 1, 2);
  g_object_add_weak_pointer (G_OBJECT (progress), (gpointer *) &progress);
  g_object_unref (progress);
  g_assert_nonnull (progress);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_assert_null (progress);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/progress/what-a-worker-tells-often-is-heard-at-the-loops-pace",
                   test_what_a_worker_tells_often_is_heard_at_the_loops_pace);
  g_test_add_func ("/progress/nobody-needs-to-listen", test_nobody_needs_to_listen);
  g_test_add_func ("/progress/what-is-on-its-way-keeps-the-teller-alive",
                   test_what_is_on_its_way_keeps_the_teller_alive);
  return g_test_run ();
}

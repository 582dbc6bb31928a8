/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lanes.h"
#include "gvt-test.h"

#define N 1000

typedef struct
{
  guint8 done[N];
  guint at_work[GVT_N_LANES]; /* of each lane: how many of its parts at once */
  GCancellable *cancellable;  /* (nullable): cancelled by part 10 */
} Scene;

static void
do_part (guint index, guint lane, gpointer user_data)
{
  Scene *scene = user_data;

  g_assert_cmpuint (lane, <, GVT_N_LANES);
  g_assert_cmpuint (++scene->at_work[lane], ==, 1);
  scene->done[index]++;
  if (scene->cancellable != NULL && index == 10)
    g_cancellable_cancel (scene->cancellable);
  scene->at_work[lane]--;
}

static void
test_each_once (void)
{
  Scene scene = { 0 };

  g_assert_true (gvt_lanes_run (N, do_part, &scene, NULL, NULL));

  for (guint i = 0; i < N; i++)
    g_assert_cmpuint (scene.done[i], ==, 1);
}

static void
test_none_and_one (void)
{
  Scene scene = { 0 };

  g_assert_true (gvt_lanes_run (0, do_part, &scene, NULL, NULL));
  g_assert_cmpuint (scene.done[0], ==, 0);
  g_assert_true (gvt_lanes_run (1, do_part, &scene, NULL, NULL));
  g_assert_cmpuint (scene.done[0], ==, 1);
}

/* What was begun is finished; of what comes behind nothing is begun. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Scene scene = { .cancellable = cancellable };
  guint n_done = 0;

  g_assert_false (gvt_lanes_run (N, do_part, &scene, NULL, cancellable));

  for (guint i = 0; i < N; i++)
    n_done += scene.done[i];
  g_assert_cmpuint (scene.done[10], ==, 1);
  g_assert_cmpuint (n_done, <, N);
}

static void
on_changed (GvtProgress *progress, guint stage, guint64 count, guint64 total, gpointer user_data)
{
  g_assert_cmpuint (total, ==, N);
  *(guint64 *) user_data = MAX (*(guint64 *) user_data, count);
}

static gboolean
has_come (gpointer count)
{
  return *(guint64 *) count > 0;
}

static void
test_progress (void)
{
  g_autoptr (GvtProgress) progress = gvt_progress_new ();
  guint64 count = 0;
  Scene scene = { 0 };

  g_signal_connect (progress, "changed", G_CALLBACK (on_changed), &count);
  gvt_lanes_run (N, do_part, &scene, progress, NULL);
  gvt_test_wait_until (has_come, &count, "the figures");

  g_assert_cmpuint (count, >=, N - 1); /* the two lanes may tell in either order */
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/lanes/each-part-is-done-once", test_each_once);
  g_test_add_func ("/lanes/none-and-one", test_none_and_one);
  g_test_add_func ("/lanes/a-cancel-ends-it", test_cancelled);
  g_test_add_func ("/lanes/progress-is-told", test_progress);
  return g_test_run ();
}

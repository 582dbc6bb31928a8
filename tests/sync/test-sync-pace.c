/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-pace.h"
#include "gvt-test.h"

#define SECOND G_GINT64_CONSTANT (1000000)
#define NOW    (100 * SECOND)

static const GvtSyncPaceTimes times = {
  .settle_s = 60, .round_s = 1000, .least_s = 10, .most_s = 300
};

static GvtSyncPace
begin (void)
{
  GvtSyncPace pace;

  gvt_sync_pace_init (&pace, &times);
  return pace;
}

static void
assert_due (const GvtSyncPace *pace, gint64 seconds_from_now)
{
  g_assert_cmpint (pace->due_us, ==, NOW + seconds_from_now * SECOND);
}

static void
test_nothing_is_due (void)
{
  GvtSyncPace pace = begin ();

  g_assert_cmpint (pace.due_us, ==, G_MAXINT64);
}

/* A class answers thirty questions: that is one talk. */
static void
test_records_wait_for_each_other (void)
{
  GvtSyncPace pace = begin ();

  gvt_sync_pace_note_record (&pace, NOW);
  gvt_sync_pace_note_record (&pace, NOW + 30 * SECOND);
  assert_due (&pace, 60);
}

static void
test_rounds_go_on (void)
{
  GvtSyncPace pace = begin ();

  gvt_sync_pace_note_talk (&pace, NOW, TRUE, 0, 0);
  assert_due (&pace, 500);
  gvt_sync_pace_note_talk (&pace, NOW, TRUE, 0, 1);
  assert_due (&pace, 1500);
  gvt_sync_pace_note_record (&pace, NOW);
  assert_due (&pace, 60);
}

static void
test_failures_wait_ever_longer (void)
{
  static const gint64 longest[] = { 10, 20, 40, 80, 160, 300, 300, 300 };
  GvtSyncPace pace = begin ();

  for (guint i = 0; i < G_N_ELEMENTS (longest); i++)
    {
      gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
      assert_due (&pace, longest[i]);
    }
  for (guint i = 0; i < 100; i++)
    gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
  assert_due (&pace, 300);
  gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 0.25);
  assert_due (&pace, 75);
}

/* Whoever works on does not call a centre that cannot be reached. */
static void
test_a_record_brings_no_failed_talk_forward (void)
{
  GvtSyncPace pace = begin ();

  gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
  gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
  gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
  gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
  gvt_sync_pace_note_record (&pace, NOW);
  assert_due (&pace, 80);
}

static void
test_another_network_is_tried_soon (void)
{
  GvtSyncPace pace = begin ();

  for (guint i = 0; i < 9; i++)
    gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
  gvt_sync_pace_note_way (&pace, NOW, 0.5);
  assert_due (&pace, 30);
  gvt_sync_pace_note_talk (&pace, NOW, FALSE, 0, 1);
  assert_due (&pace, 10);
}

/* What the centre asks for holds, whatever happens meanwhile. */
static void
test_the_centre_is_not_called_before_it_wants_to_be (void)
{
  GvtSyncPace pace = begin ();

  gvt_sync_pace_note_talk (&pace, NOW, FALSE, 900, 1);
  assert_due (&pace, 900);
  gvt_sync_pace_note_way (&pace, NOW, 0);
  assert_due (&pace, 900);
  gvt_sync_pace_note_record (&pace, NOW);
  assert_due (&pace, 900);
  gvt_sync_pace_note_talk (&pace, NOW, TRUE, 0, 0);
  assert_due (&pace, 500);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/sync-pace/nothing-is-due-at-first", test_nothing_is_due);
  g_test_add_func ("/sync-pace/records-wait-for-each-other", test_records_wait_for_each_other);
  g_test_add_func ("/sync-pace/rounds-go-on", test_rounds_go_on);
  g_test_add_func ("/sync-pace/failures-wait-ever-longer", test_failures_wait_ever_longer);
  g_test_add_func ("/sync-pace/a-record-brings-no-failed-talk-forward",
                   test_a_record_brings_no_failed_talk_forward);
  g_test_add_func ("/sync-pace/another-network-is-tried-soon", test_another_network_is_tried_soon);
  g_test_add_func ("/sync-pace/the-centre-is-not-called-before-it-wants-to-be",
                   test_the_centre_is_not_called_before_it_wants_to_be);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does by itself when a network is there: a real centre in a process of its own, a
 * line between them that can be cut, and programs that say what came of it. */
#include "gvt-app-test.h"
#include "gvt-laptop-window.h"
#include "gvt-session-acts.h"
#include "gvt-sync-page.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-work.h"

/* At once; a failure is tried again within a second, and a round is not lived to see. */
static const GvtSyncPaceTimes quick = { .settle_s = 0, .round_s = 3600, .least_s = 1, .most_s = 1 };

static GvtWorkspace *
workspace_of (GvtLaptopWindow *self)
{
  return gvt_window_get_workspace (self->window);
}

static GvtSyncKeeper *
keeper_of (GvtLaptopWindow *self)
{
  return gvt_workspace_get_sync (workspace_of (self));
}

static gboolean
is_sent (gpointer user_data)
{
  GvtLaptopWindow *self = user_data;
  guint64 n_unsent;

  g_object_get (workspace_of (self), "n-unsent", &n_unsent, NULL);
  return n_unsent == 0 && !gvt_sync_keeper_is_talking (keeper_of (self))
         && gvt_work_get_n_running () == 0;
}

static gboolean
is_quiet (gpointer user_data)
{
  return !gvt_sync_keeper_is_talking (keeper_of (user_data)) && gvt_work_get_n_running () == 0;
}

static void
on_finished (GvtSyncKeeper *keeper,
             const GvtSyncReport *report,
             const GError *error,
             gboolean is_asked,
             gpointer user_data)
{
  *(guint *) user_data += 1;
  g_assert_false (is_asked);
}

static gboolean
has_talked (gpointer n_talks)
{
  return *(guint *) n_talks > 0;
}

static void
open_window (GvtLaptopWindow *self)
{
  gvt_laptop_window_open (self, self->scene.original, 1000);
  gvt_laptop_window_unlock (self);
}

/* As a page does. */
static void
plan_visit (GvtLaptopWindow *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_sessions_plan_visit (self->profile, name, GVT_COPIED_VILLAGE, "2026-11-24", 120, &visit,
                           &error);
  g_assert_no_error (error);
  gvt_workspace_touch (workspace_of (self));
}

static guint
count_at_centre (GvtLaptopWindow *self)
{
  g_autoptr (JsonNode) visits = gvt_copied_laptop_json_of (
      gvt_copied_laptop_run_centre (&self->scene, "visits", "list", NULL));

  return json_array_get_length (json_node_get_array (visits));
}

static void
test_what_is_recorded_goes_by_itself (GvtLaptopWindow *self, gconstpointer unused)
{
  open_window (self);
  gvt_sync_keeper_set_times (keeper_of (self), &quick);
  gvt_test_wait_until (is_sent, self, "the enrolment to be sent");
  g_assert_cmpuint (count_at_centre (self), ==, 0);

  plan_visit (self, "SMAN 1 Praya");
  gvt_laptop_window_settle (self);
  gvt_test_wait_until (is_sent, self, "the visit to be sent");

  g_assert_cmpuint (count_at_centre (self), ==, 1);
  gvt_laptop_window_says (self, "ledger", "{\"only_here\":0,\"quarantined\":0}");
}

/* I1: nothing is lost by it, and nobody has to ask again. */
static void
test_a_centre_that_was_away_is_called_again (GvtLaptopWindow *self, gconstpointer unused)
{
  guint n_failed = 0;

  open_window (self);
  gvt_relay_set_down (self->scene.relay, TRUE);
  plan_visit (self, "Desa Batu Andai");
  gvt_laptop_window_settle (self);
  g_signal_connect (keeper_of (self), "finished", G_CALLBACK (on_finished), &n_failed);
  gvt_sync_keeper_set_times (keeper_of (self), &quick);
  gvt_test_wait_until (has_talked, &n_failed, "a talk that fails");
  g_assert_cmpuint (count_at_centre (self), ==, 0);

  gvt_relay_set_down (self->scene.relay, FALSE);
  gvt_test_wait_until (is_sent, self, "the centre to be reached");

  g_assert_cmpuint (count_at_centre (self), ==, 1);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* I6: records never wait for what is large. */
static void
test_files_wait_where_data_is_paid_for (GvtLaptopWindow *self, gconstpointer unused)
{
  GtkWidget *row;
  g_autofree char *modules = NULL;

  gvt_copied_laptop_assert_done (
      gvt_copied_laptop_run_centre (&self->scene, "modules", "publish", NULL));
  open_window (self);
  modules = gvt_profile_path (self->profile, "modules", NULL);
  gvt_window_show_section (self->window, "sync");
  gvt_laptop_window_settle (self);
  row = gvt_laptop_window_part (self, GVT_TYPE_SYNC_PAGE, ADW_TYPE_ACTION_ROW, "held");
  g_assert_false (gtk_widget_get_visible (row));

  gvt_sync_keeper_set_way (keeper_of (self), TRUE, TRUE);
  gvt_sync_keeper_set_times (keeper_of (self), &quick);
  gvt_test_wait_until (is_sent, self, "records to be sent");
  gvt_laptop_window_settle (self);
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_true (g_pattern_match_simple ("* files, * ?B: they wait, because this network counts*",
                                         adw_action_row_get_subtitle (ADW_ACTION_ROW (row))));
  g_assert_cmpuint (count_files (modules), ==, 0);

  gvt_laptop_window_press (self, GVT_TYPE_SYNC_PAGE, "sync.fetch", NULL);
  gvt_test_wait_until (is_quiet, self, "the files to come");
  gvt_laptop_window_settle (self);
  g_assert_cmpuint (count_files (modules), >, 0);
  g_assert_false (gtk_widget_get_visible (row));
}

static void
test_nobody_is_in (GvtLaptopWindow *self, gconstpointer unused)
{
  guint n_talks = 0;

  open_window (self);
  gvt_workspace_lock (workspace_of (self));
  gvt_laptop_window_settle (self);
  g_signal_connect (keeper_of (self), "finished", G_CALLBACK (on_finished), &n_talks);
  gvt_sync_keeper_set_times (keeper_of (self), &quick);
  gvt_sync_keeper_note_record (keeper_of (self));
  gvt_laptop_window_settle (self);
  g_assert_false (gvt_sync_keeper_is_talking (keeper_of (self)));
  g_assert_cmpuint (n_talks, ==, 0);

  gvt_laptop_window_unlock (self);
  gvt_test_wait_until (has_talked, &n_talks, "the talk that was due");
  gvt_test_wait_until (is_sent, self, "everything to be sent");
}

#define ADD(path, test) \
  g_test_add ("/sync-keeper/" path, GvtLaptopWindow, NULL, gvt_laptop_window_set_up, test, \
              gvt_laptop_window_tear_down)

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);

  ADD ("what-is-recorded-goes-by-itself", test_what_is_recorded_goes_by_itself);
  ADD ("I1/a-centre-that-was-away-is-called-again", test_a_centre_that_was_away_is_called_again);
  ADD ("I6/files-wait-where-data-is-paid-for", test_files_wait_where_data_is_paid_for);
  ADD ("behind-the-lock-nothing-is-sent", test_nobody_is_in);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the ledger says of the centre's word on whether it holds the same: a real centre in a
 * process of its own compared it. */
#include <string.h>

#include "gvt-app-test.h"
#include "gvt-ledger-page.h"
#include "gvt-ledger-part-page.h"
#include "gvt-queue-scene.h"

static void
show_ledger (GvtQueueScene *self, int width)
{
  gvt_app_test_desk_show (&self->desk, gvt_ledger_page_new (), width);
}

/* A decision, which the centre has. */
static void
make_record (GvtQueueScene *self)
{
  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_open_item (self, self->wrong);
  gvt_app_test_desk_act (&self->desk, "queue-item.verify");
  gvt_queue_scene_send (self);
  gvt_queue_scene_open (self, GVT_QUEUE_SCENE_SUPERVISOR);
}

static gboolean
alter (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_db_exec (
      db, "UPDATE event SET body = CAST ('{}' AS BLOB) WHERE kind = 'proposal.decided/1'", error);
}

/* As by a disk that fails. */
static void
spoil_and_compare (GvtQueueScene *self)
{
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->desk.profile, NULL);
  g_autoptr (GError) error = NULL;

  gvt_store_write (gvt_journal_get_store (journal), alter, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&journal);
  show_ledger (self, 360); /* a desk is closed with its window */
  gvt_queue_scene_close (self);
  run = gvt_program_run_new ("govotectl", NULL, "--data", self->scene.laptops[1], "--user",
                             GVT_QUEUE_SCENE_SUPERVISOR, "--passphrase-file",
                             self->scene.passphrase, "ledger", "compare", NULL);
  g_assert_cmpstr (run->err, ==, "");
  gvt_queue_scene_open (self, GVT_QUEUE_SCENE_SUPERVISOR);
}

static void
test_same (GvtQueueScene *self, gconstpointer user)
{
  show_ledger (self, 360);

  gvt_app_test_assert_text (gvt_queue_scene_top (self), "What the centre holds");
  gvt_app_test_assert_text (gvt_queue_scene_top (self), "Laptop and centre hold the same ");
}

/* I1: named by itself, and where it is safe. */
static void
test_named (GvtQueueScene *self, gconstpointer user)
{
  GtkWidget *row;

  make_record (self);
  spoil_and_compare (self);
  show_ledger (self, 360);

  gvt_app_test_assert_text (gvt_queue_scene_top (self),
                            "Laptop and centre do not hold the same, compared on ");
  gvt_app_test_assert_text (gvt_queue_scene_top (self), "What differs is named (1).");
  gvt_app_test_assert_text (gvt_queue_scene_top (self),
                            "It is safe at the centre; on this laptop it is damaged.");
  row = gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_LABEL,
                           "It is safe at the centre; on this laptop it is damaged. Check the data "
                           "of this laptop: a backup brings it back.");
  row = gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  g_assert_true (GVT_IS_LEDGER_PART_PAGE (gvt_queue_scene_top (self)));
  gvt_app_test_assert_text (gvt_queue_scene_top (self), "proposal.decided");
}

static void
test_fits (GvtQueueScene *self, gconstpointer user)
{
  make_record (self);
  spoil_and_compare (self);
  gvt_app_test_set_text_scale (200);
  show_ledger (self, 360);
  gvt_app_test_assert_fits (gvt_queue_scene_top (self), 360);
  gvt_app_test_assert_whole (gvt_queue_scene_top (self));
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) \
  g_test_add ("/ledger-differences/" name, GvtQueueScene, GVT_QUEUE_SCENE_SUPERVISOR, \
              gvt_queue_scene_set_up, test, gvt_queue_scene_tear_down)
  ADD ("that-both-hold-the-same-is-told", test_same);
  ADD ("I1-a-record-that-differs-is-named-and-opened", test_named);
  ADD ("differences-fit-at-twice-the-text", test_fits);
#undef ADD
  return g_test_run ();
}

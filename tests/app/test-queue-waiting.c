/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the queue says of what is not over yet: decisions that wait for the next sync, and that are
 * taken back, clocks that run, and what stands on the next page. */
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-app-test.h"
#include "gvt-queue-item-page.h"
#include "gvt-queue-page.h"
#include "gvt-queue-scene.h"

#define VERIFIED_HERE "Verified here, not sent yet"

enum
{
  TO_BE_DECIDED,
  WITH_A_DEADLINE,
  ASKED_BACK,
  VERIFIED,
};

static void
reopen (GvtQueueScene *self)
{
  gvt_queue_scene_close (self);
  gvt_queue_scene_open (self, GVT_QUEUE_SCENE_SUPERVISOR);
  gvt_queue_scene_show (self, 800);
}

static void
verify (GvtQueueScene *self, const char *id)
{
  gvt_queue_scene_open_item (self, id);
  gvt_app_test_desk_act (&self->desk, "queue-item.verify");
}

static void
undo (GvtQueueScene *self, const char *id)
{
  gvt_queue_scene_open_item (self, id);
  gvt_app_test_desk_act (&self->desk, "queue-item.undo");
  g_assert_true (GVT_IS_QUEUE_PAGE (gvt_queue_scene_top (self)));
}

static gboolean
can_be_chosen (GvtQueueScene *self, const char *id)
{
  GtkWidget *row = GTK_WIDGET (gvt_queue_scene_find (self, id));

  return gtk_widget_get_visible (gvt_app_test_find (row, GTK_TYPE_CHECK_BUTTON, "choice"));
}

static void
assert_told (GvtQueueScene *self, const char *id, const char *words)
{
  g_assert_nonnull (strstr (gvt_queue_scene_tell (self, id), words));
}

/* I7: by the journal of this laptop, whichever page and program asks. */
static void
test_known_when_opened_again (GvtQueueScene *self, gconstpointer user)
{
  g_autoptr (GvtProgramRun) list = NULL;
  g_autofree char *text = NULL;

  gvt_queue_scene_show (self, 800);
  verify (self, self->wrong);
  reopen (self);

  assert_told (self, self->wrong, VERIFIED_HERE);
  g_assert_false (can_be_chosen (self, self->wrong));
  g_assert_true (can_be_chosen (self, self->dead));
  gvt_queue_scene_open_item (self, self->wrong);
  text = gvt_app_test_text (gvt_queue_scene_top (self));
  g_assert_nonnull (strstr (text, VERIFIED_HERE));
  g_assert_null (strstr (text, "Verify"));

  gvt_queue_scene_close (self);
  list = gvt_program_run_new ("govotectl", NULL, "--data", self->scene.laptops[1], "--json",
                              "--user", GVT_QUEUE_SCENE_SUPERVISOR, "--passphrase-file",
                              self->scene.passphrase, "queue", "list", NULL);
  g_assert_nonnull (strstr (list->out, "\"decision\":\"verified\""));
}

static void
test_sent_is_the_centres (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  verify (self, self->wrong);
  gvt_queue_scene_send (self);
  gvt_queue_scene_open (self, GVT_QUEUE_SCENE_SUPERVISOR);
  gvt_queue_scene_show (self, 800);

  g_assert_null (gvt_queue_scene_find (self, self->wrong));
  gvt_queue_scene_filter (self, VERIFIED);
  g_assert_null (strstr (gvt_queue_scene_tell (self, self->wrong), "not sent yet"));
}

/* Both records go out, and leave it where it was. */
static void
test_undone_before_it_is_sent (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  verify (self, self->wrong);
  undo (self, self->wrong);
  g_assert_true (can_be_chosen (self, self->wrong));
  reopen (self);
  g_assert_true (can_be_chosen (self, self->wrong));
  gvt_queue_scene_send (self);

  gvt_queue_scene_assert_centre (self, self->wrong, "{\"state\":\"sent\",\"outcome\":2}");
}

static void
test_undone_after_it_was_sent (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  verify (self, self->wrong);
  gvt_queue_scene_send (self);
  gvt_queue_scene_assert_centre (self, self->wrong, "{\"state\":\"verified\",\"outcome\":1}");
  gvt_queue_scene_open (self, GVT_QUEUE_SCENE_SUPERVISOR);
  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_filter (self, VERIFIED);
  undo (self, self->wrong);

  assert_told (self, self->wrong, "Decision taken back here, not sent yet");
  gvt_queue_scene_open_item (self, self->wrong);
  g_assert_false (gtk_widget_get_mapped (
      gvt_app_test_find (gvt_queue_scene_top (self), GVT_TYPE_ACTION_BAR, "acts")));
  gvt_queue_scene_send (self);
  gvt_queue_scene_assert_centre (self, self->wrong, "{\"state\":\"sent\",\"outcome\":2}");
}

/* D4: what is with the regency's office is nobody's to take back. */
static void
test_exported_is_not_undone (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  verify (self, self->wrong);
  gvt_queue_scene_send (self);
  gvt_program_do ("govote-central", self->scene.centre, "proposals", "export", "--regency", "99.01",
                  "--output", self->scene.folder, "--supervisor", GVT_QUEUE_SCENE_SUPERVISOR, NULL);
  gvt_queue_scene_open (self, GVT_QUEUE_SCENE_SUPERVISOR);
  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_filter (self, VERIFIED + 2);
  gvt_queue_scene_open_item (self, self->wrong);

  g_assert_false (gtk_widget_get_mapped (
      gvt_app_test_find (gvt_queue_scene_top (self), GVT_TYPE_ACTION_BAR, "acts")));
}

/* UU PDP: told from the 48th hour on. */
static void
test_two_days_are_told (GvtQueueScene *self, gconstpointer user)
{
  g_autofree char *old = gvt_queue_scene_make (self, 1, NULL, 49);

  gvt_queue_scene_show (self, 800);

  assert_told (self, old, "Due soon: ");
  assert_told (self, old, "UU PDP (to be verified)");
  assert_told (self, self->dead, "Due: ");
  gvt_queue_scene_open_item (self, old);
  gvt_app_test_assert_text (gvt_queue_scene_top (self), "Due soon: ");
}

/* D4: the plenary meetings of regencies are about continuous updating. */
static void
test_an_election_has_no_plenary_day (GvtQueueScene *self, gconstpointer user)
{
  g_autofree char *election = gvt_queue_scene_make (self, 1, "pilkada-2029", 0);
  g_autofree char *check = gvt_queue_scene_make (self, 1, "coktas-2026", 0);

  gvt_program_do ("govote-central", self->scene.centre, "plenary", "set", "--regency", "99.01",
                  "--date", "2026-12-30", NULL);
  gvt_queue_scene_show (self, 800);

  g_assert_null (strstr (gvt_queue_scene_tell (self, election), "plenary"));
  assert_told (self, check, "Next plenary meeting: 30 Desember 2026");
  assert_told (self, self->wrong, "Next plenary meeting: 30 Desember 2026");
}

static guint
count_rows (GvtQueueScene *self)
{
  GtkWidget *rows = gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_LIST_BOX, "list");
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    n++;
  return n;
}

/* The centre tells a hundred at once, and each of them once. */
static void
test_more (GvtQueueScene *self, gconstpointer user)
{
  g_autofree char *last = gvt_queue_scene_make (self, 103, "pdpb-2026", 0);
  GtkWidget *more;

  gvt_queue_scene_show (self, 800);
  more = gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_BUTTON, "more");
  g_assert_true (gtk_widget_get_visible (more));
  g_assert_cmpuint (count_rows (self), ==, 100);
  g_assert_null (gvt_queue_scene_find (self, last));
  gvt_app_test_desk_act (&self->desk, "queue.more");

  g_assert_cmpuint (count_rows (self), ==, 105);
  g_assert_nonnull (gvt_queue_scene_find (self, last));
  g_assert_nonnull (gvt_queue_scene_find (self, self->wrong));
  g_assert_false (gtk_widget_get_visible (more));
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) \
  g_test_add ("/queue-waiting/" name, GvtQueueScene, GVT_QUEUE_SCENE_SUPERVISOR, \
              gvt_queue_scene_set_up, test, gvt_queue_scene_tear_down)
  ADD ("I7-what-was-decided-here-is-known-when-it-is-opened-again", test_known_when_opened_again);
  ADD ("what-was-sent-is-the-centres-to-tell", test_sent_is_the_centres);
  ADD ("a-decision-is-taken-back-before-it-is-sent", test_undone_before_it_is_sent);
  ADD ("a-decision-is-taken-back-after-it-was-sent", test_undone_after_it_was_sent);
  ADD ("what-is-exported-is-not-taken-back", test_exported_is_not_undone);
  ADD ("two-days-of-a-request-about-ones-own-data-are-told", test_two_days_are_told);
  ADD ("what-is-made-for-an-election-has-no-plenary-day", test_an_election_has_no_plenary_day);
  ADD ("more-brings-the-next-page", test_more);
#undef ADD
  return g_test_run ();
}

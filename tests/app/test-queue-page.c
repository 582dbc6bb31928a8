/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Antrean usulan" on a supervisor's laptop: another laptop took the proposals down, a real centre
 * in a process of its own holds them, and is asked in the end what was decided. */
#include <string.h>

#include "gvt-app-test.h"
#include "gvt-entry-row.h"
#include "gvt-queue-item-page.h"
#include "gvt-queue-page.h"
#include "gvt-queue-scene.h"
#include "gvt-state-stack.h"

#define QUESTION      "Tanggal wafat pada akta tidak terbaca?"
#define SAID_VERIFIED "Verified here, not sent yet"

static void
test_due_first (GvtQueueScene *self, gconstpointer user)
{
  GtkWidget *rows;

  gvt_queue_scene_show (self, 360);
  rows = gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_LIST_BOX, "list");

  g_assert_true (gtk_widget_get_first_child (rows)
                 == GTK_WIDGET (gvt_queue_scene_find (self, self->dead)));
  g_assert_nonnull (gvt_queue_scene_find (self, self->wrong));
  gvt_app_test_assert_text (gvt_queue_scene_top (self), "Due: ");
  gvt_app_test_assert_text (gvt_queue_scene_top (self),
                            "Next plenary meeting: not entered at the centre");
}

static void
test_due_alone (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_filter (self, 1);

  g_assert_nonnull (gvt_queue_scene_find (self, self->dead));
  g_assert_null (gvt_queue_scene_find (self, self->wrong));

  gvt_queue_scene_filter (self, 3);
  gvt_app_test_assert_text (gvt_queue_scene_top (self), "Nothing waits");
}

/* I11: beside a whole birth date no number is shown. */
static void
test_opens_in_columns (GvtQueueScene *self, gconstpointer user)
{
  g_autofree char *text = NULL;

  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_open_item (self, self->wrong);
  text = gvt_app_test_text (gvt_queue_scene_top (self));

  g_assert_nonnull (strstr (text, GVT_QUEUE_SCENE_WRONG));
  g_assert_nonnull (strstr (text, GVT_QUEUE_SCENE_RIGHT));
  g_assert_nonnull (strstr (text, "What is proposed differs from the list."));
  g_assert_nonnull (strstr (text, "5 Juli 1990")); /* as people write it, and not as it is kept */
  g_assert_null (strstr (text, "1990-07-05"));
  g_assert_nonnull (strstr (text, "Married (S)"));
  g_assert_null (strstr (text, GVT_QUEUE_SCENE_NIK));
  g_assert_nonnull (gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_PICTURE, NULL));
}

/* The list's own order has names before, and addresses behind. */
static void
test_differences_first (GvtQueueScene *self, gconstpointer user)
{
  g_autofree char *id = gvt_queue_scene_make (self, 1, "pdpb-2026", 0);
  g_autofree char *text = NULL;
  const char *proposed;
  const char *same;

  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_open_item (self, id);
  text = gvt_app_test_text (gvt_queue_scene_top (self));
  proposed = strstr (text, "RT\nAs taken down");
  same = strstr (text, "Name\nAs taken down");

  g_assert_nonnull (proposed);
  g_assert_nonnull (same);
  g_assert_true (proposed < same);
}

static void
test_verified (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_open_item (self, self->wrong);
  gvt_app_test_desk_act (&self->desk, "queue-item.verify");

  g_assert_true (GVT_IS_QUEUE_PAGE (gvt_queue_scene_top (self)));
  g_assert_nonnull (strstr (gvt_queue_scene_tell (self, self->wrong), SAID_VERIFIED));
  g_assert_null (strstr (gvt_queue_scene_tell (self, self->dead), "not sent yet"));
  gvt_queue_scene_send (self);
  gvt_queue_scene_assert_centre (
      self, self->wrong,
      "{\"state\":\"verified\",\"decided_by\":\"" GVT_QUEUE_SCENE_SUPERVISOR
      "\",\"rejection\":null}");
  gvt_queue_scene_assert_centre (self, self->dead, "{\"state\":\"sent\"}");
}

static void
test_rejected (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_open_item (self, self->dead);
  gvt_app_test_desk_act (&self->desk, "queue-item.reject");
  gvt_queue_scene_answer (self, "1");
  gvt_queue_scene_send (self);

  gvt_queue_scene_assert_centre (
      self, self->dead,
      "{\"state\":\"rejected\",\"decided_by\":\"" GVT_QUEUE_SCENE_SUPERVISOR
      "\",\"rejection\":\"no_evidence\"}");
}

/* What was asked stands on the laptop that took it down. */
static void
test_asked_back (GvtQueueScene *self, gconstpointer user)
{
  g_autoptr (JsonNode) question = NULL;
  GtkWidget *entry;

  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_open_item (self, self->dead);
  entry = gvt_app_test_find (gvt_queue_scene_top (self), GVT_TYPE_ENTRY_ROW, "question");
  g_assert_false (gtk_widget_activate_action (gvt_queue_scene_top (self), "queue-item.ask", NULL)
                  && GVT_IS_QUEUE_PAGE (gvt_queue_scene_top (self)));
  gtk_editable_set_text (GTK_EDITABLE (entry), QUESTION);
  gvt_app_test_desk_act (&self->desk, "queue-item.ask");
  gvt_queue_scene_send (self);

  gvt_queue_scene_assert_centre (self, self->dead, "{\"state\":\"asked_back\"}");
  gvt_two_laptops_sync (&self->scene, 0);
  question = gvt_two_laptops_read (&self->scene, 0,
                                   (const char *[]){ "proposals", "question", self->dead, NULL });
  gvt_program_assert_members (json_node_get_object (question), "{\"question\":\"" QUESTION "\"}");
}

static void
test_batch (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  g_object_set (gvt_queue_scene_find (self, self->wrong), "chosen", TRUE, NULL);
  g_object_set (gvt_queue_scene_find (self, self->dead), "chosen", TRUE, NULL);
  gvt_app_test_desk_act (&self->desk, "queue.verify");
  gvt_queue_scene_answer (self, "accept");

  g_assert_nonnull (strstr (gvt_queue_scene_tell (self, self->wrong), SAID_VERIFIED));
  g_assert_nonnull (strstr (gvt_queue_scene_tell (self, self->dead), SAID_VERIFIED));
  gvt_queue_scene_send (self);
  gvt_queue_scene_assert_centre (self, self->wrong, "{\"state\":\"verified\"}");
  gvt_queue_scene_assert_centre (self, self->dead, "{\"state\":\"verified\"}");
}

/* What is read anew meanwhile, as after a sync, keeps what was chosen; and those alone count. */
static void
test_batch_rejected (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 800);
  g_object_set (gvt_queue_scene_find (self, self->wrong), "chosen", TRUE, NULL);
  gvt_workspace_touch (self->desk.workspace);
  gvt_app_test_settle (GTK_WIDGET (self->desk.window));
  gvt_app_test_desk_act (&self->desk, "queue.reject");
  gvt_queue_scene_answer (self, "0");

  g_assert_nonnull (
      strstr (gvt_queue_scene_tell (self, self->wrong), "Rejected here, not sent yet"));
  gvt_queue_scene_send (self);
  gvt_queue_scene_assert_centre (self, self->wrong,
                                 "{\"state\":\"rejected\",\"rejection\":\"data_fits\"}");
  gvt_queue_scene_assert_centre (self, self->dead, "{\"state\":\"sent\"}");
}

static void
test_without_a_line (GvtQueueScene *self, gconstpointer user)
{
  g_clear_pointer (&self->scene.server, gvt_program_stop);
  gvt_queue_scene_show (self, 360);

  gvt_app_test_assert_text (gvt_queue_scene_top (self), "Try again");
  g_assert_null (gvt_queue_scene_find (self, self->wrong));
}

/* D6: not only hidden. */
static void
test_forbidden (GvtQueueScene *self, gconstpointer user)
{
  gvt_queue_scene_show (self, 360);

  g_assert_null (gvt_queue_scene_find (self, self->wrong));
  g_assert_null (gvt_queue_scene_find (self, self->dead));
  gvt_app_test_assert_text (gvt_queue_scene_top (self), "Try again");
}

/* I10 */
static void
test_locked (GvtQueueScene *self, gconstpointer user)
{
  g_autofree char *text = NULL;
  GtkWidget *question;

  gvt_queue_scene_show (self, 800);
  gvt_queue_scene_open_item (self, self->wrong);
  gvt_app_test_assert_text (gvt_queue_scene_top (self), GVT_QUEUE_SCENE_RIGHT);
  question = gvt_app_test_find (gvt_queue_scene_top (self), GVT_TYPE_ENTRY_ROW, "question");
  gtk_editable_set_text (GTK_EDITABLE (question), QUESTION);
  gvt_section_page_forget (GVT_SECTION_PAGE (gvt_queue_scene_top (self)));
  text = gvt_app_test_text (gvt_queue_scene_top (self));
  g_assert_null (strstr (text, GVT_QUEUE_SCENE_RIGHT));
  g_assert_null (
      gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_LABEL, GVT_QUEUE_SCENE_RIGHT));
  g_assert_null (
      gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_LABEL, GVT_QUEUE_SCENE_WRONG));
  g_assert_null (gvt_app_test_find (gvt_queue_scene_top (self), GTK_TYPE_PICTURE, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (question)), ==, "");

  gvt_page_stack_forget (self->desk.stack);
  g_assert_true (GVT_IS_QUEUE_PAGE (gvt_queue_scene_top (self)));
  g_assert_null (gvt_queue_scene_find (self, self->wrong));
}

static void
test_fits (GvtQueueScene *self, gconstpointer user)
{
  gvt_app_test_set_text_scale (200);
  gvt_queue_scene_show (self, 360);
  gvt_app_test_assert_fits (gvt_queue_scene_top (self), 360);
  gvt_app_test_assert_whole (
      gvt_app_test_find (gvt_queue_scene_top (self), GVT_TYPE_STATE_STACK, NULL));
  gvt_queue_scene_open_item (self, self->wrong);
  gvt_app_test_assert_fits (gvt_queue_scene_top (self), 360);
  gvt_app_test_assert_whole (gvt_queue_scene_top (self));
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, user, test) \
  g_test_add ("/queue-page/" name, GvtQueueScene, user, gvt_queue_scene_set_up, test, \
              gvt_queue_scene_tear_down)
  ADD ("what-has-a-legal-deadline-stands-first", GVT_QUEUE_SCENE_SUPERVISOR, test_due_first);
  ADD ("it-is-cut-down-to-what-is-asked-for", GVT_QUEUE_SCENE_SUPERVISOR, test_due_alone);
  ADD ("I11-a-proposal-opens-in-three-columns", GVT_QUEUE_SCENE_SUPERVISOR, test_opens_in_columns);
  ADD ("what-differs-from-the-list-stands-first", GVT_QUEUE_SCENE_SUPERVISOR,
       test_differences_first);
  ADD ("what-is-verified-is-so-at-the-centre", GVT_QUEUE_SCENE_SUPERVISOR, test_verified);
  ADD ("what-is-rejected-has-its-reason", GVT_QUEUE_SCENE_SUPERVISOR, test_rejected);
  ADD ("what-is-asked-back-reaches-who-took-it-down", GVT_QUEUE_SCENE_SUPERVISOR, test_asked_back);
  ADD ("those-that-are-chosen-are-verified-together", GVT_QUEUE_SCENE_SUPERVISOR, test_batch);
  ADD ("who-is-not-chosen-is-not-rejected", GVT_QUEUE_SCENE_SUPERVISOR, test_batch_rejected);
  ADD ("without-a-line-it-can-be-tried-again", GVT_QUEUE_SCENE_SUPERVISOR, test_without_a_line);
  ADD ("an-officer-sees-no-proposal", GVT_QUEUE_SCENE_OFFICER, test_forbidden);
  ADD ("I10-nothing-of-it-is-seen-once-locked", GVT_QUEUE_SCENE_SUPERVISOR, test_locked);
  ADD ("it-fits-at-twice-the-text", GVT_QUEUE_SCENE_SUPERVISOR, test_fits);
#undef ADD
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-app-test-desk.h"
#include "gvt-queue-row.h"
#include "gvt-two-laptops.h"

G_BEGIN_DECLS

/* A supervisor's laptop beside another one that took two proposals down, and a real centre in a
 * process of its own that holds them: for tests of the queue's pages. Main thread. */

#define GVT_QUEUE_SCENE_SUPERVISOR "SPV-01"
#define GVT_QUEUE_SCENE_OFFICER    "PTD-01"
#define GVT_QUEUE_SCENE_NIK        "9901014507900001"
#define GVT_QUEUE_SCENE_WRONG      "ZULQOSIMBERA WIRAKSATRIA"
#define GVT_QUEUE_SCENE_RIGHT      "ZULQOSIMBERA WIRASATRIA"

typedef struct
{
  GvtTwoLaptops scene;
  GvtAppTestDesk desk; /* on the supervisor's laptop */
  gboolean is_open;
  char *wrong; /* id of what was proposed first: another name; with a photo */
  char *dead;  /* of what was proposed next, as a request about one's own data */
} GvtQueueScene;

/* For g_test_add(). @user: who sits at the supervisor's laptop */
void gvt_queue_scene_set_up (GvtQueueScene *self, gconstpointer user);
void gvt_queue_scene_tear_down (GvtQueueScene *self, gconstpointer unused);

/** gvt_queue_scene_make: the other laptop proposes @n more by itself, to change the RT, of @scope
 * (nullable), and sends them. @hours: how long ago, by its clock. Returns: (transfer full): the id
 * of the last one */
char *gvt_queue_scene_make (GvtQueueScene *self, guint n, const char *scope, guint hours);

/* The desk at which @user works, once more after it was closed. */
void gvt_queue_scene_open (GvtQueueScene *self, const char *user);
void gvt_queue_scene_close (GvtQueueScene *self);
/** gvt_queue_scene_send: closes it, and synchronises */
void gvt_queue_scene_send (GvtQueueScene *self);

/** gvt_queue_scene_show: opens the queue in a window @width pixels wide */
void gvt_queue_scene_show (GvtQueueScene *self, int width);
/** gvt_queue_scene_filter: @index: of what is shown, from 0 */
void gvt_queue_scene_filter (GvtQueueScene *self, guint index);
/** gvt_queue_scene_top: Returns: (transfer none): the page that is seen */
GtkWidget *gvt_queue_scene_top (GvtQueueScene *self);
/** gvt_queue_scene_find: Returns: (transfer none) (nullable): the row of the proposal @id */
GvtQueueRow *gvt_queue_scene_find (GvtQueueScene *self, const char *id);
/** gvt_queue_scene_tell: Returns: (transfer none): what its row says */
const char *gvt_queue_scene_tell (GvtQueueScene *self, const char *id);
void gvt_queue_scene_open_item (GvtQueueScene *self, const char *id);
/** gvt_queue_scene_answer: the dialog that is open, by @response */
void gvt_queue_scene_answer (GvtQueueScene *self, const char *response);

/** gvt_queue_scene_assert_centre: that @expected stands in what the centre's own program tells of
 * the proposal @id */
void gvt_queue_scene_assert_centre (GvtQueueScene *self, const char *id, const char *expected);

G_END_DECLS

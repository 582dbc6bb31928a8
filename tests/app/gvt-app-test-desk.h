/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page-stack.h"
#include "gvt-session-progress.h"
#include "gvt-test-profile.h"

/* An unlocked profile with a page of some section over it, in a window: for tests of pages that
 * read and record. */
typedef struct
{
  GvtProfile *profile;
  GvtWorkspace *workspace;
  GvtPageStack *stack;
  GtkWindow *window;
  GPtrArray *said; /* what the pages said by win.say */
} GvtAppTestDesk;

/** gvt_app_test_desk_open: @user: of gvt_test_vault() */
void gvt_app_test_desk_open (GvtAppTestDesk *desk, const char *user);
/** gvt_app_test_desk_give_regions: as after a talk with the centre: a list of places with one
 * village, 52.02.01.1001 Praya. Before the first page is shown */
void gvt_app_test_desk_give_regions (GvtAppTestDesk *desk);
/** gvt_app_test_desk_show: @page: (transfer floating): in a window @width pixels wide */
void gvt_app_test_desk_show (GvtAppTestDesk *desk, GvtSectionPage *page, int width);
/** gvt_app_test_desk_open_class: both, with the page of a class that a facilitator has just opened.
 * @session: (out): receives its id */
void gvt_app_test_desk_open_class (GvtAppTestDesk *desk, GvtId *session, int width);
/** gvt_app_test_desk_top: Returns: (transfer none): the page that is seen */
GtkWidget *gvt_app_test_desk_top (GvtAppTestDesk *desk);
/** gvt_app_test_desk_act: activates an action of the page that is seen, and waits until all is at
 * rest */
void gvt_app_test_desk_act (GvtAppTestDesk *desk, const char *action);
/** gvt_app_test_desk_step: Returns: the step that is chosen on the page of a class */
GvtSessionStep gvt_app_test_desk_step (GvtAppTestDesk *desk);
/** gvt_app_test_desk_choose_step: chooses it, and waits until all is at rest */
void gvt_app_test_desk_choose_step (GvtAppTestDesk *desk, GvtSessionStep step);
/** gvt_app_test_desk_close: every object must be gone afterwards */
void gvt_app_test_desk_close (GvtAppTestDesk *desk);

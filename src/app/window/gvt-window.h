/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-auto-lock.h"
#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* The one window: before enrolment and while unlocked the sections with their sidebar, while locked
 * the unlock page, in class mode the classroom. Property "workspace" (construct only).
 *
 * Actions: win.section (s), win.back, win.sidebar, win.lock, win.enrol, win.open-class (s: id),
 * win.open-visit (s: id), win.check-visit (s: id), win.plan-visit, win.project (sub: a module's
 * hash, a card from 0, whether of its picture cards), win.begin-class (s: id of the session),
 * win.ask-teacher, win.leave-class, win.say (s).
 *
 * In class mode what leads to a section does nothing, and no section keeps a page. Nobody leaves it
 * without the passphrase, and on the page of the class records change only once it was typed
 * (win.ask-teacher), until something is shown to the class. Five idle minutes lock the rest, never
 * a lesson or a quiz: a lesson stays on the screen and the lock waits behind it, and a quiz goes on
 * recording. Sleep locks all. */
#define GVT_TYPE_WINDOW (gvt_window_get_type ())
G_DECLARE_FINAL_TYPE (GvtWindow, gvt_window, GVT, WINDOW, AdwApplicationWindow)

GvtWindow *gvt_window_new (GtkApplication *application, GvtWorkspace *workspace);
GvtWorkspace *gvt_window_get_workspace (GvtWindow *self); /* (transfer none) */

/** gvt_window_show_section: "home", "learning", "sessions", "voters", "sync" or "settings" */
void gvt_window_show_section (GvtWindow *self, const char *name);
/** gvt_window_get_section: Returns: (transfer none) (nullable): the pages of section @name */
GvtPageStack *gvt_window_get_section (GvtWindow *self, const char *name);
/** gvt_window_get_class: Returns: (transfer none) (nullable): the pages of class mode */
GvtPageStack *gvt_window_get_class (GvtWindow *self);
GvtAutoLock *gvt_window_get_auto_lock (GvtWindow *self); /* (transfer none) */
/** gvt_window_get_wall: Returns: (transfer none) (nullable): what the class sees on the projector
 */
GvtPageStack *gvt_window_get_wall (GvtWindow *self);

G_END_DECLS

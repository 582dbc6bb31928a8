/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* The one window: before enrolment and while unlocked the sections with their sidebar, while locked
 * the unlock page. Property "workspace" (construct only).
 *
 * Actions: win.section (s), win.back, win.sidebar, win.lock, win.enrol, win.open-class (s: id),
 * win.open-visit (s: id), win.plan-visit, win.project (sub: a module's hash, a card from 0, whether
 * of its picture cards), win.say (s). */
#define GVT_TYPE_WINDOW (gvt_window_get_type ())
G_DECLARE_FINAL_TYPE (GvtWindow, gvt_window, GVT, WINDOW, AdwApplicationWindow)

GvtWindow *gvt_window_new (GtkApplication *application, GvtWorkspace *workspace);
GvtWorkspace *gvt_window_get_workspace (GvtWindow *self); /* (transfer none) */

/** gvt_window_show_section: "home", "learning", "sessions", "voters", "sync" or "settings" */
void gvt_window_show_section (GvtWindow *self, const char *name);
/** gvt_window_get_section: Returns: (transfer none) (nullable): the pages of section @name */
GvtPageStack *gvt_window_get_section (GvtWindow *self, const char *name);
/** gvt_window_get_wall: Returns: (transfer none) (nullable): what the class sees on the projector
 */
GvtPageStack *gvt_window_get_wall (GvtWindow *self);

G_END_DECLS

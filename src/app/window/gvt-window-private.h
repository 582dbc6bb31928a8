/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-keeper.h"
#include "gvt-classroom.h"
#include "gvt-door.h"
#include "gvt-gate.h"
#include "gvt-shell.h"
#include "gvt-show.h"
#include "gvt-visitor-room.h"
#include "gvt-window.h"

G_BEGIN_DECLS

/* What the files of the window share: what is shown (gvt-window-top.c), and what acts on it. */

struct _GvtWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *practice_banner;
  GtkStack *top;

  GvtWorkspace *workspace;
  GvtAutoLock *auto_lock;
  GvtClassKeeper *keeper;
  gboolean is_enrolling;

  /* (nullable): borrowed from the stack */
  GvtShow *show;           /* while a class looks at the wall */
  GvtClassroom *classroom; /* in class mode */
  GtkWidget *visitor_room; /* while visitors check themselves */
  GtkWidget *gate;         /* while somebody wants to leave either */
  GtkWidget *focus_before; /* weak: where the keys were before it */
};

GvtShell *gvt_window_get_shell (GvtWindow *self);
GvtDoor *gvt_window_get_door (GvtWindow *self);

/** gvt_window_update_top: shows what is to be seen now, and says which actions there are */
void gvt_window_update_top (GvtWindow *self);
/** gvt_window_remove_from_top: @child goes, and is not seen going */
void gvt_window_remove_from_top (GvtWindow *self, GtkWidget *child);
void gvt_window_close_gate (GvtWindow *self);
/** gvt_window_show_gate: unless there is one; @passed: of its signal, swapped */
void gvt_window_show_gate (GvtWindow *self, GvtGateReason reason, GCallback passed);
/** gvt_window_pass_visitors: an officer typed his passphrase: out, or five tries more */
void gvt_window_pass_visitors (GvtWindow *self, gboolean ends);
/** gvt_window_end_visitors: takes their room away, if there is one */
void gvt_window_end_visitors (GvtWindow *self);
void gvt_window_leave_wall (GvtWindow *self);
/** gvt_window_project: card @card of @module on the wall, if it has so many */
void gvt_window_project (GvtWindow *self, GvtModule *module, gboolean with_pictures, guint card);
/** gvt_window_enter_class: shows @page, of a class, in class mode */
void gvt_window_enter_class (GvtWindow *self, GvtSectionPage *page);
/** gvt_window_note_place: to be called wherever a class may have gone on (gvt-class-place.h) */
void gvt_window_note_place (GvtWindow *self);
void gvt_window_restore_class (GvtWindow *self, const GvtClassPlace *place);

/** gvt_window_focus_top: into what is shown, unless the keys are there already */
void gvt_window_focus_top (GvtWindow *self);
/** gvt_window_give_focus: back to @former (nullable), where they were */
void gvt_window_give_focus (GvtWindow *self, GtkWidget *former);

/* The wall and class mode; the visitors; then all the rest. */
void gvt_window_install_class_actions (GtkWidgetClass *widget_class);
void gvt_window_install_visitor_actions (GtkWidgetClass *widget_class);
void gvt_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS

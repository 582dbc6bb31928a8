/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* The sections beside their sidebar, under one header: what the window shows before enrolment and
 * while it is unlocked. Property "workspace" (construct only). */
#define GVT_TYPE_SHELL (gvt_shell_get_type ())
G_DECLARE_FINAL_TYPE (GvtShell, gvt_shell, GVT, SHELL, AdwBin)

GtkWidget *gvt_shell_new (GvtWorkspace *workspace);

/** gvt_shell_show_section: "home", "learning", "sessions", "voters", "sync" or "settings"; the one
 * that is shown already goes back to its first page */
void gvt_shell_show_section (GvtShell *self, const char *name);
/** gvt_shell_open: shows section @name with @page above its first page */
void gvt_shell_open (GvtShell *self, const char *name, GvtSectionPage *page);
/** gvt_shell_get_section: Returns: (transfer none) (nullable): the pages of section @name */
GvtPageStack *gvt_shell_get_section (GvtShell *self, const char *name);
/** gvt_shell_go_back: one page back in the section that is shown */
void gvt_shell_go_back (GvtShell *self);
/** gvt_shell_forget: no section keeps what only an unlocked laptop may show */
void gvt_shell_forget (GvtShell *self);

/* Where there is no room for both, the sidebar lies over the section until it is hidden. */
void gvt_shell_toggle_sidebar (GvtShell *self);

G_END_DECLS

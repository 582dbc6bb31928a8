/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The program `govote`: reads its options, opens the profile's folder and shows the window. Nothing
 * of the profile is global: the window hands the workspace down. */
#define GVT_TYPE_APPLICATION (gvt_application_get_type ())
G_DECLARE_FINAL_TYPE (GvtApplication, gvt_application, GVT, APPLICATION, AdwApplication)

GvtApplication *gvt_application_new (void);

/** gvt_application_get_exit_status: after g_application_run(): 0, or 1 when something that was
 * asked for on the command line did not succeed */
int gvt_application_get_exit_status (GvtApplication *self);

G_END_DECLS

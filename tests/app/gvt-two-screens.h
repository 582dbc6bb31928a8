/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A real X server with two screens side by side, 1366 x 768 and 1024 x 768, for this program alone,
 * with a window manager that puts windows on them. It ends with the program. Blocks. */

/** gvt_two_screens_open: before GTK is. Returns: (nullable): why there is none here */
const char *gvt_two_screens_open (void);
/** gvt_two_screens_set: @mode: of the second one: what xrandr calls it: "--off", "--same-as" (the
 * first: mirrored) or "--right-of" */
void gvt_two_screens_set (const char *mode);
/** gvt_two_screens_press: one real key, to the window that has the keys */
void gvt_two_screens_press (const char *key);

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-window.h"

G_BEGIN_DECLS

/**
 * gvt_pictures_take_async:
 * @folder: receives PNG files named after page, width and scheme: "home-1366-light.png"
 *
 * Shows each page in the real window, at 1366×768 and 360 pixels wide, light and dark, waits until
 * everything is loaded, and saves what is seen. A page that asks for more width than it is given is
 * named on standard error, and %GVT_ERROR_STATE in the end. Main thread.
 */
void gvt_pictures_take_async (GvtWindow *window,
                              const char *folder,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean gvt_pictures_take_finish (GvtWindow *window, GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_photo_read: the picture at @path, upright and no larger than its use: a JPEG of at most @max
 * bytes, made anew from its pixels, so that no place, time or camera is in it. Blocks; any thread.
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_FORMAT for what is no picture */
GBytes *gvt_photo_read (const char *path, gsize max, GError **error);

G_END_DECLS

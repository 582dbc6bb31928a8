/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_media_check: whether @content is what the ending of @path promises, a picture at most 4096 x
 * 4096, and an SVG without script, style sheet, embedded picture or reference out of the file.
 * %GVT_ERROR_BAD_FORMAT or %GVT_ERROR_TOO_LARGE naming @path. Any thread. */
gboolean gvt_media_check (const char *path, GBytes *content, GError **error);

/** gvt_svg_check: the SVG part of it */
gboolean gvt_svg_check (const char *path, GBytes *content, GError **error);

G_END_DECLS

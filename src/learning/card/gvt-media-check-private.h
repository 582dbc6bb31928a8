/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_media_check: whether @content is what the ending of @path promises, a picture at most 4096 x
 * 4096, an SVG without script, style sheet, embedded picture or reference out of the file, a
 * recording one whole Opus stream of at most 10 minutes, a film one WebM picture of at most 15
 * minutes and 1920 x 1920. %GVT_ERROR_BAD_FORMAT or %GVT_ERROR_TOO_LARGE naming @path. Any thread.
 */
gboolean gvt_media_check (const char *path, GBytes *content, GError **error);

/** gvt_svg_check: the SVG part of it */
gboolean gvt_svg_check (const char *path, GBytes *content, GError **error);
/** gvt_sound_check, gvt_film_check: those of recordings and of films */
gboolean gvt_sound_check (const char *path, GBytes *content, GError **error);
gboolean gvt_film_check (const char *path, GBytes *content, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gvt_draft_add_picture:
 * @folder: of a draft
 * @path: an SVG, PNG or JPEG file of the author's
 *
 * Copies it into the draft's media, through the checks that every module's pictures pass, under a
 * name that a module can have; the same picture twice is kept once. The draft shows it only where a
 * card names it. Any thread; blocks.
 *
 * Returns: (transfer full) (nullable): its name, as cards have it: "media/x.svg";
 *   %GVT_ERROR_BAD_INPUT for what is no such picture
 */
char *gvt_draft_add_picture (const char *folder, const char *path, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* The pages of a module's notes as a part of another document: apart from gvt-module-notes.h, so
 * that who wants the file alone needs no cairo. */

/** gvt_module_notes_draw: the pages of gvt_module_notes_render(): begins at the top of @cairo's
 * present page, and leaves the last one without cairo_show_page(). Any thread. */
gboolean
gvt_module_notes_draw (GvtModule *module, gboolean with_keys, cairo_t *cairo, GError **error);

G_END_DECLS

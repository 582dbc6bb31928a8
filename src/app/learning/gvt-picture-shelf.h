/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* The last few pictures that the wall showed or is about to show, drawn in a worker at the very
 * size they have there: a page turn finds the next one ready, and no frame has to scale it.
 * Bounded, so that memory stays flat. Signal "drawn": one more is ready. Main thread only. */
#define GVT_TYPE_PICTURE_SHELF (gvt_picture_shelf_get_type ())
G_DECLARE_FINAL_TYPE (GvtPictureShelf, gvt_picture_shelf, GVT, PICTURE_SHELF, GObject)

GvtPictureShelf *gvt_picture_shelf_new (void);

/** gvt_picture_shelf_order: has @file of @module drawn, as large as it can be in @width x @height
 * pixels, unless that is done or under way */
void gvt_picture_shelf_order (
    GvtPictureShelf *self, GvtModule *module, const char *file, int width, int height);

/** gvt_picture_shelf_find: Returns: (transfer none) (nullable): what was ordered so, once it is
 * drawn */
GdkPaintable *gvt_picture_shelf_find (
    GvtPictureShelf *self, GvtModule *module, const char *file, int width, int height);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* A picture out of a module: read, checked and drawn in a worker, then shown. Until then, and when
 * it cannot be drawn, its alternative text stands in its place. */
#define GVT_TYPE_MODULE_PICTURE (gvt_module_picture_get_type ())
G_DECLARE_FINAL_TYPE (GvtModulePicture, gvt_module_picture, GVT, MODULE_PICTURE, AdwBin)

/** gvt_module_picture_show: @file of @module; @text says what is to be seen */
void gvt_module_picture_show (GvtModulePicture *self,
                              GvtModule *module,
                              const char *file,
                              const char *text);

/** gvt_module_picture_show_drawn: @paintable: (nullable): drawn by somebody else, or not yet */
void
gvt_module_picture_show_drawn (GvtModulePicture *self, GdkPaintable *paintable, const char *text);

G_END_DECLS

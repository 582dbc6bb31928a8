/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-window.h"

G_BEGIN_DECLS

/* Steps of gvt_picture_steps: the learning page on top as a pupil may set it for himself. */

/** gvt_picture_contrast: in the strongest contrast */
gboolean gvt_picture_contrast (GvtWindow *window);
/** gvt_picture_largest: likewise, and with the largest text */
gboolean gvt_picture_largest (GvtWindow *window);

G_END_DECLS

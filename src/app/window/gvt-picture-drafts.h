/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-window.h"

G_BEGIN_DECLS

/* Steps of gvt_picture_steps about a draft, in this order. */
gboolean gvt_picture_open_draft (GvtWindow *window);
gboolean gvt_picture_open_draft_card (GvtWindow *window);
gboolean gvt_picture_open_draft_item (GvtWindow *window);
gboolean gvt_picture_open_draft_import (GvtWindow *window);
/** gvt_picture_leave_draft: deletes it. Returns: %FALSE: there is nothing to see */
gboolean gvt_picture_leave_draft (GvtWindow *window);

G_END_DECLS

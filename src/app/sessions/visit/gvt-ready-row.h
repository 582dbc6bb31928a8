/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-readiness.h"

G_BEGIN_DECLS

/* One point of "ready to leave?": its state as a picture, its sentences beside it, and below them
 * the button that mends it, by ready.mend (gvt_remedy_code()). */
#define GVT_TYPE_READY_ROW (gvt_ready_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtReadyRow, gvt_ready_row, GVT, READY_ROW, GtkListBoxRow)

GtkWidget *gvt_ready_row_new (GvtReadyPoint *point); /* (transfer floating) */

/** gvt_ready_icon: of a state, in the icon theme. Static. */
const char *gvt_ready_icon (GvtReadyState state);

G_END_DECLS

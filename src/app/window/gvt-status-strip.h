/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The strip at the top right of every page: what is not sent yet, and whether there is a network.
 * A button that opens the ledger. Where there is no room for words the icons and the figure
 * stay. Properties: "n-unsent", "is-online", "is-talking". */
#define GVT_TYPE_STATUS_STRIP (gvt_status_strip_get_type ())
G_DECLARE_FINAL_TYPE (GvtStatusStrip, gvt_status_strip, GVT, STATUS_STRIP, AdwBin)

G_END_DECLS

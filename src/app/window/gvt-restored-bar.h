/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-workspace.h"

G_BEGIN_DECLS

/* Over every page of a laptop that was put back from a backup, until somebody confirms that it goes
 * on. Action: restored.confirm, without a further question. */
#define GVT_TYPE_RESTORED_BAR (gvt_restored_bar_get_type ())
G_DECLARE_FINAL_TYPE (GvtRestoredBar, gvt_restored_bar, GVT, RESTORED_BAR, AdwBin)

void gvt_restored_bar_set_workspace (GvtRestoredBar *self, GvtWorkspace *workspace);

G_END_DECLS

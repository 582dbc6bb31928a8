/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-workspace.h"

G_BEGIN_DECLS

/* One of the modules on this laptop, chosen for a class. Signal "changed". */
#define GVT_TYPE_MODULE_CHOOSER (gvt_module_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GvtModuleChooser, gvt_module_chooser, GVT, MODULE_CHOOSER, AdwBin)

/** gvt_module_chooser_show: all modules of @workspace, those of @taught first and marked.
 * @for_quiz: only those with questions. The choice stays if it can. */
void gvt_module_chooser_show (GvtModuleChooser *self,
                              GvtWorkspace *workspace,
                              GListModel *taught,
                              gboolean for_quiz);
/** gvt_module_chooser_get: Returns: (transfer none) (nullable) */
GvtModule *gvt_module_chooser_get (GvtModuleChooser *self);

G_END_DECLS

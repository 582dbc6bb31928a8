/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* One module to choose: picture, title, size, and whether anybody has reviewed it. */
#define GVT_TYPE_MODULE_CARD (gvt_module_card_get_type ())
G_DECLARE_FINAL_TYPE (GvtModuleCard, gvt_module_card, GVT, MODULE_CARD, GtkFlowBoxChild)

GtkWidget *gvt_module_card_new (GvtModule *module);
GvtModule *gvt_module_card_get_module (GvtModuleCard *self); /* (transfer none) */

/** gvt_module_describe_size: "30 minutes · 8 cards · 8 questions". Returns: (transfer full) */
char *gvt_module_describe_size (GvtModule *module);

G_END_DECLS

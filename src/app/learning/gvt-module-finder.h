/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-module-search.h"

G_BEGIN_DECLS

/* A search entry over the cards of all modules, and below it what was found; while nothing is
 * typed, the child "all" of the page it stands on. Signal "hit-activated" (#GvtModuleHit). */
#define GVT_TYPE_MODULE_FINDER (gvt_module_finder_get_type ())
G_DECLARE_FINAL_TYPE (GvtModuleFinder, gvt_module_finder, GVT, MODULE_FINDER, AdwBin)

/** gvt_module_finder_set_library: what is searched from now on */
void gvt_module_finder_set_library (GvtModuleFinder *self, GvtModuleLibrary *library);

G_END_DECLS

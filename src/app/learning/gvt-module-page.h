/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One module: what it is about, its cards, and the way to its quiz. Actions: module.read (from the
 * card where one stopped), module.project (F5: on the wall), module.quiz,
 * module.duplicate (a draft of it, to be edited). */
#define GVT_TYPE_MODULE_PAGE (gvt_module_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtModulePage, gvt_module_page, GVT, MODULE_PAGE, GvtSectionPage)

/** gvt_module_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_module_page_new (GvtModule *module);

G_END_DECLS

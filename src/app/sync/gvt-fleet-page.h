/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Armada: the laptops of a supervisor's area as the centre knew them last, those that need somebody
 * first; each row opens its laptop. Nothing is asked of a network here. */
#define GVT_TYPE_FLEET_PAGE (gvt_fleet_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtFleetPage, gvt_fleet_page, GVT, FLEET_PAGE, GvtSectionPage)

GvtSectionPage *gvt_fleet_page_new (void); /* (transfer floating) */

G_END_DECLS

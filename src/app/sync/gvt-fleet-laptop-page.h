/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One laptop of the fleet: what is known of it, and what a supervisor can say: that it is lost, or
 * here again. Actions: fleet.lost, fleet.found. */
#define GVT_TYPE_FLEET_LAPTOP_PAGE (gvt_fleet_laptop_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtFleetLaptopPage, gvt_fleet_laptop_page, GVT, FLEET_LAPTOP_PAGE, GvtSectionPage)

/** gvt_fleet_laptop_page_new: @code: the laptop's. Returns: (transfer floating) */
GvtSectionPage *gvt_fleet_laptop_page_new (const char *code);

G_END_DECLS

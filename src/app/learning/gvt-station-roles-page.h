/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Whom one can play in the polling station; the way to its simulator. Works before enrolment. */
#define GVT_TYPE_STATION_ROLES_PAGE (gvt_station_roles_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtStationRolesPage, gvt_station_roles_page, GVT, STATION_ROLES_PAGE, GvtSectionPage)

/** gvt_station_roles_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_station_roles_page_new (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* "What do I do next?" Before enrolment the way in; afterwards the one act that comes next, then
 * what waits. */
#define GVT_TYPE_HOME_PAGE (gvt_home_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtHomePage, gvt_home_page, GVT, HOME_PAGE, GvtSectionPage)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* All visits, the newest first. Action: visit.plan. */
#define GVT_TYPE_SESSIONS_PAGE (gvt_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSessionsPage, gvt_sessions_page, GVT, SESSIONS_PAGE, GvtSectionPage)

G_END_DECLS

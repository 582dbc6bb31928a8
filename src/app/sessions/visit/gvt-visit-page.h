/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One visit: its classes, the next one, whether all is ready for it, and its report. Actions:
 * visit.open-session, visit.ready, visit.print, visit.report, visit.school. */
#define GVT_TYPE_VISIT_PAGE (gvt_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtVisitPage, gvt_visit_page, GVT, VISIT_PAGE, GvtSectionPage)

GvtSectionPage *gvt_visit_page_new (const GvtId *visit); /* (transfer floating) */

G_END_DECLS

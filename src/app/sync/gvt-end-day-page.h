/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* "Akhiri hari": what this laptop alone has goes onto a stick, then the laptop is locked. Actions:
 * end-day.choose asks for the stick; end-day.write (its folder) writes; end-day.cancel. With a
 * stick that is full, end-day.choose-next and end-day.go-on (its folder) write the rest onto
 * another. */
#define GVT_TYPE_END_DAY_PAGE (gvt_end_day_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtEndDayPage, gvt_end_day_page, GVT, END_DAY_PAGE, GvtSectionPage)

GvtSectionPage *gvt_end_day_page_new (void);

G_END_DECLS

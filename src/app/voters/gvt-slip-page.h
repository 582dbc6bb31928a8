/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Of which village the proposals are to be printed, by receipt number and without a name, for its
 * office. A row is a village from which this laptop has any. */
#define GVT_TYPE_SLIP_PAGE (gvt_slip_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSlipPage, gvt_slip_page, GVT, SLIP_PAGE, GvtSectionPage)

GvtSectionPage *gvt_slip_page_new (void); /* (transfer floating) */

G_END_DECLS

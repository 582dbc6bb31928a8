/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* All that was done in a class on this laptop, the latest first, and which of it was undone. One
 * after another can be undone here, however far back. Actions: session.undo. */
#define GVT_TYPE_HISTORY_PAGE (gvt_history_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtHistoryPage, gvt_history_page, GVT, HISTORY_PAGE, GvtSectionPage)

GvtSectionPage *gvt_history_page_new (const GvtId *session); /* (transfer floating) */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What this laptop recorded, by day and sort: how much of it the centre has. Each opens its records
 * (gvt-ledger-part-page.h). */
#define GVT_TYPE_LEDGER_PAGE (gvt_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtLedgerPage, gvt_ledger_page, GVT, LEDGER_PAGE, GvtSectionPage)

GvtSectionPage *gvt_ledger_page_new (void); /* (transfer floating) */

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-proposal.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The number that a reporter takes home: large, to be read aloud and written by hand. Action:
 * receipt.done, receipt.save (as a page to print). */
#define GVT_TYPE_RECEIPT_PAGE (gvt_receipt_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtReceiptPage, gvt_receipt_page, GVT, RECEIPT_PAGE, GvtSectionPage)

GvtSectionPage *gvt_receipt_page_new (GvtProposal *proposal); /* (transfer floating) */

G_END_DECLS

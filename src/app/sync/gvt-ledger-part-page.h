/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-ledger-days.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The records of one day and sort, each with where it is. */
#define GVT_TYPE_LEDGER_PART_PAGE (gvt_ledger_part_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtLedgerPartPage, gvt_ledger_part_page, GVT, LEDGER_PART_PAGE, GvtSectionPage)

/** gvt_ledger_part_page_new: @part: its day and sort are kept. Returns: (transfer floating) */
GvtSectionPage *gvt_ledger_part_page_new (const GvtLedgerPart *part);

G_END_DECLS

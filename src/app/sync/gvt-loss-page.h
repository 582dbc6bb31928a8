/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* That a laptop is lost: how, when and where it was seen last, and a note. Action: loss.report. */
#define GVT_TYPE_LOSS_PAGE (gvt_loss_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtLossPage, gvt_loss_page, GVT, LOSS_PAGE, GvtSectionPage)

/** gvt_loss_page_new: @code: the laptop's. Returns: (transfer floating) */
GvtSectionPage *gvt_loss_page_new (const char *code);

G_END_DECLS

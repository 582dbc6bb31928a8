/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What a class learned between its tests, module by module: for the teacher. */
#define GVT_TYPE_GAIN_PAGE (gvt_gain_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtGainPage, gvt_gain_page, GVT, GAIN_PAGE, GvtSectionPage)

GvtSectionPage *gvt_gain_page_new (const GvtId *session); /* (transfer floating) */

G_END_DECLS

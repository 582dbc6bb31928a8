/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/** gvt_report_save: warns that the page leaves the sealed laptop (I10), asks where to, writes it,
 * and says so on @page */
void gvt_report_save (GvtSectionPage *page, const GvtId *visit);

G_END_DECLS

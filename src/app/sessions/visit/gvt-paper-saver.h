/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/** gvt_paper_save: asks where to, writes the paper for a class without power, says so on @page, and
 * has it look again: readiness may read differently now */
void gvt_paper_save (GvtSectionPage *page, const GvtId *visit);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/** gvt_visit_cancel_act: asks on @page why @visit is not held, records it, and says so. */
void gvt_visit_cancel_act (GvtSectionPage *page, const GvtId *visit);
/** gvt_visit_resume_act: records that it is held after all */
void gvt_visit_resume_act (GvtSectionPage *page, const GvtId *visit);

G_END_DECLS

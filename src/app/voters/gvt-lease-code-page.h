/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The code that the centre reads over the telephone, to extend a lease. Action: code.use. */
#define GVT_TYPE_LEASE_CODE_PAGE (gvt_lease_code_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtLeaseCodePage, gvt_lease_code_page, GVT, LEASE_CODE_PAGE, GvtSectionPage)

/** gvt_lease_code_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_lease_code_page_new (void);
/** gvt_lease_code_page_type: as if somebody typed @code; for pictures and tests */
void gvt_lease_code_page_type (GvtLeaseCodePage *self, const char *code);

G_END_DECLS

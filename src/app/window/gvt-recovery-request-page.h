/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The request as it goes to the province: a QR code, the same as a text to read over the telephone,
 * to copy or to save; and what happens next. Actions: request.copy, request.save, request.answer.
 */
#define GVT_TYPE_RECOVERY_REQUEST_PAGE (gvt_recovery_request_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtRecoveryRequestPage, gvt_recovery_request_page, GVT, RECOVERY_REQUEST_PAGE, GvtSectionPage)

/** gvt_recovery_request_page_new: @user: whose request waits. Returns: (transfer floating) */
GvtSectionPage *gvt_recovery_request_page_new (const char *user);
/** gvt_recovery_request_page_get_text: Returns: (transfer none) (nullable): the text, once it is
 * shown */
const char *gvt_recovery_request_page_get_text (GvtRecoveryRequestPage *self);

G_END_DECLS

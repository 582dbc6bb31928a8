/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Who asks the province for recovery, and the passphrase that he wants. Action: ask.make. */
#define GVT_TYPE_RECOVERY_ASK_PAGE (gvt_recovery_ask_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtRecoveryAskPage, gvt_recovery_ask_page, GVT, RECOVERY_ASK_PAGE, GvtSectionPage)

/** gvt_recovery_ask_page_new: @user: (nullable): chosen at first. Returns: (transfer floating) */
GvtSectionPage *gvt_recovery_ask_page_new (const char *user);

G_END_DECLS

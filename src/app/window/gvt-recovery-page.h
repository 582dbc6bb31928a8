/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Who forgot his passphrase sees what can be done: another officer of this laptop helps at once;
 * when nobody can, the province does, by a request and its answer. Actions: recovery.ask,
 * recovery.show, recovery.answer. */
#define GVT_TYPE_RECOVERY_PAGE (gvt_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtRecoveryPage, gvt_recovery_page, GVT, RECOVERY_PAGE, GvtSectionPage)

/** gvt_recovery_page_new: @user: (nullable): who is thought to have forgotten it. Returns:
 * (transfer floating) */
GvtSectionPage *gvt_recovery_page_new (const char *user);

G_END_DECLS

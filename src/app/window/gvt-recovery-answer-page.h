/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The answer from the province, typed, pasted or from a file, and the passphrase that was chosen
 * for the request: then its user is in. Actions: answer.file, answer.finish. */
#define GVT_TYPE_RECOVERY_ANSWER_PAGE (gvt_recovery_answer_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtRecoveryAnswerPage, gvt_recovery_answer_page, GVT, RECOVERY_ANSWER_PAGE, GvtSectionPage)

/** gvt_recovery_answer_page_new: @user: (nullable): chosen at first. Returns: (transfer floating)
 */
GvtSectionPage *gvt_recovery_answer_page_new (const char *user);
/** gvt_recovery_answer_page_open: takes the answer from the file at @path */
void gvt_recovery_answer_page_open (GvtRecoveryAnswerPage *self, const char *path);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-seal.h"

G_BEGIN_DECLS

/* What is asked about a proposal, in words: it may name people, so it stands sealed wherever it
 * stands. */
#define GVT_QUESTION_MAX 500 /* letters */

/** gvt_wipe_bytes: wipes what was unsealed and is nobody else's any more. @bytes: (transfer full)
 */
void gvt_wipe_bytes (GBytes *bytes);

/** gvt_question_check: 1 to %GVT_QUESTION_MAX letters in UTF-8, no control character but line
 * breaks, and no NIK: %GVT_ERROR_BAD_INPUT */
gboolean gvt_question_check (const char *text, GError **error);

/** gvt_question_seal: to 1 or 2 @recipients. Returns: (transfer full) */
GBytes *gvt_question_seal (const char *text, const GvtPublicKey *recipients, guint n_recipients);
/** gvt_question_unseal: @keys: (element-type GvtSecret). Returns: (transfer full) (nullable): free
 * with gvt_wipe_free() */
char *gvt_question_unseal (GPtrArray *keys, GBytes *sealed, GError **error);

G_END_DECLS

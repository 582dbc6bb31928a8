/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* `PULL`: the answer to a pull that asks for the centre's word: a list of messages (`OUTS`) in a
 * signed file that names the question. So an answer from elsewhere, or from before, is known, also
 * one without any message, and one-time keys count as deposited by the centre's word alone. */
#define GVT_PULL_ANSWER_MAX_HEADER 2048 /* what stands around the list, several times over */

/** gvt_pull_answer_write: @question: the body of the call; @list: what gvt_outbox_list_write()
 * made. Returns: (transfer full) (nullable) */
GBytes *gvt_pull_answer_write (const GvtId *device,
                               guint32 incarnation,
                               GBytes *question,
                               GBytes *list,
                               const GvtSecret *signing_key,
                               GError **error);
/**
 * gvt_pull_answer_read:
 * @has_word: (out): whether it is one; an older centre answers with the list alone, which proves
 *   nothing
 *
 * %GVT_ERROR_BAD_SIGNATURE where it is not the centre's, or answers another question.
 *
 * Returns: (transfer full) (nullable): the list
 */
GBytes *gvt_pull_answer_read (GBytes *bytes,
                              const GvtId *device,
                              guint32 incarnation,
                              GBytes *question,
                              const GvtPublicKey *signing_key,
                              gboolean *has_word,
                              GError **error);

G_END_DECLS

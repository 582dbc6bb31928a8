/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal-digest.h"

G_BEGIN_DECLS

/* Each place of a stretch of a chain, by seq, whether or not a row stands there. @record: borrowed
 */
typedef gboolean (*GvtJournalWalkFunc) (const GvtRecordHolding *record,
                                        gpointer user_data,
                                        GError **error);

/** gvt_journal_walk: judges each place of @span, and calls @func with it until one fails; as much
 * time as there are rows, and places that are missing, so @span should end where the chain does. In
 * the caller's transaction */
gboolean gvt_journal_walk (GvtDb *db,
                           const GvtId *device,
                           const GvtChainSpan *span,
                           GvtJournalWalkFunc func,
                           gpointer user_data,
                           GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-worklists.h"

G_BEGIN_DECLS

/* In a laptop's outbox: a worklist for one of its visits: {"code", "event", "place", "rows",
 * "title", "visit", "worklist"}. Whom it has is told by short hashes under this laptop's lookup key
 * alone, so it names nobody and needs no one-time key. */
#define GVT_WORKLIST_TYPE "worklist/1"

/** gvt_worklist_message_write: Returns: (transfer full) (nullable): the payload */
GBytes *gvt_worklist_message_write (const GvtAssignedWorklist *assigned, GError **error);
/** gvt_worklist_message_accept: takes it into @journal, in the caller's transaction */
gboolean
gvt_worklist_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"

G_BEGIN_DECLS

/** gvt_journal_begin_after: as gvt_journal_begin_incarnation(), where the new chain goes on from
 * @parent, one of this device's that was left before, or the present one: a centre that was put
 * back from a backup (I13) knows none of those that came after. Re-issued is what stands after
 * @next->after_seq in that one, and in those that came after it, each event once. Inside a write
 * transaction. */
gboolean gvt_journal_begin_after (GvtJournal *self,
                                  GvtDb *db,
                                  const GvtNewIncarnation *next,
                                  guint32 parent,
                                  guint64 *n_reissued,
                                  GError **error);

G_END_DECLS

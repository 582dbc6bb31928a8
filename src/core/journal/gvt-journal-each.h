/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"

G_BEGIN_DECLS

/* Events one after another, for what is read from the journal itself and in no table. Inside a
 * transaction; blocks. Both end with the first error of @func. */
typedef gboolean (*GvtJournalEach) (const GvtEvent *event, gpointer user_data, GError **error);

/** gvt_journal_each: those whose ids @constant_sql gives, in its order */
gboolean gvt_journal_each (GvtJournal *self,
                           GvtDb *db,
                           const char *constant_sql,
                           GvtJournalEach func,
                           gpointer user_data,
                           GError **error);
/** gvt_journal_each_own: this device's own of @kind, in the order in which they were made */
gboolean gvt_journal_each_own (GvtJournal *self,
                               GvtDb *db,
                               const char *kind,
                               GvtJournalEach func,
                               gpointer user_data,
                               GError **error);

G_END_DECLS

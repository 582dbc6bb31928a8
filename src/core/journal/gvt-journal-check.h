/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-db-check.h"
#include "gvt-journal.h"

G_BEGIN_DECLS

/* All that can be asked of a store, a laptop's or the centre's: whether its pages are as they were
 * written, and whether its chains are as they were signed. */
typedef struct
{
  GvtDbReport pages;
  GvtJournalReport chain;  /* where @is_chain_sound */
  gboolean is_chain_sound; /* every record fits its chain */
  guint64 n_repairs;       /* how often a damaged copy of the vault was put right here */
} GvtJournalCheck;

void gvt_journal_check_clear (GvtJournalCheck *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtJournalCheck, gvt_journal_check_clear)

/** gvt_journal_check: @check: (out): as far as it could be read, also when this fails:
 * %GVT_ERROR_DB_CORRUPT for a damaged store, else what gvt_journal_verify() says */
gboolean gvt_journal_check (GvtJournal *journal, GvtJournalCheck *check, GError **error);

/** gvt_journal_check_describe: Returns: (transfer full): lines for people, translated */
char *gvt_journal_check_describe (const GvtJournalCheck *self);

/** gvt_journal_check_to_json: Returns: (transfer full) */
JsonObject *gvt_journal_check_to_json (const GvtJournalCheck *self);

G_END_DECLS

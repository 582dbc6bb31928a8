/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event-private.h"
#include "gvt-journal.h"

G_BEGIN_DECLS

#define GVT_JOURNAL_CHUNK 256 /* events held in memory by what walks a whole chain */

struct _GvtJournal
{
  GObject parent_instance;

  GvtStore *store;
  GvtClock *clock;
  const GvtProjection *const *projections; /* (nullable): of the features */
  GHashTable *kinds;                       /* name -> GvtKind, both static */

  GMutex lock; /* guards @actor */
  char *actor;
};

/* A chain that is held here. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  GvtPublicKey key;
} GvtChain;

/* Whose journal this is, as of one transaction. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  char *code;
  gboolean has_proven;
  gint64 proven_us;
} GvtJournalOwn;

void gvt_journal_own_clear (GvtJournalOwn *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtJournalOwn, gvt_journal_own_clear)

#define GVT_JOURNAL_ERASED_KIND "journal.erased/1"

/* The journal's own kinds and tables. */
extern const GvtProjection gvt_journal_projection;

/** gvt_journal_load_own: %GVT_ERROR_STATE before gvt_journal_begin() */
gboolean gvt_journal_load_own (GvtDb *db, GvtJournalOwn *own, GError **error);
char *gvt_journal_dup_actor (GvtJournal *self);

/** gvt_journal_load_chains: Returns: (transfer full) (nullable) (element-type GvtChain): this
 * device's own, which may say what others are allowed to, then by device; within one by
 * incarnation */
GArray *gvt_journal_load_chains (GvtDb *db, GError **error);

/** GVT_JOURNAL_EVENT_COLUMNS: what gvt_journal_load_event() wants first in a SELECT */
#define GVT_JOURNAL_EVENT_COLUMNS "header, body, personal, salt, personal_hash, hash"
/** gvt_journal_load_event: Returns: (transfer full) (nullable): from the present row of @stmt */
GvtEvent *gvt_journal_load_event (GvtStmt *stmt, GError **error);

/** gvt_journal_load_applicable: Returns: (transfer full) (nullable) (element-type GvtEvent): the
 * next GVT_JOURNAL_CHUNK events of @chain after @after_seq, repeats left out (I9) */
GPtrArray *
gvt_journal_load_applicable (GvtDb *db, const GvtChain *chain, guint64 after_seq, GError **error);
/** gvt_journal_load_repeats: as gvt_journal_load_applicable(), what that leaves out */
GPtrArray *
gvt_journal_load_repeats (GvtDb *db, const GvtChain *chain, guint64 after_seq, GError **error);

/** gvt_journal_store_event: @stands_here: %FALSE for one whose id stands elsewhere or is not its
 * device's to give: it is only chained, and without its personal part */
gboolean
gvt_journal_store_event (GvtDb *db, const GvtEvent *event, gboolean stands_here, GError **error);

/** gvt_journal_apply: as the kind says; any failure is the caller's. */
gboolean gvt_journal_apply (const GvtKind *kind, GvtDb *db, const GvtEvent *event, GError **error);
/** gvt_journal_project: applies what can be applied and lists the rest in unapplied_event; fails
 * only when the store does */
gboolean gvt_journal_project (GvtJournal *self, GvtDb *db, const GvtEvent *event, GError **error);
/** gvt_journal_says_the_same: whether @repeat is a true re-issue of @first, which has its id (I9)
 */
gboolean gvt_journal_says_the_same (const GvtEvent *repeat, const GvtEvent *first);
/** gvt_journal_project_again: empties every projection and applies all events, in an order that
 * they alone decide (I4). In the caller's transaction. */
gboolean gvt_journal_project_again (GvtJournal *self, GvtDb *db, GError **error);
/** gvt_journal_judge_repeat: an event that was kept without its id. A true re-issue (I9) is nothing
 * more to anybody; one that says other words under a held id, or whose id is another device's to
 * give, is listed as rejected (I5). */
gboolean
gvt_journal_judge_repeat (GvtJournal *self, GvtDb *db, const GvtEvent *event, GError **error);

G_END_DECLS

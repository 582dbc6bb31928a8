/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"
#include "gvt-kind.h"
#include "gvt-store.h"

G_BEGIN_DECLS

/* The one truth of a device: an append-only, hash-chained list of events, and the projections made
 * from it. The laptop and the centre use the same type over their own store. Appending happens in
 * the transaction of the projection; `previous` and `seq` are read inside BEGIN IMMEDIATE, because
 * the app and the command line may both write. Any thread; blocks. */
#define GVT_TYPE_JOURNAL (gvt_journal_get_type ())
G_DECLARE_FINAL_TYPE (GvtJournal, gvt_journal, GVT, JOURNAL, GObject)

/* What a feature hands in; the journal adds the rest of the header. Zero-initialise. */
typedef struct
{
  const char *kind;
  const void *subject; /* (nullable) */
  gsize subject_length;
  const char *place; /* (nullable) */
  const char *scope; /* (nullable) */
  JsonObject *body;  /* no personal data */
  GBytes
      *personal; /* (nullable): as it shall be stored, sealed by the caller where the kind asks */
  const char *const *attachments; /* (nullable): 64-digit names of sealed blobs; kept in the body as
                                     "attachments" */
} GvtEventDraft;

typedef struct
{
  guint64 n_events;
  guint64 n_unknown;   /* kinds from a newer version: kept, chained, not applied */
  guint64 n_erased;    /* personal parts erased */
  guint32 incarnation; /* the present one */
  guint64 head_seq;
  GvtHash head;
} GvtJournalReport;

/** gvt_journal_new: @projections: (nullable): %NULL-terminated, from the ground up (a rebuild
 * empties them from the last to the first); must outlive the journal */
GvtJournal *
gvt_journal_new (GvtStore *store, GvtClock *clock, const GvtProjection *const *projections);
GvtStore *gvt_journal_get_store (GvtJournal *self);
GvtClock *gvt_journal_get_clock (GvtJournal *self);
/** gvt_journal_find_kind: Returns: (nullable): %NULL for a kind of a newer version */
const GvtKind *gvt_journal_find_kind (GvtJournal *self, const char *name);

/** gvt_journal_may_travel: whether the personal part of @event may leave this laptop: a rule of its
 * kind; of what a newer version wrote nobody here knows it. What cannot be found out is no. Outside
 * of a transaction */
gboolean gvt_journal_may_travel (GvtJournal *self, const GvtEvent *event);

/** gvt_journal_set_actor: the user code that stands in events appended from now on */
void gvt_journal_set_actor (GvtJournal *self, const char *actor);

/** gvt_journal_begin: starts incarnation 1 of @device. @code: its 4 Crockford symbols. Fails if one
 * was begun. */
gboolean gvt_journal_begin (GvtJournal *self,
                            const GvtId *device,
                            const char *code,
                            const GvtPublicKey *key,
                            GError **error);
/** gvt_journal_get_device: %GVT_ERROR_STATE before gvt_journal_begin(). @incarnation and @code may
 * be %NULL; @code is (transfer full). */
gboolean gvt_journal_get_device (
    GvtJournal *self, GvtId *device, guint32 *incarnation, char **code, GError **error);

/** gvt_journal_append: inside a write transaction on @db. @id may be %NULL. */
gboolean gvt_journal_append (
    GvtJournal *self, GvtDb *db, const GvtEventDraft *draft, GvtId *id, GError **error);

/** gvt_journal_record: one event in a transaction of its own; %TRUE means it is on disk
 * ("tersimpan") */
gboolean
gvt_journal_record (GvtJournal *self, const GvtEventDraft *draft, GvtId *id, GError **error);

/**
 * gvt_journal_admit:
 *
 * Keeps an event of another device (or one's own, returned by the centre), checked to stand right
 * after what is held of that incarnation, and applies it. What is already here changes nothing
 * (I2); an id that stands in another chain takes its seq here too and is not applied again (I9). Of
 * events with one id, that with the first place stands, by device, incarnation and seq; the others
 * say the same or are in quarantine, in whatever order they come (I4). A kind of a newer version, a
 * body that its kind rejects, or an id that is another device's to give or stands for something
 * else, is kept, chained and listed in `unapplied_event` (I5). A gap is %GVT_ERROR_STATE, a wrong
 * hash or a fork %GVT_ERROR_CHAIN. Inside a write transaction.
 */
gboolean
gvt_journal_admit (GvtJournal *self, GvtDb *db, GvtEvent *event, gboolean *was_new, GError **error);
/** gvt_journal_admit_all: @events (of GvtEvent) one after another as gvt_journal_admit(), all or
 * none
 */
gboolean gvt_journal_admit_all (GvtJournal *self, GvtDb *db, GPtrArray *events, GError **error);
/** gvt_journal_add_incarnation: a device's chain that gvt_journal_admit() may then extend; refuses
 * another key for the same one */
gboolean gvt_journal_add_incarnation (GvtJournal *self,
                                      GvtDb *db,
                                      const GvtId *device,
                                      guint32 incarnation,
                                      const GvtPublicKey *key,
                                      GError **error);
/* What this device goes on as after its chain forked. */
typedef struct
{
  guint32 incarnation; /* above the present one */
  const char *code;    /* the device's 4 Crockford symbols from now on */
  GvtPublicKey key;
  guint64 after_seq; /* of the present incarnation: what follows is re-issued */
} GvtNewIncarnation;

/** gvt_journal_begin_incarnation: begins @next as this device's own chain, and re-issues there what
 * stands after @next->after_seq in the present one: same ids, and `was` names where each first
 * stood (I9). No projection changes: the same events are applied as before. %GVT_ERROR_STATE when
 * the journal is as far already. Inside a write transaction. */
gboolean gvt_journal_begin_incarnation (GvtJournal *self,
                                        GvtDb *db,
                                        const GvtNewIncarnation *next,
                                        guint64 *n_reissued,
                                        GError **error);

/** gvt_journal_head: the last seq and hash held of an incarnation (seq 0 and the genesis hash when
 * empty); %GVT_ERROR_NOT_FOUND */
gboolean gvt_journal_head (GvtJournal *self,
                           GvtDb *db,
                           const GvtId *device,
                           guint32 incarnation,
                           guint64 *seq,
                           GvtHash *hash,
                           GError **error);

/** gvt_journal_own_head: the same of this device, of its present incarnation; %GVT_ERROR_STATE
 * before gvt_journal_begin(). @seq may be %NULL */
gboolean
gvt_journal_own_head (GvtJournal *self, GvtDb *db, guint64 *seq, GvtHash *hash, GError **error);

/** gvt_journal_count_rejected: how many events of an incarnation are kept but make no sense to
 * their kind (I5: quarantine) */
gboolean gvt_journal_count_rejected (GvtJournal *self,
                                     GvtDb *db,
                                     const GvtId *device,
                                     guint32 incarnation,
                                     guint64 *count,
                                     GError **error);

/** gvt_journal_events: events of one incarnation after @after_seq, at most @limit; a re-issued one
 * with the personal part that its first place has. Returns:
 * (transfer full) (element-type GvtEvent) (nullable) */
GPtrArray *gvt_journal_events (GvtJournal *self,
                               GvtDb *db,
                               const GvtId *device,
                               guint32 incarnation,
                               guint64 after_seq,
                               guint limit,
                               GError **error);
/** gvt_journal_event: Returns: (transfer full) (nullable): by id; %GVT_ERROR_NOT_FOUND */
GvtEvent *gvt_journal_event (GvtJournal *self, GvtDb *db, const GvtId *id, GError **error);

/** gvt_journal_verify: every incarnation's chain from its genesis; %GVT_ERROR_CHAIN names device,
 * incarnation and seq */
gboolean gvt_journal_verify (GvtJournal *self, GvtJournalReport *report, GError **error);

/**
 * gvt_journal_rebuild:
 * @check_only: rebuild, compare, and roll back
 * @differing: (nullable) (out) (transfer full): %NULL-terminated names of tables that came out
 * different; empty when all is as it should be
 *
 * Empties every projection and applies all events again, in one transaction: this device's own
 * first, then by device, incarnation and seq.
 */
gboolean
gvt_journal_rebuild (GvtJournal *self, gboolean check_only, char ***differing, GError **error);
/** gvt_journal_catch_up: rebuilds if events are held whose kind was unknown when they came and is
 * known now, or if a migration asked for it: once after each start */
gboolean gvt_journal_catch_up (GvtJournal *self, GError **error);

/** gvt_journal_erase: erasure is an event: journal.erased/1 names @ids; their personal parts and
 * salts go, the chain still verifies. The kind's reason code is in the body. Here it holds for
 * whatever is held; where this chain is admitted, for events of this device alone. Inside a write
 * transaction. */
gboolean gvt_journal_erase (
    GvtJournal *self, GvtDb *db, const GvtId *ids, guint n_ids, const char *reason, GError **error);

/* One chain of a device, and how far a sweep may go in it. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  guint64 through_seq;
  gint64 now_us; /* a time that the centre signed, never this machine's clock */
} GvtRetentionBound;

#define GVT_RETENTION_MAX 500 /* ids at once: they fit into one erasure */

/** gvt_journal_list_expired: events within @bound whose personal part is still here and was kept
 * for longer than its kind says. An event whose own clock was not to be trusted is dated by the
 * next one whose clock was. Returns: (transfer full) (element-type GvtId) (nullable): at most
 * %GVT_RETENTION_MAX */
GArray *gvt_journal_list_expired (GvtJournal *self,
                                  GvtDb *db,
                                  const GvtRetentionBound *bound,
                                  GError **error);

/** gvt_journal_note_time: a time the centre signed; events' clock trust is judged against the
 * newest */
gboolean gvt_journal_note_time (GvtJournal *self, GvtDb *db, gint64 proven_us, GError **error);
/** gvt_journal_get_proven_time: the newest of them; 0 before the first */
gboolean
gvt_journal_get_proven_time (GvtJournal *self, GvtDb *db, gint64 *proven_us, GError **error);
/** gvt_journal_get_trusted_time: the same, and how long the machine has run since it came, as far
 * as it was not started anew: no clock that a person can set moves it. Never later than it is; 0
 * before the first */
gboolean
gvt_journal_get_trusted_time (GvtJournal *self, GvtDb *db, gint64 *trusted_us, GError **error);
/** gvt_journal_judge_clock: what an event written now would say of this machine's clock */
gboolean
gvt_journal_judge_clock (GvtJournal *self, GvtDb *db, GvtClockTrust *trust, GError **error);

G_END_DECLS

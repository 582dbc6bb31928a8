/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-event.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* What the journal knows of an event's kind. A released kind never changes: new fields mean "/2".
 *
 * @apply projects one event into tables, in the transaction that appends it and again in every
 * rebuild. It sees header and body only: a projection never copies a personal part, readers join
 * the event instead. So erasing a part leaves exactly what a rebuild without it leaves. It may not
 * read the clock, the order of receipt, or any table that is not a projection.
 *
 * Chains of several devices come in any interleaving and must give the same tables (I4). So what
 * one chain's events need may stand in that same chain only, and where two events touch one row the
 * winner is found in the events, never by who came last:
 * - within one device by gvt_event_header_origin(), then the greater id. `incarnation` and `seq`
 *   themselves are not projected, since a re-issued event has new ones;
 * - between devices by what the bodies say, or both stand side by side; and where one must win
 *   without a reason, the greater id.
 * Never by @at_us: a wrong clock decides nothing. It is shown, and no more.
 *
 * An error about the content (%GVT_ERROR_BAD_FORMAT, say) refuses an event that is being appended,
 * and quarantines one that came from elsewhere. */
typedef gboolean (*GvtKindApply) (GvtDb *db,
                                  const GvtEvent *event,
                                  JsonObject *body,
                                  GError **error);

/* Whether the personal part of one @event, of a kind whose parts may travel, may leave the laptop
 * now, as its feature knows: by projections alone. What fails here stays. */
typedef gboolean (*GvtKindTravels) (GvtDb *db,
                                    const GvtEvent *event,
                                    gboolean *travels,
                                    GError **error);

/* Until when the personal part of one @event is kept, as its feature knows, by projections alone.
 * @until_us: stays 0 where it does not: then the days of the kind count. */
typedef gboolean (*GvtKindKept) (GvtDb *db,
                                 const GvtEvent *event,
                                 gint64 *until_us,
                                 GError **error);

typedef struct
{
  const char *name;            /* "session.opened/1" */
  guint retention_days;        /* for the personal part; 0 = none is carried */
  gboolean personal_travels;   /* whether the personal part may leave the laptop */
  GvtKindTravels travels_when; /* (nullable): whenever personal_travels says so */
  GvtKindKept kept_until;      /* (nullable): as long as retention_days says */
  GvtKindApply apply;          /* (nullable): nothing is projected */
  gboolean only_own; /* what only the holder of a journal decides; from elsewhere it is quarantined,
                        or a laptop could speak for the centre */
  GvtRole needs;     /* the least that its actor must be */
  gboolean any_actor; /* who writes it down is not who did it: its body says who did */
} GvtKind;

/* Seals anew, to @roll_public, what a feature's own tables hold sealed to an older roll key: after
 * the removal of a user (gvt-vault.h). @roll_keys: newest first. In one transaction for all
 * features; what is sealed to the newest already may be left as it is. */
typedef gboolean (*GvtReseal) (GvtDb *db,
                               GPtrArray *roll_keys,
                               const GvtPublicKey *roll_public,
                               GError **error);

/* Whether what another device's @event says was for its actor to do (design D6). Like GvtKindApply
 * it reads projections alone, and what it reads must stand before the event in its own chain or,
 * whole, in the chain of this journal's own device, which a rebuild applies first.
 * %GVT_ERROR_FORBIDDEN quarantines the event. */
typedef gboolean (*GvtJudge) (GvtDb *db,
                              const GvtKind *kind,
                              const GvtEvent *event,
                              GError **error);

/* One feature's kinds and the tables they fill, in an order in which they can be emptied (children
 * first). */
typedef struct
{
  const GvtKind *kinds;      /* ends with a NULL name */
  const char *const *tables; /* %NULL-terminated */
  GvtReseal reseal;          /* (nullable): it keeps nothing sealed to the roll but in events */
  const GvtKind *also; /* (nullable): kinds of others, of which it takes what its own tables need;
                          of a repeat (I9) too, since that tells of its own chain. Name and apply */
  GvtJudge judge;      /* (nullable) */
} GvtProjection;

G_END_DECLS

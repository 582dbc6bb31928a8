/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal-digest.h"
#include "gvt-profile.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* Whether laptop and centre hold the same records: the centre's newest signed word on it
 * (gvt-digest-message.h), as this laptop keeps it. Of this laptop's own records, those of chains
 * that it went on from up to the fork (I9); what the centre decides comes down its outbox, which is
 * a chain of its own, and is no part of this. */

typedef enum
{
  GVT_COMPARED_NEVER, /* nor since the disk was copied, or the centre restored */
  GVT_COMPARED_SAME,
  GVT_COMPARED_DIFFERENT,
  GVT_COMPARED_NOT_OFFERED, /* this centre is of an older version and compares nothing */
} GvtComparisonState;

/* A record that the two sides hold differently; of a stretch that could not be narrowed down so far
 * only where it lies. */
typedef struct
{
  guint32 incarnation;
  guint64 first_seq;
  guint64 last_seq; /* the first, where it is one record */
  GvtHolding here;
  GvtHolding there;
  char *kind;       /* "session.opened/1"; empty where neither side can say */
  char *place;      /* Kemendagri code or empty */
  gboolean is_here; /* what follows is known, from this laptop's own row */
  GvtId id;
  gint64 at_us;
  char *actor;
} GvtRecordDifference;

/* A place and kind of which the two sides hold other records. */
typedef struct
{
  char *place;
  char *kind;
  guint64 n_here;
  guint64 n_there;
} GvtGroupDifference;

typedef struct
{
  GvtComparisonState state;
  gint64 at_us;      /* by the centre's clock */
  guint64 n_records; /* held here, of those compared */
  guint64 n_since;   /* chained since then, and received by a receipt that names our own chain */
  GvtHash root;      /* what they come to */
  GPtrArray *differences; /* GvtRecordDifference, by incarnation and seq */
  GPtrArray *groups;      /* GvtGroupDifference, by place and kind */
} GvtComparison;

void gvt_comparison_clear (GvtComparison *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtComparison, gvt_comparison_clear)

/** gvt_comparison_load: from this laptop alone, at any time; %GVT_ERROR_STATE before enrolment */
gboolean gvt_comparison_load (GvtProfile *profile, GvtComparison *self, GError **error);

/** gvt_comparison_describe: what it comes to and what to do, in whole sentences; translated.
 * Returns: (transfer full) */
char *gvt_comparison_describe (const GvtComparison *self);
/** gvt_record_difference_describe: one of them: where it is and what to do; translated. Returns:
 * (transfer full) */
char *gvt_record_difference_describe (const GvtRecordDifference *self);
/** gvt_comparison_to_json: Returns: (transfer full) */
JsonObject *gvt_comparison_to_json (const GvtComparison *self);

/** gvt_sync_compare: compares now, all of it, whatever was compared before; the laptop must have
 * synchronised once. Blocks; any thread, not beside another talk */
gboolean gvt_sync_compare (GvtProfile *profile,
                           GvtTransport *transport,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS

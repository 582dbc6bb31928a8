/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"

G_BEGIN_DECLS

/* What one side holds of a device's chains, in a form that two sides can compare (design D5):
 *
 *   digest of (place, kind) = BLAKE2b-256 over the hashes of its records, sorted bytewise
 *   root = BLAKE2b-256 ("gvt-digest-1\0" ‖ for each (place, kind), sorted bytewise:
 *                       place text · kind text · u64 records · digest)
 *
 * A side holds a record when its row is there and its bytes come to its hash, by the one before
 * where that is there (what follows a gap cannot be judged before the gap is filled). So what was
 * altered counts as not held, and an erased or withheld personal part, a kind of a newer version, a
 * record in quarantine and one whose id stands elsewhere already count like all others: their
 * hashes are the same on both sides, whatever is made of them there.
 */

/* A stretch of one of a device's chains, both ends within. */
typedef struct
{
  guint32 incarnation;
  guint64 first; /* from 1 */
  guint64 last;
} GvtChainSpan;

#define GVT_DIGEST_MAX_CHAINS  64    /* of one device: as often as a disk may be copied in a line */
#define GVT_DIGEST_MAX_GROUPS  65536 /* places times kinds */
#define GVT_DIGEST_MAX_DAMAGED 1000  /* that are named; more is no damage but another store */

typedef struct
{
  char *place; /* Kemendagri code or empty */
  char *kind;
  guint64 n_records;
  GvtHash digest;
} GvtDigestGroup;

/* What became of a record on one side. */
typedef enum
{
  GVT_HOLDING_HELD,
  GVT_HOLDING_MISSING,
  GVT_HOLDING_DAMAGED, /* its row is there, and its bytes do not come to its hash */
  GVT_HOLDING_UNKNOWN, /* nobody looked so closely */
} GvtHolding;

/** gvt_holding_name: as in JSON and in tables: "held", "missing", "damaged", "unknown" */
const char *gvt_holding_name (GvtHolding holding);
/** gvt_holding_from_name: what a newer version calls in another way is %GVT_HOLDING_UNKNOWN */
GvtHolding gvt_holding_from_name (const char *name);

typedef struct
{
  guint32 incarnation;
  guint64 seq;
  GvtHolding holding;
  GvtId id; /* where it is held */
  GvtHash hash;
  char *kind;  /* (nullable): of a row that is there */
  char *place; /* (nullable) */
} GvtRecordHolding;

void gvt_record_holding_free (GvtRecordHolding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtRecordHolding, gvt_record_holding_free)

typedef struct
{
  guint64 n_records; /* held */
  guint64 n_lacking; /* missing or damaged */
  GvtHash root;
  GPtrArray *groups;  /* GvtDigestGroup, sorted bytewise by place and kind */
  GPtrArray *lacking; /* GvtRecordHolding: the first GVT_DIGEST_MAX_DAMAGED of them */
} GvtJournalDigest;

void gvt_journal_digest_clear (GvtJournalDigest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtJournalDigest, gvt_journal_digest_clear)

/**
 * gvt_journal_digest:
 * @spans: of GvtChainSpan, none overlapping another
 *
 * Reads all of @spans; memory is bounded whatever their length: hashes are gathered in passes, each
 * over a share of them. %GVT_ERROR_TOO_LARGE for more than %GVT_DIGEST_MAX_GROUPS. In the caller's
 * transaction.
 */
gboolean gvt_journal_digest (
    GvtDb *db, const GvtId *device, const GArray *spans, GvtJournalDigest *digest, GError **error);

/** gvt_journal_digest_span: of the held records of one stretch: their number, and BLAKE2b-256 over
 * (u64 seq ‖ hash) of each, by seq: what a difference is narrowed down by */
gboolean gvt_journal_digest_span (GvtDb *db,
                                  const GvtId *device,
                                  const GvtChainSpan *span,
                                  guint64 *n_records,
                                  GvtHash *digest,
                                  GError **error);

/** gvt_journal_find_holding: what became of one record here. Returns: (transfer full) (nullable) */
GvtRecordHolding *gvt_journal_find_holding (
    GvtDb *db, const GvtId *device, guint32 incarnation, guint64 seq, GError **error);

G_END_DECLS

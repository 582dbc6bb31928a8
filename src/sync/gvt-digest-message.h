/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal-digest.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* What laptop and centre say to find out whether they hold the same records (design D5). The laptop
 * states up to where it speaks and what its records come to; the centre answers, signed, what its
 * own come to. Where these differ the laptop asks again, with stretches of its chains, each time of
 * what differed before, until each record is named. */

/* What one side holds of a stretch. */
typedef struct
{
  GvtChainSpan span;
  guint64 n_records;
  GvtHash digest; /* gvt_journal_digest_span() */
} GvtSpanDigest;

#define GVT_DIGEST_MAX_SPANS 256 /* in one question */

/* The body of a "digest" call: canonical JSON {"chains":[{"incarnation", "last"}], "records",
 * "root"}, and {"spans":[{"incarnation", "first", "last", "records", "digest"}]} beside these where
 * a difference is narrowed down. */
typedef struct
{
  GArray *chains;    /* GvtChainSpan, each from 1, by incarnation: what the laptop speaks of */
  guint64 n_records; /* held by the laptop, of @chains */
  GvtHash root;      /* of @chains */
  GArray *spans; /* GvtSpanDigest, within @chains, in their order; empty in the first question */
} GvtDigestRequest;

#define GVT_DIGEST_REQUEST_MAX_BYTES (64 * 1024)

/** gvt_digest_request_new: Returns: (transfer full): of nothing yet */
GvtDigestRequest *gvt_digest_request_new (void);
void gvt_digest_request_free (GvtDigestRequest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDigestRequest, gvt_digest_request_free)

/** gvt_digest_request_write: Returns: (transfer full) (nullable) */
GBytes *gvt_digest_request_write (const GvtDigestRequest *self, GError **error);
/** gvt_digest_request_read: %GVT_ERROR_BAD_FORMAT unless chains and stretches are in order, within
 * each other and without overlap. Returns: (transfer full) (nullable) */
GvtDigestRequest *gvt_digest_request_read (GBytes *bytes, GError **error);

/* A stretch in which the other side holds something else. */
typedef struct
{
  guint index; /* in the question's spans */
  guint64 n_records;
  gboolean is_one; /* a stretch of one record, of which the rest is said */
  GvtHolding holding;
  char *kind;  /* (nullable): where a row is there */
  char *place; /* (nullable) */
} GvtSpanDifference;

void gvt_span_difference_free (GvtSpanDifference *self);

/* `DGST`: the centre's signed answer. @asked binds it to the question, and so to all that the
 * laptop stated there; where @root is the question's, both sides hold the same records. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  GvtHash asked; /* BLAKE2b-256 of the question */
  gint64 at_us;
  guint64 epoch; /* of the centre, as in GvtReceipt */

  gboolean is_narrowing;
  guint64 n_records;      /* held by the centre; this and the next in the first answer alone */
  GvtHash root;           /* of what it holds */
  GPtrArray *groups;      /* GvtDigestGroup: the centre's, where the root is another */
  gboolean is_cut;        /* its groups are more than fit: those after the last are not there */
  GPtrArray *differences; /* GvtSpanDifference: when narrowing */
} GvtDigestAnswer;

#define GVT_DIGEST_ANSWER_MAX_PAYLOAD (1024 * 1024)
#define GVT_DIGEST_ANSWER_MAX_BYTES   (GVT_DIGEST_ANSWER_MAX_PAYLOAD + 8192)

/** gvt_digest_answer_new: Returns: (transfer full) */
GvtDigestAnswer *gvt_digest_answer_new (void);
void gvt_digest_answer_free (GvtDigestAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtDigestAnswer, gvt_digest_answer_free)

/** gvt_digest_answer_write: leaves out the groups that do not fit. Returns: (transfer full)
 * (nullable) */
GBytes *
gvt_digest_answer_write (GvtDigestAnswer *self, const GvtSecret *signing_key, GError **error);
/**
 * gvt_digest_answer_read:
 * @request: the question, as it was sent
 *
 * %GVT_ERROR_BAD_SIGNATURE unless @signing_key, the centre's, signed it for this question of this
 * device.
 *
 * Returns: (transfer full) (nullable)
 */
GvtDigestAnswer *gvt_digest_answer_read (GBytes *bytes,
                                         const GvtPublicKey *signing_key,
                                         const GvtId *device,
                                         guint32 incarnation,
                                         GBytes *request,
                                         GError **error);

G_END_DECLS

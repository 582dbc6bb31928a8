/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-journal-digest.h"

G_BEGIN_DECLS

/* What each copy of a laptop said last of the records it holds: the table of
 * central/0017-digest-words.sql. Inside the caller's transaction. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  gint64 compared_at_us; /* 0: never */
  gboolean is_same;
  guint64 n_records; /* held here then, of what the laptop spoke of */
  GBytes *question;  /* (nullable): GvtDigestRequest, as it came */
} GvtDigestWordRecord;

void gvt_digest_word_record_clear (GvtDigestWordRecord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtDigestWordRecord, gvt_digest_word_record_clear)

/** gvt_digest_word_store_set: in the place of the one before */
gboolean gvt_digest_word_store_set (GvtDb *db, const GvtDigestWordRecord *record, GError **error);
/** gvt_digest_word_store_find: @record: zeroed, with device and incarnation; stays so where there
 * is none */
gboolean gvt_digest_word_store_find (GvtDb *db, GvtDigestWordRecord *record, GError **error);

/** gvt_digest_word_store_list_chains: the chains in the past of a copy, each as far as it is that,
 * and its own as far as it goes here. Returns: (transfer full) (element-type GvtChainSpan)
 * (nullable): without those that are empty */
GArray *gvt_digest_word_store_list_chains (GvtDb *db,
                                           const GvtId *device,
                                           guint32 incarnation,
                                           GError **error);

G_END_DECLS

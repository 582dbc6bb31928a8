/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* Copies of laptops: incarnations after the first (design I9). */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  char *code;
  guint32 parent;
  guint64 parent_seq; /* the parent's last event that was held then */
  guint64 fork_seq;   /* its last one that is the copy's past too */
  gint64 began_at_us;
} GvtCopyRecord;

void gvt_copy_record_clear (GvtCopyRecord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtCopyRecord, gvt_copy_record_clear)

/* Before a SELECT of what stands in the past of :incarnation of :device: its own chain and those it
 * went on from, each up to `last_seq`. Not the view central_line, which is for all of them. */
#define GVT_COPY_WITH_LINE \
  "WITH RECURSIVE line (incarnation, last_seq) AS (SELECT :incarnation, 9223372036854775807" \
  " UNION ALL SELECT parent, fork_seq FROM line JOIN central_incarnation USING (incarnation)" \
  " WHERE device = :device) "

gboolean gvt_copy_store_add (GvtDb *db, const GvtCopyRecord *copy, GError **error);
gboolean gvt_copy_store_confirm (GvtDb *db,
                                 const GvtId *device,
                                 guint32 incarnation,
                                 const char *user,
                                 gint64 at_us,
                                 GError **error);
/** gvt_copy_store_find: what @key began. @copy: zeroed, with its device; its incarnation stays 0
 * when there is none */
gboolean
gvt_copy_store_find (GvtDb *db, const GvtPublicKey *key, GvtCopyRecord *copy, GError **error);
/** gvt_copy_store_check_open: %GVT_ERROR_CHAIN when copies went on from this incarnation: its key
 * may be in two hands, and is refused past the fork */
gboolean
gvt_copy_store_check_open (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error);

G_END_DECLS

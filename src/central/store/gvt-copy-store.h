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
  const char *code; /* borrowed */
  guint32 parent;
  guint64 parent_seq;
  gint64 began_at_us;
} GvtCopyRecord;

gboolean gvt_copy_store_add (GvtDb *db, const GvtCopyRecord *copy, GError **error);
gboolean gvt_copy_store_confirm (GvtDb *db,
                                 const GvtId *device,
                                 guint32 incarnation,
                                 const char *user,
                                 gint64 at_us,
                                 GError **error);
/** gvt_copy_store_find: the incarnation of @device that @key began. @incarnation: 0 when there is
 * none; @code: (transfer full) */
gboolean gvt_copy_store_find (GvtDb *db,
                              const GvtId *device,
                              const GvtPublicKey *key,
                              guint32 *incarnation,
                              char **code,
                              GError **error);
/** gvt_copy_store_check_open: %GVT_ERROR_CHAIN when copies went on from this incarnation: its key
 * may be in two hands, and is refused past the fork */
gboolean
gvt_copy_store_check_open (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error);

G_END_DECLS

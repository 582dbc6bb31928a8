/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* Enrolment codes that were handed out, without the codes. */
typedef struct
{
  char *selector; /* the code's first four symbols */
  GvtHash hash;   /* of its secret */
  char **users;   /* the user codes it admits */
  gint64 expires_at_us;
  guint tries;
  gboolean is_used;
  GvtId device; /* whom it took in, when used */
  GvtPublicKey device_key;
} GvtCodeRecord;

void gvt_code_record_free (GvtCodeRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCodeRecord, gvt_code_record_free)

/** gvt_code_store_add: an unused one; %GVT_ERROR_DB_CONSTRAINT when the selector stands there */
gboolean gvt_code_store_add (GvtDb *db, const GvtCodeRecord *code, GError **error);
/** gvt_code_store_find: @code: (out) (transfer full): %NULL when there is none */
gboolean
gvt_code_store_find (GvtDb *db, const char *selector, GvtCodeRecord **code, GError **error);
gboolean gvt_code_store_count_try (GvtDb *db, const char *selector, GError **error);
gboolean gvt_code_store_set_used (GvtDb *db,
                                  const char *selector,
                                  const GvtId *device,
                                  const GvtPublicKey *device_key,
                                  GError **error);
/** gvt_code_store_remove_old: codes that ran out before @before_us: their selectors are free again
 */
gboolean gvt_code_store_remove_old (GvtDb *db, gint64 before_us, GError **error);

G_END_DECLS

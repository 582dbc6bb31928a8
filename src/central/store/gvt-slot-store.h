/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* Slots in the vaults of laptops: who may do what there, as far as each copy's chain has come. A
 * copy has those of the one it went on from, as they were at the fork, until its own chain says
 * otherwise. */
typedef struct
{
  GvtId device;
  guint32 incarnation; /* whose chain says it */
  guint64 seq;         /* where in that chain; 0 = at enrolment */
  GvtUser *user;
  GvtPublicKey key; /* Ed25519, his on that laptop */
  gboolean is_removed;
} GvtSlotRecord;

void gvt_slot_record_clear (GvtSlotRecord *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtSlotRecord, gvt_slot_record_clear)

/** gvt_slot_store_put: from its place in the chain on, and for copies that fork off later */
gboolean gvt_slot_store_put (GvtDb *db, const GvtSlotRecord *slot, GError **error);
/** gvt_slot_store_find: as it stands for this copy, removed or not. @slot: zeroed; its user stays
 * %NULL when there never was one, its place is this copy's, at 0 */
gboolean gvt_slot_store_find (GvtDb *db,
                              const GvtId *device,
                              guint32 incarnation,
                              const char *user,
                              GvtSlotRecord *slot,
                              GError **error);
/** gvt_slot_store_list_users: Returns: (transfer full) (element-type GvtUser) (nullable): by code,
 * those not removed */
GPtrArray *
gvt_slot_store_list_users (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error);

/** gvt_slot_store_put_roll_key: since @removed, what is sealed for this copy's roll is sealed to
 * @key */
gboolean gvt_slot_store_put_roll_key (GvtDb *db,
                                      const GvtSlotRecord *removed,
                                      const GvtPublicKey *key,
                                      GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* Voter lists that laptops may open for a time. */
typedef struct
{
  GvtId lease;
  GvtId device;
  guint32 incarnation;
  gint64 not_before_us;
  gint64 not_after_us;
  gint64 granted_at_us;
} GvtLeaseRecord;

typedef struct
{
  char *village; /* Kemendagri code */
  char *election;
  guint list_version;
  guint epoch;
} GvtLeaseVillage;

void gvt_lease_village_free (GvtLeaseVillage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtLeaseVillage, gvt_lease_village_free)

gboolean gvt_lease_store_add (GvtDb *db, const GvtLeaseRecord *lease, GError **error);
gboolean gvt_lease_store_add_village (GvtDb *db,
                                      const GvtId *lease,
                                      const GvtLeaseVillage *village,
                                      GError **error);
/** gvt_lease_store_list: all of @device, the oldest first. Returns: (transfer full) (element-type
 * GvtLeaseRecord) (nullable) */
GArray *gvt_lease_store_list (GvtDb *db, const GvtId *device, GError **error);
/** gvt_lease_store_list_waiting: those that live at @now_us, are sealed to no one-time key
 * yet, and are of no closed incarnation.
 * Returns: (transfer full) (element-type GvtLeaseRecord) (nullable) */
GArray *
gvt_lease_store_list_waiting (GvtDb *db, const GvtId *device, gint64 now_us, GError **error);
/** gvt_lease_store_list_villages: Returns: (transfer full) (element-type GvtLeaseVillage)
 * (nullable) */
GPtrArray *gvt_lease_store_list_villages (GvtDb *db, const GvtId *lease, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-keyset.h"

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
  gint64 revoked_at_us;  /* 0: it was not taken back */
  gboolean is_sealed;    /* to a one-time key: it stands in the outbox */
  gboolean is_destroyed; /* the laptop said that its keys are gone */
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
/** gvt_lease_store_find: @lease: (out); %GVT_ERROR_NOT_FOUND */
gboolean gvt_lease_store_find (GvtDb *db, const GvtId *id, GvtLeaseRecord *lease, GError **error);
/** gvt_lease_store_extend: to @not_after_us; one that is later already stays */
gboolean
gvt_lease_store_extend (GvtDb *db, const GvtId *lease, gint64 not_after_us, GError **error);
gboolean gvt_lease_store_revoke (GvtDb *db, const GvtId *lease, gint64 at_us, GError **error);
/** gvt_lease_store_note_destroyed: @event: of the laptop @device, which tells it */
gboolean gvt_lease_store_note_destroyed (GvtDb *db,
                                         const GvtId *event,
                                         const GvtId *device,
                                         const GvtId *lease,
                                         const char *reason,
                                         GError **error);
/** gvt_lease_store_list: all of @device, of every laptop where that is %NULL, the oldest first.
 * Returns: (transfer full) (element-type GvtLeaseRecord) (nullable) */
GArray *gvt_lease_store_list (GvtDb *db, const GvtId *device, GError **error);
/** gvt_lease_store_page: some of them, of every laptop or of one copy of @device (nullable), the
 * oldest first. @page: gvt_leases_keyset_new(). Returns: (transfer full) (element-type
 * GvtLeaseRecord) (nullable) */
GArray *gvt_lease_store_page (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtKeyset *page, GError **error);
#define gvt_leases_keyset_new() gvt_keyset_new ("d", 0, FALSE)
/** gvt_lease_store_list_waiting: those that live at @now_us, are sealed to no one-time key
 * yet, were not taken back, and are of no closed incarnation.
 * Returns: (transfer full) (element-type GvtLeaseRecord) (nullable) */
GArray *
gvt_lease_store_list_waiting (GvtDb *db, const GvtId *device, gint64 now_us, GError **error);
/** gvt_lease_store_list_living: those of this copy of @device that live at @now_us and were not
 * taken back. Returns: (transfer full) (element-type GvtLeaseRecord) (nullable) */
GArray *gvt_lease_store_list_living (
    GvtDb *db, const GvtId *device, guint32 incarnation, gint64 now_us, GError **error);
/** gvt_lease_store_list_villages: Returns: (transfer full) (element-type GvtLeaseVillage)
 * (nullable) */
GPtrArray *gvt_lease_store_list_villages (GvtDb *db, const GvtId *lease, GError **error);

G_END_DECLS

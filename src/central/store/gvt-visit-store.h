/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* Visits that the centre planned. */
typedef struct
{
  GvtId visit;
  GvtId plan_event;
  gint64 revision;
  char *key; /* by which a line of a file finds it again */
  char *place;
  char *date;
  GArray *devices; /* of GvtId: the laptops that were named; none: all that work there */
} GvtVisitRecord;

void gvt_visit_record_free (GvtVisitRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVisitRecord, gvt_visit_record_free)

/** gvt_visit_store_put: as it is issued now, in the place of what stood there */
gboolean gvt_visit_store_put (GvtDb *db, const GvtVisitRecord *visit, GError **error);
/** gvt_visit_store_find_key: @visit: (out) (transfer full): %NULL when there is none */
gboolean
gvt_visit_store_find_key (GvtDb *db, const char *key, GvtVisitRecord **visit, GError **error);
/** gvt_visit_store_find: @visit: (out) (transfer full): %NULL where a laptop planned it */
gboolean gvt_visit_store_find (GvtDb *db, const GvtId *id, GvtVisitRecord **visit, GError **error);
/** gvt_visit_store_list_due: visits from the day @from on whose present plan does not yet stand in
 * the outbox of this copy of @device, whomever they are for. Returns: (transfer full) (element-type
 * GvtVisitRecord) (nullable): by date */
GPtrArray *gvt_visit_store_list_due (
    GvtDb *db, const GvtId *device, guint32 incarnation, const char *from, GError **error);
/** gvt_visit_store_set_sent: the plan of @event stands in that copy's outbox */
gboolean gvt_visit_store_set_sent (
    GvtDb *db, const GvtId *device, guint32 incarnation, const GvtId *event, GError **error);

/** gvt_visit_store_take_back: from now on it is for nobody, until it is issued again */
gboolean gvt_visit_store_take_back (GvtDb *db, const GvtId *visit, GError **error);
/** gvt_visit_store_is_taken_back: @is: (out) */
gboolean
gvt_visit_store_is_taken_back (GvtDb *db, const GvtId *visit, gboolean *is, GError **error);
/** gvt_visit_store_list_open: visits from the day @from on that were not taken back. Returns:
 * (transfer full) (element-type GvtVisitRecord) (nullable) */
GPtrArray *gvt_visit_store_list_open (GvtDb *db, const char *from, GError **error);
/** gvt_visit_store_list_held: visits from the day @from on that this copy of @device was told to
 * make and was not told otherwise. Returns: (transfer full) (element-type GvtVisitRecord)
 * (nullable) */
GPtrArray *gvt_visit_store_list_held (
    GvtDb *db, const GvtId *device, guint32 incarnation, const char *from, GError **error);
/** gvt_visit_store_set_held: that copy was told to make it, or not to */
gboolean gvt_visit_store_set_held (GvtDb *db,
                                   const GvtId *visit,
                                   const GvtId *device,
                                   guint32 incarnation,
                                   gboolean is_held,
                                   GError **error);
/** gvt_visit_store_list_laptops: Returns: (transfer full) (nullable): the codes of the laptops that
 * have @visit to make */
GStrv gvt_visit_store_list_laptops (GvtDb *db, const GvtId *visit, GError **error);

G_END_DECLS

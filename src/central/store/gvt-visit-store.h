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
/** gvt_visit_store_list_due: visits from the day @from on whose present plan does not yet stand in
 * the outbox of this copy of @device, whomever they are for. Returns: (transfer full) (element-type
 * GvtVisitRecord) (nullable): by date */
GPtrArray *gvt_visit_store_list_due (
    GvtDb *db, const GvtId *device, guint32 incarnation, const char *from, GError **error);
/** gvt_visit_store_set_sent: the plan of @event stands in that copy's outbox */
gboolean gvt_visit_store_set_sent (
    GvtDb *db, const GvtId *device, guint32 incarnation, const GvtId *event, GError **error);

G_END_DECLS

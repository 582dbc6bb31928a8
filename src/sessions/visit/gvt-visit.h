/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-keyset.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* A journey to one place on one day, with one or many sessions. Immutable; any thread.
 * Properties: "id" (text), "name", "place", "date" (YYYY-MM-DD), "expected" (uint, people),
 * "n-sessions", "n-open" (uint). */
#define GVT_TYPE_VISIT (gvt_visit_get_type ())
G_DECLARE_FINAL_TYPE (GvtVisit, gvt_visit, GVT, VISIT, GObject)

const GvtId *gvt_visit_get_id (GvtVisit *self);
const char *gvt_visit_get_name (GvtVisit *self);
const char *gvt_visit_get_place (GvtVisit *self);
const char *gvt_visit_get_date (GvtVisit *self);
guint gvt_visit_get_expected (GvtVisit *self);
guint gvt_visit_get_n_sessions (GvtVisit *self);
guint gvt_visit_get_n_open (GvtVisit *self);
/** gvt_visit_is_from_centre: whether some laptop was told by the centre to make it */
gboolean gvt_visit_is_from_centre (GvtVisit *self);
/** gvt_visit_is_withdrawn: whether the centre took it back from this laptop */
gboolean gvt_visit_is_withdrawn (GvtVisit *self);
/** gvt_visit_get_cancelled: why it is not held, as gvt-visit-cancel.h has it; "" where nobody said
 * so
 */
const char *gvt_visit_get_cancelled (GvtVisit *self);
/** gvt_visit_to_json: Returns: (transfer full): all properties, ids as text */
JsonObject *gvt_visit_to_json (GvtVisit *self);

/** gvt_visits_list: Returns: (transfer full) (nullable): of #GvtVisit, the newest date first;
 * without those that the centre took back from this laptop before anything was held. Any
 * store that has the tables: a laptop's or the centre's. A laptop's screens take
 * gvt-session-views.h, which keeps to the user's area. */
GListModel *gvt_visits_list (GvtStore *store, GError **error);
/** gvt_visits_page: some of the same, the last planned first. @page: gvt_visits_keyset_new().
 * Returns: (transfer full) (element-type GvtVisit) (nullable) */
GPtrArray *gvt_visits_page (GvtStore *store, GvtKeyset *page, GError **error);
#define gvt_visits_keyset_new() gvt_keyset_new ("d", 0, TRUE)
/** gvt_visits_find: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtVisit *gvt_visits_find (GvtStore *store, const GvtId *id, GError **error);

G_END_DECLS

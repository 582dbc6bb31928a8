/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-keyset.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* One class of a visit. Immutable; any thread. Properties: "id", "visit-id" (text), "name",
 * "place", "opened-at", "closed-at" (int64, µs; 0 while open), "opened-by", "held" (YYYY-MM-DD, the
 * day of a class that was held on paper and recorded later; "" otherwise), "is-open", "men",
 * "women", "n-modules", "n-answers" (uint). */
#define GVT_TYPE_SESSION (gvt_session_get_type ())
G_DECLARE_FINAL_TYPE (GvtSession, gvt_session, GVT, SESSION, GObject)

const GvtId *gvt_session_get_id (GvtSession *self);
const GvtId *gvt_session_get_visit_id (GvtSession *self);
/** gvt_session_get_device: the laptop it is held on */
const GvtId *gvt_session_get_device (GvtSession *self);
const char *gvt_session_get_name (GvtSession *self);
const char *gvt_session_get_place (GvtSession *self);
const char *gvt_session_get_held (GvtSession *self);
gboolean gvt_session_is_open (GvtSession *self);
guint gvt_session_get_men (GvtSession *self);
guint gvt_session_get_women (GvtSession *self);
guint gvt_session_get_n_modules (GvtSession *self);
guint gvt_session_get_n_answers (GvtSession *self);
/** gvt_session_to_json: Returns: (transfer full): all properties, ids as text */
JsonObject *gvt_session_to_json (GvtSession *self);

/** gvt_sessions_list: @visit: (nullable): of this visit only. Returns: (transfer full) (nullable):
 * of #GvtSession, in the order they were opened. Any store that has the tables: a laptop's screens
 * take gvt-session-views.h, which keeps to the user's area. */
GListModel *gvt_sessions_list (GvtStore *store, const GvtId *visit, GError **error);
/** gvt_sessions_page: some of the same. @page: gvt_sessions_keyset_new(). Returns: (transfer full)
 * (element-type GvtSession) (nullable) */
GPtrArray *gvt_sessions_page (GvtStore *store, const GvtId *visit, GvtKeyset *page, GError **error);
#define gvt_sessions_keyset_new() gvt_keyset_new ("d", 0, FALSE)
/** gvt_sessions_find: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtSession *gvt_sessions_find (GvtStore *store, const GvtId *id, GError **error);

G_END_DECLS

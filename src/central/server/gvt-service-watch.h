/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-http-server.h"

G_BEGIN_DECLS

/* What a serving centre tells of itself: its log, and the figures that a Prometheus fetches. There
 * is no personal data in either, no code of a laptop and no address of anybody (I10). Still the
 * figures are for staff: they are answered by a listener of their own, and not where laptops ask.
 */
typedef struct _GvtServiceWatch GvtServiceWatch;

/** gvt_service_watch_new: @central must outlive it. @logs_requests: each, and not those alone that
 * failed by the centre's own fault */
GvtServiceWatch *gvt_service_watch_new (GvtCentral *central, gboolean logs_requests);
void gvt_service_watch_free (GvtServiceWatch *self);

/** gvt_service_watch_follow: has @service, of gvt_routes_service(), tell what became of requests */
void gvt_service_watch_follow (GvtServiceWatch *self, GvtHttpService *service);
/** gvt_service_watch_set_server: whose connections are counted; must outlive the figures' server */
void gvt_service_watch_set_server (GvtServiceWatch *self, GvtHttpServer *server);

/** gvt_service_watch_figures: GET /metrics and /healthz, and nothing else */
GvtHttpService gvt_service_watch_figures (GvtServiceWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtServiceWatch, gvt_service_watch_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-http-server.h"
#include "gvt-sim-random.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* A bad network between laptops and the centre's routes, without a socket. What is lost on the way
 * may arrive later, and out of its order; an answer may be one that was given before. */
typedef enum
{
  GVT_SIM_LOSE_REQUEST = 1 << 0,
  GVT_SIM_LOSE_ANSWER = 1 << 1,
  GVT_SIM_DOUBLE = 1 << 2,        /* the request arrives twice */
  GVT_SIM_DELAY = 1 << 3,         /* it arrives later, when nobody waits for its answer */
  GVT_SIM_REPLAY = 1 << 4,        /* an earlier answer to such a request comes instead */
  GVT_SIM_CUT_SHORT = 1 << 5,     /* the request's end, the answer's or a file's is missing */
  GVT_SIM_FLIP = 1 << 6,          /* a bit of either */
  GVT_SIM_REFUSE_PUSHES = 1 << 7, /* the first lane alone is blocked (I6) */
} GvtSimFault;
#define GVT_SIM_N_FAULTS 8

#define GVT_TYPE_SIM_LINK (gvt_sim_link_get_type ())
G_DECLARE_FINAL_TYPE (GvtSimLink, gvt_sim_link, GVT, SIM_LINK, GObject)

GvtSimLink *gvt_sim_link_new (void);
/** gvt_sim_link_set_service: where requests arrive; %NULL: nowhere, the centre is down */
void gvt_sim_link_set_service (GvtSimLink *self, const GvtHttpService *service);
/** gvt_sim_link_set_weather: which #GvtSimFault may happen from now on, by the chance of @seed */
void gvt_sim_link_set_weather (GvtSimLink *self, guint faults, guint32 seed);

/** gvt_sim_link_deliver_late: one of those that are still on the way, the @which-th of them modulo
 * their number. Returns: %FALSE when there is none */
gboolean gvt_sim_link_deliver_late (GvtSimLink *self, guint which);

/** gvt_sim_link_count_calls: that were tried */
guint64 gvt_sim_link_count_calls (GvtSimLink *self);
/** gvt_sim_link_count_faults: that happened to them */
guint64 gvt_sim_link_count_faults (GvtSimLink *self);

G_END_DECLS

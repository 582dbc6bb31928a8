/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-event.h"

G_BEGIN_DECLS

/* What was decided about laptops, and when they were heard. */

#define GVT_FLEET_ACT_LOST        "lost"
#define GVT_FLEET_ACT_FOUND       "found"
#define GVT_FLEET_ACT_HANDED_OVER "handed_over"
#define GVT_FLEET_ACT_RETIRED     "retired"     /* said by the laptop itself, at its end */
#define GVT_FLEET_ACT_WRITTEN_OFF "written_off" /* by a supervisor: it is broken */

typedef struct
{
  GvtId event; /* of the centre's chain, which has what stands in no column here */
  GvtId device;
  guint32 incarnation;
  char *act;
  char *by_user;
  gint64 at_us;
  char *to_user;
  guint64 head_seq;
} GvtFleetDecision;

void gvt_fleet_decision_clear (GvtFleetDecision *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtFleetDecision, gvt_fleet_decision_clear)

/** gvt_fleet_store_add: @event: the centre's own that says it */
gboolean gvt_fleet_store_add (GvtDb *db,
                              const GvtEvent *event,
                              const GvtFleetDecision *decision,
                              GError **error);
/** gvt_fleet_store_list: all about this copy and those it went on from, in the order of the
 * centre's chain. Returns: (transfer full) (element-type GvtFleetDecision) (nullable) */
GPtrArray *
gvt_fleet_store_list (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error);
/** gvt_fleet_store_find_loss: the last "lost" or "found" of this copy, or of the one it went on
 * from: who has the disk of a lost laptop has a lost laptop. @decision: zeroed; its act stays %NULL
 * when there is none */
gboolean gvt_fleet_store_find_loss (GvtDb *db,
                                    const GvtId *device,
                                    guint32 incarnation,
                                    GvtFleetDecision *decision,
                                    GError **error);
/** gvt_fleet_store_is_lost: @is: (out) */
gboolean gvt_fleet_store_is_lost (
    GvtDb *db, const GvtId *device, guint32 incarnation, gboolean *is, GError **error);
/** gvt_fleet_store_find_retired: likewise, that it was retired or written off, which is for good */
gboolean gvt_fleet_store_find_retired (GvtDb *db,
                                       const GvtId *device,
                                       guint32 incarnation,
                                       GvtFleetDecision *decision,
                                       GError **error);
/** gvt_fleet_store_find_holder: Returns: (transfer full) (nullable): who answers for it; "" when
 * nobody said */
char *
gvt_fleet_store_find_holder (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error);

/** gvt_fleet_store_add_told: @event: of a laptop, where a supervisor said something about another
 */
gboolean gvt_fleet_store_add_told (GvtDb *db, const GvtId *event, GError **error);
/** gvt_fleet_store_set_settled: the centre dealt with it */
gboolean
gvt_fleet_store_set_settled (GvtDb *db, const GvtId *told, gboolean is_refused, GError **error);
/** gvt_fleet_store_list_unsettled: Returns: (transfer full) (element-type GvtId) (nullable): the
 * oldest first */
GArray *gvt_fleet_store_list_unsettled (GvtDb *db, GError **error);

/** gvt_fleet_store_add_obeyed: @event: of the laptop, which says that it destroyed its keys */
gboolean gvt_fleet_store_add_obeyed (GvtDb *db, const GvtEvent *event, GError **error);
/** gvt_fleet_store_find_obeyed: @at_us: (out): the last time that this copy said so; 0: never */
gboolean gvt_fleet_store_find_obeyed (
    GvtDb *db, const GvtId *device, guint32 incarnation, gint64 *at_us, GError **error);

/** gvt_fleet_store_set_contact: @status: (nullable): as it told; %NULL leaves what it told before
 */
gboolean gvt_fleet_store_set_contact (GvtDb *db,
                                      const GvtId *device,
                                      guint32 incarnation,
                                      gint64 at_us,
                                      GBytes *status,
                                      GError **error);
/** gvt_fleet_store_load_contact: @at_us: (out): 0: never; @status: (out) (transfer full)
 * (nullable) (optional) */
gboolean gvt_fleet_store_load_contact (GvtDb *db,
                                       const GvtId *device,
                                       guint32 incarnation,
                                       gint64 *at_us,
                                       GBytes **status,
                                       GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-progress.h"

G_BEGIN_DECLS

/* A laptop without network talks with its centre by a stick: what is not received yet goes out as
 * parts (gvt-courier-part.h), and the centre's receipt comes back as one. A stick that is lost, cut
 * or late harms nothing: what no receipt names is written again next time. */

typedef struct
{
  char *code;       /* of the laptop */
  guint64 serial;   /* of the shipment */
  GPtrArray *paths; /* of the parts */
  guint64 n_events; /* in them */
  guint64 n_bytes;
  guint64 head_seq; /* of the laptop's chain then; 0: nothing was ever made */
  GvtHash head;
} GvtShipment;

void gvt_shipment_clear (GvtShipment *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtShipment, gvt_shipment_clear)

/**
 * gvt_courier_send:
 * @profile: unlocked, by any user
 * @folder: on the stick; made where it is not there
 * @progress: (nullable): told of events, as stage @stage
 *
 * Writes all that the centre's last receipt does not name, each part read again before it has its
 * name; then this laptop's earlier parts in @folder go, whose records are in these. Stopped in the
 * middle, the parts that stand there are good, and the earlier ones stay. %GVT_ERROR_FORBIDDEN
 * after a backup was put back, until the laptop has talked with the centre over the network.
 * Blocks; any thread.
 */
gboolean gvt_courier_send (GvtProfile *profile,
                           const char *folder,
                           GvtProgress *progress,
                           guint stage,
                           GvtShipment *shipment,
                           GCancellable *cancellable,
                           GError **error);
/** gvt_courier_check: every part of @shipment, read once more from the stick */
gboolean gvt_courier_check (const GvtShipment *shipment, GError **error);

typedef struct
{
  guint n_taken;  /* receipts that said something new */
  guint n_known;  /* that said what was known */
  guint n_lists;  /* files of lists that were not here */
  guint n_others; /* for other laptops: left as they are */
  guint n_erased; /* personal parts that were past their time: gvt-retention.h */
} GvtCourierReport;

/** gvt_courier_read: takes this laptop's receipts, and lists that the centre sent along, at @path,
 * a file or a folder. The first that cannot be read fails, when the others were taken.
 * %GVT_ERROR_CHAIN where the centre holds other records than this laptop. Blocks; any thread. */
gboolean
gvt_courier_read (GvtProfile *profile, const char *path, GvtCourierReport *report, GError **error);

G_END_DECLS

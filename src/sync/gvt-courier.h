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
  char *code;        /* of the laptop */
  guint64 serial;    /* of the shipment */
  GPtrArray *paths;  /* of the parts with records */
  GPtrArray *others; /* of those with photos, and of what it asks for, on each stick once */
  guint64 n_events;  /* in them */
  guint64 n_photos;
  guint64 n_bytes;
  guint64 after_seq; /* what the centre held of it, as far as was known */
  guint64 head_seq;  /* of the laptop's chain then; 0: nothing was ever made */
  GvtHash head;

  /* of gvt_courier_send() itself: where it goes on, on the next stick */
  GArray *plan;
  GArray *photos;
  guint n_parts; /* with records */
  guint n_done;
} GvtShipment;

void gvt_shipment_clear (GvtShipment *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtShipment, gvt_shipment_clear)

/**
 * gvt_courier_send:
 * @profile: unlocked, by any user
 * @folder: on the stick; made where it is not there
 * @progress: (nullable): told of events, as stage @stage, and of photos, as the next one
 * @shipment: (inout): zeros; or as a call left it that stopped in the middle
 *
 * Writes what the centre's last receipt does not name, photos that it does not hold, and what this
 * laptop asks it for (gvt-courier-ask.h), each part read again before it has its name; then this
 * laptop's earlier parts in @folder go, whose content is in these. Stopped in the middle, the parts
 * that stand there are good, and the earlier ones stay. %GVT_ERROR_DISK_FULL where a stick is full:
 * called again with the same @shipment and another folder, it goes on with what did not fit.
 * %GVT_ERROR_FORBIDDEN after a backup was put back, until the laptop has talked with the centre
 * over the network. Blocks; any thread.
 */
gboolean gvt_courier_send (GvtProfile *profile,
                           const char *folder,
                           GvtProgress *progress,
                           guint stage,
                           GvtShipment *shipment,
                           GCancellable *cancellable,
                           GError **error);
/** gvt_courier_check: every part of @shipment that was written into @folder, read once more */
gboolean gvt_courier_check (const GvtShipment *shipment, const char *folder, GError **error);

typedef struct
{
  guint n_taken;   /* receipts that said something new */
  guint n_known;   /* that said what was known */
  guint n_lists;   /* files of lists that were not here */
  guint n_letters; /* messages of the outbox that were new */
  guint n_gaps;    /* parts with messages that do not follow yet: those before them are missing */
  guint n_photos;  /* photos that the centre says it holds now */
  guint n_pieces;  /* of modules, that were not here */
  guint n_modules; /* that came to be whole, and are in use */
  guint n_older;   /* parts that are older than what is here: passed over */
  guint n_others;  /* for other laptops: left as they are */
  guint n_erased;  /* personal parts that were past their time: gvt-retention.h */
} GvtCourierReport;

/** gvt_courier_read: takes what the centre wrote for this laptop at @path, a file or a folder: its
 * receipt, messages of its outbox in their order, its word on photos, lists, and pieces of modules.
 * @progress: (nullable): told of parts, as stage 0. The first that cannot be read fails, when the
 * others were taken; stopped in the middle, what was taken stays. %GVT_ERROR_CHAIN where the centre
 * holds other records than this laptop. Blocks; any thread. */
gboolean gvt_courier_read (GvtProfile *profile,
                           const char *path,
                           GvtProgress *progress,
                           GvtCourierReport *report,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS

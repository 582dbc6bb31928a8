/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-progress.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* "Bawakan titipan": a laptop with a network hands other laptops' parts to the centre, and brings
 * the centre's answers back onto their stick. It can read neither. */
typedef struct
{
  guint n_taken;   /* parts that the centre took */
  guint n_known;   /* that it had */
  guint n_waiting; /* that wait there for others of their laptop */
  guint n_refused;
  guint n_answers; /* parts that were written for those laptops */
} GvtCarryReport;

/**
 * gvt_courier_carry:
 * @profile: unlocked, by any user
 * @path: of a folder with parts, or its %GVT_COURIER_FOLDER
 * @progress: (nullable): told of parts, as stage 0
 * @report: filled as far as it came
 *
 * Each part that is for the centre goes to it, records first; one that it refuses holds up no
 * other. What it answers to a laptop lies beside that laptop's parts then, and its earlier answers
 * go. The centre takes them as if they had come by stick: again, late and in any order. Stopped in
 * the middle, the next time goes through all once more, and doubles nothing.
 *
 * Returns: %FALSE with the first failure, or the one that ended it: %GVT_ERROR_OFFLINE,
 * %GVT_ERROR_DISK_FULL, %G_IO_ERROR_CANCELLED. Blocks; any thread.
 */
gboolean gvt_courier_carry (GvtProfile *profile,
                            GvtTransport *transport,
                            const char *path,
                            GvtProgress *progress,
                            GvtCarryReport *report,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-receipt.h"

G_BEGIN_DECLS

/**
 * gvt_admission_take:
 * @device: who sent it, proven
 * @incarnation: likewise
 * @push: the body of a push call
 * @receipt: (out): what the centre holds now
 * @n_new: (out) (optional): how many records of these it did not hold before
 *
 * Computes the chain on from what is held; the frame must come to the hash that the device signed,
 * or nothing of it is kept (%GVT_ERROR_CHAIN: a fork). Then admits what is new: all of it durably,
 * or none. What is here already changes nothing; a frame that begins past a gap is not kept, and
 * the receipt says from where to send (I2, I3). Any thread.
 */
gboolean gvt_admission_take (GvtCentral *central,
                             const GvtId *device,
                             guint32 incarnation,
                             GBytes *push,
                             GvtReceipt *receipt,
                             guint64 *n_new,
                             GError **error);

/** gvt_admission_receipt: what the centre holds of that chain now; as gvt_admission_take() of
 * nothing */
gboolean gvt_admission_receipt (GvtCentral *central,
                                const GvtId *device,
                                guint32 incarnation,
                                GvtReceipt *receipt,
                                GError **error);

G_END_DECLS

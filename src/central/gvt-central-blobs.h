/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-blob-piece.h"
#include "gvt-central.h"

G_BEGIN_DECLS

/** gvt_central_take_blob: keeps a piece of an attachment that goes on from what is here, and tells
 * in
 * @receipt how much is; the same piece again changes nothing (I2). %GVT_ERROR_STATE where no event
 * that is here names it: records come first; %GVT_ERROR_BAD_FORMAT where the whole is not what its
 * name says: then it begins anew. Of an erased event it wants nothing and says that all is here */
gboolean gvt_central_take_blob (GvtCentral *self,
                                const GvtBlobPiece *piece,
                                GvtBlobReceipt *receipt,
                                GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* What became of the photos of one courier part. */
typedef struct
{
  GPtrArray *receipts; /* of GBytes: a BLBR for each that is here whole */
  guint n_new;
  guint n_waiting; /* that no record which is here names */
  GError *first;   /* (nullable): why the first of those that are not here was not taken */
} GvtPhotoAdmission;

void gvt_photo_admission_clear (GvtPhotoAdmission *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtPhotoAdmission, gvt_photo_admission_clear)

/** gvt_photo_admission_take: @payload: pieces, each as of a "blob" call, those of one photo behind
 * each other; taken as that call takes them (gvt-central-blobs.h). Fails where nothing more can be
 * taken: what is bad of one photo is told by @self, and the next one is taken (I5). Blocks; any
 * thread. */
gboolean gvt_photo_admission_take (GvtCentral *central,
                                   GBytes *payload,
                                   GvtPhotoAdmission *self,
                                   GError **error);

G_END_DECLS

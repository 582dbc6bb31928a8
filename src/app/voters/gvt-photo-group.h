/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Photos of what was shown, or of a signature on paper, chosen from files; none is read before the
 * proposal is saved. */
#define GVT_TYPE_PHOTO_GROUP (gvt_photo_group_get_type ())
G_DECLARE_FINAL_TYPE (GvtPhotoGroup, gvt_photo_group, GVT, PHOTO_GROUP, AdwPreferencesGroup)

/** gvt_photo_group_get_paths: Returns: (transfer none): %NULL-terminated */
const char *const *gvt_photo_group_get_paths (GvtPhotoGroup *self);
/** gvt_photo_group_add: as if it had been chosen; no more than a proposal may have */
void gvt_photo_group_add (GvtPhotoGroup *self, const char *path);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/** GvtPictureFunc: @name: in the draft now: "media/x.svg" */
typedef void (*GvtPictureFunc) (gpointer owner, const char *name);

/** gvt_picture_choose: asks for a file, and takes it into the draft in @folder
 * (gvt-draft-media.h). @owner says what went wrong; if it goes meanwhile nothing more happens */
void gvt_picture_choose (GvtSectionPage *owner, const char *folder, GvtPictureFunc on_taken);
/** gvt_picture_take: as if the file at @path had been chosen */
void gvt_picture_take (GvtSectionPage *owner,
                       const char *folder,
                       const char *path,
                       GvtPictureFunc on_taken);

G_END_DECLS

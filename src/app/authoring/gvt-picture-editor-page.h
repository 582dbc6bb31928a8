/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-part-page.h"

G_BEGIN_DECLS

/* One picture card of a draft. Action: picture.choose (another picture). */
#define GVT_TYPE_PICTURE_EDITOR_PAGE (gvt_picture_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtPictureEditorPage, gvt_picture_editor_page, GVT, PICTURE_EDITOR_PAGE, GvtPartPage)

/** gvt_picture_editor_page_new: Returns: (transfer floating) */
GvtPartPage *gvt_picture_editor_page_new (GvtDraftKeeper *keeper, guint index);

G_END_DECLS

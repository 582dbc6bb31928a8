/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-part-page.h"

G_BEGIN_DECLS

/* One question of a draft, beside how the pupil will see it. What the editor does not know of the
 * question stays. Action: item.add-option. */
#define GVT_TYPE_ITEM_EDITOR_PAGE (gvt_item_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtItemEditorPage, gvt_item_editor_page, GVT, ITEM_EDITOR_PAGE, GvtPartPage)

/** gvt_item_editor_page_new: Returns: (transfer floating) */
GvtPartPage *gvt_item_editor_page_new (GvtDraftKeeper *keeper, guint index);

G_END_DECLS

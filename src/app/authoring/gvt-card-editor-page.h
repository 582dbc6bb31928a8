/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-part-page.h"

G_BEGIN_DECLS

/* One card of a draft, beside how the class will see it. Action: card.add-picture. */
#define GVT_TYPE_CARD_EDITOR_PAGE (gvt_card_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtCardEditorPage, gvt_card_editor_page, GVT, CARD_EDITOR_PAGE, GvtPartPage)

/** gvt_card_editor_page_add_picture: as if this file had been chosen by card.add-picture */
void gvt_card_editor_page_add_picture (GvtCardEditorPage *self, const char *path);
/** gvt_card_editor_page_new: Returns: (transfer floating) */
GvtPartPage *gvt_card_editor_page_new (GvtDraftKeeper *keeper, guint index);

G_END_DECLS

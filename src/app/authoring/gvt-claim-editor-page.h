/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-part-page.h"

G_BEGIN_DECLS

/* One claim of a draft: a statement of law, date or figure, with where it was read. When the
 * statement or its source becomes another, its tick goes until the author sets it anew. */
#define GVT_TYPE_CLAIM_EDITOR_PAGE (gvt_claim_editor_page_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtClaimEditorPage, gvt_claim_editor_page, GVT, CLAIM_EDITOR_PAGE, GvtPartPage)

/** gvt_claim_editor_page_new: Returns: (transfer floating) */
GvtPartPage *gvt_claim_editor_page_new (GvtDraftKeeper *keeper, guint index);

G_END_DECLS

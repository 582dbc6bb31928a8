/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A draft: its title, cards and questions, and what to mend. Everything is kept as it is typed.
 * Actions: draft.facts, draft.import, draft.add-card, draft.add-picture (a card), draft.add-TYPE (a
 * question), draft.show (the cards as the class would see them), draft.show-quiz, draft.undo,
 * draft.delete (asks first). Works before enrolment. */
#define GVT_TYPE_DRAFT_PAGE (gvt_draft_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtDraftPage, gvt_draft_page, GVT, DRAFT_PAGE, GvtSectionPage)

/** gvt_draft_page_new: @folder: of gvt_draft_list(). Returns: (transfer floating) */
GvtSectionPage *gvt_draft_page_new (const char *folder);

/** gvt_draft_page_add_picture: as if this file had been chosen by draft.add-picture */
void gvt_draft_page_add_picture (GvtDraftPage *self, const char *path);

G_END_DECLS

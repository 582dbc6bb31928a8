/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A draft as a class will see it, as it is now: opened above @page, or said there what keeps it
 * from being shown. */

void gvt_draft_try_cards (GvtSectionPage *page, GvtDraft *draft);
void gvt_draft_try_quiz (GvtSectionPage *page, GvtDraft *draft);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-self-check.h"

G_BEGIN_DECLS

/* Without a sign of life for so long, and no voice reading, what stands there goes: what was typed,
 * or an answer. */
#define GVT_SELF_CHECK_CLEAR_SECONDS 60

/* "Am I on the voter list?": a visitor types the two things that stand on his card, in large
 * letters, and is answered in large letters; what he typed goes with the answer. When there are no
 * more tries, it says whom to call. Stands alone in the window (gvt-visitor-room.h).
 * Actions: visitor.ask, visitor.next. */
#define GVT_TYPE_SELF_CHECK_PAGE (gvt_self_check_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSelfCheckPage, gvt_self_check_page, GVT, SELF_CHECK_PAGE, GvtSectionPage)

GvtSectionPage *gvt_self_check_page_new (GvtSelfCheck *check); /* (transfer floating) */
/** gvt_self_check_page_renew: an officer was here: five tries again, and nothing typed */
void gvt_self_check_page_renew (GvtSelfCheckPage *self);
/** gvt_self_check_page_pass: as if @seconds had passed without a sign of life; for tests */
void gvt_self_check_page_pass (GvtSelfCheckPage *self, guint seconds);
/** gvt_self_check_page_fill: as if the two had been typed and asked with; for pictures of practice
 * data */
void gvt_self_check_page_fill (GvtSelfCheckPage *self, const char *nik, const char *name);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* How the host signs the report of a visit: on the screen, or on paper, with a photo now or later;
 * the keyboard alone suffices for paper. Actions: sign.clear, sign.drop-last, sign.photo,
 * sign.save. */
#define GVT_TYPE_SIGN_PAGE (gvt_sign_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSignPage, gvt_sign_page, GVT, SIGN_PAGE, GvtSectionPage)

GvtSectionPage *gvt_sign_page_new (const GvtId *visit); /* (transfer floating) */

G_END_DECLS

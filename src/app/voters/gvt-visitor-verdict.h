/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-script.h"
#include "gvt-self-check.h"

G_BEGIN_DECLS

/* What a visitor is told, in large letters: that he is listed, and where he votes; or that the two
 * were not found, and what to do now. */
#define GVT_TYPE_VISITOR_VERDICT (gvt_visitor_verdict_get_type ())
G_DECLARE_FINAL_TYPE (GvtVisitorVerdict, gvt_visitor_verdict, GVT, VISITOR_VERDICT, AdwBin)

/** gvt_visitor_verdict_show: @n_left: how often he may still try */
void
gvt_visitor_verdict_show (GvtVisitorVerdict *self, const GvtSelfCheckAnswer *answer, guint n_left);
void gvt_visitor_verdict_clear (GvtVisitorVerdict *self);
void gvt_visitor_verdict_write_script (GvtVisitorVerdict *self, GvtScript *script);

G_END_DECLS

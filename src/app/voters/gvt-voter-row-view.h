/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* One voter found, as a person: name, village, and where he votes. */
#define GVT_TYPE_VOTER_ROW_VIEW (gvt_voter_row_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtVoterRowView, gvt_voter_row_view, GVT, VOTER_ROW_VIEW, GtkListBoxRow)

GtkWidget *gvt_voter_row_view_new (GvtVoterHit *hit);
GvtVoterHit *gvt_voter_row_view_get_hit (GvtVoterRowView *self); /* (transfer none) */

/** gvt_sex_describe: of "L" or "P". Translated. */
const char *gvt_sex_describe (const char *sex);

G_END_DECLS

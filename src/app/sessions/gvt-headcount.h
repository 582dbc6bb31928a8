/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* How many men and women are here, with large plus and minus buttons. */
#define GVT_TYPE_HEADCOUNT (gvt_headcount_get_type ())
G_DECLARE_FINAL_TYPE (GvtHeadcount, gvt_headcount, GVT, HEADCOUNT, AdwPreferencesGroup)

void gvt_headcount_set (GvtHeadcount *self, guint men, guint women);
void gvt_headcount_get (GvtHeadcount *self, guint *men, guint *women);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Why somebody does not qualify: the scheme, and one of its reasons that are no kinds of their own.
 * Signal "changed". */
#define GVT_TYPE_REASON_GROUP (gvt_reason_group_get_type ())
G_DECLARE_FINAL_TYPE (GvtReasonGroup, gvt_reason_group, GVT, REASON_GROUP, AdwPreferencesGroup)

/** gvt_reason_group_select: a code that the scheme does not have changes the scheme alone */
void gvt_reason_group_select (GvtReasonGroup *self, const char *scheme, const char *code);
/* Of the reason that is chosen. Returns: (transfer none) */
const char *gvt_reason_group_get_scheme (GvtReasonGroup *self);
const char *gvt_reason_group_get_code (GvtReasonGroup *self);

G_END_DECLS

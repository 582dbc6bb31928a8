/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-region.h"
#include "gvt-users-work.h"

G_BEGIN_DECLS

/* What is said of a user, translated. @regions: (nullable): before they came, a code stands for its
 * name. (transfer full) all. */

/** gvt_user_text_area: "Kab. Lombok Tengah" */
char *gvt_user_text_area (GvtRegionList *regions, const char *area);
/** gvt_user_text_summary: "Facilitator · Kab. Lombok Tengah. Has not chosen a passphrase yet." */
char *gvt_user_text_summary (GvtRegionList *regions, const GvtUserFacts *facts);

G_END_DECLS

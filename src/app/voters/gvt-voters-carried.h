/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-roll.h"

G_BEGIN_DECLS

/* Which voters are on this laptop, what of it is damaged, and what closes soon or is closed, with
 * the way to a code: "voters.code" of the page around it. */
#define GVT_TYPE_VOTERS_CARRIED (gvt_voters_carried_get_type ())
G_DECLARE_FINAL_TYPE (GvtVotersCarried, gvt_voters_carried, GVT, VOTERS_CARRIED, AdwBin)

void gvt_voters_carried_show (GvtVotersCarried *self, GvtRoll *roll);

G_END_DECLS

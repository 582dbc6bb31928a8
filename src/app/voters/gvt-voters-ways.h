/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What else the voter desk has beside the search: worklists, whole lists, questions to the centre,
 * the self-check. Buttons that stand side by side where there is room. Actions: those of the page
 * around it, "voters.worklists" and so on. */
#define GVT_TYPE_VOTERS_WAYS (gvt_voters_ways_get_type ())
G_DECLARE_FINAL_TYPE (GvtVotersWays, gvt_voters_ways, GVT, VOTERS_WAYS, AdwBin)

G_END_DECLS

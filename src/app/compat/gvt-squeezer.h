/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows "wide" where there is room for it, else "narrow"; "is-narrow" tells which. Stands between
 * us and AdwSqueezer, which libadwaita 1.4 deprecates. */
#define GVT_TYPE_SQUEEZER (gvt_squeezer_get_type ())
G_DECLARE_FINAL_TYPE (GvtSqueezer, gvt_squeezer, GVT, SQUEEZER, AdwBin)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-visit.h"

G_BEGIN_DECLS

/**
 * gvt_visit_find_now:
 * @visit: (out) (transfer full) (nullable): %NULL where none is
 *
 * The visit that is being made: planned for today, by this laptop's clock, in the present user's
 * area, and neither called off nor taken back. Of several that day it is the only one with a class
 * that is open; where that does not tell, it is none: what is asked or written then belongs to no
 * visit rather than to a wrong one. Any thread; blocks.
 */
gboolean gvt_visit_find_now (GvtProfile *profile, GvtVisit **visit, GError **error);

G_END_DECLS

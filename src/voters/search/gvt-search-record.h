/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_search_record: that whole lists were looked through is a search, and stands in the journal
 * as one before anything of it is shown. @what: a word for which act it was; @area: a region's
 * code, or "". Any thread; blocks */
gboolean gvt_search_record (GvtProfile *profile,
                            const char *what,
                            const char *area,
                            guint n_hits,
                            const char *purpose,
                            GError **error);

G_END_DECLS

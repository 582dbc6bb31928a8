/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The end of a laptop's folder: everything in it goes, and one file stays that says so. The file
 * stands as "retiring" before the first byte goes, so whoever is stopped in between finds either a
 * whole laptop, or one that says that it is none any more, and whose rest goes at the next look
 * (I1); as "retired" afterwards, where it is in nobody's way: the folder may be enrolled anew. */

#define GVT_RETIRED_MAX_BYTES 4096

/** gvt_retired_begin: erases @folder; whoever has it open locks it first. @facts: what the file
 * says: JSON, no secret and nobody's name. %GVT_ERROR_DB_BUSY, with nothing changed, while another
 * program has the store. Blocks; any thread */
gboolean gvt_retired_begin (const char *folder, GBytes *facts, GError **error);

/** gvt_retired_is_begun: whether a retirement of this folder was begun and has not come to its end
 */
gboolean gvt_retired_is_begun (const char *folder);
/** gvt_retired_finish: what a retirement that was cut off left goes; nothing where there was none
 */
gboolean gvt_retired_finish (const char *folder, GError **error);
/** gvt_retired_load: Returns: (transfer full) (nullable): the facts of the last laptop that was
 * retired here; %NULL when none was */
GBytes *gvt_retired_load (const char *folder);

G_END_DECLS

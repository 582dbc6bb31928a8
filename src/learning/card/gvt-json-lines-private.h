/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_json_lines: where each value of a JSON text begins, for messages to its author. @bytes must
 * have passed gvt_json_scan(). Returns: (transfer full): path -> line from 1, as pointer; a path is
 * "lessons[2].notes" */
GHashTable *gvt_json_lines (GBytes *bytes);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** gvt_retirement_draw: the page for the file: what gvt-retirement.h has as @figures, and who signs
 * for it. What is lost is said first. Any thread. Returns: (transfer full) (nullable): a PDF */
GBytes *gvt_retirement_draw (JsonObject *figures, GError **error);
/** gvt_retirement_describe: the same in one sentence. Returns: (transfer full) */
char *gvt_retirement_describe (JsonObject *figures);

G_END_DECLS

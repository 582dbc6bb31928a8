/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_cli_read_input: the file @path, or for "-" standard input to its end. Returns: (transfer
 * full) (nullable): %GVT_ERROR_TOO_LARGE over @max_bytes, without reading the rest */
GBytes *gvt_cli_read_input (const char *path, gsize max_bytes, GError **error);

/** gvt_cli_name_fault: @error is about what an author wrote in @what, a path or "-" for standard
 * input: he is told where and why, instead of the words for a file that came damaged. @error:
 * (nullable) */
void gvt_cli_name_fault (GError **error, const char *what);

G_END_DECLS

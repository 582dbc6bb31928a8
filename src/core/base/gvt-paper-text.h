/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes as text that people write down and read aloud: Crockford symbols in groups of four, seven
 * groups a line, each line with a check symbol of its own, so that a slip is found in its line; and
 * a checksum over all. The symbols alone, on one line, are the same thing for a QR code. */

/** gvt_paper_text: Returns: (transfer full): lines, each with its end */
char *gvt_paper_text (GBytes *bytes);
/** gvt_paper_symbols: Returns: (transfer full): for a QR code */
char *gvt_paper_symbols (GBytes *bytes);
/** gvt_paper_text_parse: either of the two, as typed; %GVT_ERROR_BAD_INPUT names the line that does
 * not fit. Returns: (transfer full) (nullable): at most @max bytes */
GBytes *gvt_paper_text_parse (const char *text, gsize max, GError **error);

G_END_DECLS

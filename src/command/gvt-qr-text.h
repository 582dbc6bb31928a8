/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_qr_text: @symbols (digits and capital letters) as a QR code for a terminal, two rows of it
 * in one of text, dark on light whatever the terminal's colours. Returns: (transfer full)
 * (nullable): %NULL when it is too long for one */
char *gvt_qr_text (const char *symbols);
/** gvt_print_qr: the same after a blank line, where standard output is a terminal; whatever reads
 * it otherwise gets nothing more than the text */
void gvt_print_qr (const char *symbols);

G_END_DECLS

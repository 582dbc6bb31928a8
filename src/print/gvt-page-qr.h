/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page.h"

G_BEGIN_DECLS

/** gvt_page_qr: @text as a QR code, black on white, its quiet zone inside of a square of @side at
 * @x from the left margin and @y from the top of the page. Returns: %FALSE when @text is too long
 * for one */
gboolean gvt_page_qr (GvtPage *self, double x, double y, double side, const char *text);

G_END_DECLS

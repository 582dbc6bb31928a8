/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the scanner and the writer must agree on. */
#define GVT_JSON_MAX_INT ((G_GINT64_CONSTANT (1) << 53) - 1) /* exact in every reader's double */

/** gvt_json_text_is_nfc: @text is valid UTF-8 */
gboolean gvt_json_text_is_nfc (const char *text);

G_END_DECLS

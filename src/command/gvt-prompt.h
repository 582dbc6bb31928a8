/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_prompt_secret: asks on the terminal itself, not on standard input, without echo. Returns:
 * (transfer full) (nullable): free with gvt_wipe_free(); %GVT_ERROR_LOCKED when there is no
 * terminal to ask on */
char *gvt_prompt_secret (const char *question, GError **error);

G_END_DECLS

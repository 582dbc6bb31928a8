/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_birth_digits: "YYYY-MM-DD" or, as a list has it, "DD|MM|YYYY" as the eight digits DDMMYYYY.
 * @text: (nullable). Returns: %FALSE for anything else */
gboolean gvt_birth_digits (const char *text, char digits[9]);

/** gvt_birth_is_placeholder: 1 January, 1 July and 31 December stand for unknown days: very many
 * people have them. @digits: DDMMYYYY */
gboolean gvt_birth_is_placeholder (const char *digits);

G_END_DECLS

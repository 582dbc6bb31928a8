/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_segment_words: what a code of gvt_segment_codes (gvt-module.h) says, for "" everyone;
 * translated. Returns: (transfer none): @code itself when it is none of them */
const char *gvt_segment_words (const char *code);

G_END_DECLS

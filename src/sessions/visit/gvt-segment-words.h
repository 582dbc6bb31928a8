/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_segment_words: whom a module or a visit is for, as people say it: @code is one of
 * gvt_segment_codes (gvt-module.h), "" everybody. Translated. Returns: (transfer none): any other
 * code stays what it is */
const char *gvt_segment_words (const char *code);

G_END_DECLS

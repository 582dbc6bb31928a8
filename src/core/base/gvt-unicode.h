/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * gvt_unicode_normalize:
 *
 * g_utf8_normalize() for text from outside. That one (GLib 2.74, gunidecomp.c) measures first and
 * writes then; of a string that ends inside a letter it reads on behind the end both times, and
 * where its own new buffer lies there, it finds more the second time and writes past that buffer.
 *
 * Returns: (transfer full) (nullable): NULL when @text is not UTF-8
 */
char *gvt_unicode_normalize (const char *text, GNormalizeMode mode);

/**
 * gvt_unicode_head:
 *
 * What of a stranger's text may stand in a message: "%.20s" counts bytes and cuts letters.
 *
 * Returns: (transfer full): the first @n_letters of @text; bytes that are no letter become U+FFFD
 */
char *gvt_unicode_head (const char *text, guint n_letters);

G_END_DECLS

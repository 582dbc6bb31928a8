/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether two names may be one person's. Never enough to say that they are: together with a birth
 * date and a place it is worth a second look. Any thread; nothing of a name stays in memory. */

/** gvt_names_same: letter by letter; case, accents, punctuation and what follows a comma apart */
gboolean gvt_names_same (const char *a, const char *b);

/** gvt_names_alike: the same; or written a little otherwise: a letter or two in a word, a word
 * shortened ("MUH."), left out, joined to the next, or in another place. No name is like an empty
 * one. */
gboolean gvt_names_alike (const char *a, const char *b);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_name_fold: what of a name stays whoever writes it, and however: small letters in one piece,
 * without marks, blanks and punctuation, without what is no name (degrees, the pilgrimage), short
 * forms written out ("Muh.", "Bq."), and sounds that are spelt in more ways than one ("oe", "dj",
 * "kh", double letters) in one of them. Two people may have one fold: it is compared beside a
 * number, and never says alone who somebody is. Any thread. Returns: (transfer full): free with
 * gvt_wipe_free(); "" where no letter is left */
char *gvt_name_fold (const char *name);

/** gvt_name_means_muhammad: the name that is shortened in most ways. @word: small letters, @length
 * of them. Returns: whether it is one of its short forms or other spellings, an initial among them;
 * of the name as it stands %FALSE. Any thread */
gboolean gvt_name_means_muhammad (const char *word, gsize length);

G_END_DECLS

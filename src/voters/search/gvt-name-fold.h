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

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_name_fold: what of a name stays whoever writes it, and however, by the rules of
 * gvt-name-rules.h: small letters in one piece as they are heard, short forms written out, without
 * degrees, titles and the pilgrimage; what one is born with ("Lalu", "Baiq") stays. Two people may
 * have one fold: it is compared beside a number, and never says alone who somebody is. Any thread.
 * Returns: (transfer full): free with gvt_wipe_free(); "" where no letter is left */
char *gvt_name_fold (const char *name);

G_END_DECLS

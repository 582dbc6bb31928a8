/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_passphrase_check: long enough and a text: %GVT_ERROR_BAD_INPUT */
gboolean gvt_passphrase_check (const char *passphrase, GError **error);

/** gvt_passphrase_make_up: one for one use, to be read aloud and written down: four words of two
 * syllables, spelled as they are spoken ("rami-soku-lajo-dita"); 48 random bits, which Argon2id
 * makes dear to try. Returns: (transfer full): free with gvt_wipe_free() */
char *gvt_passphrase_make_up (void);

G_END_DECLS

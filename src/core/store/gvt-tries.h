/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"

G_BEGIN_DECLS

/* Wrong passphrases cost time: after three of one user, each further try has to wait, twice as long
 * each time: from 15 seconds to an hour. Kept in the file `tries` beside the vault, so that no
 * restart forgets it, and counted by the time since the machine was started, so that no wall clock
 * shortens it: started anew, the machine has been on for less than was waited before. It slows the
 * hands at the keyboard; whoever has the disk in his hands is slowed by Argon2id alone.
 *
 * @path: of the vault. @code: one of its users, or "" for anybody else. Any thread, any program. */
#define GVT_TRIES_FREE 3

/** gvt_tries_begin: counts a try before it is made, so that a program killed in the middle of it
 * has not made it for nothing. %GVT_ERROR_TOO_SOON, with the time left as its message */
gboolean gvt_tries_begin (const char *path, GvtClock *clock, const char *code, GError **error);
/** gvt_tries_clear: the passphrase was right */
void gvt_tries_clear (const char *path, const char *code);
/** gvt_tries_wait_s: Returns: how many seconds @code has to wait now; 0 for none */
guint gvt_tries_wait_s (const char *path, GvtClock *clock, const char *code);

G_END_DECLS

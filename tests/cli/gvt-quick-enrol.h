/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A laptop whose vault opens quickly. A program that is run fifty times with a real vault spends
 * nine tenths of its time on the passphrase; what enrolling itself does is shown elsewhere, by the
 * built program. Whoever takes this in gets every vault of its own process at that cost. */

typedef struct
{
  const char *code; /* as the centre invited him */
  const char *passphrase;
} GvtQuickUser;

/** gvt_quick_enrol: takes @folder in by the first code in @code_file, which names the centre's
 * address, as `govotectl enrol` does; @users: all whom the code admits. Asserts that it succeeds.
 * Blocks; the centre must be a process of its own. */
void gvt_quick_enrol (const char *folder,
                      const char *code_file,
                      const GvtQuickUser *users,
                      guint n_users);

G_END_DECLS

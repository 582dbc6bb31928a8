/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the locked laptop says of one user just now. */
typedef struct
{
  char *user;
  guint pin_tries; /* how many he has left; 0: only the passphrase will do */
  guint wait_s;    /* before he may try a passphrase */
} GvtUnlockFacts;

void gvt_unlock_facts_free (GvtUnlockFacts *self);

/** gvt_unlock_work_read: fills @work but for its `done`; the profile may be unlocking just now, and
 * this waits for it. Result: #GvtUnlockFacts */
void gvt_unlock_work_read (GvtWork *work, GvtProfile *profile, const char *user);

G_END_DECLS

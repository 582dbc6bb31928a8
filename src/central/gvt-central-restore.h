/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-backup.h"

G_BEGIN_DECLS

typedef struct
{
  const char *backup;   /* what gvt_central_backup() made */
  const char *folder;   /* where the centre is to be: not there yet, or empty */
  const char *key_file; /* the copy of centre.key */
  const char *database; /* (nullable): the address of a new, empty PostgreSQL database */
} GvtCentralRestoring;

/**
 * gvt_central_restore:
 * @backup: (out): what was put back
 *
 * A centre out of a backup, on whatever machine: all of it, checked, or nothing. It begins a new
 * epoch (I13): laptops send again what it lacks, which counts once; every serial that it gives from
 * now on is above those that laptops may have met; one-time keys of which it cannot know whether
 * they were used are forgotten, and laptops offer theirs again; their outboxes go on behind what
 * they took. The centre that it was must never be started again.
 *
 * %GVT_ERROR_BAD_INPUT where there is no backup, the key is another one, or something is in the
 * way. Any thread; blocks.
 */
gboolean gvt_central_restore (const GvtCentralRestoring *restoring,
                              GvtClock *clock,
                              GvtCentralBackup *backup,
                              GError **error);

G_END_DECLS

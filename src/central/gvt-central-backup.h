/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* A backup is a folder: the store as of one instant (a file, or what pg_dump makes of a database),
 * `files/` with all that it names, `courier/` with what waited, and `backup.json`, which says when
 * it was made and what it holds. The key that opens the store is not in it: nobody who finds a
 * backup reads a name. */
typedef struct
{
  gint64 made_at_us;
  guint64 epoch; /* of the centre then */
  guint64 n_events;
  guint n_chains; /* of laptops and of the centre itself */
  guint n_files;
} GvtCentralBackup;

/**
 * gvt_central_backup:
 * @path: of the backup: nothing may be there
 *
 * Makes one while servers and laptops go on. Everything is on the disk, and every published file
 * was read and fits its name, before it has its own. Then the centre notes which records are in it,
 * and its receipts tell the laptops: what they may erase is told by that alone (I13).
 *
 * Any thread; blocks.
 */
gboolean
gvt_central_backup (GvtCentral *self, const char *path, GvtCentralBackup *backup, GError **error);

/** gvt_central_backup_read: what the backup at @path says of itself; %GVT_ERROR_BAD_INPUT where it
 * is none */
gboolean gvt_central_backup_read (const char *path, GvtCentralBackup *backup, GError **error);

G_END_DECLS

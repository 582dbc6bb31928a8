/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GVT_BACKUPS_NEWEST    5 /* always kept, as far as they fit */
#define GVT_BACKUPS_DAYS      7 /* then the newest of as many days */
#define GVT_BACKUPS_WEEKS     8 /* then the newest of as many weeks */
#define GVT_BACKUPS_MAX_BYTES (G_GUINT64_CONSTANT (512) * 1000 * 1000) /* all together */

/* What thinning knows of a backup. */
typedef struct
{
  gint64 at_us; /* when it was made, by the clock of then, which may have been wrong */
  guint64 bytes;
} GvtBackupFacts;

/**
 * gvt_backups_thin:
 * @facts: in the order in which they were made, the newest first
 * @keeps: (out caller-allocates): @n of them: whether each stays
 *
 * Looks at no clock: times are only compared with each other, to see that one backup is of another
 * day than the next. A wrong clock may keep some more or some fewer; it never takes the newest
 * %GVT_BACKUPS_NEWEST. Of too many bytes the oldest go, and the newest two stay whatever their
 * size.
 */
void gvt_backups_thin (const GvtBackupFacts *facts, guint n, guint64 max_bytes, gboolean *keeps);

G_END_DECLS

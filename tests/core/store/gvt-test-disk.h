/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk under SQLite that can lose its power and that can fail: a VFS between the store and the
 * files. What was written since a file's last sync is not on it yet. Nothing is really synced, so
 * it is quick. One for the whole process; any thread. */

/** gvt_test_disk_install: SQLite opens everything through it from now on; once, first of all */
void gvt_test_disk_install (void);

/* What becomes of the writes that no sync had reached when the power went. */
typedef enum
{
  GVT_DISK_DROPS_ALL,
  GVT_DISK_KEEPS_SOME, /* each by chance: disks write in any order */
} GvtDiskLoss;

/** gvt_test_disk_cut: the power goes in the midst of the @n-th sync from now, which reaches
 * nothing; after it nothing can be read or written */
void gvt_test_disk_cut (guint n);
/** gvt_test_disk_cut_now: likewise, between two of them */
void gvt_test_disk_cut_now (void);
/** gvt_test_disk_fail: the @n-th act from now (open, write, truncate, sync, delete) fails, once. A
 * sync that fails has lost what it should have kept. */
void gvt_test_disk_fail (guint n);

/** gvt_test_disk_has_failed: whether that act has come, or the power has gone */
gboolean gvt_test_disk_has_failed (void);
guint gvt_test_disk_count_syncs (void);

/** gvt_test_disk_power_on: everything must be closed. The files become what the disk kept; plans
 * and counts are forgotten. @seed: of the chance */
void gvt_test_disk_power_on (GvtDiskLoss loss, guint32 seed);

G_END_DECLS

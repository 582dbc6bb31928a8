/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk under SQLite that can lose its power and that can fail: a VFS between the store and the
 * files. What was written since a file's last sync is not on it yet. Nothing is really synced, so
 * it is quick. Each machine of a test has one of its own. Any thread. */
typedef struct _GvtTestDisk GvtTestDisk;

/** gvt_test_disk_install: SQLite opens everything through such disks from now on; once, first of
 * all. What is on none of them is as ever */
void gvt_test_disk_install (void);

/** gvt_test_disk_new: what SQLite opens below @folder is on it. Disks do not lie in each other */
GvtTestDisk *gvt_test_disk_new (const char *folder);
/** gvt_test_disk_free: everything on it must be closed */
void gvt_test_disk_free (GvtTestDisk *self);

/* What becomes of the writes that no sync had reached when the power went. */
typedef enum
{
  GVT_DISK_DROPS_ALL,
  GVT_DISK_KEEPS_SOME, /* each by chance: disks write in any order */
} GvtDiskLoss;

/** gvt_test_disk_cut: the power goes in the midst of the @n-th sync from now, which reaches
 * nothing; after it nothing can be read or written */
void gvt_test_disk_cut (GvtTestDisk *self, guint n);
/** gvt_test_disk_cut_at_act: likewise, in the midst of the @n-th act (open, write, truncate, sync,
 * delete); a write comes half-way */
void gvt_test_disk_cut_at_act (GvtTestDisk *self, guint n);
/** gvt_test_disk_cut_now: likewise, between two of them */
void gvt_test_disk_cut_now (GvtTestDisk *self);
/** gvt_test_disk_fail: the @n-th act from now fails, once: a write half-way. A sync that fails has
 * lost what it should have kept. */
void gvt_test_disk_fail (GvtTestDisk *self, guint n);
/** gvt_test_disk_set_full: no write finds room, until there is some again or the power goes */
void gvt_test_disk_set_full (GvtTestDisk *self, gboolean is_full);

/** gvt_test_disk_note_synced_folders: something else than SQLite synced them, as gvt_file_move()
 * does: what was deleted will not be there again */
void gvt_test_disk_note_synced_folders (GvtTestDisk *self);
/** gvt_test_disk_calm: nothing of all this is planned any more, and there is room */
void gvt_test_disk_calm (GvtTestDisk *self);

/** gvt_test_disk_is_off: whether the power has gone */
gboolean gvt_test_disk_is_off (GvtTestDisk *self);
/** gvt_test_disk_has_failed: whether the act that was to fail has come, or the power has gone */
gboolean gvt_test_disk_has_failed (GvtTestDisk *self);
/** gvt_test_disk_take_failed: whether something has failed on it since this was asked last, or
 * would now: it is full, or off */
gboolean gvt_test_disk_take_failed (GvtTestDisk *self);
guint gvt_test_disk_count_syncs (GvtTestDisk *self);

/** gvt_test_disk_power_on: everything on it must be closed. The files become what the disk kept;
 * plans and counts are forgotten. @seed: of the chance */
void gvt_test_disk_power_on (GvtTestDisk *self, GvtDiskLoss loss, guint32 seed);

G_END_DECLS

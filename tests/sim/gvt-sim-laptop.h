/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-sync.h"
#include "gvt-test-disk.h"

G_BEGIN_DECLS

/* One laptop of a world: its disk, its clock, and the profile of our programs on it, which is
 * unlocked whenever the power is on. */
typedef struct
{
  guint number;
  char *folder;         /* the disk */
  char *image_folder;   /* a copy of it, where somebody made one */
  char *backups_folder; /* on a stick in a drawer */
  GvtTestDisk *disk;
  GvtClock *clock;
  GvtProfile *profile;
  GHashTable *kept; /* ids of what was acknowledged, and must be on this disk */
  gboolean has_image;
  guint64 n_cuts;
} GvtSimLaptop;

#define GVT_SIM_PASSPHRASE "kata sandi latihan"
#define GVT_SIM_USER       "SUPERVISOR-1"

/** gvt_sim_laptop_new: a machine in @folder, whose disk is there already, and turned off. @now_us:
 * what its clock says */
GvtSimLaptop *gvt_sim_laptop_new (const char *folder, guint number, gint64 now_us);
void gvt_sim_laptop_free (GvtSimLaptop *self);

/** gvt_sim_laptop_start: the program, unlocked. Aborts the world where that fails and no disk does
 */
void gvt_sim_laptop_start (GvtSimLaptop *self);
void gvt_sim_laptop_stop (GvtSimLaptop *self);
/** gvt_sim_laptop_settle: if its power is gone, it comes back. @chance: what the disk kept. I1 */
void gvt_sim_laptop_settle (GvtSimLaptop *self, guint32 chance);
/** gvt_sim_laptop_check_kept: all that was acknowledged is there (I1, I7) */
void gvt_sim_laptop_check_kept (GvtSimLaptop *self);

/** gvt_sim_laptop_dup_store: Returns: (transfer full) */
GvtStore *gvt_sim_laptop_dup_store (GvtSimLaptop *self);

/** gvt_sim_laptop_judge: whether @error may be, where the disk is well: @is_trouble says whether it
 * was not. Anything else is a violation */
void gvt_sim_laptop_judge (GvtSimLaptop *self, const char *what, const GError *error);

G_END_DECLS

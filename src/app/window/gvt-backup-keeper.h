/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* Makes the backups that become due by themselves, in a worker: nobody waits for one who comes in
 * or closes a session. One that a lock interrupts is made after the next unlock. Property "note"
 * (nullable, read-only): a few words for the status strip: that one is being made, or that the last
 * one failed. Main thread only. */
#define GVT_TYPE_BACKUP_KEEPER (gvt_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GvtBackupKeeper, gvt_backup_keeper, GVT, BACKUP_KEEPER, GObject)

GvtBackupKeeper *gvt_backup_keeper_new (GvtProfile *profile);
/** gvt_backup_keeper_stop: the profile is being locked: the keys go, and what waits stays due */
void gvt_backup_keeper_stop (GvtBackupKeeper *self);
/** gvt_backup_keeper_go_on: somebody is in again */
void gvt_backup_keeper_go_on (GvtBackupKeeper *self);
/** gvt_backup_keeper_get_note: Returns: (transfer none) (nullable) */
const char *gvt_backup_keeper_get_note (GvtBackupKeeper *self);
/** gvt_backup_keeper_get_failure: Returns: (transfer none) (nullable): why the last one could not
 * be made; %NULL once one could */
const GError *gvt_backup_keeper_get_failure (GvtBackupKeeper *self);

G_END_DECLS

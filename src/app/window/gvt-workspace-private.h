/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-readings.h"
#include "gvt-workspace-facts.h"
#include "gvt-workspace.h"

G_BEGIN_DECLS

/* What coming in and locking (gvt-workspace-entry.c) share with the rest of the workspace. */

struct _GvtWorkspace
{
  GObject parent_instance;

  GvtProfile *profile;
  GvtAccess access;
  GvtUser *user; /* a copy of who unlocked, so that no lock is taken on the main loop */
  GvtWorkspaceFacts *facts;
  GNetworkMonitor *network;
  GvtBackupKeeper *backups;
  GvtSyncKeeper *sync;
  GvtReading *reading;
  GvtReadings *readings;
  gboolean needs_files; /* until they were read */
  guint generation;
  gboolean is_class;
  gboolean is_for_visitors; /* it lasts until it is left, or the lock */
  gboolean is_teacher_here; /* in class mode: nobody else was at the keys since the gate */
  gboolean is_busy;
  gboolean must_lock; /* asked for while somebody was being let in */
};

void gvt_workspace_set_access (GvtWorkspace *self, GvtAccess access);
void gvt_workspace_set_busy (GvtWorkspace *self, gboolean is_busy);
void gvt_workspace_set_class (GvtWorkspace *self, gboolean is_class);
/** gvt_workspace_set_teacher: whether it is him at the keys in class mode */
void gvt_workspace_set_teacher (GvtWorkspace *self, gboolean is_here);
void gvt_workspace_take_facts (GvtWorkspace *self, const GvtWorkspaceFacts *facts);
/** gvt_workspace_update_access: follows the profile: who is at work, and whether anybody is */
void gvt_workspace_update_access (GvtWorkspace *self);
void gvt_workspace_announce (GvtWorkspace *self);
void gvt_workspace_announce_choice (GvtWorkspace *self, const char *user, const char *passphrase);

/* One reading of the facts in a worker, which opens the profile first where it is asked to. */
typedef struct
{
  GvtProfile *profile;
  GvtWorkspaceFacts *before;
  gboolean with_files;
  GvtOpenFunc open; /* (nullable) */
  gpointer key;
  GDestroyNotify free_key;
  gboolean finds_class; /* that was held when the laptop went off */
  gboolean is_gate;     /* in class mode, not at the door */
  gboolean ends_class;
} GvtWorkspaceReading;

GvtWorkspaceReading *gvt_workspace_reading_new (GvtWorkspace *self, gboolean with_files);
void gvt_workspace_reading_free (gpointer reading);
/** gvt_workspace_reading_run: a #GvtWork's; Returns: (transfer full): a #GvtWorkspaceFacts */
gpointer gvt_workspace_reading_run (gpointer reading, GCancellable *cancellable, GError **error);

G_END_DECLS

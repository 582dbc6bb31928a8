/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-caller.h"
#include "gvt-sync-store.h"
#include "gvt-sync.h"

G_BEGIN_DECLS

/* One talk with the centre, as its lanes see it. Lives on the stack of gvt_sync_run(). */
typedef struct
{
  GvtProfile *profile;     /* borrowed, as is what is not marked */
  GvtTransport *transport; /* (nullable): where a courier carries */
  GvtSyncReach reach;
  GvtSyncProgress progress;
  gpointer progress_data;
  GvtSyncReport *report;
  GCancellable *cancellable;

  GvtJournal *journal; /* owned */
  GvtStore *store;
  GvtCentre *centre; /* owned */
  GvtCaller *caller; /* owned; (nullable) as the transport is */
  GvtPublicKey device_key;
  GvtId device;
  guint32 incarnation;
  gboolean is_revoked;  /* the centre said so in this talk: the answer goes up at once */
  gboolean is_restored; /* from a backup, and confirmed: it begins anew before it sends */
} GvtSyncRun;

/** gvt_sync_run_begin: fills what is owned, from the open profile. gvt_sync_run_end() also after a
 * failure */
gboolean gvt_sync_run_begin (GvtSyncRun *run, GError **error);
void gvt_sync_run_end (GvtSyncRun *run);

/** gvt_sync_run_dup_key: the signing key of the run's incarnation. Returns: (transfer full)
 * (nullable) */
GvtSecret *gvt_sync_run_dup_key (GvtSyncRun *run, GError **error);
/** gvt_sync_run_dup_key_of: of @incarnation, one of this laptop's; %GVT_ERROR_NOT_FOUND. Returns:
 * (transfer full) (nullable) */
GvtSecret *gvt_sync_run_dup_key_of (GvtSyncRun *run, guint32 incarnation, GError **error);

/** gvt_sync_ends_talk: whether nothing more of a talk can go well after @error */
gboolean gvt_sync_ends_talk (const GError *error);
/** gvt_sync_keep_failure: of the failures of a lane the first stays in @first, but for one that
 * ends the talk: a lost line, a cancel, a full disk. @failure: (transfer full). Returns: whether
 * the lane may go on with what is left */
gboolean gvt_sync_keep_failure (GError **first, GError *failure);

/** gvt_sync_tell: tells the caller's progress function, if there is one, how far a stage is */
void gvt_sync_tell (GvtSyncRun *run, GvtSyncStage stage, guint64 count, guint64 total);

G_END_DECLS

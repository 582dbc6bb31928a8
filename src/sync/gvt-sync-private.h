/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"
#include "gvt-sync-run.h"

G_BEGIN_DECLS

/* The lanes. */
gboolean gvt_sync_push (GvtSyncRun *run, GError **error);
gboolean gvt_sync_pull (GvtSyncRun *run, GError **error);
gboolean gvt_sync_push_blobs (GvtSyncRun *run, GError **error);
gboolean gvt_sync_fetch (GvtSyncRun *run, GError **error);
/** gvt_sync_digest: compares what is due (gvt-comparison.h); that something differs is no failure
 */
gboolean gvt_sync_digest (GvtSyncRun *run, GError **error);

/** gvt_sync_refresh_keys: fetches the statement and takes it */
gboolean gvt_sync_refresh_keys (GvtSyncRun *run, GError **error);

/** gvt_sync_tell_status: the lane of gvt-sync-fleet.c; a centre that does not know it is no failure
 */
gboolean gvt_sync_tell_status (GvtSyncRun *run, GError **error);

/** gvt_sync_take_keys: the centre's statement of its keys, if it is not older than ours */
gboolean gvt_sync_take_keys (GvtSyncRun *run, GBytes *bytes, GError **error);
/** gvt_sync_take_receipt: keeps it, if it is not older than ours. @is_ours: (out): whether the
 * chain that it names is the one of this laptop */
gboolean gvt_sync_take_receipt (
    GvtSyncRun *run, GBytes *bytes, GvtReceipt *receipt, gboolean *is_ours, GError **error);
/** gvt_sync_may_travel: a #GvtEventFilter; @user_data: the #GvtJournal */
gboolean gvt_sync_may_travel (const GvtEvent *event, gpointer user_data);

/** gvt_sync_take_message: the next one of the outbox, in one transaction with our place in it;
 * %GVT_ERROR_CHAIN for one that does not follow. One that makes no sense here is kept and counted
 * (I5) */
gboolean gvt_sync_take_message (GvtSyncRun *run, GBytes *bytes, GError **error);

/**
 * gvt_sync_accept_message:
 * @is_known: (out): whether this version knows its type
 *
 * Acts upon an outbox message inside the caller's transaction.
 */
gboolean gvt_sync_accept_message (GvtSyncRun *run,
                                  GvtDb *db,
                                  const GvtOutboxMessage *message,
                                  gboolean *is_known,
                                  GError **error);

/** gvt_sync_fetch_file: one file of the manifest: fetched on from what is here, proven, put in its
 * place. What was there before stays until then. */
gboolean gvt_sync_fetch_file (GvtSyncRun *run, const GvtManifestEntry *entry, GError **error);
/** gvt_sync_extend_part: what is gathered of @entry grows by those of @bytes (nullable), which
 * begin at @position, that go on from its end. @length: (out): how much is here then */
gboolean gvt_sync_extend_part (GvtSyncRun *run,
                               const GvtManifestEntry *entry,
                               guint64 position,
                               GBytes *bytes,
                               guint64 *length,
                               GError **error);
/** gvt_sync_finish_part: proves what was gathered, and puts it in its place; what is another file
 * goes: %GVT_ERROR_BAD_SIGNATURE */
gboolean gvt_sync_finish_part (GvtSyncRun *run, const GvtManifestEntry *entry, GError **error);
/** gvt_sync_has_file: whether it is in its place, whole, and of a list: in use, which it is then;
 * of a delta always not: it is asked for by what it makes */
gboolean gvt_sync_has_file (GvtSyncRun *run, const GvtManifestEntry *entry);
/** gvt_sync_takes_delta: whether the list that it is for is here, and opens in this session */
gboolean gvt_sync_takes_delta (GvtSyncRun *run, const GvtManifestEntry *delta);
/** gvt_sync_place_file: puts the complete, hash-checked file at @path in its place, if its content
 * and signature are as its kind demands; nothing is left at @path then */
gboolean gvt_sync_place_file (GvtSyncRun *run,
                              const GvtManifestEntry *entry,
                              const char *path,
                              GError **error);
/** gvt_sync_part_path: where it is gathered: in the folder of its place. Returns: (transfer full)
 */
char *gvt_sync_part_path (GvtSyncRun *run, const GvtManifestEntry *entry);

#define GVT_SYNC_MODULE_SUFFIX ".gvmod" /* behind its hash, where modules are */
#define GVT_SYNC_PART_SUFFIX   ".part"  /* behind the hash of what is being gathered */

/** gvt_sync_modules_path: Returns: (transfer full) */
char *gvt_sync_modules_path (GvtProfile *profile);
/** gvt_sync_regions_path: Returns: (transfer full) */
char *gvt_sync_regions_path (GvtProfile *profile);

G_END_DECLS

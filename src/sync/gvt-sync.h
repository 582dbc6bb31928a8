/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* The talk of an enrolled laptop with its centre, in lanes that do not wait for each other (I6):
 * events up; then the outbox down (leases, decisions); then attachments up; then files (lists,
 * modules); then both sides compare what they hold. Whatever was taken before a failure or a cancel
 * stays taken, and the next talk goes on from there. */

typedef enum
{
  GVT_SYNC_SENDING,       /* events */
  GVT_SYNC_SENDING_FILES, /* bytes of what events name as attachments */
  GVT_SYNC_RECEIVING,     /* messages */
  GVT_SYNC_FETCHING,      /* bytes of files */
} GvtSyncStage;

/** GvtSyncProgress: on the thread that called gvt_sync_run(); @total may grow; 0 is not known */
typedef void (*GvtSyncProgress) (GvtSyncStage stage,
                                 guint64 count,
                                 guint64 total,
                                 gpointer user_data);

/* The ledger: events of this laptop's chain. */
typedef struct
{
  guint64 made;
  guint64 sent;           /* handed to the line at least once */
  guint64 received;       /* durably at the centre, by its signed receipt */
  guint64 confirmed;      /* received, and the receipt's hash is the one of our own record */
  guint64 only_here;      /* made and not received: on this laptop alone */
  guint64 quarantined;    /* received and kept, but the centre cannot apply them */
  guint64 files;          /* attachments that are here */
  guint64 files_received; /* of these, durably at the centre, by its signed word */
  gboolean is_copy;       /* this disk was copied or set back, and goes on as a laptop of its own */
  guint64 reissued;       /* then: events of before that stand once more in its own chain */
  gboolean needs_confirmation; /* and gets no lists until a supervisor says yes at the centre */
  gint64 contact_at_us;        /* of the newest receipt, by the centre's clock; 0: never */
  gint64 stale_manifest_us;    /* when the list of files that came last was signed, if that was long
                                  before it came: somebody keeps newer ones back; 0: it is not so */
} GvtSyncLedger;

/** gvt_sync_ledger_read: from this laptop alone, at any time */
gboolean gvt_sync_ledger_read (GvtProfile *profile, GvtSyncLedger *ledger, GError **error);

typedef struct
{
  GvtSyncLedger ledger; /* afterwards */
  guint n_erased;       /* personal parts that were past their time: gvt-retention.h */
  guint n_leases_gone;  /* whose end and grace were over: gvt-lease-ends.h */
  guint n_messages;     /* taken from the outbox */
  guint n_unknown;      /* of a newer version: kept until this program understands them */
  guint n_refused;      /* made no sense here: kept, for the log */
  guint n_blobs;        /* attachments that the centre holds now */
  guint n_files;        /* fetched, proven and in their place */
  guint n_deltas;       /* of these: lists that came as the difference from the one before */
  guint n_files_failed; /* left as they were */
  guint64 n_bytes;      /* of files, fetched now */
  guint n_held;         /* not fetched, for they were to wait */
  guint64 held_bytes;
  gboolean is_reborn;  /* the disk was found to be a copy: this talk began anew for it */
  guint retry_after_s; /* how long the centre asked to wait; 0: it did not */
} GvtSyncReport;

/* What a talk leaves for later. */
typedef enum
{
  GVT_SYNC_ALL,
  GVT_SYNC_HOLD_FILES, /* attachments, lists and modules wait, where data is paid for (D5) */
} GvtSyncReach;

/**
 * gvt_sync_run:
 * @profile: unlocked, by any user
 * @progress: (nullable)
 * @report: filled in any case
 *
 * Blocks; any thread, one talk at a time for a profile.
 *
 * Where the centre holds another chain than we do, the laptop goes on in a new incarnation (I9);
 * so it does after a backup was put back, and until that is confirmed this is
 * %GVT_ERROR_FORBIDDEN (gvt-restore.h).
 *
 * Returns: %FALSE with the first failure of any lane: %GVT_ERROR_OFFLINE, %G_IO_ERROR_CANCELLED and
 * others
 */
gboolean gvt_sync_run (GvtProfile *profile,
                       GvtTransport *transport,
                       GvtSyncReach reach,
                       GvtSyncProgress progress,
                       gpointer user_data,
                       GvtSyncReport *report,
                       GCancellable *cancellable,
                       GError **error);

/** gvt_sync_describe_copy: what a copied disk means for whoever works on it. Returns: (transfer
 * full) (nullable): %NULL where there is nothing to say */
char *gvt_sync_describe_copy (const GvtSyncLedger *ledger);

/** gvt_sync_describe_stale: that what the centre has for this laptop may be kept back. Returns:
 * (transfer full) (nullable): %NULL where there is nothing to say */
char *gvt_sync_describe_stale (const GvtSyncLedger *ledger);

/** gvt_sync_dup_address: where the centre was at enrolment. Returns: (transfer full) (nullable):
 * %GVT_ERROR_STATE before */
char *gvt_sync_dup_address (GvtProfile *profile, GError **error);
/** gvt_sync_list_signing_keys: by one of which lists and modules on this laptop must be signed: the
 * present one first, then those before it. Returns: (transfer full) (element-type GvtPublicKey)
 * (nullable): %GVT_ERROR_STATE before enrolment */
GArray *gvt_sync_list_signing_keys (GvtProfile *profile, GError **error);
/** gvt_sync_load_regions: the region list as fetched. Returns: (transfer full) (nullable):
 * %GVT_ERROR_NOT_FOUND before the first */
GvtRegionList *gvt_sync_load_regions (GvtProfile *profile, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-comparison.h"
#include "gvt-ledger-days.h"
#include "gvt-sync.h"

G_BEGIN_DECLS

/* The talk with the centre in the words of the window. All return (transfer full). */

/** gvt_sync_describe_contact: "24 November 2026, 14.05 WITA", or "Never yet" */
char *gvt_sync_describe_contact (gint64 contact_at_us);
/** gvt_sync_describe_lists: @lists: GvtLeasedList: "20 villages, open until 30 November 2026" */
char *gvt_sync_describe_lists (GListModel *lists);
char *gvt_sync_describe_progress (GvtSyncStage stage, guint64 count, guint64 total);
/** gvt_sync_describe_report: of a talk that went well */
char *gvt_sync_describe_report (const GvtSyncReport *report);
/** gvt_sync_describe_notes: what is unusual about this laptop's talks: (nullable) where nothing is
 */
char *gvt_sync_describe_notes (const GvtSyncLedger *ledger);
/** gvt_sync_describe_photos: "2 of 3 are at the centre" */
char *gvt_sync_describe_photos (const GvtSyncLedger *ledger);
/** gvt_sync_describe_held: files that wait, where data is paid for */
char *gvt_sync_describe_held (guint n_held, guint64 bytes);
/** gvt_sync_describe_part: "12 records, 3 of them on this laptop alone" */
char *gvt_sync_describe_part (const GvtLedgerPart *part);
/** gvt_sync_describe_record: when, and by whom */
char *gvt_sync_describe_record (const GvtLedgerRecord *record);
/** gvt_sync_describe_record_details: @place: in words, or empty */
char *gvt_sync_describe_record_details (const GvtLedgerRecord *record, const char *place);
/** gvt_sync_describe_difference: which record; @place: in words, or empty */
char *gvt_sync_describe_difference (const GvtRecordDifference *difference, const char *place);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* The ledger (gvt-sync.h) taken apart: which of this laptop's own records are where, by day and
 * sort, each once however often it was issued (I9). From this laptop alone; any user may ask, for
 * headers hold no personal data. */

typedef enum
{
  GVT_RECORD_ONLY_HERE, /* on this laptop alone */
  GVT_RECORD_SENT,      /* handed to the line or a stick, no receipt yet */
  GVT_RECORD_RECEIVED,  /* durably at the centre, by its signed receipt */
} GvtRecordState;

/** gvt_record_state_name: as in JSON: "only_here", "sent", "received" */
const char *gvt_record_state_name (GvtRecordState state);
/** gvt_record_state_words: Translated. Returns: (transfer none) */
const char *gvt_record_state_words (GvtRecordState state);
/** gvt_record_sort_words: of a kind's word before the point, "session"; a sort of a newer version
 * stands for itself. Translated. Returns: (transfer none) */
const char *gvt_record_sort_words (const char *sort);

typedef struct
{
  char *day;  /* WITA, by the laptop's clock, which may be wrong: "2026-11-24" */
  char *sort; /* "session" of "session.opened/2" */
  guint64 made;
  guint64 sent; /* of these, received ones too */
  guint64 received;
} GvtLedgerPart;

typedef struct
{
  GvtId id;
  char *kind;
  guint32 incarnation; /* of the chain in which the centre counts it */
  guint64 seq;
  gint64 at_us;
  GvtClockTrust clock;
  char *actor;
  char *place; /* Kemendagri code or empty */
  GvtRecordState state;
} GvtLedgerRecord;

/** gvt_ledger_list_parts: the newest day first, its sorts in order of the alphabet. Blocks; any
 * thread; time and memory as the chain is long. Returns: (transfer full) (element-type
 * GvtLedgerPart) (nullable) */
GPtrArray *gvt_ledger_list_parts (GvtProfile *profile, GError **error);
/** gvt_ledger_list_records: those of one part, the newest first. Returns: (transfer full)
 * (element-type GvtLedgerRecord) (nullable): empty where there is no such part;
 * %GVT_ERROR_BAD_INPUT for a @day that is no date */
GPtrArray *
gvt_ledger_list_records (GvtProfile *profile, const char *day, const char *sort, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the records of a shipment are about. */
#include "gvt-end-day-private.h"

typedef struct
{
  GvtEndDay *report;
  GvtId device;
  guint32 incarnation;
} Counting;

static GvtEndDayKind
kind_of (const char *name)
{
  static const struct
  {
    const char *prefix;
    GvtEndDayKind kind;
  } prefixes[] = {
    { "visit.", GVT_END_DAY_VISITS },        { "session.answered/", GVT_END_DAY_ANSWERS },
    { "session.", GVT_END_DAY_CLASSES },     { "quiz.", GVT_END_DAY_ANSWERS },
    { "survey.", GVT_END_DAY_SURVEYS },      { "proposal.", GVT_END_DAY_PROPOSALS },
    { "proposals.", GVT_END_DAY_PROPOSALS }, { "voter.", GVT_END_DAY_LOOKUPS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i].prefix))
      return prefixes[i].kind;
  return GVT_END_DAY_OTHERS;
}

static gboolean
count (GvtDb *db, gpointer user_data, GError **error)
{
  Counting *self = user_data;
  const GvtShipment *shipment = &self->report->shipment;
  GError *end = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT kind, count (*) FROM event WHERE device = :device AND incarnation = :incarnation"
      " AND seq > :after AND seq <= :head GROUP BY kind",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &self->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->incarnation);
  gvt_stmt_bind_int (stmt, ":after", (gint64) (shipment->head_seq - shipment->n_events));
  gvt_stmt_bind_int (stmt, ":head", (gint64) shipment->head_seq);
  while (gvt_stmt_next (stmt, &end))
    self->report->counts[kind_of (gvt_stmt_text (stmt, 0))] += (guint64) gvt_stmt_int (stmt, 1);
  if (end == NULL)
    return TRUE;

  g_propagate_error (error, end);
  return FALSE;
}

gboolean
gvt_end_day_count (GvtEndDay *self, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Counting counting = { .report = self };

  return journal != NULL
         && gvt_journal_get_device (journal, &counting.device, &counting.incarnation, NULL, error)
         && gvt_store_read (gvt_journal_get_store (journal), count, &counting, error);
}

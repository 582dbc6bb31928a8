/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-retention.h"

#include "gvt-backup.h"
#include "gvt-plan-drafts.h"

#define REASON "retention"

typedef struct
{
  GvtJournal *journal;
  GvtRetentionBound bound;
  guint n_erased;
} Sweep;

static gboolean
erase_some (Sweep *sweep, GvtDb *db, guint *n, GError **error)
{
  g_autoptr (GArray) ids = gvt_journal_list_expired (sweep->journal, db, &sweep->bound, error);

  if (ids == NULL)
    return FALSE;

  *n = ids->len;
  sweep->n_erased += ids->len;
  return ids->len == 0
         || gvt_journal_erase (sweep->journal, db, (const GvtId *) ids->data, ids->len, REASON,
                               error);
}

/* Up to where this laptop may erase what it made (I13): what the centre has confirmed and, by its
 * signed word, has in a backup: a centre that is restored from before must still find the parts on
 * the laptops. Returns: %FALSE also with @error set */
static gboolean
next_bound (GvtDb *db, GvtRetentionBound *bound, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT incarnation, min (confirmed, backed_up) FROM delivery"
      " WHERE device = :device AND incarnation > :after"
      " ORDER BY incarnation LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &bound->device);
  gvt_stmt_bind_int (stmt, ":after", bound->incarnation);
  if (!gvt_stmt_next (stmt, error))
    return FALSE;

  bound->incarnation = (guint32) gvt_stmt_int (stmt, 0);
  bound->through_seq = (guint64) gvt_stmt_int (stmt, 1);
  return TRUE;
}

static gboolean
sweep_all (GvtDb *db, gpointer user_data, GError **error)
{
  Sweep *sweep = user_data;
  g_autoptr (GError) local = NULL;

  sweep->n_erased = 0;
  if (!gvt_journal_get_proven_time (sweep->journal, db, &sweep->bound.now_us, error)
      || !gvt_plan_drafts_forget_old (db, sweep->bound.now_us, error)
      || !gvt_journal_get_device (sweep->journal, &sweep->bound.device, NULL, NULL, error))
    return FALSE;

  while (sweep->bound.now_us > 0 && next_bound (db, &sweep->bound, &local))
    for (guint n = 1; n > 0;)
      if (!erase_some (sweep, db, &n, error))
        return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef struct
{
  GvtJournal *journal;
  gint64 now_us;
  guint n;
} Count;

static gboolean
count_all (GvtDb *db, gpointer user_data, GError **error)
{
  Count *self = user_data;
  GvtRetentionBound bound = { .through_seq = G_MAXINT64, .now_us = self->now_us };
  guint32 n_incarnations;

  if (!gvt_journal_get_device (self->journal, &bound.device, &n_incarnations, NULL, error))
    return FALSE;
  for (bound.incarnation = 1; bound.incarnation <= n_incarnations; bound.incarnation++)
    {
      g_autoptr (GArray) ids = gvt_journal_list_expired (self->journal, db, &bound, error);

      if (ids == NULL)
        return FALSE;
      self->n += ids->len;
    }
  return TRUE;
}

gboolean
gvt_retention_count_overdue (GvtProfile *profile, gint64 now_us, guint *n_overdue, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Count count = { journal, now_us, 0 };

  *n_overdue = 0;
  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), count_all, &count, error))
    return FALSE;
  *n_overdue = count.n;
  return TRUE;
}

gboolean
gvt_retention_sweep (GvtProfile *profile, guint *n_erased, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  Sweep sweep = { 0 };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && n_erased != NULL, FALSE);

  *n_erased = 0;
  sweep.journal = journal = gvt_profile_dup_journal (profile, error);
  if (journal == NULL
      || !gvt_store_write (gvt_journal_get_store (journal), sweep_all, &sweep, error))
    return FALSE;

  *n_erased = sweep.n_erased;
  return gvt_backups_forget_erased (profile, NULL, error);
}

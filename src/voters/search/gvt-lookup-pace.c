/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lookup-pace.h"

#include "gvt-error.h"
#include "gvt-laptop-schema.h"

/* More change nothing. */
#define ENOUGH (GVT_PACE_PER_HOUR + (guint) (GVT_PACE_MAX_US / GVT_PACE_STEP_US))

void
gvt_lookup_pace_of (guint n_in_hour, GvtLookupPace *pace)
{
  guint n_next = n_in_hour + 1;
  guint n_beyond = n_next > GVT_PACE_PER_HOUR ? n_next - GVT_PACE_PER_HOUR : 0;

  pace->n_in_hour = n_in_hour;
  pace->is_fast = n_beyond > 0;
  pace->wait_us = MIN (n_beyond * GVT_PACE_STEP_US, GVT_PACE_MAX_US);
}

typedef struct
{
  const char *actor;
  gint64 later_us; /* when what came after was asked; at first now */
  gint64 age_us;   /* how long ago that was */
  guint n;
} Counting;

static gboolean
count_question (Counting *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
  g_auto (GvtEventHeader) header = { 0 };

  if (!gvt_event_header_decode (bytes, &header, error))
    return FALSE;

  self->age_us += MAX (self->later_us - header.at_us, 0);
  self->later_us = header.at_us;
  if (self->age_us < G_TIME_SPAN_HOUR && g_str_equal (header.actor, self->actor))
    self->n++;
  return TRUE;
}

static gboolean
count_back (GvtDb *db, gpointer user_data, GError **error)
{
  Counting *self = user_data;
  GError *local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/recent-questions.sql", error);

  if (stmt == NULL)
    return FALSE;
  while (self->n < ENOUGH && self->age_us < G_TIME_SPAN_HOUR && gvt_stmt_next (stmt, &local))
    if (!count_question (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);
  return FALSE;
}

gboolean
gvt_lookup_pace_read (GvtProfile *profile, GvtLookupPace *pace, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  GvtVault *vault = gvt_profile_get_vault (profile);
  const GvtUser *user = vault != NULL ? gvt_vault_get_user (vault) : NULL;
  Counting counting = { 0 };

  if (journal == NULL)
    return FALSE;
  if (user == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED, "Nobody is in");
      return FALSE;
    }
  counting.actor = user->code;
  counting.later_us = gvt_clock_now_us (gvt_profile_get_clock (profile));
  if (!gvt_store_read (gvt_journal_get_store (journal), count_back, &counting, error))
    return FALSE;
  gvt_lookup_pace_of (counting.n, pace);
  return TRUE;
}

gboolean
gvt_lookup_pace_wait (GvtProfile *profile, GCancellable *cancellable, GError **error)
{
  GvtLookupPace pace;

  return gvt_lookup_pace_read (profile, &pace, error)
         && gvt_clock_wait (gvt_profile_get_clock (profile), pace.wait_us, cancellable, error);
}

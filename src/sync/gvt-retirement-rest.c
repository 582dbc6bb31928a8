/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a laptop alone. */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-retirement.h"
#include "gvt-session.h"
#include "gvt-sync-store.h"
#include "gvt-sync.h"
#include "gvt-text.h"

typedef struct
{
  GvtJournal *journal;
  GvtRetirementRest *rest;
} Looking;

void
gvt_retirement_rest_clear (GvtRetirementRest *self)
{
  g_clear_pointer (&self->kinds, json_object_unref);
}

/* Over all its chains. */
static gboolean
count_at_risk (GvtDb *db, Looking *self, const GvtId *device, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT coalesce (sum (received - backed_up), 0) FROM delivery"
      " WHERE device = :device AND received > backed_up",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", device);
  if (!gvt_stmt_one (stmt, "delivery", error))
    return FALSE;
  self->rest->at_risk = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
count_kinds (GvtDb *db, gpointer user_data, GError **error)
{
  Looking *self = user_data;
  g_auto (GvtDelivery) delivery = { 0 };
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT kind, count (*) FROM event WHERE device = :device AND incarnation = :incarnation"
      " AND seq > :received GROUP BY kind ORDER BY kind",
      error);
  guint32 incarnation;
  GvtId device;

  if (stmt == NULL || !gvt_journal_get_device (self->journal, &device, &incarnation, NULL, error)
      || !gvt_sync_store_load_delivery (db, &device, incarnation, &delivery, error))
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_int (stmt, ":received", (gint64) delivery.received);
  while (gvt_stmt_next (stmt, &local))
    json_object_set_int_member (self->rest->kinds, gvt_stmt_text (stmt, 0), gvt_stmt_int (stmt, 1));
  if (local == NULL)
    return count_at_risk (db, self, &device, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count_sessions (Looking *self, GError **error)
{
  g_autoptr (GListModel) sessions = gvt_sessions_list (gvt_journal_get_store (self->journal), NULL,
                                                       error);

  for (guint i = 0; sessions != NULL && i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);

      self->rest->sessions += gvt_session_is_open (session);
    }
  return sessions != NULL;
}

gboolean
gvt_retirement_look (GvtProfile *profile, GvtRetirementRest *rest, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Looking self = { journal, rest };
  GvtSyncLedger ledger;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && rest != NULL, FALSE);

  if (journal == NULL || !gvt_sync_ledger_read (profile, &ledger, error))
    return FALSE;
  rest->kinds = json_object_new ();
  rest->records = ledger.only_here;
  rest->unproven = ledger.received - ledger.confirmed;
  rest->files = ledger.files - ledger.files_received;
  return gvt_store_read (gvt_journal_get_store (journal), count_kinds, &self, error)
         && count_sessions (&self, error);
}

guint64
gvt_retirement_rest_count (const GvtRetirementRest *self)
{
  return self->records + self->files;
}

static void
add_line (GString *text, guint64 n, const char *format)
{
  g_autofree char *number = gvt_text_number ((gint64) n);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);

  if (n > 0)
    g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? " " : "", parts[0], number, parts[1]);
}

gboolean
gvt_retirement_rest_check (const GvtRetirementRest *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: a number, in each */
  add_line (text, self->records,
            _ ("%s records stand on this laptop alone: synchronise, or take them away on a stick "
               "(end of day)."));
  add_line (text, self->unproven,
            _ ("%s records differ from those that the centre holds: synchronise, and look at "
               "what the ledger names."));
  add_line (text, self->at_risk,
            _ ("%s records are in no backup of the centre yet: have one made there (govote-central "
               "backup), and do the same again."));
  add_line (text, self->files,
            _ ("%s photos or signatures stand on this laptop alone: synchronise without holding "
               "files back, or take them away on a stick."));
  add_line (text, self->sessions, _ ("%s classes are open: close them."));
  if (text->len == 0)
    return TRUE;
  gvt_error_tell (error, GVT_ERROR_STATE, "%s %s", _ ("Nothing was erased."), text->str);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose journal this is: the one row of the table `journal`. */
#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-journal-private.h"

#define DEVICE_CODE_N 4

void
gvt_journal_own_clear (GvtJournalOwn *self)
{
  g_clear_pointer (&self->code, g_free);
}

gboolean
gvt_journal_load_own (GvtDb *db, GvtJournalOwn *own, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT device, incarnation, code, proven_at FROM journal", error);

  if (stmt == NULL)
    return FALSE;

  if (!gvt_stmt_one (stmt, "journal", &local))
    {
      if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
        g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "The journal was not begun yet");
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (!gvt_stmt_id (stmt, 0, &own->device, error))
    return FALSE;

  own->incarnation = (guint32) gvt_stmt_int (stmt, 1);
  own->code = g_strdup (gvt_stmt_text (stmt, 2));
  own->has_proven = !gvt_stmt_is_null (stmt, 3);
  own->proven_us = gvt_stmt_int (stmt, 3);
  return TRUE;
}

typedef struct
{
  GvtJournal *journal;
  const GvtId *device;
  const char *code;
  const GvtPublicKey *key;
} Beginning;

static gboolean
begin_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Beginning *beginning = user_data;
  g_auto (GvtJournalOwn) own = { 0 };
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (gvt_journal_load_own (db, &own, &local))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "The journal was already begun");
      return FALSE;
    }
  if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  if (!gvt_journal_add_incarnation (beginning->journal, db, beginning->device, 1, beginning->key,
                                    error))
    return FALSE;

  stmt = gvt_db_prepare (
      db, "INSERT INTO journal (only_row, device, code, incarnation) VALUES (1, :device, :code, 1)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", beginning->device);
  gvt_stmt_bind_text (stmt, ":code", beginning->code);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_journal_begin (GvtJournal *self,
                   const GvtId *device,
                   const char *code,
                   const GvtPublicKey *key,
                   GError **error)
{
  Beginning beginning = { self, device, code, key };
  g_autofree char *clean = NULL;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && code != NULL, FALSE);

  clean = gvt_crockford_clean (code, error);
  if (clean == NULL)
    return FALSE;
  if (!g_str_equal (clean, code) || strlen (code) != DEVICE_CODE_N)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Not a device's code: %s", code);
      return FALSE;
    }

  return gvt_store_write (self->store, begin_in_transaction, &beginning, error);
}

static gboolean
load_own_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_journal_load_own (db, user_data, error);
}

gboolean
gvt_journal_get_device (
    GvtJournal *self, GvtId *device, guint32 *incarnation, char **code, GError **error)
{
  g_auto (GvtJournalOwn) own = { 0 };

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  if (!gvt_store_read (self->store, load_own_in_transaction, &own, error))
    return FALSE;

  *device = own.device;
  if (incarnation != NULL)
    *incarnation = own.incarnation;
  if (code != NULL)
    *code = g_steal_pointer (&own.code);

  return TRUE;
}

gboolean
gvt_journal_own_head (GvtJournal *self, GvtDb *db, guint64 *seq, GvtHash *hash, GError **error)
{
  GvtId device;
  guint32 incarnation;
  guint64 last;

  if (!gvt_journal_get_device (self, &device, &incarnation, NULL, error)
      || !gvt_journal_head (self, db, &device, incarnation, &last, hash, error))
    return FALSE;
  if (seq != NULL)
    *seq = last;
  return TRUE;
}

/* @running_us: (out): 0 where the machine was started anew since, or nothing was signed yet */
static gboolean
load_running_time (GvtJournal *self, GvtDb *db, gint64 *running_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT anchor_at, anchor_boot, anchor_boot_at FROM journal", error);
  g_autofree char *boot = gvt_clock_dup_boot (gvt_journal_get_clock (self));
  gint64 boot_us = gvt_clock_boot_us (gvt_journal_get_clock (self));

  *running_us = 0;
  if (stmt == NULL || !gvt_stmt_one (stmt, "journal", error))
    return FALSE;
  if (!gvt_stmt_is_null (stmt, 0) && *boot != '\0' && g_str_equal (boot, gvt_stmt_text (stmt, 1))
      && boot_us >= gvt_stmt_int (stmt, 2))
    *running_us = gvt_stmt_int (stmt, 0) + boot_us - gvt_stmt_int (stmt, 2);
  return TRUE;
}

gboolean
gvt_journal_get_trusted_time (GvtJournal *self, GvtDb *db, gint64 *trusted_us, GError **error)
{
  gint64 proven_us, running_us;

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  if (!gvt_journal_get_proven_time (self, db, &proven_us, error)
      || !load_running_time (self, db, &running_us, error))
    return FALSE;

  *trusted_us = MAX (proven_us, running_us);
  return TRUE;
}

static gboolean
set_proven (GvtDb *db, gint64 proven_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "UPDATE journal SET proven_at = :proven", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":proven", proven_us);
  return gvt_stmt_run (stmt, error);
}

static gboolean
set_anchor (GvtJournal *self, GvtDb *db, gint64 proven_us, GError **error)
{
  g_autofree char *boot = gvt_clock_dup_boot (gvt_journal_get_clock (self));
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "UPDATE journal SET anchor_at = :proven,"
                                             " anchor_boot = :boot, anchor_boot_at = :since",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":proven", proven_us);
  gvt_stmt_bind_text (stmt, ":boot", boot);
  gvt_stmt_bind_int (stmt, ":since", gvt_clock_boot_us (gvt_journal_get_clock (self)));
  return gvt_stmt_run (stmt, error);
}

/* Neither goes back: not the time that was signed, nor that and what has run since. */
gboolean
gvt_journal_note_time (GvtJournal *self, GvtDb *db, gint64 proven_us, GError **error)
{
  g_auto (GvtJournalOwn) own = { 0 };
  gint64 running_us;

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  if (!gvt_journal_load_own (db, &own, error) || !load_running_time (self, db, &running_us, error))
    return FALSE;

  return ((own.has_proven && own.proven_us >= proven_us) || set_proven (db, proven_us, error))
         && (running_us >= proven_us || set_anchor (self, db, proven_us, error));
}

gboolean
gvt_journal_get_proven_time (GvtJournal *self, GvtDb *db, gint64 *proven_us, GError **error)
{
  g_auto (GvtJournalOwn) own = { 0 };

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  if (!gvt_journal_load_own (db, &own, error))
    return FALSE;

  *proven_us = own.has_proven ? own.proven_us : 0;
  return TRUE;
}

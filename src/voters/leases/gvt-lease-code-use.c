/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lease-code-use.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-lease-code.h"
#include "gvt-leases-private.h"
#include "gvt-text.h"
#include "gvt-voters-kinds.h"

typedef enum
{
  OUTCOME_NO_LEASE,
  OUTCOME_NO_TRIES,
  OUTCOME_WRONG,
  OUTCOME_USED, /* before */
  OUTCOME_EXTENDED,
} Outcome;

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GPtrArray *roll_keys;
  const char *code; /* clean */
  GvtId device;
  guint32 incarnation;

  Outcome outcome; /* result, with the next ones */
  gint64 tries_left;
  GvtId lease;
  gint64 not_after_us;
} Use;

/* --- which lease --- */

/* Each lease with the key of its first list, as the centre took it. */
static const char query[] =
    "SELECT lease_id, not_after, (SELECT sealed_key FROM lease_village AS v"
    " WHERE v.lease_id = lease.lease_id ORDER BY village, election LIMIT 1) AS sealed"
    " FROM lease WHERE sealed IS NOT NULL ORDER BY lease_id";

/* @last_day: (out): the one that the code names */
static gboolean
fits (const Use *self, const GvtId *lease, gint present_day, GBytes *sealed, gint *last_day)
{
  g_autoptr (GvtSecret) key = gvt_unseal_secret_with_any (self->roll_keys, GVT_EPOCH_KEY_CONTEXT,
                                                          sealed, NULL);
  GvtLeaseClaim claim = { lease, &self->device, self->incarnation,
                          gvt_lease_code_day (self->code, present_day) };

  *last_day = claim.last_day;
  return key != NULL && gvt_lease_code_fits (self->code, key, &claim);
}

static gboolean
try_lease (Use *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GBytes) sealed = gvt_stmt_bytes (stmt, 2);
  gint present_day = gvt_lease_last_day (gvt_stmt_int (stmt, 1));
  gint last_day;
  GvtId lease;

  if (!gvt_stmt_id (stmt, 0, &lease, error))
    return FALSE;
  self->outcome = MAX (self->outcome, OUTCOME_WRONG);
  if (!fits (self, &lease, present_day, sealed, &last_day))
    return TRUE;

  self->outcome = last_day > present_day ? OUTCOME_EXTENDED : OUTCOME_USED;
  self->lease = lease;
  self->not_after_us = gvt_lease_not_after (last_day);
  return TRUE;
}

static gboolean
find_lease (Use *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, query, error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  self->outcome = OUTCOME_NO_LEASE;
  while (self->outcome < OUTCOME_USED && gvt_stmt_next (stmt, &local))
    if (!try_lease (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- what comes of it --- */

static gboolean
count_tries (Use *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT coalesce (max (wrong_codes), 0) FROM lease", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "tries", error))
    return FALSE;
  self->tries_left = GVT_LEASE_CODE_TRIES - gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
note_wrong (Use *self, GvtDb *db, GError **error)
{
  self->tries_left--;
  return gvt_db_exec (db, "UPDATE lease SET wrong_codes = wrong_codes + 1", error);
}

static gboolean
extend (Use *self, GvtDb *db, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_LEASE_CODE_USED_KIND, .body = body };
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE lease SET not_after = :after, wrong_codes = 0 WHERE lease_id = :lease", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":after", self->not_after_us);
  gvt_stmt_bind_id (stmt, ":lease", &self->lease);
  gvt_json_set_id (body, "lease", &self->lease);
  json_object_set_int_member (body, "not_after_us", self->not_after_us);
  return gvt_stmt_run (stmt, error) && gvt_db_exec (db, "UPDATE lease SET wrong_codes = 0", error)
         && gvt_journal_append (self->journal, db, &draft, NULL, error);
}

static gboolean
use_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Use *self = user_data;

  if (!count_tries (self, db, error))
    return FALSE;
  if (self->tries_left <= 0)
    {
      self->outcome = OUTCOME_NO_TRIES;
      return TRUE;
    }
  if (!find_lease (self, db, error))
    return FALSE;
  if (self->outcome == OUTCOME_WRONG)
    return note_wrong (self, db, error);
  return self->outcome != OUTCOME_EXTENDED || extend (self, db, error);
}

static void
tell_wrong (const Use *self, GError **error)
{
  if (self->outcome == OUTCOME_NO_TRIES || self->tries_left <= 0)
    gvt_error_tell (error, GVT_ERROR_REFUSED,
                    _ ("Wrong codes were typed too often, so none is taken any more. Everything on "
                       "this laptop is safe. When it next synchronises, the centre can extend the "
                       "lists without a code."));
  else
    gvt_error_tell (error, GVT_ERROR_REFUSED,
                    g_dngettext (GETTEXT_PACKAGE,
                                 "This code is for no list on this laptop. Tell the centre the "
                                 "laptop's code of four letters and digits, and have a new one "
                                 "read to you. %d try is left.",
                                 "This code is for no list on this laptop. Tell the centre the "
                                 "laptop's code of four letters and digits, and have a new one "
                                 "read to you. %d tries are left.",
                                 (gulong) self->tries_left),
                    (gint) self->tries_left);
}

static gboolean
tell (const Use *self, GError **error)
{
  g_autofree char *until = gvt_text_date_time (self->not_after_us);

  switch (self->outcome)
    {
    case OUTCOME_EXTENDED:
      return TRUE;
    case OUTCOME_USED:
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("This code was taken before: the lists are open until %s."), until);
      return FALSE;
    case OUTCOME_NO_LEASE:
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("No voter list is lent to this laptop, so there is none to extend. New "
                         "ones come with a synchronisation."));
      return FALSE;
    case OUTCOME_WRONG:
    case OUTCOME_NO_TRIES:
    default:
      tell_wrong (self, error);
      return FALSE;
    }
}

gboolean
gvt_lease_code_use (GvtProfile *profile, const char *typed, gint64 *not_after_us, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GPtrArray) roll_keys = NULL;
  g_autofree char *code = NULL;
  Use use = { .profile = profile };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && typed != NULL && not_after_us != NULL, FALSE);

  if (!gvt_profile_require (profile, GVT_ROLE_OFFICER, "", error)
      || (code = gvt_lease_code_clean (typed, error)) == NULL)
    return FALSE;
  roll_keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  journal = roll_keys != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  use.code = code;
  use.roll_keys = roll_keys;
  use.journal = journal;
  if (journal == NULL
      || !gvt_journal_get_device (journal, &use.device, &use.incarnation, NULL, error)
      || !gvt_store_write (gvt_journal_get_store (journal), use_in_transaction, &use, error))
    return FALSE;

  *not_after_us = use.not_after_us;
  return tell (&use, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-keys.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-key-file.h"
#include "gvt-key-store.h"
#include "gvt-outbox-store.h"
#include "gvt-seal.h"

#define ROOT_KEY_SIZE 64

typedef struct
{
  GvtCentral *central;
  const GvtSecret *root_key;
  const GvtSecret *next_root_key;   /* (nullable) */
  const GvtPublicKey *recovery_key; /* (nullable): a new one */
  GvtKeysTurn turn;

  GvtKeysStatement *statement;
} Issue;

static gboolean
note_recovery_key (GvtDb *db, const Issue *issue, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_RECOVERY_KEY_KIND, .body = body };

  if (issue->recovery_key == NULL)
    return TRUE;

  gvt_json_set_hex (body, "public", issue->recovery_key->bytes, sizeof issue->recovery_key->bytes);
  return gvt_journal_append (issue->central->journal, db, &draft, NULL, error);
}

static gboolean
check_root (GvtCentral *self, const GvtSecret *root_key, GError **error)
{
  GvtPublicKey key;

  gvt_signing_key_public (root_key, &key);
  if (gvt_public_key_equal (&key, &gvt_central_get_keys (self)->root_key))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("this is the root key of another centre"));
  return FALSE;
}

/* Above every serial that a laptop may hold: after a restore also above those that the backup lacks
 * (I13). */
static guint64
next_serial (const Issue *issue)
{
  return MAX (issue->statement->serial + 1, issue->central->epoch);
}

static gboolean
turn_sealing_key (GvtDb *db, Issue *issue, GError **error)
{
  GvtCentral *central = issue->central;
  g_autofree char *former = gvt_central_former_sealing_key (issue->statement->serial);
  g_autoptr (GvtSecret) key = gvt_sealing_key_new ();

  gvt_sealing_key_public (key, &issue->statement->sealing_key);
  return gvt_key_store_add_secret (db, central->wrap, former, gvt_central_get_sealing_key (central),
                                   error)
         && gvt_key_store_replace_secret (db, central->wrap, GVT_CENTRAL_SEALING_KEY, key, error);
}

/* What waits in outboxes is signed again, so that a laptop which was away, whatever its version,
 * needs no key but the present one. Of the key before nothing is kept. */
static gboolean
turn_signing_key (GvtDb *db, Issue *issue, GError **error)
{
  GvtCentral *central = issue->central;
  GvtKeysStatement *statement = issue->statement;
  const GvtPublicKey before = statement->signing_key;
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  GvtPublicKey next;

  gvt_signing_key_public (key, &next);
  gvt_keys_statement_turn (statement, &next, statement->issued_at_us);
  return gvt_key_store_replace_secret (db, central->wrap, GVT_CENTRAL_SIGNING_KEY, key, error)
         && gvt_outbox_store_sign_again (db, &before, key, error);
}

static void
turn_root_key (Issue *issue)
{
  GvtPublicKey next;

  gvt_signing_key_public (issue->next_root_key, &next);
  gvt_keys_statement_turn_root (issue->statement, &next, issue->root_key);
}

static gboolean
keep_statement (GvtDb *db, const Issue *issue, GError **error)
{
  const GvtKeysStatement *statement = issue->statement;
  const GvtSecret *root_key = issue->next_root_key != NULL ? issue->next_root_key : issue->root_key;
  g_autoptr (GBytes) bytes = gvt_keys_statement_write (statement, root_key, error);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = issue->turn == 0 ? GVT_KEYS_RENEWED_KIND : GVT_KEYS_TURNED_KIND,
                          .body = body };

  json_object_set_int_member (body, "serial", (gint64) statement->serial);
  json_object_set_int_member (body, "not_after_us", statement->not_after_us);
  if (issue->turn != 0)
    {
      json_object_set_boolean_member (body, "signing", (issue->turn & GVT_TURN_SIGNING) != 0);
      json_object_set_boolean_member (body, "sealing", (issue->turn & GVT_TURN_SEALING) != 0);
      json_object_set_boolean_member (body, "root", (issue->turn & GVT_TURN_ROOT) != 0);
    }
  return bytes != NULL && gvt_key_store_add_statement (db, statement->serial, bytes, error)
         && gvt_journal_append (issue->central->journal, db, &draft, NULL, error)
         && note_recovery_key (db, issue, error);
}

static gboolean
issue_statement (GvtDb *db, gpointer user_data, GError **error)
{
  Issue *issue = user_data;
  GvtCentral *central = issue->central;
  GvtKeysStatement *statement;

  if (!gvt_central_refresh_ring (central, db, error))
    return FALSE;

  g_clear_pointer (&issue->statement, gvt_keys_statement_free);
  issue->statement = statement = gvt_keys_statement_copy (gvt_central_get_keys (central));
  statement->issued_at_us = gvt_clock_now_us (central->clock);
  statement->not_after_us = statement->issued_at_us + GVT_CENTRAL_KEYS_DAYS * G_TIME_SPAN_DAY;
  if (issue->recovery_key != NULL)
    {
      statement->has_recovery_key = TRUE;
      statement->recovery_key = *issue->recovery_key;
    }
  if (((issue->turn & GVT_TURN_SEALING) != 0 && !turn_sealing_key (db, issue, error))
      || ((issue->turn & GVT_TURN_SIGNING) != 0 && !turn_signing_key (db, issue, error)))
    return FALSE;
  if (issue->next_root_key != NULL)
    turn_root_key (issue);

  statement->serial = next_serial (issue);
  return keep_statement (db, issue, error);
}

/* What was issued counts in this process at once. */
static gboolean
issue (Issue *issue, const char *root_key_file, GError **error)
{
  GvtCentral *central = issue->central;
  g_autoptr (GvtSecret) root_key = gvt_key_file_read (root_key_file, ROOT_KEY_SIZE, error);
  gboolean is_done;

  if (root_key == NULL || !check_root (central, root_key, error))
    return FALSE;

  issue->root_key = root_key;
  is_done = gvt_store_write (central->store, issue_statement, issue, error);
  g_clear_pointer (&issue->statement, gvt_keys_statement_free);
  return is_done && gvt_central_take_up_keys (central, error);
}

gboolean
gvt_central_renew_keys (GvtCentral *self, const char *root_key_file, GError **error)
{
  Issue renewal = { .central = self };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return issue (&renewal, root_key_file, error);
}

/* Returns: (transfer full) (nullable): a new root key, which is kept at @path */
static GvtSecret *
make_root_key (const char *path, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TAKEN,
                   _ ("%s is there already: the new root key goes into a file of its own"), path);
      return NULL;
    }
  return gvt_key_file_write (path, key, error) ? g_steal_pointer (&key) : NULL;
}

gboolean
gvt_central_turn_keys (GvtCentral *self,
                       GvtKeysTurn turn,
                       const char *root_key_file,
                       const char *new_root_key_file,
                       GError **error)
{
  Issue turning = { .central = self, .turn = turn };
  g_autoptr (GvtSecret) next_root_key = NULL;
  gboolean turns_root = (turn & GVT_TURN_ROOT) != 0;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && turn != 0, FALSE);
  g_return_val_if_fail (!turns_root || new_root_key_file != NULL, FALSE);

  /* No statement may name a root key that could not be kept. */
  if (turns_root && (next_root_key = make_root_key (new_root_key_file, error)) == NULL)
    return FALSE;

  turning.next_root_key = next_root_key;
  if (issue (&turning, root_key_file, error))
    return TRUE;
  if (turns_root)
    g_unlink (new_root_key_file);
  return FALSE;
}

gboolean
gvt_central_name_recovery_key (GvtCentral *self,
                               const char *root_key_file,
                               const GvtPublicKey *recovery_key,
                               GError **error)
{
  Issue naming = { .central = self, .recovery_key = recovery_key };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return issue (&naming, root_key_file, error);
}

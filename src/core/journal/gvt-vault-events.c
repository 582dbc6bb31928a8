/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happened to the vault: told to the journal, which fills no table from it. */
#include "gvt-vault-events.h"
#include "gvt-journal-private.h"
#include "gvt-vault-kinds.h"
#include "gvt-vault-notes.h"
#include "gvt-vault-recovery.h"

/* Whoever unlocks next tells what others did. */
static const GvtKind kinds[] = {
  { .name = GVT_VAULT_USER_ADDED_KIND, .any_actor = TRUE },
  { .name = GVT_VAULT_PASSPHRASE_CHANGED_KIND, .any_actor = TRUE },
  { .name = GVT_VAULT_PASSPHRASE_RESET_KIND, .any_actor = TRUE },
  { .name = GVT_VAULT_USER_REMOVED_KIND, .any_actor = TRUE },
  { .name = GVT_VAULT_COPY_REPAIRED_KIND, .any_actor = TRUE },
  { .name = GVT_RECOVERY_SET_KIND, .any_actor = TRUE },
  { .name = GVT_RECOVERY_REQUESTED_KIND, .any_actor = TRUE },
  { .name = GVT_RECOVERY_USED_KIND, .any_actor = TRUE },
  { NULL },
};

static const char *const tables[] = { NULL };

const GvtProjection gvt_vault_projection = { .kinds = kinds, .tables = tables };

typedef struct
{
  GvtJournal *journal;
  GPtrArray *notes;
} Telling;

static gboolean
find_event (GvtDb *db, const GvtVaultNote *note, gboolean *is_told, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM event WHERE kind = :kind AND subject = :subject", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":kind", note->kind);
  gvt_stmt_bind_data (stmt, ":subject", note->id, sizeof note->id);
  if (!gvt_stmt_one (stmt, "a count of events", error))
    return FALSE;

  *is_told = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

/* All or none. One that is in the journal already was told before the machine stopped. */
static gboolean
tell_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Telling *telling = user_data;

  for (guint i = 0; i < telling->notes->len; i++)
    {
      const GvtVaultNote *note = telling->notes->pdata[i];
      GvtEventDraft draft = { .kind = note->kind,
                              .subject = note->id,
                              .subject_length = sizeof note->id,
                              .body = note->body };
      gboolean is_told;

      if (!find_event (db, note, &is_told, error)
          || (!is_told && !gvt_journal_append (telling->journal, db, &draft, NULL, error)))
        return FALSE;
    }

  return TRUE;
}

gboolean
gvt_vault_tell_notes (GvtVault *vault, GvtJournal *journal, GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;
  Telling telling = { journal, NULL };

  if (!gvt_vault_note_requests (vault, error))
    return FALSE;

  telling.notes = notes = gvt_vault_dup_notes (vault, error);
  if (notes == NULL || notes->len == 0)
    return notes != NULL;

  return gvt_store_write (gvt_journal_get_store (journal), tell_in_transaction, &telling, error)
         && gvt_vault_clear_notes (vault, notes, error);
}

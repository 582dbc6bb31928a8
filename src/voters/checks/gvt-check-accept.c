/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the centre answered comes into this laptop's own chain. */
#include "gvt-check-acts.h"
#include "gvt-check-kinds.h"
#include "gvt-json.h"

/* Whether @id, a record of an answer here, is of the same event of the centre's. */
static gboolean
is_same (GvtJournal *journal,
         GvtDb *db,
         const GvtId *id,
         const GvtCheckAnswer *answer,
         gboolean *is,
         GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (journal, db, id, error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  GvtId said;

  if (body == NULL || !gvt_json_get_id (body, "event", &said, error))
    return FALSE;
  *is = gvt_id_equal (&said, &answer->event);
  return TRUE;
}

static gboolean
is_taken (
    GvtJournal *journal, GvtDb *db, const GvtCheckAnswer *answer, gboolean *is, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT id FROM event JOIN journal USING (device)"
                                             " WHERE kind = '" GVT_CHECK_ANSWERED_KIND
                                             "' AND subject = :check AND id IS NOT NULL",
                                             error);
  GvtId id;

  *is = FALSE;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":check", &answer->check);
  while (!*is && gvt_stmt_next (stmt, &local))
    if (!gvt_stmt_id (stmt, 0, &id, error) || !is_same (journal, db, &id, answer, is, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Returns: (transfer full) (nullable): without error where nobody is named */
static GBytes *
seal_hits (GvtProfile *profile, const GvtCheckAnswer *answer, GError **error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GBytes) plain = NULL;
  GvtPublicKey roll;

  if (answer->hits->len == 0)
    return NULL;
  object = gvt_check_answer_hits_to_json (answer);
  plain = gvt_json_canonical (object, error);
  if (plain == NULL)
    return NULL;
  gvt_vault_get_roll_public (gvt_profile_get_vault (profile), &roll);
  return gvt_seal_to (&roll, 1, GVT_CHECK_SEAL_CONTEXT, g_bytes_get_data (plain, NULL),
                      g_bytes_get_size (plain));
}

gboolean
gvt_check_answer_accept (GvtProfile *profile,
                         GvtJournal *journal,
                         GvtDb *db,
                         const GvtCheckAnswer *answer,
                         GError **error)
{
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (GBytes) sealed = NULL;
  gboolean is;

  if (!is_taken (journal, db, answer, &is, error))
    return FALSE;
  if (is)
    return TRUE;
  sealed = seal_hits (profile, answer, error);
  if (sealed == NULL && answer->hits->len > 0)
    return FALSE;

  body = gvt_check_answer_to_json (answer);
  return gvt_journal_append (journal, db,
                             &(GvtEventDraft){ .kind = GVT_CHECK_ANSWERED_KIND,
                                               .subject = answer->check.bytes,
                                               .subject_length = sizeof answer->check.bytes,
                                               .body = body,
                                               .personal = sealed },
                             NULL, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-act-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"

gboolean
gvt_session_act_refuse_closed (GError **error)
{
  gvt_error_tell (
      error, GVT_ERROR_STATE,
      _ ("This session is closed. Nothing was changed. Undo its close to go on with it, "
         "or open a new session."));
  return FALSE;
}

/* The place of the session, which must be held on this laptop, and open unless it may be closed. */
static char *
require_open (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT session.device, place, closed_at FROM session"
      " LEFT JOIN session_close USING (session_id, device) WHERE session_id = :session",
      error);
  GvtId mine, held_on;

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":session", act->session);
  if (!gvt_stmt_one (stmt, "session", error) || !gvt_stmt_id (stmt, 0, &held_on, error)
      || !gvt_journal_get_device (act->journal, &mine, NULL, NULL, error))
    return NULL;

  act->is_closed = !gvt_stmt_is_null (stmt, 2);
  if (act->is_closed && !act->may_be_closed)
    return gvt_session_act_refuse_closed (error), NULL;
  if (gvt_id_equal (&mine, &held_on))
    return g_strdup (gvt_stmt_text (stmt, 1));

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("This session is held on another laptop; go on with it there. Nothing was "
                     "changed here."));
  return NULL;
}

/* What the check made of it. */
static gboolean
append_checked (GvtDb *db, GvtSessionAct *act, const char *place, GError **error)
{
  GvtEventDraft draft = {
    .kind = act->kind,
    .subject = act->session->bytes,
    .subject_length = sizeof act->session->bytes,
    .place = place,
    .body = act->body,
    .personal = act->personal,
  };

  return gvt_journal_append (act->journal, db, &draft, act->id, error);
}

static gboolean
append (GvtDb *db, GvtSessionAct *act, GError **error)
{
  g_autofree char *place = require_open (db, act, error);

  return place != NULL && gvt_profile_require (act->profile, GVT_ROLE_FACILITATOR, place, error)
         && (act->check == NULL || act->check (db, act, error))
         && (act->is_needless || append_checked (db, act, place, error));
}

typedef struct
{
  GvtSessionAct *acts;
  guint n_acts;
} Batch;

static gboolean
append_all (GvtDb *db, gpointer user_data, GError **error)
{
  Batch *batch = user_data;

  for (guint i = 0; i < batch->n_acts; i++)
    if (!append (db, &batch->acts[i], error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_session_act_perform_all (GvtSessionAct *acts, guint n_acts, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (acts[0].profile, error);
  Batch batch = { acts, n_acts };

  if (journal == NULL)
    return FALSE;

  for (guint i = 0; i < n_acts; i++)
    {
      acts[i].journal = journal;
      gvt_json_set_id (acts[i].body, "session", acts[i].session);
    }
  return gvt_store_write (gvt_journal_get_store (journal), append_all, &batch, error);
}

gboolean
gvt_session_act_perform (GvtSessionAct *self, GError **error)
{
  return gvt_session_act_perform_all (self, 1, error);
}

JsonObject *
gvt_session_answer_body (GvtQuizItem *item, const char *answer, GError **error)
{
  g_auto (GStrv) chosen = gvt_quiz_answer_chosen (item, answer, error);
  JsonArray *array;
  JsonObject *body;

  if (chosen == NULL)
    return NULL;

  array = json_array_new ();
  for (guint i = 0; chosen[i] != NULL; i++)
    json_array_add_string_element (array, chosen[i]);
  body = json_object_new ();
  json_object_set_string_member (body, "item", gvt_quiz_item_get_id (item));
  json_object_set_string_member (body, "type",
                                 gvt_quiz_kind_to_text (gvt_quiz_item_get_kind (item)));
  json_object_set_array_member (body, "chosen", array);
  return body;
}

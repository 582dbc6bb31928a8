/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done about a visit as a whole, and not in one of its classes. */
#include "gvt-undo-kinds-private.h"

#include "gvt-json.h"
#include "gvt-session-views.h"

static gboolean
read_acts (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_act_query_read (user_data, db, error);
}

GListModel *
gvt_visits_list_acts (GvtProfile *profile, const GvtId *visit, guint limit, GError **error)
{
  g_autoptr (GListStore) acts = g_list_store_new (GVT_TYPE_DONE_ACT);
  g_autoptr (GvtVisit) found = gvt_visits_view (profile, visit, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  GvtActQuery query = { .owner = visit, .limit = limit, .acts = acts };

  if (journal == NULL || !gvt_journal_get_device (journal, &query.device, NULL, NULL, error)
      || !gvt_store_read (gvt_journal_get_store (journal), read_acts, &query, error))
    return NULL;

  return G_LIST_MODEL (g_steal_pointer (&acts));
}

typedef struct
{
  GvtActQuery query;
  GvtJournal *journal;
  const char *place;
  const GvtId *wanted; /* (nullable) */
  GvtDoneAct *undone;
} Undo;

/* In one transaction, so that nothing can be done between looking and undoing. */
static gboolean
write_undone (GvtDb *db, gpointer user_data, GError **error)
{
  Undo *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "visit.undone/1", .place = self->place, .body = body };

  if (!gvt_journal_get_device (self->journal, &self->query.device, NULL, NULL, error))
    return FALSE;

  gvt_json_set_id (body, "visit", self->query.owner);
  self->undone = gvt_act_query_take_last (&self->query, db, self->wanted, body, error);
  return self->undone != NULL && gvt_journal_append (self->journal, db, &draft, NULL, error);
}

GvtDoneAct *
gvt_visits_undo (GvtProfile *profile, const GvtId *visit, const GvtId *act, GError **error)
{
  g_autoptr (GListStore) acts = g_list_store_new (GVT_TYPE_DONE_ACT);
  g_autoptr (GvtVisit) found = gvt_visits_view (profile, visit, error);
  g_autoptr (GvtJournal) journal = found != NULL ? gvt_profile_dup_journal (profile, error) : NULL;
  Undo undo = { .query = { .owner = visit, .acts = acts }, .journal = journal, .wanted = act };

  if (journal == NULL
      || !gvt_profile_require (profile, GVT_ROLE_FACILITATOR, gvt_visit_get_place (found), error))
    return NULL;

  undo.place = gvt_visit_get_place (found);
  if (gvt_store_write (gvt_journal_get_store (journal), write_undone, &undo, error))
    return undo.undone;

  g_clear_object (&undo.undone);
  return NULL;
}

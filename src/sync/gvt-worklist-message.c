/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-message.h"

#include "gvt-json.h"
#include "gvt-outbox-message.h"

GBytes *
gvt_worklist_message_write (const GvtAssignedWorklist *assigned, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  gvt_json_set_id (object, "worklist", &assigned->worklist);
  gvt_json_set_id (object, "event", &assigned->event);
  gvt_json_set_id (object, "visit", &assigned->visit);
  json_object_set_string_member (object, "code", assigned->code);
  json_object_set_string_member (object, "title", assigned->title);
  json_object_set_string_member (object, "place", assigned->place);
  json_object_set_string_member (object, "rows", assigned->rows);
  return gvt_json_canonical (object, error);
}

gboolean
gvt_worklist_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_OUTBOX_MAX_PAYLOAD, error);
  GvtAssignedWorklist assigned = { 0 };

  if (object == NULL)
    return FALSE;
  assigned.code = gvt_json_get_text (object, "code", error);
  assigned.title = assigned.code != NULL ? gvt_json_get_text (object, "title", error) : NULL;
  assigned.place = assigned.title != NULL ? gvt_json_get_text (object, "place", error) : NULL;
  assigned.rows = assigned.place != NULL ? gvt_json_get_text (object, "rows", error) : NULL;
  return assigned.rows != NULL && gvt_json_get_id (object, "worklist", &assigned.worklist, error)
         && gvt_json_get_id (object, "event", &assigned.event, error)
         && gvt_json_get_id (object, "visit", &assigned.visit, error)
         && gvt_worklists_take (journal, db, &assigned, error);
}

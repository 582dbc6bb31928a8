/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-journal-private.h"

gboolean
gvt_journal_erase (
    GvtJournal *self, GvtDb *db, const GvtId *ids, guint n_ids, const char *reason, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *names = json_array_new ();
  GvtEventDraft draft = { .kind = GVT_JOURNAL_ERASED_KIND, .body = body };

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db) && reason != NULL, FALSE);

  json_object_set_array_member (body, "events", names);
  json_object_set_string_member (body, "reason", reason);
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GvtEvent) event = gvt_journal_event (self, db, &ids[i], error);
      g_autofree char *name = gvt_id_to_text (&ids[i]);

      if (event == NULL)
        return FALSE;
      json_array_add_string_element (names, name);
    }

  return gvt_journal_append (self, db, &draft, NULL, error);
}

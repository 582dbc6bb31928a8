/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-rows-private.h"

#include "gvt-json.h"
#include "gvt-quiz-answer.h"

void
gvt_event_bind_origin (GvtStmt *stmt, const GvtEvent *event)
{
  guint32 incarnation;
  guint64 seq;

  gvt_event_header_origin (&event->header, &incarnation, &seq);
  gvt_stmt_bind_id (stmt, ":device", &event->header.device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) seq);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
}

char *
gvt_chosen_join (JsonObject *body, GError **error)
{
  JsonArray *chosen = gvt_json_get_array (body, "chosen", error);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; chosen != NULL && i < json_array_get_length (chosen); i++)
    {
      const char *one = gvt_json_element_text (chosen, i, "chosen", error);

      if (one == NULL)
        return NULL;
      g_string_append_printf (joined, "%s%s", i > 0 ? GVT_QUIZ_ANSWER_AND : "", one);
    }

  return chosen != NULL ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

char *
gvt_act_key (const char *table, const GvtId *owner, const char *row)
{
  g_autofree char *id = gvt_id_to_text (owner);

  return g_strdup_printf ("%s %s %s", table, id, row);
}

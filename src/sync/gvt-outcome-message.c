/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outcome-message.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-outbox-message.h"

#define MAX_QUESTION 8192 /* sealed */

void
gvt_sent_outcome_free (GvtSentOutcome *self)
{
  gvt_outcome_clear (&self->outcome);
  g_free (self->place);
  g_clear_pointer (&self->question, g_bytes_unref);
  g_free (self);
}

GBytes *
gvt_outcome_message_write (GPtrArray *outcomes, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *each = json_array_new ();

  for (guint i = 0; i < outcomes->len; i++)
    {
      const GvtSentOutcome *sent = outcomes->pdata[i];
      JsonObject *outcome = gvt_outcome_to_json (&sent->outcome);

      gvt_json_set_id (outcome, "event", &sent->event);
      json_object_set_string_member (outcome, "place", sent->place);
      if (sent->question != NULL)
        gvt_json_set_hex (outcome, "question", g_bytes_get_data (sent->question, NULL),
                          g_bytes_get_size (sent->question));
      json_array_add_object_element (each, outcome);
    }
  json_object_set_array_member (object, "outcomes", each);
  return gvt_json_canonical (object, error);
}

/* @question: (out) (transfer full): %NULL where nothing is asked */
static gboolean
read_question (JsonObject *object, GBytes **question, GError **error)
{
  const char *text;
  gsize length;
  guint8 *bytes;

  *question = NULL;
  if (!json_object_has_member (object, "question"))
    return TRUE;

  text = gvt_json_get_text (object, "question", error);
  if (text == NULL)
    return FALSE;
  length = strlen (text) / 2;
  if (length == 0 || length > MAX_QUESTION)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A question is no seal");
      return FALSE;
    }

  bytes = g_malloc (length);
  *question = g_bytes_new_take (bytes, length);
  return gvt_json_get_hex (object, "question", bytes, length, error);
}

static gboolean
accept_one (GvtJournal *journal, GvtDb *db, JsonObject *object, GError **error)
{
  g_auto (GvtOutcome) outcome = { 0 };
  g_autoptr (GBytes) question = NULL;
  const char *place;
  GvtId event;

  if (!gvt_outcome_from_json (&outcome, object, error)
      || !gvt_json_get_id (object, "event", &event, error)
      || !read_question (object, &question, error))
    return FALSE;

  place = gvt_json_get_text (object, "place", error);
  return place != NULL
         && gvt_outcome_append (journal, db, &outcome, &event, place, question, error);
}

gboolean
gvt_outcome_message_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_OUTBOX_MAX_PAYLOAD, error);
  JsonArray *each = object != NULL ? gvt_json_get_array (object, "outcomes", error) : NULL;

  for (guint i = 0; each != NULL && i < json_array_get_length (each); i++)
    {
      JsonObject *outcome = gvt_json_element_object (each, i, "an outcome", error);

      if (outcome == NULL || !accept_one (journal, db, outcome, error))
        return FALSE;
    }
  return each != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pull-request.h"

#include "gvt-error.h"
#include "gvt-json.h"

GBytes *
gvt_pull_request_write (guint64 after, const GvtHash *hash, GArray *prekeys, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "after", (gint64) after);
  if (hash != NULL)
    gvt_json_set_hash (object, "hash", hash);
  json_object_set_array_member (
      object, "prekeys", prekeys != NULL ? gvt_prekeys_to_json (prekeys) : json_array_new ());
  json_object_set_boolean_member (object, "word", TRUE);
  return gvt_json_canonical (object, error);
}

void
gvt_pull_request_clear (GvtPullRequest *self)
{
  g_clear_pointer (&self->prekeys, g_array_unref);
}

gboolean
gvt_pull_request_read (GBytes *bytes, GvtPullRequest *request, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_PULL_REQUEST_MAX_BYTES, error);
  JsonArray *array;
  gint64 number;

  if (object == NULL || !gvt_json_get_int (object, "after", &number, error))
    return FALSE;
  if (number < 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "after is negative");
      return FALSE;
    }

  request->after = (guint64) number;
  request->has_hash = json_object_has_member (object, "hash");
  array = gvt_json_get_array (object, "prekeys", error);
  if (array == NULL
      || (request->has_hash && !gvt_json_get_hash (object, "hash", &request->hash, error)))
    return FALSE;

  if (json_object_has_member (object, "word")
      && !gvt_json_get_bool (object, "word", &request->wants_word, error))
    return FALSE;
  request->prekeys = gvt_prekeys_from_json (array, error);
  return request->prekeys != NULL;
}

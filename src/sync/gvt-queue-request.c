/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-queue-request.h"

#include "gvt-error.h"
#include "gvt-json.h"

#define SIGNATURE_TYPE "proposal-queue"
#define ANSWER_CONTEXT "proposal-queue/1"

static const char *const asks[] = {
  [GVT_QUEUE_LIST] = "list",
  [GVT_QUEUE_OPEN] = "open",
  [GVT_QUEUE_PICTURES] = "pictures",
};

void
gvt_queue_request_clear (GvtQueueRequest *self)
{
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->area, g_free);
  g_clear_pointer (&self->state, g_free);
}

static JsonObject *
to_json (const GvtQueueRequest *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "ask", asks[self->ask]);
  json_object_set_string_member (object, "by", self->by);
  gvt_json_set_hex (object, "reply_key", self->reply_key.bytes, sizeof self->reply_key.bytes);
  if (self->ask != GVT_QUEUE_LIST)
    {
      gvt_json_set_id (object, "proposal", &self->id);
      return object;
    }
  json_object_set_string_member (object, "area", self->area);
  json_object_set_string_member (object, "state", self->state);
  if (self->has_after)
    gvt_json_set_id (object, "after", &self->id);
  return object;
}

GBytes *
gvt_queue_request_write (const GvtQueueRequest *self, const GvtSecret *user_key, GError **error)
{
  g_autoptr (JsonObject) object = to_json (self);
  g_autoptr (GBytes) bytes = gvt_json_canonical (object, error);
  guint8 signature[GVT_SIGNATURE_SIZE];

  if (bytes == NULL)
    return NULL;

  gvt_sign (user_key, SIGNATURE_TYPE, 1, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
            signature);
  gvt_json_set_hex (object, "signature", signature, sizeof signature);
  return gvt_json_canonical (object, error);
}

static gboolean
read_ask (GvtQueueRequest *self, JsonObject *object, GError **error)
{
  const char *ask = gvt_json_get_text (object, "ask", error);

  if (ask == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (asks); i++)
    if (g_str_equal (asks[i], ask))
      {
        self->ask = (GvtQueueAsk) i;
        return TRUE;
      }

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "The queue is asked nothing known");
  return FALSE;
}

static gboolean
read_page (GvtQueueRequest *self, JsonObject *object, GError **error)
{
  const char *area = gvt_json_get_text (object, "area", error);
  const char *state = area != NULL ? gvt_json_get_text (object, "state", error) : NULL;

  if (state == NULL)
    return FALSE;

  self->area = g_strdup (area);
  self->state = g_strdup (state);
  self->has_after = json_object_has_member (object, "after");
  return !self->has_after || gvt_json_get_id (object, "after", &self->id, error);
}

gboolean
gvt_queue_request_read (GvtQueueRequest *self, GBytes *bytes, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_QUEUE_MAX_REQUEST, error);

  if (object == NULL || !read_ask (self, object, error)
      || !gvt_json_get_hex (object, "reply_key", self->reply_key.bytes,
                            sizeof self->reply_key.bytes, error))
    return FALSE;
  if (!gvt_sealing_key_is_usable (&self->reply_key))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Nothing seals to this key");
      return FALSE;
    }

  self->by = g_strdup (gvt_json_get_text (object, "by", error));
  if (self->by == NULL)
    return FALSE;
  return self->ask == GVT_QUEUE_LIST ? read_page (self, object, error)
                                     : gvt_json_get_id (object, "proposal", &self->id, error);
}

gboolean
gvt_queue_request_verify (GBytes *bytes, const GvtPublicKey *user_key, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_QUEUE_MAX_REQUEST, error);
  g_autoptr (GBytes) said = NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];

  if (object == NULL || !gvt_json_get_hex (object, "signature", signature, sizeof signature, error))
    return FALSE;

  json_object_remove_member (object, "signature");
  said = gvt_json_canonical (object, error);
  return said != NULL
         && gvt_verify (user_key, SIGNATURE_TYPE, 1, g_bytes_get_data (said, NULL),
                        g_bytes_get_size (said), signature, error);
}

GBytes *
gvt_queue_answer_seal (GBytes *plain, const GvtPublicKey *reply_key)
{
  return gvt_seal_to (reply_key, 1, ANSWER_CONTEXT, g_bytes_get_data (plain, NULL),
                      g_bytes_get_size (plain));
}

GBytes *
gvt_queue_answer_open (GBytes *sealed, const GvtSecret *reply_secret, GError **error)
{
  return gvt_unseal_with (reply_secret, ANSWER_CONTEXT, sealed, error);
}

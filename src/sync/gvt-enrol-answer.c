/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrol-message.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE  "ENRL"
#define MAJOR 1

GvtEnrolAnswer *
gvt_enrol_answer_new (GvtEnrolStep step, const GvtPublicKey *device_key)
{
  GvtEnrolAnswer *self = g_new0 (GvtEnrolAnswer, 1);

  self->step = step;
  self->device_key = *device_key;
  self->code = g_strdup ("");
  self->incarnation = 1;
  self->users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_free);
  return self;
}

void
gvt_enrol_answer_free (GvtEnrolAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_ptr_array_unref (self->users);
  g_free (self);
}

static GBytes *
write_users (GPtrArray *users, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = g_ptr_array_index (users, i);
      JsonObject *member = json_object_new ();

      json_object_set_string_member (member, "code", user->code);
      json_object_set_string_member (member, "role", gvt_role_to_text (user->role));
      json_object_set_string_member (member, "area", user->area);
      json_array_add_object_element (array, member);
    }

  json_object_set_array_member (object, "users", array);
  return gvt_json_canonical (object, error);
}

GBytes *
gvt_enrol_answer_write (const GvtEnrolAnswer *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) payload = write_users (self->users, error);

  if (payload == NULL)
    return NULL;

  json_object_set_string_member (header, "step", self->step == GVT_ENROL_ASK ? "ask" : "take");
  gvt_json_set_hex (header, "device_key", self->device_key.bytes, sizeof self->device_key.bytes);
  gvt_json_set_id (header, "device", &self->device);
  json_object_set_string_member (header, "code", self->code);
  json_object_set_int_member (header, "incarnation", self->incarnation);
  json_object_set_boolean_member (header, "practice", self->practice);
  return gvt_signed_file_write (TYPE, MAJOR, header, payload, signing_key, error);
}

static gboolean
read_user (GvtEnrolAnswer *self, JsonObject *object, GError **error)
{
  const char *code = gvt_json_get_text (object, "code", error);
  const char *role_text = code != NULL ? gvt_json_get_text (object, "role", error) : NULL;
  const char *area = role_text != NULL ? gvt_json_get_text (object, "area", error) : NULL;
  GvtRole role;

  if (area == NULL || !gvt_role_from_text (role_text, &role, error))
    return FALSE;

  g_ptr_array_add (self->users, gvt_user_new (code, role, area));
  return TRUE;
}

static gboolean
read_users (GvtEnrolAnswer *self, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_ENROL_ANSWER_MAX_BYTES, error);
  JsonArray *array = object != NULL ? gvt_json_get_array (object, "users", error) : NULL;

  if (array == NULL)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *user = gvt_json_element_object (array, i, "user", error);

      if (user == NULL || !read_user (self, user, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_header (GvtEnrolAnswer *self, JsonObject *header, GError **error)
{
  const char *step = gvt_json_get_text (header, "step", error);
  const char *code = step != NULL ? gvt_json_get_text (header, "code", error) : NULL;
  gint64 incarnation;
  GvtPublicKey device_key;

  if (code == NULL
      || !gvt_json_get_hex (header, "device_key", device_key.bytes, sizeof device_key.bytes, error)
      || !gvt_json_get_id (header, "device", &self->device, error)
      || !gvt_json_get_int (header, "incarnation", &incarnation, error)
      || !gvt_json_get_bool (header, "practice", &self->practice, error))
    return FALSE;
  if (!g_str_equal (step, self->step == GVT_ENROL_ASK ? "ask" : "take")
      || !gvt_public_key_equal (&device_key, &self->device_key))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "The answer is for another request");
      return FALSE;
    }
  if (incarnation < 1 || incarnation > G_MAXUINT32)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "The incarnation is out of range");
      return FALSE;
    }

  self->incarnation = (guint32) incarnation;
  g_free (self->code);
  self->code = g_strdup (code);
  return TRUE;
}

GvtEnrolAnswer *
gvt_enrol_answer_read (GBytes *bytes,
                       const GvtPublicKey *signing_key,
                       GvtEnrolStep step,
                       const GvtPublicKey *device_key,
                       GError **error)
{
  g_autoptr (GvtEnrolAnswer) self = gvt_enrol_answer_new (step, device_key);
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR,
                                                         GVT_ENROL_ANSWER_MAX_BYTES, error);

  if (file == NULL || !gvt_signed_file_verify (file, signing_key, error)
      || !read_header (self, gvt_signed_file_get_header (file), error)
      || !read_users (self, gvt_signed_file_get_payload (file), error))
    {
      g_prefix_error (error, "Enrolment: ");
      return NULL;
    }

  return g_steal_pointer (&self);
}

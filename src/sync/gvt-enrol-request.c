/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sodium.h>

#include "gvt-enrol-message.h"
#include "gvt-enrolment-code.h"
#include "gvt-error.h"
#include "gvt-json.h"

#define CONTEXT   "enrol/1"
#define MAX_JSON  (60 * 1024)
#define STEP_ASK  "ask"
#define STEP_TAKE "take"

static void
user_key_free (gpointer data)
{
  GvtUserKey *user = data;

  g_free (user->code);
  g_free (user);
}

GvtEnrolRequest *
gvt_enrol_request_new (GvtEnrolStep step, GvtSecret *secret, const GvtPublicKey *device_key)
{
  GvtEnrolRequest *self = g_new0 (GvtEnrolRequest, 1);

  self->step = step;
  self->secret = secret != NULL ? gvt_secret_ref (secret) : NULL;
  self->device_key = *device_key;
  self->prekeys = g_array_new (FALSE, FALSE, sizeof (GvtPrekey));
  self->users = g_ptr_array_new_with_free_func (user_key_free);
  return self;
}

void
gvt_enrol_request_add_user (GvtEnrolRequest *self, const char *code, const GvtPublicKey *key)
{
  GvtUserKey *user = g_new0 (GvtUserKey, 1);

  user->code = g_strdup (code);
  user->key = *key;
  g_ptr_array_add (self->users, user);
}

void
gvt_enrol_request_free (GvtEnrolRequest *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->secret, gvt_secret_unref);
  g_clear_pointer (&self->lookup_key, gvt_secret_unref);
  g_array_unref (self->prekeys);
  g_ptr_array_unref (self->users);
  g_free (self);
}

/* JSON that held a code or a key: nobody else may hold a reference to it. */
static void
wipe_json (GBytes *json)
{
  gsize length;
  gpointer data = g_bytes_unref_to_data (json, &length);

  sodium_memzero (data, length);
  g_free (data);
}

static JsonArray *
users_to_json (GPtrArray *users)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUserKey *user = g_ptr_array_index (users, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", user->code);
      gvt_json_set_hex (object, "key", user->key.bytes, sizeof user->key.bytes);
      json_array_add_object_element (array, object);
    }

  return array;
}

static void
set_secret (JsonObject *object, const char *name, const GvtSecret *secret)
{
  gvt_json_set_hex (object, name, gvt_secret_get (secret), gvt_secret_size (secret));
}

GBytes *
gvt_enrol_request_seal (const GvtEnrolRequest *self,
                        const GvtPublicKey *sealing_key,
                        GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  GBytes *json, *sealed;

  json_object_set_string_member (object, "step",
                                 self->step == GVT_ENROL_ASK ? STEP_ASK : STEP_TAKE);
  set_secret (object, "secret", self->secret);
  gvt_json_set_hex (object, "device_key", self->device_key.bytes, sizeof self->device_key.bytes);
  if (self->step == GVT_ENROL_TAKE)
    {
      gvt_json_set_hex (object, "roll_public", self->roll_public.bytes,
                        sizeof self->roll_public.bytes);
      set_secret (object, "lookup_key", self->lookup_key);
      json_object_set_array_member (object, "prekeys", gvt_prekeys_to_json (self->prekeys));
      json_object_set_array_member (object, "users", users_to_json (self->users));
    }

  json = gvt_json_canonical (object, error);
  if (json == NULL)
    return NULL;

  sealed = gvt_seal_to (sealing_key, 1, CONTEXT, g_bytes_get_data (json, NULL),
                        g_bytes_get_size (json));
  wipe_json (json);
  return sealed;
}

static GvtSecret *
read_secret (JsonObject *object, const char *name, gsize size, GError **error)
{
  guint8 data[GVT_KEY_SIZE];
  GvtSecret *secret = NULL;

  g_assert (size <= sizeof data);
  if (gvt_json_get_hex (object, name, data, size, error))
    secret = gvt_secret_new (data, size);

  sodium_memzero (data, sizeof data);
  return secret;
}

static gboolean
read_users (GvtEnrolRequest *self, JsonArray *array, GError **error)
{
  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) > GVT_ENROL_MAX_USERS)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too many users");
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = gvt_json_element_object (array, i, "user", error);
      const char *code = object != NULL ? gvt_json_get_text (object, "code", error) : NULL;
      GvtPublicKey key;

      if (code == NULL || !gvt_json_get_hex (object, "key", key.bytes, sizeof key.bytes, error))
        return FALSE;

      gvt_enrol_request_add_user (self, code, &key);
    }

  return TRUE;
}

static gboolean
read_take (GvtEnrolRequest *self, JsonObject *object, GError **error)
{
  JsonArray *prekeys = gvt_json_get_array (object, "prekeys", error);
  g_autoptr (GArray) list = prekeys != NULL ? gvt_prekeys_from_json (prekeys, error) : NULL;

  if (list == NULL
      || !gvt_json_get_hex (object, "roll_public", self->roll_public.bytes,
                            sizeof self->roll_public.bytes, error))
    return FALSE;

  g_array_unref (self->prekeys);
  self->prekeys = g_steal_pointer (&list);
  self->lookup_key = read_secret (object, "lookup_key", GVT_KEY_SIZE, error);
  return self->lookup_key != NULL
         && read_users (self, gvt_json_get_array (object, "users", error), error);
}

static GvtEnrolRequest *
read_request (JsonObject *object, GError **error)
{
  const char *step = gvt_json_get_text (object, "step", error);
  g_autoptr (GvtEnrolRequest) self = NULL;
  GvtPublicKey device_key;

  if (step == NULL
      || !gvt_json_get_hex (object, "device_key", device_key.bytes, sizeof device_key.bytes, error))
    return NULL;

  self = gvt_enrol_request_new (GVT_ENROL_ASK, NULL, &device_key);
  self->secret = read_secret (object, "secret", GVT_ENROLMENT_SECRET_SIZE, error);
  if (self->secret == NULL)
    return NULL;
  if (g_str_equal (step, STEP_ASK))
    return g_steal_pointer (&self);
  if (!g_str_equal (step, STEP_TAKE))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Unknown step of enrolling");
      return NULL;
    }

  self->step = GVT_ENROL_TAKE;
  return read_take (self, object, error) ? g_steal_pointer (&self) : NULL;
}

GvtEnrolRequest *
gvt_enrol_request_open (GBytes *sealed, const GvtSecret *sealing_key, GError **error)
{
  GBytes *json = gvt_unseal_with (sealing_key, CONTEXT, sealed, error);
  g_autoptr (JsonObject) object = json != NULL ? gvt_json_parse (json, MAX_JSON, error) : NULL;

  if (json != NULL)
    wipe_json (json);
  return object != NULL ? read_request (object, error) : NULL;
}

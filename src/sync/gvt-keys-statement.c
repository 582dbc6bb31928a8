/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keys-statement.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE  "KEYS"
#define MAJOR 1

static void
set_former (JsonObject *header, const GArray *former)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < former->len; i++)
    {
      const GvtFormerKey *key = &g_array_index (former, GvtFormerKey, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "serial", (gint64) key->serial);
      json_object_set_int_member (object, "until_us", key->until_us);
      gvt_json_set_hex (object, "signing_key", key->signing_key.bytes,
                        sizeof key->signing_key.bytes);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (header, "former", array);
}

GBytes *
gvt_keys_statement_write (const GvtKeysStatement *self, const GvtSecret *root_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();

  json_object_set_int_member (header, "serial", (gint64) self->serial);
  json_object_set_int_member (header, "issued_at_us", self->issued_at_us);
  json_object_set_int_member (header, "not_after_us", self->not_after_us);
  gvt_json_set_hex (header, "root_key", self->root_key.bytes, sizeof self->root_key.bytes);
  gvt_json_set_hex (header, "signing_key", self->signing_key.bytes, sizeof self->signing_key.bytes);
  gvt_json_set_hex (header, "sealing_key", self->sealing_key.bytes, sizeof self->sealing_key.bytes);
  if (self->has_recovery_key)
    gvt_json_set_hex (header, "recovery_key", self->recovery_key.bytes,
                      sizeof self->recovery_key.bytes);
  if (self->former != NULL)
    set_former (header, self->former);
  json_object_set_boolean_member (header, "practice", self->practice);
  json_object_set_string_member (header, "name", self->name);

  return gvt_signed_file_write (TYPE, MAJOR, header, NULL, root_key, error);
}

static gboolean
read_key (JsonObject *header, const char *name, GvtPublicKey *key, GError **error)
{
  return gvt_json_get_hex (header, name, key->bytes, sizeof key->bytes, error);
}

static gboolean
read_former_key (JsonArray *array, guint i, GvtFormerKey *key, GError **error)
{
  JsonObject *object = gvt_json_element_object (array, i, "former key", error);
  gint64 serial;

  if (object == NULL || !gvt_json_get_int (object, "serial", &serial, error)
      || !gvt_json_get_int (object, "until_us", &key->until_us, error)
      || !read_key (object, "signing_key", &key->signing_key, error))
    return FALSE;

  key->serial = (guint64) MAX (serial, 0);
  return TRUE;
}

static gboolean
read_former (JsonObject *header, GvtKeysStatement *self, GError **error)
{
  JsonArray *array;

  if (!json_object_has_member (header, "former"))
    return TRUE;
  array = gvt_json_get_array (header, "former", error);
  if (array == NULL)
    return FALSE;
  if (json_array_get_length (array) > GVT_FORMER_KEYS_MAX)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too many former keys");
      return FALSE;
    }

  self->former = g_array_new (FALSE, FALSE, sizeof (GvtFormerKey));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      GvtFormerKey key;

      if (!read_former_key (array, i, &key, error))
        return FALSE;
      g_array_append_val (self->former, key);
    }
  return TRUE;
}

static gboolean
read_fields (JsonObject *header, GvtKeysStatement *self, GError **error)
{
  gint64 serial;
  const char *name;

  if (!gvt_json_get_int (header, "serial", &serial, error)
      || !gvt_json_get_int (header, "issued_at_us", &self->issued_at_us, error)
      || !gvt_json_get_int (header, "not_after_us", &self->not_after_us, error)
      || !read_key (header, "root_key", &self->root_key, error)
      || !read_key (header, "signing_key", &self->signing_key, error)
      || !read_key (header, "sealing_key", &self->sealing_key, error)
      || !gvt_json_get_bool (header, "practice", &self->practice, error))
    return FALSE;

  self->has_recovery_key = json_object_has_member (header, "recovery_key");
  if (self->has_recovery_key && !read_key (header, "recovery_key", &self->recovery_key, error))
    return FALSE;
  if (!read_former (header, self, error))
    return FALSE;

  name = gvt_json_get_text (header, "name", error);
  if (name == NULL)
    return FALSE;
  if (serial < 1)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "A keys statement's serial begins at 1");
      return FALSE;
    }

  self->serial = (guint64) serial;
  self->name = g_strdup (name);
  return TRUE;
}

GvtKeysStatement *
gvt_keys_statement_read (GBytes *bytes, GError **error)
{
  g_autoptr (GvtKeysStatement) self = g_new0 (GvtKeysStatement, 1);
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR, 0, error);

  if (file == NULL || !read_fields (gvt_signed_file_get_header (file), self, error)
      || !gvt_signed_file_verify (file, &self->root_key, error))
    {
      g_prefix_error (error, "Keys statement: ");
      return NULL;
    }

  return g_steal_pointer (&self);
}

gboolean
gvt_keys_statement_check_newer (const GvtKeysStatement *self,
                                const GvtKeysStatement *held,
                                GError **error)
{
  if (!gvt_public_key_equal (&self->root_key, &held->root_key) || self->practice != held->practice)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "The keys statement is from another centre than the one enrolled with");
      return FALSE;
    }
  if (self->serial < held->serial)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_EXPIRED,
                   "Keys statement %" G_GUINT64_FORMAT " is older than %" G_GUINT64_FORMAT
                   ", which is held",
                   self->serial, held->serial);
      return FALSE;
    }

  return TRUE;
}

gboolean
gvt_keys_statement_check_time (const GvtKeysStatement *self, gint64 now_us, GError **error)
{
  if (now_us <= self->not_after_us)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_EXPIRED,
               "Keys statement %" G_GUINT64_FORMAT " is past its time", self->serial);
  return FALSE;
}

void
gvt_keys_statement_turn (GvtKeysStatement *self, const GvtPublicKey *signing_key, gint64 now_us)
{
  const GvtFormerKey former = { self->serial, now_us, self->signing_key };

  if (self->former == NULL)
    self->former = g_array_new (FALSE, FALSE, sizeof (GvtFormerKey));
  g_array_prepend_val (self->former, former);
  if (self->former->len > GVT_FORMER_KEYS_MAX)
    g_array_set_size (self->former, GVT_FORMER_KEYS_MAX);
  self->signing_key = *signing_key;
}

GvtKeysStatement *
gvt_keys_statement_copy (const GvtKeysStatement *self)
{
  GvtKeysStatement *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->former = self->former != NULL ? g_array_copy (self->former) : NULL;
  return copy;
}

void
gvt_keys_statement_free (GvtKeysStatement *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->former, g_array_unref);
  g_free (self);
}

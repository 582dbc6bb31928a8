/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-keys-statement.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE       "KEYS"
#define MAJOR      1
#define ROOT_TYPE  "root-succession" /* what a former root key signs: the 32 bytes of the next */
#define ROOT_MAJOR 1

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

static void
set_former_roots (JsonObject *header, const GArray *roots)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < roots->len; i++)
    {
      const GvtFormerRoot *root = &g_array_index (roots, GvtFormerRoot, i);
      JsonObject *object = json_object_new ();

      gvt_json_set_hex (object, "root_key", root->key.bytes, sizeof root->key.bytes);
      gvt_json_set_hex (object, "signature", root->signature, sizeof root->signature);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (header, "former_roots", array);
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
  if (self->former_roots != NULL)
    set_former_roots (header, self->former_roots);
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

/* @array: (out) (nullable): where there is none */
static gboolean
read_bounded (JsonObject *header, const char *name, JsonArray **array, GError **error)
{
  *array = NULL;
  if (!json_object_has_member (header, name))
    return TRUE;
  *array = gvt_json_get_array (header, name, error);
  if (*array == NULL)
    return FALSE;
  if (json_array_get_length (*array) <= GVT_FORMER_KEYS_MAX)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too many former keys");
  return FALSE;
}

static gboolean
read_former (JsonObject *header, GvtKeysStatement *self, GError **error)
{
  JsonArray *array;

  if (!read_bounded (header, "former", &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;

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

/* Each must have given its word for the one behind it. */
static gboolean
read_former_root (
    JsonArray *array, guint i, const GvtPublicKey *next, GvtFormerRoot *root, GError **error)
{
  JsonObject *object = gvt_json_element_object (array, i, "former root key", error);

  return object != NULL && read_key (object, "root_key", &root->key, error)
         && gvt_json_get_hex (object, "signature", root->signature, sizeof root->signature, error)
         && gvt_verify (&root->key, ROOT_TYPE, ROOT_MAJOR, next->bytes, sizeof next->bytes,
                        root->signature, error);
}

static gboolean
read_former_roots (JsonObject *header, GvtKeysStatement *self, GError **error)
{
  JsonArray *array;
  GvtPublicKey next = self->root_key;

  if (!read_bounded (header, "former_roots", &array, error))
    return FALSE;
  if (array == NULL)
    return TRUE;

  self->former_roots = g_array_new (FALSE, FALSE, sizeof (GvtFormerRoot));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      GvtFormerRoot root;

      if (!read_former_root (array, i, &next, &root, error))
        return FALSE;
      g_array_append_val (self->former_roots, root);
      next = root.key;
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
  if (!read_former (header, self, error) || !read_former_roots (header, self, error))
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
gvt_keys_statement_descends (const GvtKeysStatement *self, const GvtPublicKey *root)
{
  const GArray *former = self->former_roots;

  if (gvt_public_key_equal (&self->root_key, root))
    return TRUE;

  for (guint i = 0; former != NULL && i < former->len; i++)
    if (gvt_public_key_equal (&g_array_index (former, GvtFormerRoot, i).key, root))
      return TRUE;
  return FALSE;
}

gboolean
gvt_keys_statement_check_newer (const GvtKeysStatement *self,
                                const GvtKeysStatement *held,
                                GError **error)
{
  if (!gvt_keys_statement_descends (self, &held->root_key) || self->practice != held->practice)
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

void
gvt_keys_statement_turn_root (GvtKeysStatement *self,
                              const GvtPublicKey *root_key,
                              const GvtSecret *former_root)
{
  GvtFormerRoot former = { .key = self->root_key };

  gvt_sign (former_root, ROOT_TYPE, ROOT_MAJOR, root_key->bytes, sizeof root_key->bytes,
            former.signature);
  if (self->former_roots == NULL)
    self->former_roots = g_array_new (FALSE, FALSE, sizeof (GvtFormerRoot));
  g_array_prepend_val (self->former_roots, former);
  if (self->former_roots->len > GVT_FORMER_KEYS_MAX)
    g_array_set_size (self->former_roots, GVT_FORMER_KEYS_MAX);
  self->root_key = *root_key;
}

GvtKeysStatement *
gvt_keys_statement_copy (const GvtKeysStatement *self)
{
  GvtKeysStatement *copy = g_memdup2 (self, sizeof *self);

  copy->name = g_strdup (self->name);
  copy->former = self->former != NULL ? g_array_copy (self->former) : NULL;
  copy->former_roots = self->former_roots != NULL ? g_array_copy (self->former_roots) : NULL;
  return copy;
}

void
gvt_keys_statement_free (GvtKeysStatement *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->former, g_array_unref);
  g_clear_pointer (&self->former_roots, g_array_unref);
  g_free (self);
}

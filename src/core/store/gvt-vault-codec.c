/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-region.h"

/* No honest vault is beyond these, and a forged one must not be able to exhaust the laptop. */
#define MIN_MEMORY (8 * 1024)
#define MAX_MEMORY (G_GUINT64_CONSTANT (1) << 30)
#define MAX_PASSES 64

void
gvt_vault_slot_free (GvtVaultSlot *self)
{
  g_clear_pointer (&self->user, gvt_user_free);
  g_clear_pointer (&self->store_key, g_bytes_unref);
  g_clear_pointer (&self->user_key, g_bytes_unref);
  g_clear_pointer (&self->roll_key, g_bytes_unref);
  g_free (self);
}

GvtVaultFile *
gvt_vault_file_new (void)
{
  GvtVaultFile *self = g_new0 (GvtVaultFile, 1);

  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_vault_slot_free);
  return self;
}

void
gvt_vault_file_free (GvtVaultFile *self)
{
  g_clear_pointer (&self->device_key, g_bytes_unref);
  g_clear_pointer (&self->lookup_key, g_bytes_unref);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_free (self);
}

GvtVaultSlot *
gvt_vault_file_find (GvtVaultFile *self, const char *code)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      GvtVaultSlot *slot = self->slots->pdata[i];

      if (g_str_equal (slot->user->code, code))
        return slot;
    }

  return NULL;
}

gboolean
gvt_user_check (const GvtUser *user, GError **error)
{
  g_autofree char *clean = NULL;
  gsize length = strlen (user->code);

  if (length < 2 || length > 16
      || strspn (user->code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != length)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("a user code has 2 to 16 of A-Z, 0-9 and -"));
      return FALSE;
    }

  if (user->area[0] == '\0')
    return TRUE;

  clean = gvt_region_code_clean (user->area, error);
  if (clean == NULL || g_str_equal (clean, user->area))
    return clean != NULL;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("the code of a working area has dots"));
  return FALSE;
}

static GBytes *
get_sealed (JsonObject *object, const char *name, GError **error)
{
  const char *text = gvt_json_get_text (object, name, error);
  g_autofree guint8 *data = NULL;
  gsize length;

  if (text == NULL)
    return NULL;

  length = strlen (text) / 2;
  data = g_malloc (length + 1);
  if (!gvt_unhex (text, data, length, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static void
set_sealed (JsonObject *object, const char *name, GBytes *sealed)
{
  gvt_json_set_hex (object, name, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
}

static gboolean
read_kdf (JsonObject *object, GvtKdf *kdf, GError **error)
{
  gint64 memory, passes;

  if (!gvt_json_get_int (object, "memory_bytes", &memory, error)
      || !gvt_json_get_int (object, "passes", &passes, error))
    return FALSE;

  if (memory < MIN_MEMORY || (guint64) memory > MAX_MEMORY || passes < 1 || passes > MAX_PASSES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A slot costs too much");
      return FALSE;
    }

  *kdf = (GvtKdf){ .memory_bytes = memory, .passes = passes };
  return TRUE;
}

static GvtUser *
read_user (JsonObject *object, GError **error)
{
  g_autoptr (GvtUser) user = NULL;
  const char *code = gvt_json_get_text (object, "code", error);
  const char *role_text = code != NULL ? gvt_json_get_text (object, "role", error) : NULL;
  const char *area = role_text != NULL ? gvt_json_get_text (object, "area", error) : NULL;
  GvtRole role;

  if (area == NULL || !gvt_role_from_text (role_text, &role, error))
    return NULL;

  user = gvt_user_new (code, role, area);
  return gvt_user_check (user, error) ? g_steal_pointer (&user) : NULL;
}

static GvtVaultSlot *
read_slot (JsonObject *object, GError **error)
{
  g_autoptr (GvtVaultSlot) slot = g_new0 (GvtVaultSlot, 1);
  GvtPublicKey *public_key = &slot->public_key;

  slot->user = read_user (object, error);
  if (slot->user == NULL || !read_kdf (object, &slot->kdf, error)
      || !gvt_json_get_hex (object, "salt", slot->salt, sizeof slot->salt, error)
      || !gvt_json_get_hex (object, "public_key", public_key->bytes, 32, error))
    return NULL;

  slot->store_key = get_sealed (object, "store_key", error);
  slot->user_key = slot->store_key != NULL ? get_sealed (object, "user_key", error) : NULL;
  if (slot->user_key == NULL)
    return NULL;

  if (!gvt_role_opens_roll (slot->user->role))
    return g_steal_pointer (&slot);

  slot->roll_key = get_sealed (object, "roll_key", error);
  return slot->roll_key != NULL ? g_steal_pointer (&slot) : NULL;
}

static gboolean
read_slots (GvtVaultFile *self, JsonObject *object, GError **error)
{
  JsonArray *slots = gvt_json_get_array (object, "slots", error);

  for (guint i = 0; slots != NULL && i < json_array_get_length (slots); i++)
    {
      JsonObject *element = gvt_json_element_object (slots, i, "slots", error);
      GvtVaultSlot *slot = element != NULL ? read_slot (element, error) : NULL;

      if (slot == NULL)
        return FALSE;
      g_ptr_array_add (self->slots, slot);
    }

  if (slots != NULL && self->slots->len == 0)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A vault without slots");
  return self->slots->len > 0;
}

GvtVaultFile *
gvt_vault_file_from_json (GBytes *json, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (json, GVT_VAULT_MAX_JSON, error);
  g_autoptr (GvtVaultFile) self = gvt_vault_file_new ();
  gint64 version;

  if (object == NULL || !gvt_json_get_int (object, "store_version", &version, error)
      || !gvt_json_get_hex (object, "roll_public", self->roll_public.bytes, 32, error))
    return NULL;

  self->store_version = CLAMP (version, 0, G_MAXINT);
  self->device_key = get_sealed (object, "device_key", error);
  self->lookup_key = self->device_key != NULL ? get_sealed (object, "lookup_key", error) : NULL;
  if (self->lookup_key == NULL || !read_slots (self, object, error))
    return NULL;

  return g_steal_pointer (&self);
}

static JsonObject *
slot_to_json (const GvtVaultSlot *slot)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", slot->user->code);
  json_object_set_string_member (object, "role", gvt_role_to_text (slot->user->role));
  json_object_set_string_member (object, "area", slot->user->area);
  json_object_set_int_member (object, "memory_bytes", slot->kdf.memory_bytes);
  json_object_set_int_member (object, "passes", slot->kdf.passes);
  gvt_json_set_hex (object, "salt", slot->salt, sizeof slot->salt);
  gvt_json_set_hex (object, "public_key", slot->public_key.bytes, 32);
  set_sealed (object, "store_key", slot->store_key);
  set_sealed (object, "user_key", slot->user_key);
  if (slot->roll_key != NULL)
    set_sealed (object, "roll_key", slot->roll_key);
  return object;
}

GBytes *
gvt_vault_file_to_json (GvtVaultFile *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *slots = json_array_new ();

  json_object_set_int_member (object, "store_version", self->store_version);
  gvt_json_set_hex (object, "roll_public", self->roll_public.bytes, 32);
  set_sealed (object, "device_key", self->device_key);
  set_sealed (object, "lookup_key", self->lookup_key);
  for (guint i = 0; i < self->slots->len; i++)
    json_array_add_object_element (slots, slot_to_json (self->slots->pdata[i]));
  json_object_set_array_member (object, "slots", slots);

  return gvt_json_canonical (object, error);
}

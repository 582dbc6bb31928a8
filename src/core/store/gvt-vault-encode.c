/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To the JSON in a copy of the vault, and to what its warrant signs. */
#include "gvt-json.h"
#include "gvt-vault-file.h"

static void
set_sealed (JsonObject *object, const char *name, GBytes *sealed)
{
  gvt_json_set_hex (object, name, g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
}

static void
set_key (JsonObject *object, const char *name, const GvtPublicKey *key)
{
  gvt_json_set_hex (object, name, key->bytes, sizeof key->bytes);
}

static JsonObject *
warranted_slot (const GvtVaultSlot *slot)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", slot->user->code);
  json_object_set_string_member (object, "role", gvt_role_to_text (slot->user->role));
  json_object_set_string_member (object, "area", slot->user->area);
  set_key (object, "public_key", &slot->public_key);
  set_key (object, "box", &slot->box);
  set_sealed (object, "store_key", slot->store_key);
  if (slot->roll_key != NULL)
    set_sealed (object, "roll_key", slot->roll_key);
  return object;
}

/* What only the user himself changes: nobody's warrant is asked for a new passphrase. */
static void
set_own_part (JsonObject *object, const GvtVaultSlot *slot)
{
  json_object_set_int_member (object, "memory_bytes", slot->kdf.memory_bytes);
  json_object_set_int_member (object, "passes", slot->kdf.passes);
  gvt_json_set_hex (object, "salt", slot->salt, sizeof slot->salt);
  json_object_set_boolean_member (object, "is_once", slot->is_once);
  set_sealed (object, "user_key", slot->user_key);
  set_sealed (object, "box_key", slot->box_key);
}

static JsonArray *
past_roll_keys (GvtVaultFile *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->past_roll_keys->len; i++)
    {
      GBytes *sealed = self->past_roll_keys->pdata[i];
      g_autofree char *text = gvt_hex (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));

      json_array_add_string_element (array, text);
    }
  return array;
}

/* @with_own_parts: %FALSE for what is warranted alone */
static JsonObject *
warranted_object (GvtVaultFile *self, gboolean with_own_parts)
{
  JsonObject *object = json_object_new ();
  JsonArray *slots = json_array_new ();

  set_key (object, "authority", &self->authority);
  set_key (object, "roll_public", &self->roll_public);
  set_sealed (object, "authority_key", self->authority_key);
  set_sealed (object, "lookup_key", self->lookup_key);
  json_object_set_array_member (object, "past_roll_keys", past_roll_keys (self));
  if (self->has_recovery)
    {
      JsonObject *recovery = json_object_new ();

      set_key (recovery, "public", &self->recovery_public);
      gvt_json_set_id (recovery, "device", &self->recovery_device);
      set_sealed (recovery, "keys", self->recovery_keys);
      json_object_set_object_member (object, "recovery", recovery);
    }
  for (guint i = 0; i < self->slots->len; i++)
    {
      JsonObject *slot = warranted_slot (self->slots->pdata[i]);

      if (with_own_parts)
        set_own_part (slot, self->slots->pdata[i]);
      json_array_add_object_element (slots, slot);
    }
  json_object_set_array_member (object, "slots", slots);
  return object;
}

GBytes *
gvt_vault_file_warranted (GvtVaultFile *self, GError **error)
{
  g_autoptr (JsonObject) object = warranted_object (self, FALSE);

  return gvt_json_canonical (object, error);
}

static JsonArray *
requests_to_json (GvtVaultFile *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->requests->len; i++)
    {
      const GvtVaultRequest *request = self->requests->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", request->code);
      json_object_set_int_member (object, "at_us", request->at_us);
      gvt_json_set_hex (object, "id", request->id, sizeof request->id);
      gvt_json_set_hex (object, "salt", request->salt, sizeof request->salt);
      set_key (object, "ephemeral", &request->ephemeral);
      set_sealed (object, "ephemeral_key", request->ephemeral_key);
      json_object_set_boolean_member (object, "is_told", request->is_told);
      json_array_add_object_element (array, object);
    }
  return array;
}

GBytes *
gvt_vault_file_to_json (GvtVaultFile *self, GError **error)
{
  g_autoptr (JsonObject) object = warranted_object (self, TRUE);

  json_object_set_int_member (object, "store_version", self->store_version);
  json_object_set_int_member (object, "generation", (gint64) self->generation);
  if (self->repaired_copy != 0)
    json_object_set_int_member (object, "repaired_copy", self->repaired_copy);
  set_sealed (object, "device_key", self->device_key);
  if (self->former_store_key != NULL)
    set_sealed (object, "former_store_key", self->former_store_key);
  if (self->notes != NULL)
    set_sealed (object, "notes", self->notes);
  json_object_set_array_member (object, "requests", requests_to_json (self));
  gvt_json_set_hex (object, "warrant", self->warrant, sizeof self->warrant);

  return gvt_json_canonical (object, error);
}

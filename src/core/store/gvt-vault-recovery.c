/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-recovery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-passphrase.h"
#include "gvt-recovery-message.h"
#include "gvt-vault-acts-private.h"
#include "gvt-vault-kinds.h"
#include "gvt-vault-warrant.h"

#define EPHEMERAL_KEY "vault/recovery/ephemeral/1"

static gboolean
refuse (GError **error, GvtError code, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, (gint) code, why);
  return FALSE;
}

static gboolean
tell (GError **error, GvtError code, const char *words)
{
  gvt_error_tell (error, code, "%s", words);
  return FALSE;
}

static gboolean
tell_other_answer (GError **error)
{
  return tell (error, GVT_ERROR_BAD_SIGNATURE,
               _ ("This answer does not belong to the newest request of this user on this "
                  "laptop. Nothing was changed. Show the request again, and ask for the "
                  "answer to it."));
}

void
gvt_vault_grant_recovery (GvtVaultFile *file, const GvtVaultKeys *keys)
{
  g_autoptr (GvtSecret) both = NULL, device = NULL, all = NULL;

  if (!file->has_recovery)
    return;

  both = gvt_secret_join (keys->store_key, keys->roll_key);
  device = gvt_secret_new (file->recovery_device.bytes, sizeof file->recovery_device.bytes);
  all = gvt_secret_join (both, device);
  g_clear_pointer (&file->recovery_keys, g_bytes_unref);
  file->recovery_keys = gvt_seal_to (&file->recovery_public, 1, GVT_RECOVERY_KEYS_CONTEXT,
                                     gvt_secret_get (all), gvt_secret_size (all));
}

typedef struct
{
  GvtVaultKeys keys;
  const char *actor;
  const GvtPublicKey *public_key;
  const GvtId *device;
} Setting;

static void
setting_clear (Setting *setting)
{
  gvt_vault_keys_clear (&setting->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Setting, setting_clear)

static gboolean
set_in_file (GvtVaultFile *file, gpointer user_data, GError **error)
{
  Setting *setting = user_data;
  g_autoptr (GvtSecret) authority = gvt_vault_warrant_key (file, &setting->keys, error);
  JsonObject *body;

  if (authority == NULL)
    return FALSE;

  file->has_recovery = TRUE;
  file->recovery_public = *setting->public_key;
  file->recovery_device = *setting->device;
  gvt_vault_grant_recovery (file, &setting->keys);

  body = json_object_new ();
  json_object_set_string_member (body, "by", setting->actor);
  gvt_json_set_hex (body, "public", setting->public_key->bytes, 32);
  return gvt_vault_note_add (file, setting->keys.store_key, GVT_RECOVERY_SET_KIND, body, error)
         && gvt_vault_warrant_sign (file, authority, error);
}

static gboolean
is_set (const char *path, const GvtPublicKey *public_key, const GvtId *device)
{
  g_autoptr (GvtVaultFile) file = gvt_vault_file_read (path, NULL);

  return file != NULL && file->has_recovery
         && gvt_public_key_equal (&file->recovery_public, public_key)
         && gvt_id_equal (&file->recovery_device, device);
}

gboolean
gvt_vault_set_recovery (GvtVault *self,
                        const GvtPublicKey *public_key,
                        const GvtId *device,
                        GError **error)
{
  g_auto (Setting) setting = { .public_key = public_key, .device = device };
  g_autofree char *path = NULL;
  const GvtUser *actor;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  path = gvt_vault_dup_path (self);
  if (is_set (path, public_key, device))
    return TRUE;

  actor = gvt_vault_get_user (self); /* once: another thread may lock it */
  if (actor == NULL)
    return refuse (error, GVT_ERROR_LOCKED, "The vault is locked");
  if (!gvt_vault_copy_keys (self, &setting.keys, NULL, error))
    return FALSE;

  setting.actor = actor->code;
  return gvt_vault_change (self, set_in_file, &setting, error);
}

static GvtVaultRequest *
find_request (GvtVaultFile *file, const char *code)
{
  for (guint i = 0; i < file->requests->len; i++)
    {
      GvtVaultRequest *request = file->requests->pdata[i];

      if (g_str_equal (request->code, code))
        return request;
    }

  return NULL;
}

static char *
ephemeral_context (const GvtVaultRequest *request)
{
  g_autofree char *key = gvt_hex (request->ephemeral.bytes, sizeof request->ephemeral.bytes);

  return g_strjoin ("\n", EPHEMERAL_KEY, request->code, key, NULL);
}

static GvtSecret *
derive (const GvtVaultRequest *request, const GvtKdf *kdf, const char *passphrase, GError **error)
{
  return gvt_secret_from_passphrase (passphrase, request->salt, kdf->memory_bytes, kdf->passes,
                                     error);
}

static GvtVaultRequest *
make_request (
    const char *code, const char *passphrase, const GvtKdf *kdf, gint64 at_us, GError **error)
{
  g_autoptr (GvtVaultRequest) request = g_new0 (GvtVaultRequest, 1);
  g_autoptr (GvtSecret) random = gvt_secret_new_random (sizeof request->id + sizeof request->salt);
  g_autoptr (GvtSecret) ephemeral = gvt_sealing_key_new ();
  g_autoptr (GvtSecret) key = NULL;
  g_autofree char *context = NULL;

  request->code = g_strdup (code);
  request->at_us = at_us;
  memcpy (request->id, gvt_secret_get (random), sizeof request->id);
  memcpy (request->salt, gvt_secret_get (random) + sizeof request->id, sizeof request->salt);
  gvt_sealing_key_public (ephemeral, &request->ephemeral);
  key = derive (request, kdf, passphrase, error);
  if (key == NULL)
    return NULL;

  context = ephemeral_context (request);
  request->ephemeral_key = gvt_seal (key, context, gvt_secret_get (ephemeral),
                                     gvt_secret_size (ephemeral));
  return g_steal_pointer (&request);
}

/* What goes to who keeps the recovery key. Returns: (transfer full) */
static GBytes *
write_message (const GvtVaultFile *file, const GvtVaultRequest *request)
{
  GvtRecoveryRequest message = { .ephemeral = request->ephemeral,
                                 .user = request->code,
                                 .keys = file->recovery_keys };

  memcpy (message.id, request->id, sizeof message.id);
  return gvt_recovery_request_write (&message);
}

typedef struct
{
  const char *code;
  const char *passphrase;
  gint64 at_us;
  GBytes *request; /* (out) */
} Beginning;

static gboolean
begin_in_file (GvtVaultFile *file, gpointer user_data, GError **error)
{
  Beginning *beginning = user_data;
  const GvtVaultSlot *slot = gvt_vault_file_find (file, beginning->code);
  GvtVaultRequest *former = find_request (file, beginning->code);
  g_autoptr (GvtVaultRequest) request = NULL;

  if (!file->has_recovery)
    return tell (error, GVT_ERROR_STATE,
                 _ ("This laptop has no recovery key yet: it comes with a sync, once the "
                    "province has made one. Nothing was changed. Until then only another "
                    "officer of this laptop can help."));
  if (slot == NULL || slot->roll_key == NULL)
    return refuse (
        error, GVT_ERROR_BAD_INPUT,
        _ ("recovery is for a data officer or supervisor of this laptop; anybody else is "
           "helped by one of them"));

  request = make_request (beginning->code, beginning->passphrase, &slot->kdf, beginning->at_us,
                          error);
  if (request == NULL)
    return FALSE;

  beginning->request = write_message (file, request);
  if (former != NULL)
    g_ptr_array_remove (file->requests, former);
  g_ptr_array_add (file->requests, g_steal_pointer (&request));
  return TRUE;
}

GBytes *
gvt_vault_begin_recovery (
    GvtVault *self, const char *code, const char *passphrase, gint64 at_us, GError **error)
{
  Beginning beginning = { code, passphrase, at_us, NULL };

  g_return_val_if_fail (GVT_IS_VAULT (self), NULL);

  if (!gvt_passphrase_check (passphrase, error))
    return NULL;
  if (gvt_vault_change (self, begin_in_file, &beginning, error))
    return beginning.request;

  g_clear_pointer (&beginning.request, g_bytes_unref);
  return NULL;
}

GBytes *
gvt_vault_dup_request (GvtVault *self, const char *code, gint64 *at_us, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GvtVaultFile) file = NULL;
  const GvtVaultRequest *request;

  g_return_val_if_fail (GVT_IS_VAULT (self), NULL);

  path = gvt_vault_dup_path (self);
  file = gvt_vault_file_read (path, error);
  request = file != NULL ? find_request (file, code) : NULL;
  if (request == NULL || !file->has_recovery)
    return NULL;

  if (at_us != NULL)
    *at_us = request->at_us;
  return write_message (file, request);
}

static gboolean
note_request (GvtVaultFile *file,
              const GvtSecret *store_key,
              GvtVaultRequest *request,
              GError **error)
{
  JsonObject *body;

  if (request->is_told)
    return TRUE;

  body = json_object_new ();
  json_object_set_string_member (body, "by", request->code);
  json_object_set_string_member (body, "user", request->code);
  json_object_set_int_member (body, "at_us", request->at_us);
  gvt_json_set_hex (body, "request", request->id, sizeof request->id);
  request->is_told = TRUE;
  return gvt_vault_note_add (file, store_key, GVT_RECOVERY_REQUESTED_KIND, body, error);
}

static gboolean
note_all (GvtVaultFile *file, gpointer store_key, GError **error)
{
  for (guint i = 0; i < file->requests->len; i++)
    if (!note_request (file, store_key, file->requests->pdata[i], error))
      return FALSE;

  return TRUE;
}

gboolean
gvt_vault_note_requests (GvtVault *self, GError **error)
{
  g_auto (GvtVaultKeys) keys = { 0 };
  g_autofree char *path = gvt_vault_dup_path (self);
  g_autoptr (GvtVaultFile) file = gvt_vault_file_read (path, error);
  gboolean is_waiting = FALSE;

  for (guint i = 0; file != NULL && i < file->requests->len; i++)
    is_waiting = is_waiting || !((const GvtVaultRequest *) file->requests->pdata[i])->is_told;
  if (!is_waiting)
    return file != NULL;

  return gvt_vault_copy_keys (self, &keys, NULL, error)
         && gvt_vault_change (self, note_all, keys.store_key, error);
}

/* Both keys, by the answer to @request. */
static gboolean
open_answer (const GvtVaultRequest *request,
             const GvtKdf *kdf,
             const char *passphrase,
             GBytes *answer,
             GvtVaultKeys *keys,
             GError **error)
{
  g_autoptr (GvtSecret) key = derive (request, kdf, passphrase, error);
  g_autofree char *own_context = ephemeral_context (request);
  g_autofree char *context = gvt_recovery_answer_context (request->id, request->code);
  g_autoptr (GvtSecret) ephemeral = NULL, both = NULL;

  if (key == NULL)
    return FALSE;

  ephemeral = gvt_unseal_secret (key, own_context, request->ephemeral_key, NULL);
  if (ephemeral == NULL)
    return tell (error, GVT_ERROR_WRONG_PASSPHRASE,
                 _ ("This is not the passphrase that was chosen for the request. Nothing was "
                    "changed. If it is forgotten, make a new request."));

  both = gvt_unseal_secret_with (ephemeral, context, answer, NULL);
  if (both == NULL)
    return tell_other_answer (error);
  if (gvt_secret_size (both) != 2 * GVT_KEY_SIZE)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "No answer to a request");

  keys->store_key = gvt_secret_part (both, 0, GVT_KEY_SIZE);
  keys->roll_key = gvt_secret_part (both, GVT_KEY_SIZE, GVT_KEY_SIZE);
  return TRUE;
}

/* The recovered roll key opens the authority; so what the file says under its warrant can be
 * trusted, although no passphrase vouches for it. */
static GvtSecret *
open_authority (GvtVaultFile *file, const GvtVaultKeys *keys, GError **error)
{
  g_autoptr (GvtSecret) authority = gvt_vault_warrant_key (file, keys, NULL);
  GvtPublicKey public_key;

  if (authority != NULL)
    gvt_signing_key_public (authority, &public_key);
  if (authority != NULL && gvt_public_key_equal (&public_key, &file->authority)
      && gvt_vault_warrant_check (file, NULL))
    return g_steal_pointer (&authority);

  tell_other_answer (error); /* it holds other keys than the vault has now */
  return NULL;
}

typedef struct
{
  const char *code;
  const char *passphrase;
  GBytes *answer;
} Finishing;

static gboolean
note_use (GvtVaultFile *file,
          const GvtSecret *store_key,
          const GvtVaultRequest *request,
          const GvtVaultSlot *slot,
          GError **error)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "by", request->code);
  json_object_set_string_member (body, "user", request->code);
  gvt_json_set_hex (body, "request", request->id, sizeof request->id);
  gvt_json_set_hex (body, "key", slot->public_key.bytes, sizeof slot->public_key.bytes);
  return gvt_vault_note_add (file, store_key, GVT_RECOVERY_USED_KIND, body, error);
}

static gboolean
put_slot (GvtVaultFile *file,
          const Finishing *finishing,
          GvtVaultRequest *request,
          const GvtVaultKeys *keys,
          GError **error)
{
  GvtVaultSlot *former = gvt_vault_file_find (file, finishing->code);
  g_autoptr (GvtSecret) authority = open_authority (file, keys, error);
  GvtVaultSlot *slot;
  guint index = 0;

  if (authority == NULL)
    return FALSE;

  slot = gvt_vault_slot_new (former->user, finishing->passphrase, FALSE, &former->kdf,
                             &file->authority, error);
  if (slot == NULL)
    return FALSE;

  gvt_vault_slot_grant (slot, keys);
  g_ptr_array_find (file->slots, former, &index);
  g_ptr_array_remove_index (file->slots, index);
  g_ptr_array_insert (file->slots, index, slot);
  return note_request (file, keys->store_key, request, error)
         && note_use (file, keys->store_key, request, slot, error)
         && gvt_vault_warrant_sign (file, authority, error);
}

static gboolean
finish_in_file (GvtVaultFile *file, gpointer user_data, GError **error)
{
  Finishing *finishing = user_data;
  GvtVaultRequest *request = find_request (file, finishing->code);
  const GvtVaultSlot *slot = gvt_vault_file_find (file, finishing->code);
  g_auto (GvtVaultKeys) keys = { 0 };

  if (request == NULL || slot == NULL)
    return tell (error, GVT_ERROR_STATE,
                 _ ("No request of this user waits for an answer on this laptop: an answer works "
                    "once. Nothing was changed. If the passphrase that was chosen does not open "
                    "the laptop, make a new request."));
  if (!open_answer (request, &slot->kdf, finishing->passphrase, finishing->answer, &keys, error)
      || !put_slot (file, finishing, request, &keys, error))
    return FALSE;

  g_ptr_array_remove (file->requests, request); /* an answer works once */
  return TRUE;
}

gboolean
gvt_vault_finish_recovery (
    GvtVault *self, const char *code, const char *passphrase, GBytes *answer, GError **error)
{
  Finishing finishing = { code, passphrase, answer };

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  return gvt_vault_change (self, finish_in_file, &finishing, error);
}

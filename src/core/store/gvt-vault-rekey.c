/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys anew, so that who is removed opens nothing that comes after him. */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-vault-acts-private.h"
#include "gvt-vault-kinds.h"
#include "gvt-vault-warrant.h"

#define MIN_ROLL_HOLDERS 2 /* D2 */

typedef struct
{
  const char *actor;
  const char *code;  /* whom to remove */
  GvtVaultKeys keys; /* the present ones */
  GvtVaultKeys next; /* (out) */
} Removal;

static void
removal_clear (Removal *removal)
{
  gvt_vault_keys_clear (&removal->keys);
  gvt_vault_keys_clear (&removal->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Removal, removal_clear)

static gboolean
refuse (GError **error, GvtError code, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, (gint) code, why);
  return FALSE;
}

static gboolean
check_enough_stay (GvtVaultFile *file, const GvtVaultSlot *leaving, GError **error)
{
  guint n = 0;

  if (!gvt_role_opens_roll (leaving->user->role))
    return TRUE;

  for (guint i = 0; i < file->slots->len; i++)
    {
      const GvtVaultSlot *slot = file->slots->pdata[i];

      n += slot != leaving && gvt_role_opens_roll (slot->user->role);
    }
  return n >= MIN_ROLL_HOLDERS
         || refuse (error, GVT_ERROR_BAD_INPUT,
                    _ ("at least two people who open the voter list must stay on a laptop; add "
                       "another one first"));
}

/* The former roll key stays, for those who open the present one: what was sealed to it is in the
 * journal, whose bytes never change. */
static gboolean
keep_past_roll_keys (GvtVaultFile *file, const Removal *removal, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (kept, gvt_vault_seal_derived (removal->next.roll_key, GVT_VAULT_PAST_ROLL_KEY,
                                                 removal->keys.roll_key));
  for (guint i = 0; i < file->past_roll_keys->len; i++)
    {
      g_autoptr (GvtSecret) past = gvt_vault_unseal_derived (
          removal->keys.roll_key, GVT_VAULT_PAST_ROLL_KEY, file->past_roll_keys->pdata[i], error);

      if (past == NULL)
        return FALSE;
      g_ptr_array_add (
          kept, gvt_vault_seal_derived (removal->next.roll_key, GVT_VAULT_PAST_ROLL_KEY, past));
    }

  g_ptr_array_unref (file->past_roll_keys);
  file->past_roll_keys = g_steal_pointer (&kept);
  return TRUE;
}

/* From under a key derived from @former to under one derived from @next. */
static gboolean
reseal (GBytes **sealed,
        const char *purpose,
        const GvtSecret *former,
        const GvtSecret *next,
        GError **error)
{
  g_autoptr (GvtSecret) secret = gvt_vault_unseal_derived (former, purpose, *sealed, error);

  if (secret == NULL)
    return FALSE;

  g_bytes_unref (*sealed);
  *sealed = gvt_vault_seal_derived (next, purpose, secret);
  return TRUE;
}

static gboolean
reseal_all (GvtVaultFile *file, const Removal *removal, GError **error)
{
  const GvtVaultKeys *keys = &removal->keys;
  const GvtVaultKeys *next = &removal->next;

  gvt_sealing_key_public (next->roll_key, &file->roll_public);
  file->former_store_key = gvt_vault_seal_derived (next->store_key, GVT_VAULT_FORMER_KEY,
                                                   keys->store_key);
  return reseal (&file->device_key, GVT_VAULT_DEVICE_KEY, keys->store_key, next->store_key, error)
         && reseal (&file->lookup_key, GVT_VAULT_LOOKUP_KEY, keys->roll_key, next->roll_key, error)
         && reseal (&file->authority_key, GVT_VAULT_AUTHORITY_KEY, keys->roll_key, next->roll_key,
                    error)
         && keep_past_roll_keys (file, removal, error)
         && gvt_vault_notes_reseal (file, keys->store_key, next->store_key, error);
}

static gboolean
note_removal (GvtVaultFile *file, const Removal *removal, GError **error)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "by", removal->actor);
  json_object_set_string_member (body, "user", removal->code);
  gvt_json_set_hex (body, "roll_public", file->roll_public.bytes, sizeof file->roll_public.bytes);
  return gvt_vault_note_add (file, removal->next.store_key, GVT_VAULT_USER_REMOVED_KIND, body,
                             error);
}

static void
drop_requests (GvtVaultFile *file, const char *code)
{
  for (guint i = file->requests->len; i > 0; i--)
    {
      const GvtVaultRequest *request = file->requests->pdata[i - 1];

      if (g_str_equal (request->code, code))
        g_ptr_array_remove_index (file->requests, i - 1);
    }
}

static gboolean
remove_in_file (GvtVaultFile *file, gpointer user_data, GError **error)
{
  Removal *removal = user_data;
  GvtVaultSlot *leaving = gvt_vault_file_find (file, removal->code);
  g_autoptr (GvtSecret) authority = NULL;

  if (leaving == NULL)
    return refuse (error, GVT_ERROR_NOT_FOUND, "No such user on this laptop");
  if (file->former_store_key != NULL)
    return refuse (error, GVT_ERROR_DB_BUSY, "The store still waits for the last change of keys");

  authority = gvt_vault_warrant_key (file, &removal->keys, error);
  if (authority == NULL || !check_enough_stay (file, leaving, error)
      || !reseal_all (file, removal, error) || !note_removal (file, removal, error))
    return FALSE;

  drop_requests (file, removal->code);
  g_ptr_array_remove (file->slots, leaving);
  for (guint i = 0; i < file->slots->len; i++)
    gvt_vault_slot_grant (file->slots->pdata[i], &removal->next);
  gvt_vault_grant_recovery (file, &removal->next);
  return gvt_vault_warrant_sign (file, authority, error);
}

gboolean
gvt_vault_remove_user (GvtVault *self, const char *code, GError **error)
{
  g_auto (Removal) removal = { .code = code };

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  if (!gvt_vault_copy_keys (self, &removal.keys, NULL, error))
    return FALSE;

  removal.actor = gvt_vault_get_user (self)->code;
  if (g_str_equal (removal.actor, code))
    return refuse (error, GVT_ERROR_BAD_INPUT, _ ("nobody removes himself: another officer does"));

  removal.next.store_key = gvt_secret_new_random (GVT_KEY_SIZE);
  removal.next.roll_key = gvt_sealing_key_new ();
  removal.next.user_key = gvt_secret_ref (removal.keys.user_key);
  if (!gvt_vault_change (self, remove_in_file, &removal, error))
    return FALSE;

  gvt_vault_swap_keys (self, &removal.next);
  return TRUE;
}

static gboolean
forget_former (GvtVaultFile *file, gpointer user_data, GError **error)
{
  g_clear_pointer (&file->former_store_key, g_bytes_unref);
  return TRUE;
}

gboolean
gvt_vault_forget_former_store_key (GvtVault *self, GError **error)
{
  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  return gvt_vault_change (self, forget_former, NULL, error);
}

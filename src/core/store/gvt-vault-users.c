/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a slot, and under which passphrase. */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-vault-acts-private.h"
#include "gvt-vault-kinds.h"
#include "gvt-vault-warrant.h"

/* One act on one slot. */
typedef struct
{
  GvtVaultKeys keys; /* what is open to who acts */
  const char *actor;
  GvtVaultSlot *slot; /* (nullable): a new one, before it is put into the file */
  const char *kind;   /* (nullable): of the note; %NULL for none */
} SlotAct;

static void
slot_act_clear (SlotAct *act)
{
  gvt_vault_keys_clear (&act->keys);
  g_clear_pointer (&act->slot, gvt_vault_slot_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SlotAct, slot_act_clear)

static gboolean
note_slot (GvtVaultFile *file, const SlotAct *act, const GvtVaultSlot *slot, GError **error)
{
  JsonObject *body;

  if (act->kind == NULL)
    return TRUE;

  body = json_object_new ();
  json_object_set_string_member (body, "by", act->actor);
  json_object_set_string_member (body, "user", slot->user->code);
  json_object_set_string_member (body, "role", gvt_role_to_text (slot->user->role));
  json_object_set_string_member (body, "area", slot->user->area);
  gvt_json_set_hex (body, "key", slot->public_key.bytes, sizeof slot->public_key.bytes);
  return gvt_vault_note_add (file, act->keys.store_key, act->kind, body, error);
}

/* The act's slot, with what it opens, in the place of @index or at the end. */
static gboolean
put_slot (GvtVaultFile *file, SlotAct *act, guint index, GError **error)
{
  g_autoptr (GvtSecret) authority = gvt_vault_warrant_key (file, &act->keys, error);

  if (authority == NULL)
    return FALSE;

  gvt_vault_slot_grant (act->slot, &act->keys);
  if (!note_slot (file, act, act->slot, error))
    return FALSE;

  if (index < file->slots->len)
    g_ptr_array_remove_index (file->slots, index);
  g_ptr_array_insert (file->slots, index, g_steal_pointer (&act->slot));
  return gvt_vault_warrant_sign (file, authority, error);
}

static gboolean
append_slot (GvtVaultFile *file, gpointer user_data, GError **error)
{
  SlotAct *act = user_data;

  if (gvt_vault_file_find (file, act->slot->user->code) == NULL)
    return put_slot (file, act, file->slots->len, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("this user is on this laptop already"));
  return FALSE;
}

static gboolean
replace_slot (GvtVaultFile *file, gpointer user_data, GError **error)
{
  SlotAct *act = user_data;
  GvtVaultSlot *former = gvt_vault_file_find (file, act->slot->user->code);
  guint index;

  if (former != NULL && g_ptr_array_find (file->slots, former, &index))
    return put_slot (file, act, index, error);

  gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                  _ ("There is no user %s on this laptop. Nothing was changed. Check the code."),
                  act->slot->user->code);
  return FALSE;
}

static gboolean
begin_act (GvtVault *self, SlotAct *act, GvtKdf *kdf, GError **error)
{
  const GvtUser *actor = gvt_vault_get_user (self); /* once: another thread may lock it */

  if (!gvt_vault_copy_keys (self, &act->keys, kdf, error))
    return FALSE;

  act->actor = actor != NULL ? actor->code : NULL;
  if (act->actor != NULL && act->keys.roll_key != NULL)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED,
                       "Only who opens the roll can say who opens what");
  return FALSE;
}

static gboolean
add_slot (GvtVault *self,
          const GvtUser *user,
          const char *passphrase,
          const char *kind,
          GvtVaultChange change,
          GError **error)
{
  g_auto (SlotAct) act = { .kind = kind };
  GvtPublicKey authority;
  GvtKdf kdf;

  if (!begin_act (self, &act, &kdf, error))
    return FALSE;

  gvt_vault_get_authority (self, &authority);
  act.slot = gvt_vault_slot_new (user, passphrase, kind != NULL, &kdf, &authority, error);
  return act.slot != NULL && gvt_vault_change (self, change, &act, error);
}

gboolean
gvt_vault_add_user (GvtVault *self, const GvtUser *user, const char *passphrase, GError **error)
{
  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  return add_slot (self, user, passphrase, NULL, append_slot, error);
}

gboolean
gvt_vault_invite_user (GvtVault *self, const GvtUser *user, const char *once, GError **error)
{
  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  return add_slot (self, user, once, GVT_VAULT_USER_ADDED_KIND, append_slot, error);
}

static GvtUser *
find_user (GvtVault *self, const char *code, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_vault_get_users (self);

  for (guint i = 0; i < users->len; i++)
    {
      const GvtUser *user = users->pdata[i];

      if (g_str_equal (user->code, code))
        return gvt_user_copy (user);
    }

  gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                  _ ("There is no user %s on this laptop. Nothing was changed. Check the code."),
                  code);
  return NULL;
}

gboolean
gvt_vault_reset_user (GvtVault *self, const char *code, const char *once, GError **error)
{
  g_autoptr (GvtUser) user = NULL;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  user = find_user (self, code, error);
  return user != NULL
         && add_slot (self, user, once, GVT_VAULT_PASSPHRASE_RESET_KIND, replace_slot, error);
}

typedef struct
{
  const char *code;
  const char *present;
  const char *chosen;
} PassphraseChange;

/* With the folder held during two turns of Argon2id: nobody changes a passphrase often. */
static gboolean
change_slot (GvtVaultFile *file, gpointer user_data, GError **error)
{
  PassphraseChange *change = user_data;
  g_auto (SlotAct) act = { .actor = change->code, .kind = GVT_VAULT_PASSPHRASE_CHANGED_KIND };
  g_auto (GvtSlotKeys) own = { 0 };
  GvtVaultSlot *slot = gvt_vault_file_open_slot (file, change->code, change->present, &own,
                                                 &act.keys, error);

  return slot != NULL
         && gvt_vault_slot_change_passphrase (slot, &file->authority, &own, change->chosen, error)
         && note_slot (file, &act, slot, error);
}

gboolean
gvt_vault_change_passphrase (
    GvtVault *self, const char *code, const char *present, const char *chosen, GError **error)
{
  PassphraseChange change = { code, present, chosen };

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  return gvt_vault_change (self, change_slot, &change, error);
}

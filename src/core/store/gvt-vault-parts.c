/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault's parts as structs: making, finding, freeing. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-region.h"
#include "gvt-vault-file.h"

void
gvt_vault_slot_free (GvtVaultSlot *self)
{
  g_clear_pointer (&self->user, gvt_user_free);
  g_clear_pointer (&self->user_key, g_bytes_unref);
  g_clear_pointer (&self->box_key, g_bytes_unref);
  g_clear_pointer (&self->store_key, g_bytes_unref);
  g_clear_pointer (&self->roll_key, g_bytes_unref);
  g_free (self);
}

void
gvt_vault_request_free (GvtVaultRequest *self)
{
  g_free (self->code);
  g_clear_pointer (&self->ephemeral_key, g_bytes_unref);
  g_free (self);
}

GvtVaultFile *
gvt_vault_file_new (void)
{
  GvtVaultFile *self = g_new0 (GvtVaultFile, 1);

  self->past_roll_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_vault_request_free);
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_vault_slot_free);
  return self;
}

void
gvt_vault_file_free (GvtVaultFile *self)
{
  g_clear_pointer (&self->authority_key, g_bytes_unref);
  g_clear_pointer (&self->device_key, g_bytes_unref);
  g_clear_pointer (&self->lookup_key, g_bytes_unref);
  g_clear_pointer (&self->former_store_key, g_bytes_unref);
  g_clear_pointer (&self->recovery_keys, g_bytes_unref);
  g_clear_pointer (&self->notes, g_bytes_unref);
  g_clear_pointer (&self->past_roll_keys, g_ptr_array_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
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

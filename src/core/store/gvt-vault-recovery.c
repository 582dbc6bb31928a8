/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-recovery.h"

#include "gvt-vault-acts-private.h"

void
gvt_vault_grant_recovery (GvtVaultFile *file, const GvtVaultKeys *keys)
{
  g_autoptr (GvtSecret) both = NULL;

  if (!file->has_recovery)
    return;

  both = gvt_secret_join (keys->store_key, keys->roll_key);
  g_clear_pointer (&file->recovery_keys, g_bytes_unref);
  file->recovery_keys = gvt_seal_to (&file->recovery_public, 1, GVT_RECOVERY_KEYS_CONTEXT,
                                     gvt_secret_get (both), gvt_secret_size (both));
}

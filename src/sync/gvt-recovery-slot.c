/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-sync"

#include "gvt-recovery-slot.h"

#include "gvt-vault-events.h"
#include "gvt-vault-recovery.h"

void
gvt_recovery_slot_keep (GvtProfile *profile, const GvtKeysStatement *keys)
{
  GvtVault *vault = gvt_profile_get_vault (profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);
  GvtId device;

  if (!keys->has_recovery_key)
    return;
  if (journal == NULL || !gvt_journal_get_device (journal, &device, NULL, NULL, &error)
      || !gvt_vault_set_recovery (vault, &keys->recovery_key, &device, &error)
      || !gvt_vault_tell_notes (vault, journal, &error))
    g_message ("The recovery slot waits: %s", error->message);
}

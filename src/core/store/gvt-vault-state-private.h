/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault-acts-private.h"

G_BEGIN_DECLS

/* For gvt-vault.c, gvt-vault-unlock.c and gvt-vault-keyring.c alone: the acts on slots need no more
 * than gvt-vault-acts-private.h. */
struct _GvtVault
{
  GObject parent_instance;

  GMutex lock; /* guards what follows */
  char *path;
  GvtVaultFile *file;
  GvtVaultKeys keys;
  const GvtUser *user; /* (nullable): in @past_users */
  /* Everybody who ever unlocked it: another thread may still look at one who just left. */
  GPtrArray *past_users;
};

/** gvt_vault_take_file: with the lock held; @file: (transfer full) */
void gvt_vault_take_file (GvtVault *self, GvtVaultFile *file);

G_END_DECLS

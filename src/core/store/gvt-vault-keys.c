/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-keys.h"

#include "gvt-seal.h"

void
gvt_vault_keys_clear (GvtVaultKeys *self)
{
  g_clear_pointer (&self->store_key, gvt_secret_unref);
  g_clear_pointer (&self->roll_key, gvt_secret_unref);
  g_clear_pointer (&self->user_key, gvt_secret_unref);
}

void
gvt_vault_keys_ref (const GvtVaultKeys *self, GvtVaultKeys *into)
{
  into->store_key = gvt_secret_ref (self->store_key);
  into->user_key = gvt_secret_ref (self->user_key);
  into->roll_key = self->roll_key != NULL ? gvt_secret_ref (self->roll_key) : NULL;
}

GBytes *
gvt_vault_seal_derived (const GvtSecret *key, const char *purpose, const GvtSecret *secret)
{
  g_autoptr (GvtSecret) derived = gvt_secret_derive (key, purpose);

  return gvt_seal (derived, purpose, gvt_secret_get (secret), gvt_secret_size (secret));
}

GvtSecret *
gvt_vault_unseal_derived (const GvtSecret *key, const char *purpose, GBytes *sealed, GError **error)
{
  g_autoptr (GvtSecret) derived = gvt_secret_derive (key, purpose);

  return gvt_unseal_secret (derived, purpose, sealed, error);
}

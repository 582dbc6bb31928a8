/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-warrant.h"

#include "gvt-error.h"

#define TYPE    "vault-warrant"
#define VERSION 1

GvtSecret *
gvt_vault_warrant_begin (GvtVaultFile *file, const GvtVaultKeys *keys)
{
  GvtSecret *key = gvt_signing_key_new ();

  gvt_signing_key_public (key, &file->authority);
  file->authority_key = gvt_vault_seal_derived (keys->roll_key, GVT_VAULT_AUTHORITY_KEY, key);
  return key;
}

GvtSecret *
gvt_vault_warrant_key (GvtVaultFile *file, const GvtVaultKeys *keys, GError **error)
{
  GvtSecret *key = NULL;

  if (keys->roll_key != NULL)
    key = gvt_vault_unseal_derived (keys->roll_key, GVT_VAULT_AUTHORITY_KEY, file->authority_key,
                                    NULL);
  if (key == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED,
                         "Only who opens the roll now can say who opens what");
  return key;
}

gboolean
gvt_vault_warrant_sign (GvtVaultFile *file, const GvtSecret *key, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_vault_file_warranted (file, error);

  if (bytes == NULL)
    return FALSE;

  gvt_sign (key, TYPE, VERSION, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
            file->warrant);
  return TRUE;
}

gboolean
gvt_vault_warrant_check (GvtVaultFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_vault_file_warranted (file, error);

  return bytes != NULL
         && gvt_verify (&file->authority, TYPE, VERSION, g_bytes_get_data (bytes, NULL),
                        g_bytes_get_size (bytes), file->warrant, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault-file.h"
#include "gvt-vault-keys.h"

G_BEGIN_DECLS

/* Who may say who opens what (gvt-vault-file.h). */

/** gvt_vault_warrant_begin: a new authority for a new vault; its key sealed under the roll key in
 * @keys. Returns: (transfer full) */
GvtSecret *gvt_vault_warrant_begin (GvtVaultFile *file, const GvtVaultKeys *keys);

/** gvt_vault_warrant_key: %GVT_ERROR_LOCKED unless the roll key in @keys is the present one.
 * Returns: (transfer full) (nullable) */
GvtSecret *gvt_vault_warrant_key (GvtVaultFile *file, const GvtVaultKeys *keys, GError **error);

gboolean gvt_vault_warrant_sign (GvtVaultFile *file, const GvtSecret *key, GError **error);
/** gvt_vault_warrant_check: %GVT_ERROR_BAD_SIGNATURE when anything under it was altered */
gboolean gvt_vault_warrant_check (GvtVaultFile *file, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* For tests that kill processes: as gvt_vault_create(), with no floor under @kdf. No shipped
 * program includes this. */
GvtVault *gvt_vault_create_any_cost (const char *path,
                                     const GvtUser *user,
                                     const char *passphrase,
                                     const GvtKdf *kdf,
                                     const GvtSecret *device_key,
                                     GError **error);

G_END_DECLS

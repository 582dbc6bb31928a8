/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* Vaults that open quickly. No shipped program can make one. */

#define GVT_TEST_PASSPHRASE  "kata sandi uji"
#define GVT_TEST_SUPERVISOR  "SPV-01" /* the whole province */
#define GVT_TEST_OFFICER     "PTD-01" /* data officer of 52.02 */
#define GVT_TEST_FACILITATOR "FAS-01" /* the whole province */

/** gvt_test_vault_kdf: 8 MiB and one pass */
extern const GvtKdf gvt_test_vault_kdf;

/** gvt_test_vault: a vault at @path with the three users above, all with %GVT_TEST_PASSPHRASE,
 * unlocked by the supervisor. Returns: (transfer full) */
GvtVault *gvt_test_vault (const char *path);

/** gvt_test_unlock: asserts that @user gets in */
void gvt_test_unlock (GvtVault *vault, const char *user);

G_END_DECLS

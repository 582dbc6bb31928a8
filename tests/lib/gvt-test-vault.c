/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-vault.h"

#include "gvt-vault-private.h"

const GvtKdf gvt_test_vault_kdf = { .memory_bytes = 8 << 20, .passes = 1 };

static void
add_user (GvtVault *vault, const char *code, GvtRole role, const char *area)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, role, area);
  g_autoptr (GError) error = NULL;

  gvt_vault_add_user (vault, user, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

GvtVault *
gvt_test_vault (const char *path)
{
  g_autoptr (GvtUser) user = gvt_user_new (GVT_TEST_SUPERVISOR, GVT_ROLE_SUPERVISOR, "");
  g_autoptr (GvtSecret) device_key = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;
  GvtVault *vault = gvt_vault_create_any_cost (path, user, GVT_TEST_PASSPHRASE, &gvt_test_vault_kdf,
                                               device_key, &error);

  g_assert_no_error (error);
  add_user (vault, GVT_TEST_OFFICER, GVT_ROLE_OFFICER, "52.02");
  add_user (vault, GVT_TEST_FACILITATOR, GVT_ROLE_FACILITATOR, "");
  return vault;
}

void
gvt_test_unlock (GvtVault *vault, const char *user)
{
  g_autoptr (GError) error = NULL;

  gvt_vault_unlock (vault, user, GVT_TEST_PASSPHRASE, &error);
  g_assert_no_error (error);
}

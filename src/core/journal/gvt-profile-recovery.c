/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-profile-recovery.h"

#include "gvt-error.h"
#include "gvt-profile-private.h"
#include "gvt-tries.h"
#include "gvt-vault-recovery.h"

#define COUNTED_AS "recovery" /* no user code is in small letters */

static GvtVault *
find_vault (GvtProfile *self, GError **error)
{
  GvtVault *vault = gvt_profile_get_vault (self);

  if (vault == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "This laptop is not enrolled");
  return vault;
}

GBytes *
gvt_profile_begin_recovery (GvtProfile *self,
                            const char *user,
                            const char *passphrase,
                            GError **error)
{
  GvtVault *vault;

  g_return_val_if_fail (GVT_IS_PROFILE (self), NULL);

  vault = find_vault (self, error);
  return vault != NULL ? gvt_vault_begin_recovery (vault, user, passphrase,
                                                   gvt_clock_now_us (self->clock), error)
                       : NULL;
}

GBytes *
gvt_profile_dup_recovery_request (GvtProfile *self, const char *user, gint64 *at_us, GError **error)
{
  GvtVault *vault;

  g_return_val_if_fail (GVT_IS_PROFILE (self) && user != NULL, NULL);

  vault = find_vault (self, error);
  return vault != NULL ? gvt_vault_dup_request (vault, user, at_us, error) : NULL;
}

gboolean
gvt_profile_finish_recovery (
    GvtProfile *self, const char *user, const char *passphrase, GBytes *answer, GError **error)
{
  g_autofree char *path = NULL;
  GvtVault *vault;

  g_return_val_if_fail (GVT_IS_PROFILE (self), FALSE);

  vault = find_vault (self, error);
  path = g_build_filename (self->folder, "vault", NULL);
  if (vault == NULL || !gvt_tries_begin (path, self->clock, COUNTED_AS, error)
      || !gvt_vault_finish_recovery (vault, user, passphrase, answer, error))
    return FALSE;

  gvt_tries_clear (path, COUNTED_AS);
  gvt_tries_clear (path, user); /* of the passphrase that he forgot */
  return gvt_profile_unlock (self, user, passphrase, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often a user of this profile may try. */
#include "gvt-error.h"
#include "gvt-profile-private.h"
#include "gvt-tries.h"

/* Strangers share one count, or inventing codes would fill the file. */
static const char *
counted_as (GvtVault *vault, const char *user)
{
  GvtPublicKey key;

  return gvt_vault_get_user_public (vault, user, &key, NULL) ? user : "";
}

gboolean
gvt_profile_begin_try (GvtProfile *self, GvtVault *vault, const char *user, GError **error)
{
  g_autofree char *path = gvt_profile_vault_path (self);

  return gvt_tries_begin (path, self->clock, counted_as (vault, user), error);
}

void
gvt_profile_end_try (GvtProfile *self, GvtVault *vault, const char *user, const GError *error)
{
  g_autofree char *path = gvt_profile_vault_path (self);

  if (error == NULL || g_error_matches (error, GVT_ERROR, GVT_ERROR_MUST_CHANGE))
    gvt_tries_clear (path, counted_as (vault, user));
}

guint
gvt_profile_get_wait_s (GvtProfile *self, const char *user)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self), 0);

  path = gvt_profile_vault_path (self);
  return gvt_tries_wait_s (path, self->clock, user);
}

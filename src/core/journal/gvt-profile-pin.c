/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Six digits instead of the passphrase, for a while. */
#include "gvt-profile-private.h"

void
gvt_profile_settle_pin (GvtProfile *self, const char *user)
{
  if (self->pin == NULL)
    return;
  if (g_str_equal (gvt_vault_pin_get_user (self->pin), user))
    gvt_vault_pin_rest (self->pin);
  else
    g_clear_pointer (&self->pin, gvt_vault_pin_free);
}

gboolean
gvt_profile_set_pin (GvtProfile *self, const char *digits, GError **error)
{
  g_autoptr (GMutexLocker) acts = NULL;
  GvtVaultPin *pin;

  g_return_val_if_fail (GVT_IS_PROFILE (self) && digits != NULL, FALSE);

  acts = g_mutex_locker_new (&self->acts);
  if (!gvt_profile_is_unlocked (self))
    return gvt_profile_refuse_locked (error);

  pin = gvt_vault_pin_new (self->vault, digits, self->clock, error);
  if (pin == NULL)
    return FALSE;

  g_clear_pointer (&self->pin, gvt_vault_pin_free);
  self->pin = pin;
  return TRUE;
}

char *
gvt_profile_dup_pin_user (GvtProfile *self)
{
  g_autoptr (GMutexLocker) acts = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self), NULL);

  acts = g_mutex_locker_new (&self->acts);
  return self->pin != NULL && gvt_vault_pin_is_alive (self->pin)
             ? g_strdup (gvt_vault_pin_get_user (self->pin))
             : NULL;
}

guint
gvt_profile_get_pin_tries (GvtProfile *self)
{
  g_autoptr (GMutexLocker) acts = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (self), 0);

  acts = g_mutex_locker_new (&self->acts);
  return self->pin != NULL ? gvt_vault_pin_get_tries (self->pin) : 0;
}

gboolean
gvt_profile_has_pin (GvtProfile *self)
{
  g_autoptr (GMutexLocker) acts = g_mutex_locker_new (&self->acts);

  return self->pin != NULL;
}

void
gvt_profile_clear_pin (GvtProfile *self)
{
  g_autoptr (GMutexLocker) acts = g_mutex_locker_new (&self->acts);

  g_clear_pointer (&self->pin, gvt_vault_pin_free);
}

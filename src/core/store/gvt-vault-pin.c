/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-vault-pin.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-vault-acts-private.h"

#define CONTEXT "vault/pin/1"
#define KDF_MEMORY \
  (64 * 1024 * 1024) /* at most: it is the memory that guards it, and five tries \
                      */

struct _GvtVaultPin
{
  GvtClock *clock;
  char *user;
  GvtVaultMark mark; /* what the vault must still be */
  GvtKdf kdf;
  guint8 salt[16];
  GvtSecret *beside; /* random */
  GBytes *store_key; /* sealed, with the next two */
  GBytes *user_key;
  GBytes *roll_key; /* (nullable) */
  guint tries;
  gint64 ends_us; /* by the clock that nobody can set; 0 while unlocked */
};

static gboolean
check_digits (const char *digits, GError **error)
{
  gboolean is_one_digit = TRUE;

  if (strlen (digits) == GVT_PIN_DIGITS && strspn (digits, "0123456789") == GVT_PIN_DIGITS)
    for (guint i = 1; i < GVT_PIN_DIGITS; i++)
      is_one_digit = is_one_digit && digits[i] == digits[0];
  if (!is_one_digit)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("a PIN is six digits, and not the same one six times"));
  return FALSE;
}

static GvtSecret *
derive (const GvtVaultPin *self, const char *digits, GError **error)
{
  g_autoptr (GvtSecret) slow = gvt_secret_from_passphrase (
      digits, self->salt, self->kdf.memory_bytes, self->kdf.passes, error);
  g_autoptr (GvtSecret) both = slow != NULL ? gvt_secret_join (slow, self->beside) : NULL;

  return both != NULL ? gvt_secret_derive (both, CONTEXT) : NULL;
}

static GBytes *
seal (const GvtSecret *key, const GvtSecret *secret)
{
  return gvt_seal (key, CONTEXT, gvt_secret_get (secret), gvt_secret_size (secret));
}

static void
seal_keys (GvtVaultPin *self, const GvtSecret *key, const GvtVaultKeys *keys)
{
  self->store_key = seal (key, keys->store_key);
  self->user_key = seal (key, keys->user_key);
  if (keys->roll_key != NULL)
    self->roll_key = seal (key, keys->roll_key);
}

GvtVaultPin *
gvt_vault_pin_new (GvtVault *vault, const char *digits, GvtClock *clock, GError **error)
{
  g_autoptr (GvtVaultPin) self = g_new0 (GvtVaultPin, 1);
  g_auto (GvtVaultKeys) keys = { 0 };
  g_autoptr (GvtSecret) salt = gvt_secret_new_random (sizeof self->salt);
  g_autoptr (GvtSecret) key = NULL;

  if (!check_digits (digits, error) || !gvt_vault_copy_keys (vault, &keys, &self->kdf, error))
    return NULL;

  self->clock = g_object_ref (clock);
  self->user = g_strdup (gvt_vault_get_user (vault)->code);
  gvt_vault_get_mark (vault, self->user, &self->mark);
  self->kdf.memory_bytes = MIN (self->kdf.memory_bytes, KDF_MEMORY);
  memcpy (self->salt, gvt_secret_get (salt), sizeof self->salt);
  self->beside = gvt_secret_new_random (GVT_KEY_SIZE);
  key = derive (self, digits, error);
  if (key == NULL)
    return NULL;

  seal_keys (self, key, &keys);
  gvt_vault_pin_rest (self);
  return g_steal_pointer (&self);
}

void
gvt_vault_pin_free (GvtVaultPin *self)
{
  g_clear_object (&self->clock);
  g_clear_pointer (&self->beside, gvt_secret_unref);
  g_clear_pointer (&self->store_key, g_bytes_unref);
  g_clear_pointer (&self->user_key, g_bytes_unref);
  g_clear_pointer (&self->roll_key, g_bytes_unref);
  g_free (self->user);
  g_free (self);
}

const char *
gvt_vault_pin_get_user (const GvtVaultPin *self)
{
  return self->user;
}

void
gvt_vault_pin_start (GvtVaultPin *self)
{
  self->ends_us = gvt_clock_boot_us (self->clock) + GVT_PIN_MINUTES * G_TIME_SPAN_MINUTE;
}

void
gvt_vault_pin_rest (GvtVaultPin *self)
{
  self->tries = GVT_PIN_TRIES;
  self->ends_us = 0;
}

gboolean
gvt_vault_pin_is_alive (const GvtVaultPin *self)
{
  return self->tries > 0 && self->ends_us > gvt_clock_boot_us (self->clock);
}

guint
gvt_vault_pin_get_tries (const GvtVaultPin *self)
{
  return gvt_vault_pin_is_alive (self) ? self->tries : 0;
}

static gboolean
refuse (GError **error, GvtError code, const char *why)
{
  g_set_error_literal (error, GVT_ERROR, (gint) code, why);
  return FALSE;
}

static gboolean
open_keys (GvtVaultPin *self, const GvtSecret *key, GvtVaultKeys *keys, GError **error)
{
  keys->store_key = gvt_unseal_secret (key, CONTEXT, self->store_key, NULL);
  if (keys->store_key == NULL)
    return refuse (error, GVT_ERROR_WRONG_PASSPHRASE, "Not the PIN");

  keys->user_key = gvt_unseal_secret (key, CONTEXT, self->user_key, error);
  if (keys->user_key == NULL)
    return FALSE;

  if (self->roll_key != NULL)
    keys->roll_key = gvt_unseal_secret (key, CONTEXT, self->roll_key, error);
  return self->roll_key == NULL || keys->roll_key != NULL;
}

gboolean
gvt_vault_pin_unlock (GvtVaultPin *self, GvtVault *vault, const char *digits, GError **error)
{
  g_autoptr (GvtSecret) key = NULL;
  g_auto (GvtVaultKeys) keys = { 0 };

  if (!gvt_vault_pin_is_alive (self))
    return refuse (error, GVT_ERROR_EXPIRED, "The PIN's time or its tries are over");

  self->tries--;
  key = derive (self, digits, error);
  if (key == NULL || !open_keys (self, key, &keys, error))
    return FALSE;
  if (!gvt_vault_unlock_with_keys (vault, self->user, &self->mark, &keys))
    return refuse (error, GVT_ERROR_EXPIRED, "The vault was changed since");

  gvt_vault_pin_rest (self);
  return TRUE;
}

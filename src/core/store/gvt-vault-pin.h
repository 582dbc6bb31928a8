/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* Six digits instead of the passphrase, for thirty minutes after a lock and five tries; then the
 * passphrase alone. The keys wait in this process' guarded memory, sealed under the digits and a
 * random key beside them: nothing of it is ever on the disk, and the end of the program is the end
 * of it. One thread at a time. */
#define GVT_PIN_DIGITS  6
#define GVT_PIN_TRIES   5
#define GVT_PIN_MINUTES 30

typedef struct _GvtVaultPin GvtVaultPin;

/** gvt_vault_pin_new: for the present user of @vault, and what is open to him now.
 * %GVT_ERROR_BAD_INPUT unless @digits are six digits and not one digit six times. Returns:
 * (transfer full) (nullable) */
GvtVaultPin *
gvt_vault_pin_new (GvtVault *vault, const char *digits, GvtClock *clock, GError **error);
void gvt_vault_pin_free (GvtVaultPin *self);
const char *gvt_vault_pin_get_user (const GvtVaultPin *self);

/** gvt_vault_pin_start: locked now: the thirty minutes begin */
void gvt_vault_pin_start (GvtVaultPin *self);
/** gvt_vault_pin_rest: unlocked again: all tries, and no time runs */
void gvt_vault_pin_rest (GvtVaultPin *self);
/** gvt_vault_pin_is_alive: whether a try is left, and time */
gboolean gvt_vault_pin_is_alive (const GvtVaultPin *self);
/** gvt_vault_pin_get_tries: Returns: how many are left; 0 when its time is over */
guint gvt_vault_pin_get_tries (const GvtVaultPin *self);

/** gvt_vault_pin_unlock: opens @vault, just read, for the PIN's user. %GVT_ERROR_WRONG_PASSPHRASE
 * uses up a try; %GVT_ERROR_EXPIRED without tries or time, and when another program removed or
 * reset the user or changed all keys */
gboolean
gvt_vault_pin_unlock (GvtVaultPin *self, GvtVault *vault, const char *digits, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtVaultPin, gvt_vault_pin_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What happens to a vault, as events of the laptop's chain. Every body names "by", who did it, and
 * "user", to whom; "role", "area" and "key" (his Ed25519 public key) are as they are from then on.
 * The subject is the note's id. A repair names who unlocked, and the "copy" that was damaged. */
#define GVT_VAULT_USER_ADDED_KIND         "vault.user_added/1"
#define GVT_VAULT_PASSPHRASE_CHANGED_KIND "vault.passphrase_changed/1"
#define GVT_VAULT_PASSPHRASE_RESET_KIND   "vault.passphrase_reset/1"
#define GVT_RECOVERY_SET_KIND             "recovery.set/1"       /* "by", "public" */
#define GVT_RECOVERY_REQUESTED_KIND       "recovery.requested/1" /* and "request", "at_us" */
#define GVT_RECOVERY_USED_KIND            "recovery.used/1"      /* and "request" */
#define GVT_VAULT_USER_REMOVED_KIND       "vault.user_removed/1" /* and "roll_public", the new one */
#define GVT_VAULT_COPY_REPAIRED_KIND      "vault.copy_repaired/1" /* "by", "copy": 1 or 2 */

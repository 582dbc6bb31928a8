/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"
#include "gvt-region.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* One laptop's folder, and what of it is open: `vault`, `store.db`, `packs/`, `modules/`, `blobs/`.
 * It is the object that every feature function takes. Locked: the users' codes are known and
 * nothing else. Unlocked: store and journal are open, and the roll key with them for those whose
 * slot has it. Any thread. */
#define GVT_TYPE_PROFILE (gvt_profile_get_type ())
G_DECLARE_FINAL_TYPE (GvtProfile, gvt_profile, GVT, PROFILE, GObject)

/** gvt_profile_default_folder: where a person's profile lies when no other is named. Returns:
 * (transfer full) */
char *gvt_profile_default_folder (void);
/** gvt_profile_new: @folder need not exist yet; @projections of all features of this program. The
 * property "is-unlocked" notifies in the main context. */
GvtProfile *
gvt_profile_new (const char *folder, GvtClock *clock, const GvtProjection *const *projections);
const char *gvt_profile_get_folder (GvtProfile *self);
GvtClock *gvt_profile_get_clock (GvtProfile *self);
/** gvt_profile_is_enrolled: whether there is a vault */
gboolean gvt_profile_is_enrolled (GvtProfile *self);
/** gvt_profile_path: Returns: (transfer full): a path inside the folder; its parent exists
 * afterwards */
char *gvt_profile_path (GvtProfile *self, const char *first, ...) G_GNUC_NULL_TERMINATED;

/**
 * gvt_profile_create:
 * @vault: (transfer none): just created at "vault", unlocked
 *
 * Makes the store, begins the journal as @device with @code, and leaves the profile unlocked. May
 * be called again for the same device, after an enrolment that was cut off.
 */
gboolean gvt_profile_create (
    GvtProfile *self, GvtVault *vault, const GvtId *device, const char *code, GError **error);

/** gvt_profile_unlock: opens the store as @user. Only when it succeeds is whoever was in before
 * locked out; "is-unlocked" is then notified, also where it stays %TRUE. After three wrong
 * passphrases %GVT_ERROR_TOO_SOON, whatever the fourth one is. %GVT_ERROR_NOT_FOUND before
 * enrolment, %GVT_ERROR_DB_MISSING when the store is missing or empty, %GVT_ERROR_BAD_FORMAT when
 * neither copy of the vault can be read, %GVT_ERROR_TOO_NEW for one of a newer version; either
 * stays untouched (I12) */
gboolean
gvt_profile_unlock (GvtProfile *self, const char *user, const char *passphrase, GError **error);
/** gvt_profile_take_news: what the last unlock found out and did about the vault's two copies, in
 * words for whoever unlocked; once. Returns: (transfer full) (nullable): %NULL when all is well */
char *gvt_profile_take_news (GvtProfile *self);
/** gvt_profile_set_pin: six digits for the present user, instead of his passphrase, for a while
 * after each lock (gvt-vault-pin.h); gone when another user comes in. %GVT_ERROR_BAD_INPUT */
gboolean gvt_profile_set_pin (GvtProfile *self, const char *digits, GError **error);
/** gvt_profile_dup_pin_user: Returns: (transfer full) (nullable): whom a PIN would let in now */
char *gvt_profile_dup_pin_user (GvtProfile *self);
/** gvt_profile_get_pin_tries: Returns: how many times he may still be wrong; 0 when only the
 * passphrase will do */
guint gvt_profile_get_pin_tries (GvtProfile *self);
/** gvt_profile_has_pin: whether the present user set one */
gboolean gvt_profile_has_pin (GvtProfile *self);
/** gvt_profile_clear_pin: from now on the passphrase alone */
void gvt_profile_clear_pin (GvtProfile *self);
/** gvt_profile_unlock_with_pin: %GVT_ERROR_WRONG_PASSPHRASE; %GVT_ERROR_EXPIRED when only the
 * passphrase will do */
gboolean gvt_profile_unlock_with_pin (GvtProfile *self, const char *digits, GError **error);
/** gvt_profile_get_wait_s: Returns: for how many seconds @user cannot try a passphrase
 * (gvt-tries.h)
 */
guint gvt_profile_get_wait_s (GvtProfile *self, const char *user);
void gvt_profile_lock (GvtProfile *self);
/** GvtBackupDueFunc: a backup became due by itself, for @reason, a #GvtBackupReason. Any thread; it
 * only notes it, and calls nothing of the profile */
typedef void (*GvtBackupDueFunc) (guint reason, gpointer user_data);
/** gvt_profile_set_backup_due: @func: (nullable): makes them, in its own time; %NULL: they are made
 * at once, by whoever unlocks or closes a session. Once this returns, the former one is not called
 * any more */
void gvt_profile_set_backup_due (GvtProfile *self, GvtBackupDueFunc func, gpointer user_data);
gboolean gvt_profile_is_unlocked (GvtProfile *self);

/** gvt_profile_get_vault: Returns: (transfer none) (nullable): also while locked; %NULL before
 * enrolment */
GvtVault *gvt_profile_get_vault (GvtProfile *self);
/** gvt_profile_dup_journal: Returns: (transfer full) (nullable): %GVT_ERROR_LOCKED while locked.
 * The store is gvt_journal_get_store(). */
GvtJournal *gvt_profile_dup_journal (GvtProfile *self, GError **error);

/** gvt_profile_require: %GVT_ERROR_FORBIDDEN unless the present user has at least @role, and @place
 * ("" for any) lies in his area. The message tells him, in his language, which of the two it is. */
gboolean gvt_profile_require (GvtProfile *self, GvtRole role, const char *place, GError **error);

/* Small facts that are no events and no secrets (server address, serials): one row each in
 * `setting`. */
/** gvt_profile_set_setting: @value: (nullable): %NULL unsets it */
gboolean
gvt_profile_set_setting (GvtProfile *self, const char *name, const char *value, GError **error);
/** gvt_profile_dup_setting: Returns: (transfer full) (nullable): %NULL without error when unset */
char *gvt_profile_dup_setting (GvtProfile *self, const char *name, GError **error);

G_END_DECLS

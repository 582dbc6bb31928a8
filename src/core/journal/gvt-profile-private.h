/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-vault-pin.h"

G_BEGIN_DECLS

/* For the files of the profile alone. */
typedef enum
{
  GVT_VAULT_NEWS_NONE,
  GVT_VAULT_NEWS_REPAIRED,
  GVT_VAULT_NEWS_DAMAGED,
} GvtVaultNews;

struct _GvtProfile
{
  GObject parent_instance;

  char *folder;
  GvtClock *clock;
  const GvtProjection *const *projections;

  GMutex acts; /* one unlock, lock or create at a time: they take long */
  GMutex lock; /* guards what follows; held briefly, so that a page may ask at any time */
  GvtVault *vault;
  GvtJournal *journal;   /* NULL while locked */
  GvtVaultNews news;     /* of the last unlock */
  gint64 unlocked_at_us; /* by its clock */
  GvtUser *user;         /* who unlocked it, copied: a vault's own goes when it is locked */
  GvtVaultPin *pin;      /* (nullable): guarded by @acts */
  gboolean is_borrowed;  /* gvt_profile_new_borrowed(): neither folder nor vault */

  GvtBackupDueFunc backup_due; /* (nullable) */
  gpointer backup_due_data;
};

char *gvt_profile_vault_path (GvtProfile *self);
/** gvt_profile_tell_backup_due: Returns: whether somebody makes it */
gboolean gvt_profile_tell_backup_due (GvtProfile *self, guint reason);
/** gvt_profile_find_vault: Returns: (transfer full) (nullable): the vault as far as it is known, or
 * newly read */
GvtVault *gvt_profile_find_vault (GvtProfile *self, GError **error);
/** gvt_profile_take_journal: with @lock held. Returns: (transfer full) (nullable): the journal that
 * was open before */
GvtJournal *gvt_profile_take_journal (GvtProfile *self, GvtJournal *journal);
/** gvt_profile_close: from its first lines on nobody gets the journal here; then its store finishes
 * what is queued. Returns: whether it was unlocked */
gboolean gvt_profile_close (GvtProfile *self);
void gvt_profile_notify_unlocked (GvtProfile *self);
/** gvt_profile_refuse_locked: %GVT_ERROR_LOCKED. Returns: %FALSE */
gboolean gvt_profile_refuse_locked (GError **error);
/** gvt_profile_unlock_quietly: gvt_profile_unlock() without the backup of the day */
gboolean gvt_profile_unlock_quietly (GvtProfile *self,
                                     const char *user,
                                     const char *passphrase,
                                     GError **error);
/** gvt_profile_settle_pin: with @acts held: @user came in by his passphrase. A PIN stays the one of
 * who set it, and begins anew for him */
void gvt_profile_settle_pin (GvtProfile *self, const char *user);

/** gvt_profile_open_journal: the store under the key that @vault, unlocked, holds for it; a change
 * of keys that was cut off goes on first. Returns: (transfer full) (nullable) */
GvtJournal *gvt_profile_open_journal (GvtProfile *self, GvtVault *vault, GError **error);

/** gvt_profile_begin_try: gvt_tries_begin() for @user of @vault, whoever he is; after a right
 * passphrase gvt_profile_end_try() */
gboolean
gvt_profile_begin_try (GvtProfile *self, GvtVault *vault, const char *user, GError **error);
/** gvt_profile_end_try: @error: (nullable): why it failed. Only a right passphrase ends the count:
 * whatever else went wrong must not be a way round it */
void gvt_profile_end_try (GvtProfile *self, GvtVault *vault, const char *user, const GError *error);

/** gvt_profile_catch_up: what a journal does once after each opening; what fails is tried again at
 * the next one, and keeps nobody from working */
void gvt_profile_catch_up (GvtProfile *self, GvtJournal *journal, GvtVault *vault);

/** gvt_profile_rekey: with @acts not held: closes the store, has @act change the keys in the vault
 * with nobody else near the store, and opens it under the new ones. @act failed: all is as before
 */
typedef gboolean (*GvtProfileAct) (GvtVault *vault, gconstpointer data, GError **error);
gboolean
gvt_profile_rekey (GvtProfile *self, GvtProfileAct act, gconstpointer data, GError **error);

G_END_DECLS

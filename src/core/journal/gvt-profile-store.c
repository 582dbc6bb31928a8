/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a profile's store is opened: in which version, and under which key. */
#define G_LOG_DOMAIN "gvt-profile"

#include <glib/gi18n-lib.h>

#include "gvt-backup-private.h"
#include "gvt-db-rekey.h"
#include "gvt-error.h"
#include "gvt-laptop-schema.h"
#include "gvt-profile-private.h"
#include "gvt-profile-reseal.h"
#include "gvt-vault-events.h"
#include "gvt-vault-kinds.h"
#include "gvt-vault-notes.h"

static gboolean
check_version (GvtVault *vault, GError **error)
{
  guint latest = gvt_schema_get_version (&gvt_laptop_schema);
  guint held = gvt_vault_get_store_version (vault);

  if (held <= latest)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW,
               "The store is of version %u; this program knows %u", held, latest);
  return FALSE;
}

/* Whatever stops it: the migration makes a copy of its own, without which it does not begin. */
static void
back_up (GvtProfile *self, GvtVault *vault, const char *path, const GvtSecret *key)
{
  g_autofree char *vault_path = g_build_filename (self->folder, "vault", NULL);
  const GvtBackupSource source = {
    .vault = vault, .vault_path = vault_path, .clock = self->clock, .store_path = path, .key = key
  };
  g_autofree char *folder = gvt_backups_folder (self->folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBackup) backup = gvt_backup_write (&source, folder, GVT_BACKUP_BEFORE_MIGRATION,
                                                   &error);

  if (backup == NULL)
    g_message ("Making a backup before the migration: %s", error->message);
}

/* I12: the vault tells the store's version before the store is touched, and is raised on disk
 * before a migration begins, so that an older program refuses a store half-way as well. The backup
 * comes before both, with the vault that the older program understands. */
static gboolean
settle_version (
    GvtProfile *self, GvtVault *vault, const char *path, const GvtSecret *key, GError **error)
{
  guint latest = gvt_schema_get_version (&gvt_laptop_schema);

  if (gvt_vault_get_store_version (vault) == latest)
    return TRUE;

  if (gvt_db_require (path, NULL))
    back_up (self, vault, path, key);
  return gvt_vault_raise_store_version (vault, latest, error);
}

static gboolean
rekey (const char *path, const GvtSecret *former, const GvtSecret *key, GError **error)
{
  g_autoptr (GvtDbLock) lock = gvt_db_lock_take_alone (path, error);

  return lock != NULL && gvt_db_rekey (path, lock, former, key, error);
}

/* A user was removed: the vault has its new keys, the store is still to get its own. Anybody who
 * unlocks can go on with it. Where it is not possible now (another program has the store, or the
 * disk is full), the store is used under its former key until it is. Returns: (transfer full)
 * (nullable): the key that opens the store */
static GvtSecret *
settle_key (GvtVault *vault, const char *path, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_vault_dup_store_key (vault, error);
  g_autoptr (GvtSecret) former = NULL;
  g_autoptr (GError) local = NULL;

  if (key == NULL)
    return NULL;

  former = gvt_vault_dup_former_store_key (vault, &local);
  if (former == NULL && local == NULL)
    return g_steal_pointer (&key);

  if (former != NULL && rekey (path, former, key, &local))
    {
      if (!gvt_vault_forget_former_store_key (vault, &local))
        g_message ("Forgetting the store's former key: %s", local->message);
      return g_steal_pointer (&key);
    }
  if (former != NULL && !g_error_matches (local, GVT_ERROR, GVT_ERROR_DB_CORRUPT))
    {
      g_message ("The store keeps its former key for now: %s", local->message);
      return g_steal_pointer (&former);
    }

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static GvtStore *
open_store (GvtProfile *self, GvtVault *vault, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "store.db", NULL);
  g_autoptr (GvtSecret) key = check_version (vault, error) ? settle_key (vault, path, error) : NULL;

  return key != NULL && settle_version (self, vault, path, key, error)
             ? gvt_store_open (path, key, &gvt_laptop_schema, error)
             : NULL;
}

GvtJournal *
gvt_profile_open_journal (GvtProfile *self, GvtVault *vault, GError **error)
{
  g_autoptr (GvtStore) store = open_store (self, vault, error);
  GvtJournal *journal;

  if (store == NULL)
    return NULL;

  journal = gvt_journal_new (store, self->clock, self->projections);
  gvt_journal_set_actor (journal, gvt_vault_get_user (vault)->code);
  return journal;
}

static void
tell_failure (const char *doing, const GError *error)
{
  if (error != NULL)
    g_message ("%s: %s", doing, error->message);
}

/* A copy of the vault that is damaged is put right, and what happened to the vault is told: to the
 * journal, and to whoever unlocked. */
static void
settle_vault (GvtProfile *self, GvtJournal *journal, GvtVault *vault)
{
  g_autoptr (GError) repaired = NULL, told = NULL;
  gboolean was_repaired;

  gvt_vault_repair (vault, &repaired);
  tell_failure ("Putting right a copy of the vault", repaired);
  was_repaired = gvt_vault_has_note (vault, GVT_VAULT_COPY_REPAIRED_KIND);
  gvt_vault_tell_notes (vault, journal, &told);
  tell_failure ("Telling the journal what happened to the vault", told);

  g_mutex_lock (&self->lock);
  if (gvt_vault_get_damaged_copy (vault) != 0)
    self->news = GVT_VAULT_NEWS_DAMAGED;
  else if (was_repaired && told == NULL)
    self->news = GVT_VAULT_NEWS_REPAIRED;
  g_mutex_unlock (&self->lock);
}

char *
gvt_profile_take_news (GvtProfile *self)
{
  GvtVaultNews news;

  g_return_val_if_fail (GVT_IS_PROFILE (self), NULL);

  g_mutex_lock (&self->lock);
  news = self->news;
  self->news = GVT_VAULT_NEWS_NONE;
  g_mutex_unlock (&self->lock);

  switch (news)
    {
    case GVT_VAULT_NEWS_REPAIRED:
      return g_strdup (
          _ ("One of the two copies of this laptop's keys was damaged. It was put right "
             "from the other one, and nothing is lost. If you read this again, the "
             "disk is failing: sync, and call your supervisor."));
    case GVT_VAULT_NEWS_DAMAGED:
      return g_strdup (
          _ ("One of the two copies of this laptop's keys is damaged, and it could not be "
             "put right now. The other one works, and nothing is lost. Free some space "
             "on the disk and unlock again."));
    case GVT_VAULT_NEWS_NONE:
    default:
      return NULL;
    }
}

void
gvt_profile_catch_up (GvtProfile *self, GvtJournal *journal, GvtVault *vault)
{
  g_autoptr (GError) learned = NULL, resealed = NULL;

  gvt_journal_catch_up (journal, &learned);
  tell_failure ("Applying events of newly known kinds", learned);
  settle_vault (self, journal, vault);
  gvt_profile_reseal (vault, journal, self->projections, &resealed);
  tell_failure ("Sealing to the new roll key", resealed);
}

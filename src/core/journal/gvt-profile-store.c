/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a profile's store is opened: in which version, and under which key. */
#define G_LOG_DOMAIN "gvt-profile"

#include "gvt-db-rekey.h"
#include "gvt-error.h"
#include "gvt-laptop-schema.h"
#include "gvt-profile-private.h"
#include "gvt-profile-reseal.h"
#include "gvt-vault-events.h"

/* I12: the vault tells the store's version before the store is touched, and is raised on disk
 * before a migration begins, so that an older program refuses a store half-way as well. */
static gboolean
settle_version (GvtVault *vault, GError **error)
{
  guint latest = gvt_schema_get_version (&gvt_laptop_schema);
  guint held = gvt_vault_get_store_version (vault);

  if (held <= latest)
    return held == latest || gvt_vault_raise_store_version (vault, latest, error);

  g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW,
               "The store is of version %u; this program knows %u", held, latest);
  return FALSE;
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
  g_autoptr (GvtSecret) key = settle_version (vault, error) ? settle_key (vault, path, error)
                                                            : NULL;

  return key != NULL ? gvt_store_open (path, key, &gvt_laptop_schema, error) : NULL;
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

void
gvt_profile_catch_up (GvtProfile *self, GvtJournal *journal, GvtVault *vault)
{
  g_autoptr (GError) learned = NULL, told = NULL, resealed = NULL;

  gvt_journal_catch_up (journal, &learned);
  tell_failure ("Applying events of newly known kinds", learned);
  gvt_vault_tell_notes (vault, journal, &told);
  tell_failure ("Telling the journal what happened to the vault", told);
  gvt_profile_reseal (vault, journal, self->projections, &resealed);
  tell_failure ("Sealing to the new roll key", resealed);
}

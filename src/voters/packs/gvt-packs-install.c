/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-packs-private.h"

#define FOLDER     "packs"
#define HASH_SHOWN 16 /* digits of a hash in a file's name */

static gboolean
collect_kept (GvtDb *db, const GvtPackInfo *info, GHashTable *kept, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT list_version, file_hash FROM pack WHERE village = :village AND election = :election",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", info->village);
  gvt_stmt_bind_text (stmt, ":election", info->election);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtPackName name = {
        info->village, info->election, (guint) gvt_stmt_int (stmt, 0), { { 0 } }
      };
      g_autoptr (GvtPackChain) chain = gvt_stmt_hash (stmt, 1, &name.hash, error)
                                           ? gvt_pack_chain_load (db, &name, error)
                                           : NULL;

      if (chain == NULL)
        return FALSE;
      gvt_pack_chain_add_names (chain, kept);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

typedef enum
{
  ACTIVE_NONE,
  ACTIVE_OLDER,
  ACTIVE_SAME,
  ACTIVE_NEWER,
} Active;

static gboolean
compare_active (GvtDb *db, const GvtPackInstallation *self, Active *active, GError **error)
{
  const GvtPackInfo *info = self->info;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT list_version, epoch, file_hash FROM pack WHERE village = :village"
      " AND election = :election AND is_active",
      error);
  g_autoptr (GError) local = NULL;
  guint version, epoch;
  GvtHash hash;

  *active = ACTIVE_NONE;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", info->village);
  gvt_stmt_bind_text (stmt, ":election", info->election);
  if (!gvt_stmt_next (stmt, &local))
    {
      gboolean is_end = local == NULL;

      if (!is_end)
        g_propagate_error (error, g_steal_pointer (&local));
      return is_end;
    }
  version = (guint) gvt_stmt_int (stmt, 0);
  epoch = (guint) gvt_stmt_int (stmt, 1);
  if (!gvt_stmt_hash (stmt, 2, &hash, error))
    return FALSE;

  if (gvt_hash_equal (&hash, &self->hash))
    *active = ACTIVE_SAME;
  else if (version > info->list_version || (version == info->list_version && epoch > info->epoch))
    *active = ACTIVE_NEWER;
  else
    *active = ACTIVE_OLDER;
  return TRUE;
}

static gboolean
run_for_list (GvtDb *db, const char *sql, const GvtPackInfo *info, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", info->village);
  gvt_stmt_bind_text (stmt, ":election", info->election);
  return gvt_stmt_run (stmt, error);
}

/* Of this list; with %NULL for a hash all that no version that is kept leads back to. */
static gboolean
forget_deltas (GvtDb *db, const GvtPackInfo *info, const GvtHash *hash, GError **error)
{
  static const char one[] = "DELETE FROM pack_delta WHERE village = :village"
                            " AND election = :election AND file_hash = :hash";
  static const char unneeded[] =
      "WITH RECURSIVE needed (hash) AS (SELECT file_hash FROM pack WHERE village = :village"
      " AND election = :election UNION SELECT base_hash FROM pack_delta JOIN needed"
      " ON file_hash = hash WHERE village = :village AND election = :election)"
      " DELETE FROM pack_delta WHERE village = :village AND election = :election"
      " AND file_hash NOT IN (SELECT hash FROM needed)";
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, hash != NULL ? one : unneeded, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", info->village);
  gvt_stmt_bind_text (stmt, ":election", info->election);
  if (hash != NULL)
    gvt_stmt_bind_hash (stmt, ":hash", hash);
  return gvt_stmt_run (stmt, error);
}

static gboolean
insert_delta (GvtDb *db, const GvtPackInstallation *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT OR REPLACE INTO pack_delta VALUES (:village, :election, :hash, :version, :delta,"
      " :base, :base_version)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", self->info->village);
  gvt_stmt_bind_text (stmt, ":election", self->info->election);
  gvt_stmt_bind_hash (stmt, ":hash", &self->hash);
  gvt_stmt_bind_int (stmt, ":version", self->info->list_version);
  gvt_stmt_bind_hash (stmt, ":delta", &self->file.file);
  gvt_stmt_bind_hash (stmt, ":base", self->base_hash);
  gvt_stmt_bind_int (stmt, ":base_version", self->base->version);
  return gvt_stmt_run (stmt, error);
}

static gboolean
insert_active (GvtDb *db, const GvtPackInstallation *self, GError **error)
{
  const GvtPackInfo *info = self->info;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO pack (village, election, list_version, epoch, as_of, village_name, n_rows,"
      " file_hash, is_active, lexicon_hash) VALUES (:village, :election, :version, :epoch, :as_of,"
      " :name, :rows, :hash, 1, :lexicon)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", info->village);
  gvt_stmt_bind_text (stmt, ":election", info->election);
  gvt_stmt_bind_int (stmt, ":version", info->list_version);
  gvt_stmt_bind_int (stmt, ":epoch", info->epoch);
  gvt_stmt_bind_text (stmt, ":as_of", info->as_of);
  gvt_stmt_bind_text (stmt, ":name", info->village_name);
  gvt_stmt_bind_int (stmt, ":rows", self->n_rows);
  gvt_stmt_bind_hash (stmt, ":hash", &self->hash);
  gvt_stmt_bind_hash (stmt, ":lexicon", &self->lexicon);
  return gvt_stmt_run (stmt, error);
}

static gboolean
make_active (GvtDb *db, const GvtPackInstallation *self, GError **error)
{
  const GvtPackInfo *info = self->info;

  return run_for_list (db,
                       "DELETE FROM pack WHERE village = :village AND election = :election"
                       " AND NOT is_active",
                       info, error)
         && run_for_list (db,
                          "UPDATE pack SET is_active = 0 WHERE village = :village"
                          " AND election = :election",
                          info, error)
         && insert_active (db, self, error)
         && (self->base == NULL || insert_delta (db, self, error));
}

/* A pack that came as a whole needs no other file, whatever its list was made of before. */
static gboolean
activate_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  GvtPackInstallation *self = user_data;
  Active active;

  if (!compare_active (db, self, &active, error))
    return FALSE;
  self->is_older = active == ACTIVE_NEWER;
  if (!self->is_older && self->base == NULL && !forget_deltas (db, self->info, &self->hash, error))
    return FALSE;
  if (active == ACTIVE_SAME && self->base != NULL && !insert_delta (db, self, error))
    return FALSE;
  if ((active == ACTIVE_NONE || active == ACTIVE_OLDER) && !make_active (db, self, error))
    return FALSE;
  return forget_deltas (db, self->info, NULL, error)
         && collect_kept (db, self->info, self->kept, error);
}

/* Files of this list that no row names: older than the previous one, or left by a crash between
 * file and row. What cannot be removed now goes the next time. */
static void
remove_others (GvtProfile *profile, const GvtPackInstallation *self)
{
  const GvtPackInfo *info = self->info;
  g_autofree char *prefix = g_strconcat (info->village, "-", info->election, "-", NULL);
  g_autofree char *folder = gvt_profile_path (profile, FOLDER, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      const char *rest = g_str_has_prefix (name, prefix) ? name + strlen (prefix) : "-";

      /* Another election's name may begin with this one's: then no version number follows. */
      if (strspn (rest, "0123456789") + 1 + HASH_SHOWN + strlen (".gvpack") == strlen (rest)
          && !g_hash_table_contains (self->kept, name))
        g_unlink (path);
    }
}

gboolean
gvt_packs_activate (GvtProfile *profile,
                    GvtJournal *journal,
                    GBytes *file,
                    GvtPackInstallation *self,
                    GError **error)
{
  const GvtPackName name = { self->info->village, self->info->election, 0, { { 0 } } };
  g_autofree char *path = gvt_pack_chain_path (profile, &name, &self->file);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->kept = kept;
  if (!gvt_file_write (path, file, error)
      || !gvt_store_write (gvt_journal_get_store (journal), activate_in_transaction, self, error))
    return FALSE;

  remove_others (profile, self);
  if (!self->is_older)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_EXPIRED, "a newer list of %s is here", name.village);
  return FALSE;
}

gboolean
gvt_packs_install (GvtProfile *profile, GBytes *file, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GvtPack) pack = NULL;
  GvtPackInstallation installation = { 0 };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && signer != NULL, FALSE);

  journal = gvt_profile_dup_journal (profile, error);
  pack = journal != NULL ? gvt_pack_read (file, error) : NULL;
  if (pack == NULL || !gvt_pack_verify (pack, signer, error))
    return FALSE;

  installation.info = gvt_pack_get_info (pack);
  installation.n_rows = gvt_pack_get_rows (pack);
  installation.lexicon = *gvt_pack_get_lexicon (pack);
  gvt_hash_of_bytes (file, &installation.hash);
  installation.file = (GvtPackLink){ installation.info->list_version, installation.hash, FALSE };
  return gvt_packs_activate (profile, journal, file, &installation, error);
}

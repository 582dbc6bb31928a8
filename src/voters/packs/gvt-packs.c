/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-packs.h"

#include <glib/gstdio.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-voters-kinds.h"

#define FOLDER "packs"
#define HASH_SHOWN \
  16 /* digits of it in a pack's name: enough to keep two builds of a version apart */

/* "52.02.01.2003-pilkada-2024-3-0123456789abcdef.gvpack" */
static char *
pack_name (const char *village, const char *election, guint version, const GvtHash *hash)
{
  g_autofree char *text = gvt_hash_to_text (hash);

  return g_strdup_printf ("%s-%s-%u-%.*s.gvpack", village, election, version, HASH_SHOWN, text);
}

static char *
lexicon_path (GvtProfile *profile, const GvtHash *hash)
{
  g_autofree char *text = gvt_hash_to_text (hash);
  g_autofree char *name = g_strconcat (text, ".gvlexi", NULL);

  return gvt_profile_path (profile, FOLDER, name, NULL);
}

/* What an installation works with. */
typedef struct
{
  GvtPack *pack;
  GvtHash hash;
  GPtrArray *kept; /* names of this list's files that a row names afterwards */
  gboolean is_older;
} Installation;

static gboolean
collect_kept (GvtDb *db, const GvtPackInfo *info, GPtrArray *kept, GError **error)
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
      GvtHash hash;

      if (!gvt_stmt_hash (stmt, 1, &hash, error))
        return FALSE;
      g_ptr_array_add (
          kept, pack_name (info->village, info->election, (guint) gvt_stmt_int (stmt, 0), &hash));
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
compare_active (GvtDb *db, const Installation *self, Active *active, GError **error)
{
  const GvtPackInfo *info = gvt_pack_get_info (self->pack);
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
run_for_list (GvtDb *db, const char *sql, const char *village, const char *election, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", village);
  gvt_stmt_bind_text (stmt, ":election", election);
  return gvt_stmt_run (stmt, error);
}

static gboolean
insert_active (GvtDb *db, const Installation *self, GError **error)
{
  const GvtPackInfo *info = gvt_pack_get_info (self->pack);
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
  gvt_stmt_bind_int (stmt, ":rows", gvt_pack_get_rows (self->pack));
  gvt_stmt_bind_hash (stmt, ":hash", &self->hash);
  gvt_stmt_bind_hash (stmt, ":lexicon", gvt_pack_get_lexicon (self->pack));
  return gvt_stmt_run (stmt, error);
}

static gboolean
activate_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Installation *self = user_data;
  const GvtPackInfo *info = gvt_pack_get_info (self->pack);
  Active active;

  if (!compare_active (db, self, &active, error))
    return FALSE;
  self->is_older = active == ACTIVE_NEWER;
  if (active == ACTIVE_NEWER || active == ACTIVE_SAME)
    return collect_kept (db, info, self->kept, error);

  return run_for_list (db,
                       "DELETE FROM pack WHERE village = :village AND election = :election"
                       " AND NOT is_active",
                       info->village, info->election, error)
         && run_for_list (db,
                          "UPDATE pack SET is_active = 0 WHERE village = :village"
                          " AND election = :election",
                          info->village, info->election, error)
         && insert_active (db, self, error) && collect_kept (db, info, self->kept, error);
}

/* Files of this list that no row names: older than the previous one, or left by a crash between
 * file and row. What cannot be removed now goes the next time. */
static void
remove_others (GvtProfile *profile, const Installation *self)
{
  const GvtPackInfo *info = gvt_pack_get_info (self->pack);
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
          && !g_ptr_array_find_with_equal_func (self->kept, name, g_str_equal, NULL))
        g_unlink (path);
    }
}

static gboolean
install (GvtProfile *profile, GvtJournal *journal, GBytes *file, Installation *self, GError **error)
{
  const GvtPackInfo *info = gvt_pack_get_info (self->pack);
  g_autofree char *name = pack_name (info->village, info->election, info->list_version,
                                     &self->hash);
  g_autofree char *path = gvt_profile_path (profile, FOLDER, name, NULL);

  if (!gvt_file_write (path, file, error)
      || !gvt_store_write (gvt_journal_get_store (journal), activate_in_transaction, self, error))
    return FALSE;

  remove_others (profile, self);
  if (!self->is_older)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_EXPIRED, "a newer list of %s is here", info->village);
  return FALSE;
}

gboolean
gvt_packs_install (GvtProfile *profile, GBytes *file, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GvtPack) pack = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  Installation installation = { .kept = kept };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && signer != NULL, FALSE);

  journal = gvt_profile_dup_journal (profile, error);
  pack = journal != NULL ? gvt_pack_read (file, error) : NULL;
  if (pack == NULL || !gvt_pack_verify (pack, signer, error))
    return FALSE;

  installation.pack = pack;
  gvt_hash_of_bytes (file, &installation.hash);
  return install (profile, journal, file, &installation, error);
}

gboolean
gvt_packs_install_lexicon (GvtProfile *profile,
                           GBytes *file,
                           const GvtPublicKey *signer,
                           GError **error)
{
  g_autoptr (GvtLexicon) lexicon = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && signer != NULL, FALSE);

  lexicon = gvt_lexicon_read (file, signer, error);
  if (lexicon == NULL)
    return FALSE;

  path = lexicon_path (profile, gvt_lexicon_get_hash (lexicon));
  return gvt_file_write (path, file, error);
}

typedef struct
{
  GvtJournal *journal;
  const char *village;
  const char *election;
} ListName;

static gboolean
record_roll_back (GvtDb *db, const ListName *list, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  const GvtEventDraft draft = { .kind = GVT_LIST_ROLLED_BACK_KIND,
                                .place = list->village,
                                .body = body };

  json_object_set_string_member (body, "election", list->election);
  return gvt_journal_append (list->journal, db, &draft, NULL, error);
}

static gboolean
roll_back_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  const ListName *list = user_data;
  g_autoptr (GvtStmt) previous = gvt_db_prepare (
      db,
      "SELECT 1 FROM pack WHERE village = :village AND election = :election"
      " AND NOT is_active",
      error);

  if (previous == NULL)
    return FALSE;

  gvt_stmt_bind_text (previous, ":village", list->village);
  gvt_stmt_bind_text (previous, ":election", list->election);
  return gvt_stmt_one (previous, "a previous list", error)
         && run_for_list (db,
                          "UPDATE pack SET is_active = NOT is_active WHERE village = :village"
                          " AND election = :election",
                          list->village, list->election, error)
         && record_roll_back (db, list, error);
}

gboolean
gvt_packs_roll_back (GvtProfile *profile, const char *village, const char *election, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  ListName list = { journal, village, election };

  return journal != NULL && gvt_profile_require (profile, GVT_ROLE_OFFICER, village, error)
         && gvt_store_write (gvt_journal_get_store (journal), roll_back_in_transaction, &list,
                             error);
}

static gboolean
check_hash (const GvtHash *found, const GvtHash *wanted, GError **error)
{
  if (gvt_hash_equal (found, wanted))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "the list file on the disk is not the one that was verified");
  return FALSE;
}

GBytes *
gvt_packs_read (GvtProfile *profile,
                const char *village,
                const char *election,
                guint version,
                const GvtHash *hash,
                GError **error)
{
  g_autofree char *name = pack_name (village, election, version, hash);
  g_autofree char *path = gvt_profile_path (profile, FOLDER, name, NULL);
  g_autoptr (GBytes) file = gvt_file_read (path, gvt_pack_max_file (), error);
  GvtHash found;

  if (file == NULL)
    return NULL;

  gvt_hash_of_bytes (file, &found);
  return check_hash (&found, hash, error) ? g_steal_pointer (&file) : NULL;
}

GvtLexicon *
gvt_packs_read_lexicon (GvtProfile *profile, const GvtHash *hash, GError **error)
{
  g_autofree char *path = lexicon_path (profile, hash);
  g_autoptr (GBytes) file = gvt_file_read (path, GVT_LEXICON_MAX_FILE, error);
  g_autoptr (GvtLexicon) lexicon = file != NULL ? gvt_lexicon_read (file, NULL, error) : NULL;

  if (lexicon == NULL || !check_hash (gvt_lexicon_get_hash (lexicon), hash, error))
    return NULL;
  return g_steal_pointer (&lexicon);
}

static gboolean
collect_names (GvtDb *db, gpointer user_data, GError **error)
{
  GHashTable *names = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT village, election, list_version, file_hash FROM pack", error);
  g_autoptr (GError) local = NULL;
  GvtHash hash;

  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    {
      if (!gvt_stmt_hash (stmt, 3, &hash, error))
        return FALSE;
      g_hash_table_add (names, pack_name (gvt_stmt_text (stmt, 0), gvt_stmt_text (stmt, 1),
                                          (guint) gvt_stmt_int (stmt, 2), &hash));
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_packs_remove_unnamed (GvtProfile *profile, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autofree char *folder = gvt_profile_path (profile, FOLDER, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), collect_names, names, error))
    return FALSE;

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".gvpack") && !g_hash_table_contains (names, name))
        g_unlink (path);
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-packs.h"

#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-pack-chain.h"
#include "gvt-voters-kinds.h"

#define FOLDER "packs"

static char *
lexicon_path (GvtProfile *profile, const GvtHash *hash)
{
  g_autofree char *text = gvt_hash_to_text (hash);
  g_autofree char *name = g_strconcat (text, ".gvlexi", NULL);

  return gvt_profile_path (profile, FOLDER, name, NULL);
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
swap (GvtDb *db, const ListName *list, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "UPDATE pack SET is_active = NOT is_active"
                                             " WHERE village = :village AND election = :election",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", list->village);
  gvt_stmt_bind_text (stmt, ":election", list->election);
  return gvt_stmt_run (stmt, error);
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
  return gvt_stmt_one (previous, "a previous list", error) && swap (db, list, error)
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

static gboolean
is_rolled_back (GvtDb *db, const GvtPackName *name, gboolean *is, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT EXISTS (SELECT 1 FROM pack WHERE village = :village AND election = :election"
      " AND file_hash = :hash AND NOT is_active)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", name->village);
  gvt_stmt_bind_text (stmt, ":election", name->election);
  gvt_stmt_bind_hash (stmt, ":hash", &name->hash);
  if (!gvt_stmt_one (stmt, "a list", error))
    return FALSE;
  *is = gvt_stmt_int (stmt, 0) != 0;
  return TRUE;
}

typedef struct
{
  const GvtPackName *name;
  gboolean is_rolled_back;
} Using;

static gboolean
look (GvtDb *db, gpointer user_data, GError **error)
{
  Using *self = user_data;

  return is_rolled_back (db, self->name, &self->is_rolled_back, error);
}

/* Asked again: somebody may have rolled forth meanwhile. */
static gboolean
use_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  const Using *self = user_data;
  const ListName list = { NULL, self->name->village, self->name->election };
  gboolean is;

  return is_rolled_back (db, self->name, &is, error) && (!is || swap (db, &list, error));
}

gboolean
gvt_packs_use (GvtProfile *profile, const GvtPackName *name, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Using using = { .name = name };
  GvtStore *store;

  if (journal == NULL)
    return FALSE;
  store = gvt_journal_get_store (journal);
  return gvt_store_read (store, look, &using, error)
         && (!using.is_rolled_back || gvt_store_write (store, use_in_transaction, &using, error));
}

typedef struct
{
  const GvtPackName *name;
  GvtPackChain *chain;
} Loading;

static gboolean
load_chain (GvtDb *db, gpointer user_data, GError **error)
{
  Loading *self = user_data;

  self->chain = gvt_pack_chain_load (db, self->name, error);
  return self->chain != NULL;
}

/* Returns: (transfer full) (nullable) */
static GvtPackChain *
find_chain (GvtProfile *profile, const GvtPackName *name, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Loading loading = { .name = name };

  if (journal != NULL)
    gvt_store_read (gvt_journal_get_store (journal), load_chain, &loading, error);
  return loading.chain;
}

gboolean
gvt_packs_check (GvtProfile *profile, const GvtPackName *name, GError **error)
{
  g_autoptr (GvtPackChain) chain = find_chain (profile, name, error);

  return chain != NULL && gvt_pack_chain_check (chain, profile, error);
}

const GvtVoterTable *
gvt_packs_open (GvtProfile *profile,
                const GvtPackName *name,
                const GvtSecret *epoch_key,
                GvtLexicon *lexicon,
                GvtArena *arena,
                GError **error)
{
  g_autoptr (GvtPackChain) chain = find_chain (profile, name, error);

  return chain != NULL ? gvt_pack_chain_open (chain, profile, epoch_key, lexicon, arena, error)
                       : NULL;
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

  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    {
      GvtPackName name = {
        gvt_stmt_text (stmt, 0), gvt_stmt_text (stmt, 1), (guint) gvt_stmt_int (stmt, 2), { { 0 } }
      };
      g_autoptr (GvtPackChain) chain = gvt_stmt_hash (stmt, 3, &name.hash, error)
                                           ? gvt_pack_chain_load (db, &name, error)
                                           : NULL;

      if (chain == NULL)
        return FALSE;
      gvt_pack_chain_add_names (chain, names);
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

      if ((g_str_has_suffix (name, ".gvpack") || g_str_has_suffix (name, ".gvdelt"))
          && !g_hash_table_contains (names, name))
        g_unlink (path);
    }
  return TRUE;
}

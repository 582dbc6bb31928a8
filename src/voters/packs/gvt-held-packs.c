/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-held-packs.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "gvt-delta.h"
#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-pack-chain.h"

void
gvt_held_pack_free (GvtHeldPack *self)
{
  g_free (self->village);
  g_free (self->village_name);
  g_free (self->election);
  g_free (self->as_of);
  g_clear_pointer (&self->sealed_key, g_bytes_unref);
  g_free (self);
}

static GvtPackName
name_of (const GvtHeldPack *self)
{
  return (GvtPackName){ self->village, self->election, self->version, self->hash };
}

/* --- which there are --- */

typedef struct
{
  GvtProfile *profile;
  GPtrArray *packs;
} Listing;

static gboolean
read_held (GvtHeldPack *self, GvtStmt *stmt, GError **error)
{
  self->village = g_strdup (gvt_stmt_text (stmt, 0));
  self->election = g_strdup (gvt_stmt_text (stmt, 1));
  self->version = (guint) gvt_stmt_int (stmt, 2);
  self->epoch = (guint) gvt_stmt_int (stmt, 3);
  self->as_of = g_strdup (gvt_stmt_text (stmt, 4));
  self->village_name = g_strdup (gvt_stmt_text (stmt, 5));
  self->n_rows = (guint) gvt_stmt_int (stmt, 6);
  self->is_active = gvt_stmt_int (stmt, 9) != 0;
  self->sealed_key = gvt_stmt_is_null (stmt, 10) ? NULL : gvt_stmt_bytes (stmt, 10);
  return gvt_stmt_hash (stmt, 7, &self->hash, error)
         && gvt_stmt_hash (stmt, 8, &self->lexicon, error);
}

static gboolean
read_files (GvtHeldPack *self, GvtProfile *profile, GvtDb *db, GError **error)
{
  const GvtPackName name = name_of (self);
  g_autoptr (GvtPackChain) chain = gvt_pack_chain_load (db, &name, error);
  g_autofree char *path = NULL;
  struct stat info;

  if (chain == NULL)
    return FALSE;
  path = gvt_pack_chain_path (profile, &name, &g_array_index (chain->links, GvtPackLink, 0));
  self->n_deltas = chain->links->len - 1;
  self->bytes = stat (path, &info) == 0 ? (guint64) info.st_size : 0;
  return TRUE;
}

static gboolean
list (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT village, election, list_version, epoch, as_of, village_name, n_rows, file_hash,"
      " lexicon_hash, is_active, (SELECT sealed_key FROM lease_village v"
      " WHERE v.village = p.village AND v.election = p.election AND v.epoch = p.epoch LIMIT 1)"
      " FROM pack p ORDER BY village, election, list_version, epoch",
      error);

  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    {
      GvtHeldPack *held;

      if (!gvt_profile_require (self->profile, GVT_ROLE_FACILITATOR, gvt_stmt_text (stmt, 0), NULL))
        continue;
      held = g_new0 (GvtHeldPack, 1);
      g_ptr_array_add (self->packs, held);
      if (!read_held (held, stmt, error) || !read_files (held, self->profile, db, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_held_packs_list (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_held_pack_free);
  Listing listing = { profile, packs };

  if (journal == NULL || !gvt_store_read (gvt_journal_get_store (journal), list, &listing, error))
    return NULL;
  return g_steal_pointer (&packs);
}

/* --- how they are --- */

static const struct
{
  const char *code;
  const char *words;
} states[] = {
  [GVT_HELD_SOUND] = { "sound", N_ ("sound") },
  [GVT_HELD_UNOPENED] = { "unopened", N_ ("whole; not opened") },
  [GVT_HELD_MISSING] = { "missing", N_ ("a file is missing") },
  [GVT_HELD_CHANGED] = { "changed", N_ ("a file was changed") },
  [GVT_HELD_UNSIGNED] = { "unsigned", N_ ("not signed by the centre") },
  [GVT_HELD_WITHOUT_WORDS] = { "without_words", N_ ("its list of words is missing or changed") },
  [GVT_HELD_UNREADABLE] = { "unreadable", N_ ("cannot be read") },
};

const char *
gvt_held_state_code (GvtHeldState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return states[state].code;
}

const char *
gvt_held_state_words (GvtHeldState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);

  return _ (states[state].words);
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
find_chain (GvtProfile *profile, const GvtPackName *name)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, NULL);
  Loading loading = { .name = name };

  if (journal != NULL)
    gvt_store_read (gvt_journal_get_store (journal), load_chain, &loading, NULL);
  return loading.chain;
}

static gboolean
is_signed_by (GBytes *file, gboolean is_delta, const GvtPublicKey *signer)
{
  g_autoptr (GvtDelta) delta = is_delta ? gvt_delta_read (file, NULL) : NULL;
  g_autoptr (GvtPack) pack = is_delta ? NULL : gvt_pack_read (file, NULL);

  return (delta != NULL && gvt_delta_verify (delta, signer, NULL))
         || (pack != NULL && gvt_pack_verify (pack, signer, NULL));
}

static gboolean
is_signed (const GvtPackChain *chain, GvtProfile *profile, guint index, GArray *signers)
{
  g_autoptr (GBytes) file = gvt_pack_chain_read (chain, profile, index, NULL);
  gboolean is_delta = g_array_index (chain->links, GvtPackLink, index).is_delta;

  for (guint i = 0; file != NULL && i < signers->len; i++)
    if (is_signed_by (file, is_delta, &g_array_index (signers, GvtPublicKey, i)))
      return TRUE;
  return FALSE;
}

/* Of a delta: exactly the rows that its header names. */
static gboolean
is_named_rows (const GvtPackChain *chain,
               GvtProfile *profile,
               const GvtVoterTable *table,
               const GvtSecret *key)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GvtDelta) delta = NULL;

  if (chain->links->len == 1)
    return TRUE;
  file = gvt_pack_chain_read (chain, profile, 0, NULL);
  delta = file != NULL ? gvt_delta_read (file, NULL) : NULL;
  return delta != NULL && gvt_delta_check (delta, table, key, NULL);
}

static GvtHeldState
open_held (GvtProfile *profile, const GvtHeldPack *held, const GvtPackChain *chain)
{
  g_autoptr (GvtLexicon) lexicon = gvt_packs_read_lexicon (profile, &held->lexicon, NULL);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  g_autoptr (GPtrArray) roll_keys = NULL;
  g_autoptr (GvtSecret) key = NULL;
  const GvtVoterTable *table;

  if (lexicon == NULL)
    return GVT_HELD_WITHOUT_WORDS;
  roll_keys = held->sealed_key != NULL
                  ? gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), NULL)
                  : NULL;
  key = roll_keys != NULL
            ? gvt_unseal_secret_with_any (roll_keys, GVT_EPOCH_KEY_CONTEXT, held->sealed_key, NULL)
            : NULL;
  if (key == NULL)
    return GVT_HELD_UNOPENED;
  table = gvt_pack_chain_open (chain, profile, key, lexicon, arena, NULL);
  return table != NULL && gvt_voter_table_get_rows (table) == held->n_rows
                 && is_named_rows (chain, profile, table, key)
             ? GVT_HELD_SOUND
             : GVT_HELD_UNREADABLE;
}

GvtHeldState
gvt_held_pack_verify (GvtProfile *profile, const GvtHeldPack *held, GArray *signers)
{
  const GvtPackName name = name_of (held);
  g_autoptr (GvtPackChain) chain = find_chain (profile, &name);
  g_autoptr (GError) error = NULL;

  if (chain == NULL)
    return GVT_HELD_MISSING;
  if (!gvt_pack_chain_check (chain, profile, &error))
    return g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND) ? GVT_HELD_MISSING
                                                                   : GVT_HELD_CHANGED;
  for (guint i = 0; i < chain->links->len; i++)
    if (!is_signed (chain, profile, i, signers))
      return GVT_HELD_UNSIGNED;
  return open_held (profile, held, chain);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-chain.h"

#include "gvt-delta.h"
#include "gvt-error.h"
#include "gvt-file.h"

#define FOLDER     "packs"
#define HASH_SHOWN 16 /* digits of it in a name: enough to keep two builds of a version apart */

void
gvt_pack_chain_free (GvtPackChain *self)
{
  g_free (self->village);
  g_free (self->election);
  g_array_unref (self->links);
  g_free (self);
}

/* "52.02.01.2003-pilkada-2024-3-0123456789abcdef.gvpack"; of a delta ".gvdelt" */
static char *
file_name (const char *village, const char *election, const GvtPackLink *link)
{
  g_autofree char *text = gvt_hash_to_text (&link->file);

  return g_strdup_printf ("%s-%s-%u-%.*s.%s", village, election, link->version, HASH_SHOWN, text,
                          link->is_delta ? "gvdelt" : "gvpack");
}

char *
gvt_pack_chain_path (GvtProfile *profile, const GvtPackName *name, const GvtPackLink *link)
{
  g_autofree char *file = file_name (name->village, name->election, link);

  return gvt_profile_path (profile, FOLDER, file, NULL);
}

void
gvt_pack_chain_add_names (const GvtPackChain *self, GHashTable *names)
{
  for (guint i = 0; i < self->links->len; i++)
    g_hash_table_add (names, file_name (self->village, self->election,
                                        &g_array_index (self->links, GvtPackLink, i)));
}

/* --- loading --- */

/* The delta that makes the pack @hash, or the pack itself. @hash and @version: (inout): then of
 * what the delta is for */
static gboolean
load_link (const GvtPackChain *self,
           GvtStmt *stmt,
           guint *version,
           GvtHash *hash,
           GvtPackLink *link,
           GError **error)
{
  g_autoptr (GError) local = NULL;

  gvt_stmt_reset (stmt);
  gvt_stmt_bind_text (stmt, ":village", self->village);
  gvt_stmt_bind_text (stmt, ":election", self->election);
  gvt_stmt_bind_hash (stmt, ":hash", hash);
  *link = (GvtPackLink){ *version, *hash, FALSE };
  if (gvt_stmt_next (stmt, &local))
    {
      link->is_delta = TRUE;
      *version = (guint) gvt_stmt_int (stmt, 2);
      return gvt_stmt_hash (stmt, 0, &link->file, error) && gvt_stmt_hash (stmt, 1, hash, error);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
load_links (GvtPackChain *self, GvtDb *db, const GvtPackName *name, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT delta_hash, base_hash, base_version FROM pack_delta"
      " WHERE village = :village AND election = :election AND file_hash = :hash",
      error);
  guint version = name->version;
  GvtHash hash = name->hash;
  GvtPackLink link = { .is_delta = TRUE };

  if (stmt == NULL)
    return FALSE;
  while (link.is_delta && self->links->len <= GVT_PACK_CHAIN_MAX_DELTAS)
    {
      if (!load_link (self, stmt, &version, &hash, &link, error))
        return FALSE;
      g_array_append_val (self->links, link);
    }
  if (!link.is_delta)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "a list that leads back to no pack");
  return FALSE;
}

GvtPackChain *
gvt_pack_chain_load (GvtDb *db, const GvtPackName *name, GError **error)
{
  g_autoptr (GvtPackChain) self = g_new0 (GvtPackChain, 1);

  self->village = g_strdup (name->village);
  self->election = g_strdup (name->election);
  self->links = g_array_new (FALSE, FALSE, sizeof (GvtPackLink));
  return load_links (self, db, name, error) ? g_steal_pointer (&self) : NULL;
}

void
gvt_pack_base_clear (GvtPackBase *self)
{
  g_clear_pointer (&self->sealed_key, g_bytes_unref);
  g_clear_pointer (&self->chain, gvt_pack_chain_free);
}

gboolean
gvt_pack_base_find (GvtDb *db,
                    const char *village,
                    const char *election,
                    const GvtHash *hash,
                    GvtPackBase *base,
                    GError **error)
{
  GvtPackName name = { village, election, 0, *hash };
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT list_version, epoch, lexicon_hash, (SELECT sealed_key FROM lease_village v"
      " WHERE v.village = p.village AND v.election = p.election AND v.epoch = p.epoch LIMIT 1)"
      " FROM pack p WHERE village = :village AND election = :election AND file_hash = :hash",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":village", village);
  gvt_stmt_bind_text (stmt, ":election", election);
  gvt_stmt_bind_hash (stmt, ":hash", hash);
  if (!gvt_stmt_one (stmt, "the list that a delta is for", error))
    return FALSE;

  name.version = base->version = (guint) gvt_stmt_int (stmt, 0);
  base->epoch = (guint) gvt_stmt_int (stmt, 1);
  base->sealed_key = gvt_stmt_bytes (stmt, 3);
  if (!gvt_stmt_hash (stmt, 2, &base->lexicon, error))
    return FALSE;
  base->chain = gvt_pack_chain_load (db, &name, error);
  return base->chain != NULL;
}

/* --- reading --- */

/* Returns: (transfer full) (nullable): the file of @link, if it is the one that was verified */
static GBytes *
read_file (const GvtPackChain *self, GvtProfile *profile, const GvtPackLink *link, GError **error)
{
  GvtPackName name = { self->village, self->election, 0, { { 0 } } };
  g_autofree char *path = gvt_pack_chain_path (profile, &name, link);
  g_autoptr (GBytes) file = gvt_file_read (
      path, link->is_delta ? gvt_delta_max_file () : gvt_pack_max_file (), error);
  GvtHash found;

  if (file == NULL)
    return NULL;
  gvt_hash_of_bytes (file, &found);
  if (gvt_hash_equal (&found, &link->file))
    return g_steal_pointer (&file);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "the list file on the disk is not the one that was verified");
  return NULL;
}

GBytes *
gvt_pack_chain_read (const GvtPackChain *self, GvtProfile *profile, guint index, GError **error)
{
  g_return_val_if_fail (index < self->links->len, NULL);

  return read_file (self, profile, &g_array_index (self->links, GvtPackLink, index), error);
}

gboolean
gvt_pack_chain_check (const GvtPackChain *self, GvtProfile *profile, GError **error)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      g_autoptr (GBytes) file = gvt_pack_chain_read (self, profile, i, error);

      if (file == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What opening works with. */
typedef struct
{
  const GvtPackChain *chain;
  GvtProfile *profile;
  const GvtSecret *epoch_key;
  GvtLexicon *lexicon;
} Opening;

static const GvtVoterTable *
open_pack (const Opening *self, const GvtPackLink *link, GvtArena *arena, GError **error)
{
  g_autoptr (GBytes) file = read_file (self->chain, self->profile, link, error);
  g_autoptr (GvtPack) pack = file != NULL ? gvt_pack_read (file, error) : NULL;

  return pack != NULL ? gvt_pack_open (pack, self->epoch_key, self->lexicon, arena, error) : NULL;
}

static const GvtVoterTable *
open_delta (const Opening *self,
            const GvtPackLink *link,
            const GvtVoterTable *base,
            GvtArena *arena,
            GError **error)
{
  g_autoptr (GBytes) file = read_file (self->chain, self->profile, link, error);
  g_autoptr (GvtDelta) delta = file != NULL ? gvt_delta_read (file, error) : NULL;

  return delta != NULL ? gvt_delta_apply (delta, base, self->epoch_key, self->lexicon, arena, error)
                       : NULL;
}

/* From the pack upwards. Only what results stays: each table before it goes with its arena. */
const GvtVoterTable *
gvt_pack_chain_open (const GvtPackChain *self,
                     GvtProfile *profile,
                     const GvtSecret *epoch_key,
                     GvtLexicon *lexicon,
                     GvtArena *arena,
                     GError **error)
{
  const Opening opening = { self, profile, epoch_key, lexicon };
  const GvtPackLink *links = (const GvtPackLink *) self->links->data;
  guint n = self->links->len;
  g_autoptr (GvtArena) own = n > 1 ? gvt_arena_new () : NULL;
  const GvtVoterTable *table = open_pack (&opening, &links[n - 1], n > 1 ? own : arena, error);

  for (guint i = n - 1; table != NULL && i-- > 0;)
    {
      g_autoptr (GvtArena) before = g_steal_pointer (&own);

      own = i > 0 ? gvt_arena_new () : NULL;
      table = open_delta (&opening, &links[i], table, i > 0 ? own : arena, error);
    }
  return table;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-delta.h"
#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-packs-private.h"

typedef struct
{
  const char *village;
  const char *election;
  const GvtHash *hash;
  GvtPackBase *base;
} Search;

static gboolean
find_base (GvtDb *db, gpointer user_data, GError **error)
{
  Search *self = user_data;

  return gvt_pack_base_find (db, self->village, self->election, self->hash, self->base, error);
}

static gboolean
has_room (const GvtPackBase *base, GError **error)
{
  if (base->chain->links->len <= GVT_PACK_CHAIN_MAX_DELTAS)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                       "this list came as deltas often enough: it is time for a whole one");
  return FALSE;
}

/* Returns: (transfer full) (nullable): the key that opens the list before, and the one after */
static GvtSecret *
dup_key (GvtProfile *profile, const GvtPackBase *base, GError **error)
{
  g_autoptr (GPtrArray) roll_keys = NULL;

  if (base->sealed_key == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_LOCKED,
                           "the list that a delta is for is not lent to this laptop");
      return NULL;
    }
  roll_keys = gvt_vault_dup_roll_keys (gvt_profile_get_vault (profile), error);
  return roll_keys != NULL ? gvt_unseal_secret_with_any (roll_keys, GVT_EPOCH_KEY_CONTEXT,
                                                         base->sealed_key, error)
                           : NULL;
}

gboolean
gvt_packs_takes_delta (GvtProfile *profile,
                       const char *village,
                       const char *election,
                       const GvtHash *hash)
{
  g_auto (GvtPackBase) base = { 0 };
  Search search = { village, election, hash, &base };
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, NULL);
  g_autoptr (GvtSecret) key = NULL;

  if (journal == NULL || !gvt_store_read (gvt_journal_get_store (journal), find_base, &search, NULL)
      || !has_room (&base, NULL))
    return FALSE;
  key = dup_key (profile, &base, NULL);
  return key != NULL && gvt_pack_chain_check (base.chain, profile, NULL);
}

/* The whole way that the list will be opened, once before it counts. */
static gboolean
try_delta (GvtProfile *profile, GvtDelta *delta, const GvtPackBase *base, GError **error)
{
  g_autoptr (GvtArena) before = gvt_arena_new ();
  g_autoptr (GvtArena) after = gvt_arena_new ();
  g_autoptr (GvtSecret) key = dup_key (profile, base, error);
  g_autoptr (GvtLexicon) lexicon = key != NULL
                                       ? gvt_packs_read_lexicon (profile, &base->lexicon, error)
                                       : NULL;
  const GvtVoterTable *table = lexicon != NULL ? gvt_pack_chain_open (base->chain, profile, key,
                                                                      lexicon, before, error)
                                               : NULL;

  table = table != NULL ? gvt_delta_apply (delta, table, key, lexicon, after, error) : NULL;
  return table != NULL && gvt_delta_check (delta, table, key, error);
}

static gboolean
fits (const GvtDeltaInfo *info, const GvtPackBase *base, GError **error)
{
  if (info->pack.epoch == base->epoch && info->pack.list_version > base->version)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                       "the list that a delta is for is newer, or under another key");
  return FALSE;
}

static gboolean
install (GvtProfile *profile,
         GvtJournal *journal,
         GBytes *file,
         GvtDelta *delta,
         GvtPackBase *base,
         GError **error)
{
  const GvtDeltaInfo *info = gvt_delta_get_info (delta);
  GvtPackInstallation installation = { .info = &info->pack,
                                       .n_rows = info->n_rows,
                                       .hash = info->target,
                                       .lexicon = base->lexicon,
                                       .base = base,
                                       .base_hash = &info->base };
  GvtHash hash;

  gvt_hash_of_bytes (file, &hash);
  installation.file = (GvtPackLink){ info->pack.list_version, hash, TRUE };
  return gvt_packs_activate (profile, journal, file, &installation, error);
}

gboolean
gvt_packs_install_delta (GvtProfile *profile,
                         GBytes *file,
                         const GvtPublicKey *signer,
                         GError **error)
{
  g_auto (GvtPackBase) base = { 0 };
  g_autoptr (GvtJournal) journal = NULL;
  g_autoptr (GvtDelta) delta = NULL;
  const GvtDeltaInfo *info;
  Search search = { .base = &base };

  g_return_val_if_fail (GVT_IS_PROFILE (profile) && signer != NULL, FALSE);

  journal = gvt_profile_dup_journal (profile, error);
  delta = journal != NULL ? gvt_delta_read (file, error) : NULL;
  if (delta == NULL || !gvt_delta_verify (delta, signer, error))
    return FALSE;

  info = gvt_delta_get_info (delta);
  search.village = info->pack.village;
  search.election = info->pack.election;
  search.hash = &info->base;
  return gvt_store_read (gvt_journal_get_store (journal), find_base, &search, error)
         && has_room (&base, error) && fits (info, &base, error)
         && try_delta (profile, delta, &base, error)
         && install (profile, journal, file, delta, &base, error);
}

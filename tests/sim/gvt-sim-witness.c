/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-witness.h"

#include "gvt-central-kinds.h"
#include "gvt-central-schema.h"

#define BATCH 7 /* events at once, at most */

typedef struct
{
  GvtId device;
  guint32 incarnation;
  GvtPublicKey key;
  GPtrArray *events; /* GvtEvent */
  guint n_told;
} Chain;

typedef struct
{
  GvtCentral *central;
  GvtJournal *journal; /* the witness's */
  GArray *chains;      /* Chain: the centre's own first */
  GvtId own;
  char *code;
  GvtSimDice dice;
} Witness;

static GvtSecret *
witness_key (void)
{
  static const guint8 key[GVT_KEY_SIZE] = { 1 };

  return gvt_secret_new (key, sizeof key);
}

static GvtStore *
open_store (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "witness.db", NULL);
  g_autoptr (GvtSecret) key = witness_key ();
  g_autoptr (GError) error = NULL;
  GvtStore *store = gvt_store_open (path, key, &gvt_central_schema, &error);

  g_assert_no_error (error);
  return store;
}

void
gvt_sim_witness_make (const char *folder)
{
  g_object_unref (open_store (folder));
}

/* --- what the centre holds --- */

static gboolean
read_chain (Witness *self, GvtDb *db, GvtStmt *stmt, GError **error)
{
  Chain chain = { .incarnation = (guint32) gvt_stmt_int (stmt, 1) };
  g_autoptr (GBytes) key = gvt_stmt_bytes (stmt, 2);

  if (!gvt_stmt_id (stmt, 0, &chain.device, error))
    return FALSE;
  memcpy (chain.key.bytes, g_bytes_get_data (key, NULL), sizeof chain.key.bytes);
  chain.events = gvt_journal_events (self->central->journal, db, &chain.device, chain.incarnation,
                                     0, G_MAXINT, error);
  if (chain.events == NULL)
    return FALSE;

  if (gvt_id_equal (&chain.device, &self->own))
    g_array_prepend_val (self->chains, chain);
  else
    g_array_append_val (self->chains, chain);
  return TRUE;
}

static gboolean
read_chains (GvtDb *db, gpointer user_data, GError **error)
{
  Witness *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT device, incarnation, public_key FROM incarnation ORDER BY device, incarnation",
      error);

  while (stmt != NULL && gvt_stmt_next (stmt, error))
    if (!read_chain (self, db, stmt, error))
      return FALSE;
  return stmt != NULL && *error == NULL;
}

/* --- telling it --- */

static gboolean
admit_some (Witness *self, GvtDb *db, Chain *chain, guint n, GError **error)
{
  guint from = chain->n_told > 0 && gvt_sim_dice_percent (&self->dice, 20)
                   ? chain->n_told - 1 /* once more */
                   : chain->n_told;
  guint to = MIN (chain->n_told + n, chain->events->len);

  for (guint i = from; i < to; i++)
    if (!gvt_journal_admit (self->journal, db, chain->events->pdata[i], NULL, error))
      return FALSE;
  chain->n_told = to;
  return TRUE;
}

/* Returns: (nullable): one of those that have more to tell */
static Chain *
choose_chain (Witness *self)
{
  guint from = gvt_sim_dice_below (&self->dice, self->chains->len);

  for (guint i = 0; i < self->chains->len; i++)
    {
      Chain *chain = &g_array_index (self->chains, Chain, (from + i) % self->chains->len);

      if (chain->n_told < chain->events->len)
        return chain;
    }
  return NULL;
}

/* What a laptop may do stands in the centre's chain, which is whole before it is asked
 * (gvt-kind.h).
 */
static gboolean
admit_all (GvtDb *db, gpointer user_data, GError **error)
{
  Witness *self = user_data;
  Chain *chain = &g_array_index (self->chains, Chain, 0);

  if (!admit_some (self, db, chain, chain->events->len, error))
    return FALSE;
  for (guint i = 1; i < self->chains->len; i++)
    {
      chain = &g_array_index (self->chains, Chain, i);
      if (!gvt_journal_add_incarnation (self->journal, db, &chain->device, chain->incarnation,
                                        &chain->key, error))
        return FALSE;
    }
  while ((chain = choose_chain (self)) != NULL)
    if (!admit_some (self, db, chain, 1 + gvt_sim_dice_below (&self->dice, BATCH), error))
      return FALSE;
  return TRUE;
}

/* --- comparing --- */

static gboolean
digest_all (GvtDb *db, gpointer user_data, GError **error)
{
  const GvtProjection *const *projections = gvt_central_projections ();
  GString *text = user_data;
  GvtHash events;
  g_autofree char *event_words = NULL;

  if (!gvt_db_digest_table (db, "event", &events, error))
    return FALSE;
  event_words = gvt_hash_to_text (&events);
  g_string_append_printf (text, "event %s\n", event_words);
  for (; *projections != NULL; projections++)
    for (const char *const *table = (*projections)->tables; *table != NULL; table++)
      {
        g_autofree char *words = NULL;
        GvtHash digest;

        if (!gvt_db_digest_table (db, *table, &digest, error))
          return FALSE;
        words = gvt_hash_to_text (&digest);
        g_string_append_printf (text, "%s %s\n", *table, words);
      }
  return TRUE;
}

static char *
digest_of (GvtStore *store)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!gvt_store_read (store, digest_all, text, &error))
    gvt_sim_violated ("I4: tables cannot be read: %s", error->message);
  return g_string_free (text, FALSE);
}

static void
compare (Witness *self, GvtStore *store)
{
  g_autofree char *expected = digest_of (self->central->store);
  g_autofree char *found = digest_of (store);
  g_auto (GStrv) expected_lines = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) found_lines = g_strsplit (found, "\n", -1);

  for (guint i = 0; expected_lines[i] != NULL; i++)
    if (!g_str_equal (expected_lines[i], found_lines[i]))
      {
        *strchr (expected_lines[i], ' ') = '\0';
        gvt_sim_violated ("I4: another interleaving of the same chains gives another %s",
                          expected_lines[i]);
      }
}

static void
chain_clear (gpointer data)
{
  g_ptr_array_unref (((Chain *) data)->events);
}

void
gvt_sim_witness_check (GvtSimWorld *world, guint32 seed)
{
  g_autoptr (GvtStore) store = open_store (world->folder);
  Witness self = { .central = world->centre->central, .dice = { seed } };
  g_autoptr (GArray) chains = g_array_new (FALSE, FALSE, sizeof (Chain));
  g_autoptr (GvtJournal) journal = gvt_journal_new (store, world->centre->clock,
                                                    gvt_central_projections ());
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  g_array_set_clear_func (chains, chain_clear);
  self.chains = chains;
  self.journal = journal;
  if (!gvt_journal_get_device (self.central->journal, &self.own, NULL, &code, &error)
      || !gvt_store_read (self.central->store, read_chains, &self, &error)
      || !gvt_journal_begin (journal, &self.own, code, &g_array_index (chains, Chain, 0).key,
                             &error)
      || !gvt_store_write (store, admit_all, &self, &error))
    gvt_sim_violated ("I4: the same chains are not taken in another order: %s", error->message);
  compare (&self, store);
}

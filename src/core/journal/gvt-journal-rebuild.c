/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-export.h"
#include "gvt-journal-private.h"

typedef struct
{
  GvtJournal *journal;
  gboolean check_only;
  GPtrArray *tables;    /* names, in the order in which they can be emptied */
  GPtrArray *differing; /* names (owned) */
  gboolean is_compared;
} Rebuild;

/* Features are named from the ground up, so they are emptied from the top down. */
static GPtrArray *
list_tables (GvtJournal *self)
{
  GPtrArray *names = g_ptr_array_new ();
  guint n = 0;

  while (self->projections != NULL && self->projections[n] != NULL)
    n++;
  for (guint i = n; i > 0; i--)
    for (const char *const *name = self->projections[i - 1]->tables; *name != NULL; name++)
      g_ptr_array_add (names, (char *) *name);
  for (const char *const *name = gvt_exports_projection.tables; *name != NULL; name++)
    g_ptr_array_add (names, (char *) *name);
  for (const char *const *name = gvt_journal_projection.tables; *name != NULL; name++)
    g_ptr_array_add (names, (char *) *name);

  return names;
}

static GArray *
digest_tables (Rebuild *self, GvtDb *db, GError **error)
{
  g_autoptr (GArray) digests = g_array_new (FALSE, FALSE, sizeof (GvtHash));

  for (guint i = 0; i < self->tables->len; i++)
    {
      GvtHash digest;

      if (!gvt_db_digest_table (db, g_ptr_array_index (self->tables, i), &digest, error))
        return NULL;
      g_array_append_val (digests, digest);
    }

  return g_steal_pointer (&digests);
}

static gboolean
empty_tables (Rebuild *self, GvtDb *db, GError **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      /* The name is a constant of the program; a table cannot be bound. */
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"",
                                              (char *) g_ptr_array_index (self->tables, i));

      if (!gvt_db_exec (db, sql, error))
        return FALSE;
    }

  gvt_db_forget (db);
  return TRUE;
}

/* A walk along one chain, in chunks, so that no statement walks a table that a kind writes. */
typedef struct
{
  GPtrArray *(*load) (GvtDb *db, const GvtChain *chain, guint64 after_seq, GError **error);
  GPtrArray *events; /* (nullable) */
  guint next;
  guint64 after;
} Walk;

static void
walk_clear (Walk *self)
{
  g_clear_pointer (&self->events, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

/* Returns: (transfer none) (nullable): %NULL at the end, and with @error set */
static GvtEvent *
walk_peek (Walk *self, GvtDb *db, const GvtChain *chain, GError **error)
{
  if (self->events == NULL || self->next == self->events->len)
    {
      walk_clear (self);
      self->next = 0;
      self->events = self->load (db, chain, self->after, error);
    }

  return self->events != NULL && self->next < self->events->len
             ? g_ptr_array_index (self->events, self->next)
             : NULL;
}

static void
walk_step (Walk *self, const GvtEvent *event)
{
  self->after = event->header.seq;
  self->next++;
}

/* By seq, as they came: a repeat may tell what an event after it stands on. */
static gboolean
apply_chain (Rebuild *self, GvtDb *db, const GvtChain *chain, GError **error)
{
  g_auto (Walk) standing = { .load = gvt_journal_load_applicable };
  g_auto (Walk) repeats = { .load = gvt_journal_load_repeats };

  while (TRUE)
    {
      g_autoptr (GError) local = NULL;
      GvtEvent *event = walk_peek (&standing, db, chain, &local);
      GvtEvent *repeat = local == NULL ? walk_peek (&repeats, db, chain, &local) : NULL;
      gboolean is_repeat = repeat != NULL
                           && (event == NULL || repeat->header.seq < event->header.seq);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (event == NULL && repeat == NULL)
        return TRUE;

      walk_step (is_repeat ? &repeats : &standing, is_repeat ? repeat : event);
      if (is_repeat ? !gvt_journal_judge_repeat (self->journal, db, repeat, error)
                    : !gvt_journal_project (self->journal, db, event, error))
        return FALSE;
    }
}

/* A function of the events alone (I4). */
static gboolean
apply_all (Rebuild *self, GvtDb *db, GError **error)
{
  g_autoptr (GArray) chains = gvt_journal_load_chains (db, error);

  if (chains == NULL)
    return FALSE;

  for (guint i = 0; i < chains->len; i++)
    if (!apply_chain (self, db, &g_array_index (chains, GvtChain, i), error))
      return FALSE;

  return TRUE;
}

gboolean
gvt_journal_project_again (GvtJournal *self, GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) tables = list_tables (self);
  Rebuild rebuild = { .journal = self, .tables = tables };

  return empty_tables (&rebuild, db, error) && apply_all (&rebuild, db, error);
}

static gboolean
rebuild_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  Rebuild *self = user_data;
  g_autoptr (GArray) before = digest_tables (self, db, error);
  g_autoptr (GArray) after = NULL;

  if (before == NULL || !gvt_journal_project_again (self->journal, db, error))
    return FALSE;

  after = digest_tables (self, db, error);
  if (after == NULL)
    return FALSE;

  for (guint i = 0; i < self->tables->len; i++)
    if (!gvt_hash_equal (&g_array_index (before, GvtHash, i), &g_array_index (after, GvtHash, i)))
      g_ptr_array_add (self->differing, g_strdup (g_ptr_array_index (self->tables, i)));

  self->is_compared = TRUE;
  return !self->check_only /* a check is rolled back */
         && gvt_db_exec (db, "DELETE FROM setting WHERE name = 'journal.stale'", error);
}

gboolean
gvt_journal_rebuild (GvtJournal *self, gboolean check_only, char ***differing, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Rebuild rebuild = { .journal = self, .check_only = check_only, .differing = names };
  gboolean is_kept;

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  rebuild.tables = tables = list_tables (self);
  is_kept = gvt_store_write (self->store, rebuild_in_transaction, &rebuild, error);
  if (!is_kept && !(check_only && rebuild.is_compared))
    return FALSE;

  if (differing != NULL)
    {
      g_ptr_array_add (names, NULL);
      *differing = (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
    }

  return TRUE;
}

typedef struct
{
  GvtJournal *journal;
  gboolean is_needed;
} CatchUp;

/* A migration that made a projection anew asks for it with this setting. */
static gboolean
find_stale_mark (CatchUp *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT 1 FROM setting WHERE name = 'journal.stale'", error);

  if (stmt == NULL)
    return FALSE;

  self->is_needed = gvt_stmt_next (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_learned_kinds (CatchUp *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT DISTINCT detail FROM unapplied_event WHERE reason = 'unknown'", error);

  if (stmt == NULL)
    return FALSE;

  while (!self->is_needed && gvt_stmt_next (stmt, &local))
    self->is_needed = gvt_journal_find_kind (self->journal, gvt_stmt_text (stmt, 0)) != NULL;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_reason (GvtDb *db, gpointer user_data, GError **error)
{
  return find_stale_mark (user_data, db, error) && find_learned_kinds (user_data, db, error);
}

gboolean
gvt_journal_catch_up (GvtJournal *self, GError **error)
{
  CatchUp catch_up = { self, FALSE };

  g_return_val_if_fail (GVT_IS_JOURNAL (self), FALSE);

  if (!gvt_store_read (self->store, find_reason, &catch_up, error))
    return FALSE;

  return !catch_up.is_needed || gvt_journal_rebuild (self, FALSE, NULL, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-ids.h"

#include <string.h>

static guint
hash_id (gconstpointer id)
{
  guint32 word;

  memcpy (&word, (const guint8 *) id + 8, sizeof word);
  return word;
}

static gboolean
ids_equal (gconstpointer a, gconstpointer b)
{
  return gvt_id_equal (a, b);
}

GHashTable *
gvt_sim_ids_new (void)
{
  return g_hash_table_new_full (hash_id, ids_equal, g_free, NULL);
}

void
gvt_sim_ids_add (GHashTable *self, const GvtId *id)
{
  g_hash_table_add (self, g_memdup2 (id, sizeof *id));
}

gboolean
gvt_sim_ids_has (GHashTable *self, const GvtId *id)
{
  return g_hash_table_contains (self, id);
}

void
gvt_sim_ids_add_all (GHashTable *self, GHashTable *other)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!gvt_sim_ids_has (self, id))
      gvt_sim_ids_add (self, id);
}

GHashTable *
gvt_sim_ids_copy (GHashTable *self)
{
  GHashTable *copy = gvt_sim_ids_new ();

  gvt_sim_ids_add_all (copy, self);
  return copy;
}

guint
gvt_sim_ids_keep (GHashTable *self, GHashTable *other)
{
  GHashTableIter iter;
  gpointer id;
  guint n_gone = 0;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!gvt_sim_ids_has (other, id))
      {
        g_hash_table_iter_remove (&iter);
        n_gone++;
      }
  return n_gone;
}

const GvtId *
gvt_sim_ids_find_missing (GHashTable *self, GHashTable *other)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!gvt_sim_ids_has (other, id))
      return id;
  return NULL;
}

typedef struct
{
  const char *constant_sql;
  GHashTable *ids;
} Selection;

static gboolean
read_ids (GvtDb *db, gpointer user_data, GError **error)
{
  Selection *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, self->constant_sql, error);
  g_autoptr (GError) local = NULL;

  while (stmt != NULL && gvt_stmt_next (stmt, &local))
    {
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error))
        return FALSE;
      gvt_sim_ids_add (self->ids, &id);
    }
  if (local == NULL)
    return stmt != NULL;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GHashTable *
gvt_sim_ids_select (GvtStore *store, const char *constant_sql, GError **error)
{
  g_autoptr (GHashTable) ids = gvt_sim_ids_new ();
  Selection self = { constant_sql, ids };

  return gvt_store_read (store, read_ids, &self, error) ? g_steal_pointer (&ids) : NULL;
}

GHashTable *
gvt_sim_ids_of (GvtStore *store, GError **error)
{
  return gvt_sim_ids_select (store, "SELECT id FROM event WHERE id IS NOT NULL", error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-store.h"

void
gvt_list_record_free (GvtListRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->election);
  g_free (self->as_of);
  g_free (self);
}

gboolean
gvt_list_store_add (GvtDb *db, const GvtListRecord *list, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO central_list VALUES (:election, :version,"
                                             " :as_of, :rows, :villages, :digest, :at)",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":election", list->election);
  gvt_stmt_bind_int (stmt, ":version", list->version);
  gvt_stmt_bind_text (stmt, ":as_of", list->as_of);
  gvt_stmt_bind_int (stmt, ":rows", (gint64) list->rows);
  gvt_stmt_bind_int (stmt, ":villages", list->villages);
  gvt_stmt_bind_hash (stmt, ":digest", &list->digest);
  gvt_stmt_bind_int (stmt, ":at", list->imported_at_us);
  return gvt_stmt_run (stmt, error);
}

static GvtListRecord *
read_list (GvtStmt *stmt, GError **error)
{
  g_autoptr (GvtListRecord) list = g_new0 (GvtListRecord, 1);

  list->election = g_strdup (gvt_stmt_text (stmt, 0));
  list->version = (guint) gvt_stmt_int (stmt, 1);
  list->as_of = g_strdup (gvt_stmt_text (stmt, 2));
  list->rows = (guint64) gvt_stmt_int (stmt, 3);
  list->villages = (guint) gvt_stmt_int (stmt, 4);
  list->imported_at_us = gvt_stmt_int (stmt, 6);
  return gvt_stmt_hash (stmt, 5, &list->digest, error) ? g_steal_pointer (&list) : NULL;
}

gboolean
gvt_list_store_find_newest (GvtDb *db, const char *election, GvtListRecord **list, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT election, version, as_of, rows, villages, digest, imported_at FROM central_list"
      " WHERE :election IS NULL OR election = :election"
      " ORDER BY imported_at DESC, version DESC, election LIMIT 1",
      error);

  *list = NULL;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":election", election);
  if (gvt_stmt_next (stmt, &local))
    *list = read_list (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_list_store_find_version (
    GvtDb *db, const char *election, guint version, GvtListRecord **list, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT election, version, as_of, rows, villages, digest, imported_at FROM central_list"
      " WHERE election = :election AND version = :version",
      error);

  *list = NULL;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":election", election);
  gvt_stmt_bind_int (stmt, ":version", version);
  if (gvt_stmt_next (stmt, &local))
    *list = read_list (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_list_store_list_newest (GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_list_record_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT election, version, as_of, rows, villages, digest, imported_at FROM central_list l"
      " WHERE version = (SELECT max (version) FROM central_list n WHERE n.election = l.election)"
      " ORDER BY as_of DESC, election",
      error);

  if (stmt == NULL)
    return NULL;
  while (gvt_stmt_next (stmt, &local))
    {
      GvtListRecord *list = read_list (stmt, error);

      if (list == NULL)
        return NULL;
      g_ptr_array_add (lists, list);
    }
  if (local == NULL)
    return g_steal_pointer (&lists);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GArray *
gvt_list_store_count_villages (GvtDb *db, const char *election, guint version, GError **error)
{
  g_autoptr (GArray) villages = g_array_new (FALSE, TRUE, sizeof (GvtListVillage));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT village, rows FROM central_list_village"
      " WHERE election = :election AND version = :version ORDER BY village",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_text (stmt, ":election", election);
  gvt_stmt_bind_int (stmt, ":version", version);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtListVillage village = { .rows = (guint64) gvt_stmt_int (stmt, 1) };

      g_strlcpy (village.code, gvt_stmt_text (stmt, 0), sizeof village.code);
      g_array_append_val (villages, village);
    }
  if (local == NULL)
    return g_steal_pointer (&villages);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
gvt_list_store_list_villages (GvtDb *db, const char *election, guint version, GError **error)
{
  g_autoptr (GPtrArray) villages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT village FROM central_list_village"
      " WHERE election = :election AND version = :version ORDER BY village",
      error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_text (stmt, ":election", election);
  gvt_stmt_bind_int (stmt, ":version", version);
  while (gvt_stmt_next (stmt, &local))
    g_ptr_array_add (villages, g_strdup (gvt_stmt_text (stmt, 0)));
  if (local == NULL)
    return g_steal_pointer (&villages);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

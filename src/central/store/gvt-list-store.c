/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-store.h"

#define CELLS \
  "dpid, nkk, nik, name, birth_place, birth_date, marital, sex, address, rt, rw, disability, " \
  "ktp_el, note, source, tps, nik_faulty"

/* In the order of GvtVoterColumn. */
static const char *const parameters[GVT_VOTER_N_COLUMNS] = {
  ":dpid",    ":nkk", ":nik", ":name",       ":birth_place", ":birth_date", ":marital", ":sex",
  ":address", ":rt",  ":rw",  ":disability", ":ktp_el",      ":note",       ":source",  ":tps",
};

struct _GvtListRowWriter
{
  GvtDb *db;
  GvtStmt *stmt;
  char *election;
  guint version;
};

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

GvtListRowWriter *
gvt_list_row_writer_new (GvtDb *db, const char *election, guint version, GError **error)
{
  g_autoptr (GvtListRowWriter) self = g_new0 (GvtListRowWriter, 1);

  self->db = db;
  self->election = g_strdup (election);
  self->version = version;
  self->stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_list_row (election, version, village, position, " CELLS ") VALUES"
      " (:election, :version, :village, :position, :dpid, :nkk, :nik, :name, :birth_place,"
      " :birth_date, :marital, :sex, :address, :rt, :rw, :disability, :ktp_el, :note, :source,"
      " :tps, :nik_faulty)",
      error);
  return self->stmt != NULL ? g_steal_pointer (&self) : NULL;
}

void
gvt_list_row_writer_free (GvtListRowWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->stmt, gvt_stmt_free);
  g_free (self->election);
  g_free (self);
}

gboolean
gvt_list_row_writer_add (GvtListRowWriter *self,
                         const char *village,
                         guint64 position,
                         const GvtVoterRow *row,
                         GError **error)
{
  gvt_stmt_reset (self->stmt);
  gvt_stmt_bind_text (self->stmt, ":election", self->election);
  gvt_stmt_bind_int (self->stmt, ":version", self->version);
  gvt_stmt_bind_text (self->stmt, ":village", village);
  gvt_stmt_bind_int (self->stmt, ":position", (gint64) position);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    gvt_stmt_bind_text (self->stmt, parameters[i], row->text[i]);
  gvt_stmt_bind_int (self->stmt, ":nik_faulty", row->is_nik_faulty);
  return gvt_stmt_run (self->stmt, error);
}

/* @constant_sql has :election and :version. */
static gboolean
run_for_version (
    GvtDb *db, const char *constant_sql, const char *election, gint64 version, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":election", election);
  gvt_stmt_bind_int (stmt, ":version", version);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_list_row_writer_finish (GvtListRowWriter *self, GError **error)
{
  gint64 kept = (gint64) self->version - 1;

  return run_for_version (self->db,
                          "INSERT INTO central_list_village"
                          " SELECT election, version, village, count (*) FROM central_list_row"
                          " WHERE election = :election AND version = :version"
                          " GROUP BY election, version, village",
                          self->election, self->version, error)
         && run_for_version (self->db,
                             "DELETE FROM central_list_row"
                             " WHERE election = :election AND version < :version",
                             self->election, kept, error)
         && run_for_version (self->db,
                             "DELETE FROM central_list_village"
                             " WHERE election = :election AND version < :version",
                             self->election, kept, error);
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

gboolean
gvt_list_store_carry_village (
    GvtDb *db, const GvtListRecord *before, guint version, const char *village, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_list_row (election, version, village, position, " CELLS ")"
      " SELECT election, :version, village, position, " CELLS " FROM central_list_row"
      " WHERE election = :election AND version = :before AND village = :village",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":election", before->election);
  gvt_stmt_bind_int (stmt, ":before", before->version);
  gvt_stmt_bind_int (stmt, ":version", version);
  gvt_stmt_bind_text (stmt, ":village", village);
  return gvt_stmt_run (stmt, error);
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

static gboolean
each (GvtStmt *stmt,
      const GvtVoterColumn *columns,
      guint n_columns,
      GvtListRowFunc func,
      gpointer user_data,
      GError **error)
{
  g_autoptr (GError) local = NULL;
  gboolean has_flag = n_columns == GVT_VOTER_N_COLUMNS; /* stands behind all cells */
  GvtVoterRow row = { 0 };

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    row.text[i] = "";
  while (gvt_stmt_next (stmt, &local))
    {
      for (guint i = 0; i < n_columns; i++)
        row.text[columns[i]] = gvt_stmt_text (stmt, (int) i);
      row.is_nik_faulty = has_flag && gvt_stmt_int (stmt, (int) n_columns) != 0;
      if (!func (&row, user_data, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @constant_sql has :election, :version and :village. */
static GvtStmt *
prepare_for_village (GvtDb *db,
                     const char *constant_sql,
                     const GvtListRecord *list,
                     const char *village,
                     GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_text (stmt, ":election", list->election);
  gvt_stmt_bind_int (stmt, ":version", list->version);
  gvt_stmt_bind_text (stmt, ":village", village);
  return stmt;
}

static gboolean
each_whole (GvtStmt *stmt, GvtListRowFunc func, gpointer user_data, GError **error)
{
  GvtVoterColumn columns[GVT_VOTER_N_COLUMNS];

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    columns[i] = i;
  return each (stmt, columns, GVT_VOTER_N_COLUMNS, func, user_data, error);
}

gboolean
gvt_list_store_each_row (GvtDb *db,
                         const GvtListRecord *list,
                         const char *village,
                         GvtListRowFunc func,
                         gpointer user_data,
                         GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_for_village (
      db,
      "SELECT " CELLS " FROM central_list_row WHERE election = :election"
      " AND version = :version AND village = :village ORDER BY position",
      list, village, error);

  return stmt != NULL && each_whole (stmt, func, user_data, error);
}

gboolean
gvt_list_store_read_row (GvtDb *db,
                         const GvtListRecord *list,
                         const char *village,
                         gint64 position,
                         GvtListRowFunc func,
                         gpointer user_data,
                         GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_for_village (
      db,
      "SELECT " CELLS " FROM central_list_row WHERE election = :election"
      " AND version = :version AND village = :village AND position = :position",
      list, village, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":position", position);
  return each_whole (stmt, func, user_data, error);
}

gboolean
gvt_list_store_each_nik (GvtDb *db,
                         const GvtListRecord *list,
                         const char *village,
                         GvtListNikFunc func,
                         gpointer user_data,
                         GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = prepare_for_village (
      db,
      "SELECT position, nik, nik_faulty FROM central_list_row WHERE election = :election"
      " AND version = :version AND village = :village",
      list, village, error);

  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    func (gvt_stmt_int (stmt, 0), gvt_stmt_text (stmt, 1), gvt_stmt_int (stmt, 2) != 0, user_data);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_list_store_mark_nik (GvtDb *db,
                         const GvtListRecord *list,
                         const char *village,
                         gint64 position,
                         gboolean is_faulty,
                         GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_for_village (
      db,
      "UPDATE central_list_row SET nik_faulty = :faulty WHERE election = :election"
      " AND version = :version AND village = :village AND position = :position",
      list, village, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":faulty", is_faulty);
  gvt_stmt_bind_int (stmt, ":position", position);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_list_store_each_name (
    GvtDb *db, const GvtListRecord *list, GvtListRowFunc func, gpointer user_data, GError **error)
{
  static const GvtVoterColumn columns[] = { GVT_VOTER_NAME, GVT_VOTER_SEX };
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT name, sex FROM central_list_row"
                                             " WHERE election = :election AND version = :version",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":election", list->election);
  gvt_stmt_bind_int (stmt, ":version", list->version);
  return each (stmt, columns, G_N_ELEMENTS (columns), func, user_data, error);
}

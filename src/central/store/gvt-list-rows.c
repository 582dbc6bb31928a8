/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of voter lists: each cell in a column of its own where the pages are encrypted, all of a
 * row sealed as one where they are not. */
#include "gvt-db-load.h"
#include "gvt-error.h"
#include "gvt-list-store.h"

#define PLACE "election", "version", "village", "position"
#define PLAIN_CELLS \
  "dpid, nkk, nik, name, birth_place, birth_date, marital, sex, address, rt, rw, disability, " \
  "ktp_el, note, source, tps"

/* The cells in the order of GvtVoterColumn. */
static const char *const plain_columns[] = {
  PLACE,        "nik_faulty", "dpid",   "nkk",     "nik", "name", "birth_place",
  "birth_date", "marital",    "sex",    "address", "rt",  "rw",   "disability",
  "ktp_el",     "note",       "source", "tps",     NULL,
};
static const char *const sealed_columns[] = { PLACE, "nik_faulty", "cells", NULL };

/* SQL over the table of rows, and the same over the other one. */
typedef struct
{
  const char *plain;
  const char *sealed;
} Sql;

#define OVER_ROWS(before, after) \
  { \
    before " central_list_row " after, before " central_sealed_row " after \
  }

struct _GvtListRowWriter
{
  GvtDb *db;
  GvtDbLoad *load;
  char *election;
  guint version;
};

static GvtStmt *
prepare (GvtDb *db, const Sql *sql, const GvtListRecord *list, GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db, gvt_db_seals (db) ? sql->sealed : sql->plain, error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_text (stmt, ":election", list->election);
  gvt_stmt_bind_int (stmt, ":version", list->version);
  return stmt;
}

/* @sql has :village too. */
static GvtStmt *
prepare_for_village (
    GvtDb *db, const Sql *sql, const GvtListRecord *list, const char *village, GError **error)
{
  GvtStmt *stmt = prepare (db, sql, list, error);

  if (stmt != NULL)
    gvt_stmt_bind_text (stmt, ":village", village);
  return stmt;
}

/* --- sealed rows --- */

/* A row cannot be moved to another village's list. Returns: (transfer full) */
static char *
seal_context (const char *election, const char *village)
{
  return g_strdup_printf ("list-row/1 %s %s", election, village);
}

static GBytes *
join_cells (const GvtVoterRow *row)
{
  g_autoptr (GByteArray) cells = g_byte_array_sized_new (256);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    g_byte_array_append (cells, (const guint8 *) row->text[i], (guint) strlen (row->text[i]) + 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&cells));
}

/* @row borrows from @cells. */
static gboolean
split_cells (GBytes *cells, GvtVoterRow *row, GError **error)
{
  gsize length;
  const char *at = g_bytes_get_data (cells, &length);
  const char *end = at + length;

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      const char *zero = at < end ? memchr (at, '\0', (gsize) (end - at)) : NULL;

      if (zero == NULL)
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT, "A row has too few cells");
          return FALSE;
        }
      row->text[i] = at;
      at = zero + 1;
    }
  return TRUE;
}

/* --- writing --- */

GvtListRowWriter *
gvt_list_row_writer_new (GvtDb *db, const char *election, guint version, GError **error)
{
  g_autoptr (GvtListRowWriter) self = g_new0 (GvtListRowWriter, 1);

  self->db = db;
  self->election = g_strdup (election);
  self->version = version;
  self->load = gvt_db_seals (db) ? gvt_db_load_new (db, "central_sealed_row", sealed_columns, error)
                                 : gvt_db_load_new (db, "central_list_row", plain_columns, error);
  return self->load != NULL ? g_steal_pointer (&self) : NULL;
}

void
gvt_list_row_writer_free (GvtListRowWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->load, gvt_db_load_free);
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
  gvt_db_load_add_text (self->load, self->election);
  gvt_db_load_add_int (self->load, self->version);
  gvt_db_load_add_text (self->load, village);
  gvt_db_load_add_int (self->load, (gint64) position);
  gvt_db_load_add_int (self->load, row->is_nik_faulty);
  if (gvt_db_seals (self->db))
    {
      g_autofree char *context = seal_context (self->election, village);
      g_autoptr (GBytes) cells = join_cells (row);

      gvt_db_load_add_sealed (self->load, context, cells);
    }
  else
    for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
      gvt_db_load_add_text (self->load, row->text[i]);
  return gvt_db_load_end_row (self->load, error);
}

gboolean
gvt_list_row_writer_finish (GvtListRowWriter *self, GError **error)
{
  static const Sql count = OVER_ROWS (
      "INSERT INTO central_list_village SELECT election, version, village, count (*) FROM",
      "WHERE election = :election AND version = :version"
      " GROUP BY election, version, village");
  static const Sql forget = OVER_ROWS ("DELETE FROM",
                                       "WHERE election = :election AND version < :version");
  static const Sql forget_villages = {
    "DELETE FROM central_list_village WHERE election = :election AND version < :version",
    "DELETE FROM central_list_village WHERE election = :election AND version < :version"
  };
  GvtListRecord now = { .election = self->election, .version = self->version };
  GvtListRecord kept = { .election = self->election, .version = self->version - 1 };
  const Sql *sql[] = { &count, &forget, &forget_villages };

  if (!gvt_db_load_finish (self->load, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (GvtStmt) stmt = prepare (self->db, sql[i], i == 0 ? &now : &kept, error);

      if (stmt == NULL || !gvt_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_list_store_carry_village (
    GvtDb *db, const GvtListRecord *before, guint version, const char *village, GError **error)
{
#define CARRY(table, cells) \
  "INSERT INTO " table " (election, version, village, position, nik_faulty, " cells ")" \
  " SELECT election, :now, village, position, nik_faulty, " cells " FROM " table \
  " WHERE election = :election AND version = :version AND village = :village"
  static const Sql sql = { CARRY ("central_list_row", PLAIN_CELLS),
                           CARRY ("central_sealed_row", "cells") };
  g_autoptr (GvtStmt) stmt = prepare_for_village (db, &sql, before, village, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":now", version);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_list_store_mark_nik (GvtDb *db,
                         const GvtListRecord *list,
                         const char *village,
                         gint64 position,
                         gboolean is_faulty,
                         GError **error)
{
  static const Sql sql = OVER_ROWS ("UPDATE", "SET nik_faulty = :faulty WHERE election = :election"
                                              " AND version = :version AND village = :village"
                                              " AND position = :position");
  g_autoptr (GvtStmt) stmt = prepare_for_village (db, &sql, list, village, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":faulty", is_faulty);
  gvt_stmt_bind_int (stmt, ":position", position);
  return gvt_stmt_run (stmt, error);
}

/* --- reading --- */

/* What a reader gets: @position, the row's, and which columns were read of it. */
typedef struct
{
  GvtDb *db;
  const char *election;
  const GvtVoterColumn *columns; /* in the order of the plain statement, from the third on */
  guint n_columns;
  gboolean (*take) (gint64 position, const GvtVoterRow *row, gpointer user_data, GError **error);
  gpointer user_data;
} Reading;

/* A statement gives position and nik_faulty; then @columns or, sealed, all cells, and the village
 * that they are sealed for. */
static gboolean
read_row (const Reading *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GBytes) cells = NULL;
  GvtVoterRow row = { .is_nik_faulty = gvt_stmt_int (stmt, 1) != 0 };

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    row.text[i] = "";
  if (gvt_db_seals (self->db))
    {
      g_autofree char *context = seal_context (self->election, gvt_stmt_text (stmt, 3));

      if (!gvt_stmt_sealed (stmt, 2, context, &cells, error) || !split_cells (cells, &row, error))
        return FALSE;
    }
  else
    for (guint i = 0; i < self->n_columns; i++)
      row.text[self->columns[i]] = gvt_stmt_text (stmt, (int) i + 2);
  return self->take (gvt_stmt_int (stmt, 0), &row, self->user_data, error);
}

static gboolean
read_rows (const Reading *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (gvt_stmt_next (stmt, &local))
    if (!read_row (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* With the columns that are read of the one table. */
#define ROWS(columns, after) \
  { \
    "SELECT position, nik_faulty, " columns " FROM central_list_row WHERE election = :election" \
    " AND version = :version " after, \
        "SELECT position, nik_faulty, cells, village FROM central_sealed_row" \
        " WHERE election = :election AND version = :version " after \
  }

typedef struct
{
  GvtListRowFunc func;
  gpointer user_data;
} RowReader;

static gboolean
take_row (gint64 position, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  const RowReader *reader = user_data;

  return reader->func (row, reader->user_data, error);
}

static gboolean
each_whole (GvtDb *db,
            GvtStmt *stmt,
            const char *election,
            GvtListRowFunc func,
            gpointer user_data,
            GError **error)
{
  GvtVoterColumn columns[GVT_VOTER_N_COLUMNS];
  RowReader reader = { func, user_data };
  Reading reading = { db, election, columns, G_N_ELEMENTS (columns), take_row, &reader };

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    columns[i] = i;
  return read_rows (&reading, stmt, error);
}

gboolean
gvt_list_store_each_row (GvtDb *db,
                         const GvtListRecord *list,
                         const char *village,
                         GvtListRowFunc func,
                         gpointer user_data,
                         GError **error)
{
  static const Sql sql = ROWS (PLAIN_CELLS, "AND village = :village ORDER BY position");
  g_autoptr (GvtStmt) stmt = prepare_for_village (db, &sql, list, village, error);

  return stmt != NULL && each_whole (db, stmt, list->election, func, user_data, error);
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
  static const Sql sql = ROWS (PLAIN_CELLS, "AND village = :village AND position = :position");
  g_autoptr (GvtStmt) stmt = prepare_for_village (db, &sql, list, village, error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":position", position);
  return each_whole (db, stmt, list->election, func, user_data, error);
}

typedef struct
{
  GvtListNikFunc func;
  gpointer user_data;
} NikReader;

static gboolean
take_nik (gint64 position, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  const NikReader *reader = user_data;

  reader->func (position, row->text[GVT_VOTER_NIK], row->is_nik_faulty, reader->user_data);
  return TRUE;
}

gboolean
gvt_list_store_each_nik (GvtDb *db,
                         const GvtListRecord *list,
                         const char *village,
                         GvtListNikFunc func,
                         gpointer user_data,
                         GError **error)
{
  static const GvtVoterColumn columns[] = { GVT_VOTER_NIK };
  static const Sql sql = ROWS ("nik", "AND village = :village");
  NikReader reader = { func, user_data };
  Reading reading = { db, list->election, columns, G_N_ELEMENTS (columns), take_nik, &reader };
  g_autoptr (GvtStmt) stmt = prepare_for_village (db, &sql, list, village, error);

  return stmt != NULL && read_rows (&reading, stmt, error);
}

/* The name and the sex alone, whatever was read. */
static gboolean
take_name (gint64 position, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  const RowReader *reader = user_data;
  GvtVoterRow bare = { 0 };

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    bare.text[i] = i == GVT_VOTER_NAME || i == GVT_VOTER_SEX ? row->text[i] : "";
  return reader->func (&bare, reader->user_data, error);
}

gboolean
gvt_list_store_each_name (
    GvtDb *db, const GvtListRecord *list, GvtListRowFunc func, gpointer user_data, GError **error)
{
  static const GvtVoterColumn columns[] = { GVT_VOTER_NAME, GVT_VOTER_SEX };
  static const Sql sql = ROWS ("name, sex", "");
  RowReader reader = { func, user_data };
  Reading reading = { db, list->election, columns, G_N_ELEMENTS (columns), take_name, &reader };
  g_autoptr (GvtStmt) stmt = prepare (db, &sql, list, error);

  return stmt != NULL && read_rows (&reading, stmt, error);
}

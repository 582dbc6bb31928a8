/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* What a database has to know to stand under GvtDb and GvtStmt. SQLite's is gvt-db-sqlite.c;
 * another one brings its own table and gvt_db_new_for_driver(), and nothing above tells them apart.
 */

typedef enum
{
  GVT_CELL_INT = 1,
  GVT_CELL_REAL = 2,
  GVT_CELL_TEXT = 3,
  GVT_CELL_DATA = 4,
  GVT_CELL_NULL = 5,
} GvtCell;

typedef enum
{
  GVT_DB_STEP_ROW,
  GVT_DB_STEP_DONE,
  GVT_DB_STEP_FAILED, /* with the error set */
} GvtDbStep;

/* Many rows into one table, by a road of the database's own. */
typedef struct
{
  gpointer (*open) (gpointer connection, const char *table, const char *const *columns);
  /* The next cell of the row: of @data, 8 bytes of a gint64 where @type says so */
  void (*add) (gpointer load, GvtCell type, const void *data, gsize length);
  gboolean (*end_row) (gpointer load, GError **error);
  gboolean (*finish) (gpointer load, GError **error);
  void (*free) (gpointer load);
} GvtDbLoader;

typedef struct
{
  gboolean is_file; /* its pages lie here and can be checked; else whoever serves them sees to it */
  const GvtDbLoader *loader; /* (nullable): none is faster than a statement for each row */
  /* (nullable): what cells are sealed under that nobody else may read, where the pages are not */
  const GvtSecret *(*get_cell_key) (gpointer connection);
  void (*close) (gpointer connection);
  gboolean (*exec) (gpointer connection, const char *constant_sql, GError **error);
  /* @is_writer: no other transaction that writes, of whatever process, runs beside this one; else
   * one unchanging view of the data */
  gboolean (*begin) (gpointer connection, gboolean is_writer, GError **error);
  /* %FALSE too once the database ended or spoilt it by itself */
  gboolean (*is_in_transaction) (gpointer connection);
  int (*changes) (gpointer connection);
  /* (nullable) both: inside of a transaction, from one to the other, what gives no rows may be sent
   * before it is known what became of the one before: for a server, of which each answer is waited
   * for. @end_ahead waits for all; %FALSE: one has failed, and all since @begin_ahead is to be
   * rolled back, whatever was said of it meanwhile */
  gboolean (*begin_ahead) (gpointer connection, GError **error);
  gboolean (*end_ahead) (gpointer connection, GError **error);

  /* A statement; the text is one, with named parameters. */
  gpointer (*prepare) (gpointer connection, const char *constant_sql, GError **error);
  void (*finalize) (gpointer statement);
  void (*reset) (gpointer statement);
  const char *(*sql) (gpointer statement);
  int (*parameter) (gpointer statement, const char *name); /* from 1; 0: there is none */
  void (*bind_null) (gpointer statement, int parameter, GvtCell type);
  void (*bind_int) (gpointer statement, int parameter, gint64 value);
  void (*bind_text) (gpointer statement, int parameter, const char *value);
  void (*bind_data) (gpointer statement, int parameter, const void *data, gsize length);
  GvtDbStep (*step) (gpointer statement, GError **error);

  /* The row it stands at. What they give stays until the next step. */
  int (*n_columns) (gpointer statement);
  GvtCell (*type) (gpointer statement, int column);
  gint64 (*get_int) (gpointer statement, int column);
  const char *(*get_text) (gpointer statement, int column);                /* (nullable) */
  const void *(*get_data) (gpointer statement, int column, gsize *length); /* (nullable) */
} GvtDbDriver;

/** gvt_db_new_for_driver: @connection: (transfer full). Returns: (transfer full) */
GvtDb *gvt_db_new_for_driver (const GvtDbDriver *driver, gpointer connection);
const GvtDbDriver *gvt_db_get_driver (GvtDb *self);
gboolean gvt_db_is_file (GvtDb *self);
/** gvt_db_seal: what gvt_stmt_bind_sealed() binds. Returns: (transfer full) */
GBytes *gvt_db_seal (GvtDb *self, const char *context, GBytes *value);
gpointer gvt_db_get_connection (GvtDb *self);

G_END_DECLS

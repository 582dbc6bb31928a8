/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "gvt-db-driver.h"

G_BEGIN_DECLS

/* For this folder alone, the only one that says PQ. */

/* Two locks of the database that stand for nothing in it: of whoever writes, until his transaction
 * ends; and of each connection that has the store open, shared, which a migration wants alone. */
#define GVT_POSTGRES_WRITE_LOCK "1196839235" /* "GVTC" */
#define GVT_POSTGRES_OPEN_LOCK  "1196839236"

/* What a text of SQL has become, once for each connection. */
typedef struct
{
  char *sql; /* ours */
  char *translated;
  GPtrArray *names;   /* utf8: parameters; $1 is the first */
  GPtrArray *shapes;  /* Shape: what the server prepared of it */
  gboolean is_silent; /* gives no rows */
} GvtPostgresPlan;

/* Statements that were sent, and whose outcome nobody has looked at yet. */
typedef struct
{
  gboolean is_on;
  guint n_pending;
  GError *why; /* (nullable): one of them failed, and the server does none of those behind it */
} GvtPostgresAhead;

typedef struct
{
  PGconn *conn;
  GvtSecret *cell_key;                   /* (nullable) */
  guint64 version;                       /* of the schema that it is opened for; 0: for none */
  GHashTable *plans;                     /* by GvtPostgresPlan.sql; owns them */
  guint n_prepared;                      /* names the next one */
  gpointer active;                       /* (nullable): the statement whose rows are still coming */
  void (*keep_active) (gpointer active); /* takes in what is left of them */
  int n_changed;
  GvtPostgresAhead ahead;
} GvtPostgresConnection;

/** gvt_postgres_connect: @address: of libpq's; waits at most five seconds. Returns: (transfer full)
 * (nullable) */
GvtPostgresConnection *gvt_postgres_connect (const char *address, GError **error);
void gvt_postgres_disconnect (GvtPostgresConnection *self);
/** gvt_postgres_reconnect: anew to the same server, after the connection broke */
gboolean gvt_postgres_reconnect (GvtPostgresConnection *self, GError **error);
gboolean gvt_postgres_run (GvtPostgresConnection *self, const char *sql, GError **error);
/** gvt_postgres_claim: what @active has not read yet is kept for it, and nothing is sent ahead any
 * more; the connection is free then */
void gvt_postgres_claim (GvtPostgresConnection *self);
/** gvt_postgres_set_error: @result: (nullable). Never says what stands in a row */
void gvt_postgres_set_error (GvtPostgresConnection *self,
                             const PGresult *result,
                             const char *doing,
                             GError **error);
GvtPostgresPlan *gvt_postgres_plan (GvtPostgresConnection *self, const char *sql);
/** gvt_postgres_db_new: @connection: (transfer full). Returns: (transfer full) */
GvtDb *gvt_postgres_db_new (GvtPostgresConnection *connection);

/* Sending ahead (libpq's pipeline mode): what fails is told by whatever is asked next. */

/** gvt_postgres_ahead_begin: on a connection that was claimed */
gboolean gvt_postgres_ahead_begin (GvtPostgresConnection *self, GError **error);
/** gvt_postgres_ahead_leave: waits for all, and answers come one by one again */
void gvt_postgres_ahead_leave (GvtPostgresConnection *self);
/** gvt_postgres_ahead_end: leaves. Returns: %FALSE: one of those sent since the beginning failed */
gboolean gvt_postgres_ahead_end (GvtPostgresConnection *self, GError **error);
/** gvt_postgres_ahead_may: whether nothing is known to have failed */
gboolean gvt_postgres_ahead_may (GvtPostgresConnection *self, GError **error);
/** gvt_postgres_ahead_exec: sends @sql, statements without parameters between semicolons */
gboolean gvt_postgres_ahead_exec (GvtPostgresConnection *self, const char *sql, GError **error);
/** gvt_postgres_ahead_sent: takes note of one; @is_sent: as libpq said. @doing: what it was */
gboolean gvt_postgres_ahead_sent (GvtPostgresConnection *self,
                                  gboolean is_sent,
                                  const char *doing,
                                  GError **error);
/** gvt_postgres_ahead_settle: waits for what was sent so far */
gboolean gvt_postgres_ahead_settle (GvtPostgresConnection *self, GError **error);
/** gvt_postgres_ahead_take: waits for what was sent so far. Returns: (transfer full) (nullable):
 * all that the last one gave */
PGresult *gvt_postgres_ahead_take (GvtPostgresConnection *self, const char *doing, GError **error);

/** gvt_postgres_has_schema: whether somebody made it */
gboolean gvt_postgres_has_schema (GvtPostgresConnection *self, gboolean *is_there, GError **error);
/** gvt_postgres_join: takes its share of the lock of all that have the store open, and sees that it
 * is of the version that the connection is for */
gboolean gvt_postgres_join (GvtPostgresConnection *self, GError **error);
/** gvt_postgres_migrate: @db: over @self. As gvt_postgres_open_store() says; then @self has joined
 */
gboolean gvt_postgres_migrate (GvtDb *db,
                               GvtPostgresConnection *self,
                               const GvtSchema *schema,
                               GError **error);

/** gvt_postgres_driver_fill: the part of the driver that is about statements */
void gvt_postgres_driver_fill (GvtDbDriver *driver);

extern const GvtDbLoader gvt_postgres_loader;

/* One value of a result, as libpq has it in binary. */
GvtCell gvt_postgres_cell_type (const PGresult *result, int row, int column);
gint64 gvt_postgres_cell_int (const PGresult *result, int row, int column);

G_END_DECLS

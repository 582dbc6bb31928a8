/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-private-postgres.h"

G_BEGIN_DECLS

/* With GVT_TEST_DATABASE=postgresql in the environment, its store is in a PostgreSQL server of its
 * own, where that server's programs are. */

/* What a centre is made of where another one is wanted. */
typedef struct
{
  const char *regions;            /* (nullable): a region list as CSV; three villages */
  const char *n_villages;         /* so many of them have lists */
  const char *n_rows;             /* voters in all */
  gboolean is_in_postgres;        /* else as the environment says */
  const char *const *pg_settings; /* (nullable): as gvt_private_postgres_new() takes them */
} GvtCentrePlan;

/* A practice centre as staff run it: the built govote-central, in a folder of its own, serving on
 * loopback in a process of its own. Users OFFICER-1, SUPERVISOR-1 and FACILITATOR-1 for everywhere;
 * a list of three villages; the built-in modules. */
typedef struct
{
  GvtCentrePlan plan;
  char *folder;
  char *data;                   /* the centre's own, in it */
  GvtPrivatePostgres *database; /* (nullable) */
  GSubprocess *server;
  char *uri;
  guint16 port;
} GvtCentreProcess;

#define GVT_CENTRE_ELECTION "pilkada-2024"
#define GVT_CENTRE_VILLAGE  "99.01.01.2001"

GvtCentreProcess *gvt_centre_process_new (void);
/** gvt_centre_process_new_planned: %NULL where PostgreSQL is asked for and missing */
GvtCentreProcess *gvt_centre_process_new_planned (const GvtCentrePlan *plan);
/** gvt_centre_process_free: ends the server by SIGTERM, asserts that it ends well, removes all */
void gvt_centre_process_free (GvtCentreProcess *self);

/** gvt_centre_process_new_beside: one more process over the same database, with its own copy of the
 * folder. To be freed before @self */
GvtCentreProcess *gvt_centre_process_new_beside (GvtCentreProcess *self);

void gvt_centre_process_serve (GvtCentreProcess *self);
void gvt_centre_process_stop (GvtCentreProcess *self);

/** gvt_centre_process_run: a command on its data; asserts that it succeeds. Returns: (transfer
 * full): what it printed */
char *gvt_centre_process_run (GvtCentreProcess *self, ...) G_GNUC_NULL_TERMINATED;
/** gvt_centre_process_runv: the same, of a list of arguments */
char *gvt_centre_process_runv (GvtCentreProcess *self, const char *const *words);
/** gvt_centre_process_issue_code: for OFFICER-1 and FACILITATOR-1. Returns: (transfer full) */
char *gvt_centre_process_issue_code (GvtCentreProcess *self);
/** gvt_centre_process_import_list: takes a new list version of three villages and builds its packs;
 * @seed makes another one */
void gvt_centre_process_import_list (GvtCentreProcess *self, const char *seed);

G_END_DECLS

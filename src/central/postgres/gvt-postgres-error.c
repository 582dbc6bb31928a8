/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-postgres-private.h"

static GvtError
translate_state (const char *state)
{
  if (g_str_has_prefix (state, "23") || g_str_has_prefix (state, "22"))
    return GVT_ERROR_DB_CONSTRAINT; /* a rule of the schema, or what no column can hold */
  if (g_str_has_prefix (state, "40") || g_str_has_prefix (state, "55")
      || g_str_equal (state, "57014")) /* it took too long, or staff stopped it */
    return GVT_ERROR_DB_BUSY;
  if (strcmp (state, "53100") == 0)
    return GVT_ERROR_DISK_FULL;
  if (g_str_has_prefix (state, "XX"))
    return GVT_ERROR_DB_CORRUPT;
  return GVT_ERROR_DB_FAILED;
}

static void
set_away_error (const char *said, GError **error)
{
  g_autofree char *reason = g_strstrip (g_strdelimit (g_strdup (said), "\n", ' '));

  gvt_error_tell (error, GVT_ERROR_DB_BUSY,
                  _ ("The database server does not answer: %s. What was saved before is safe; see "
                     "that the server runs, look whether this last step was saved, and do it again "
                     "if not."),
                  reason);
}

/* It ends the connection, or the connection itself is at fault. */
static gboolean
is_end (const char *state)
{
  return g_str_has_prefix (state, "57P") || g_str_has_prefix (state, "08");
}

void
gvt_postgres_set_error (GvtPostgresConnection *self,
                        const PGresult *result,
                        const char *doing,
                        GError **error)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);
  const char *message = PQresultErrorField (result, PG_DIAG_MESSAGE_PRIMARY);

  /* Where nobody answers, libpq alone says why, and has no state. */
  if (state == NULL || is_end (state))
    {
      set_away_error (state != NULL && message != NULL ? message : PQerrorMessage (self->conn),
                      error);
      return;
    }
  /* The server's DETAIL shows the row that it refused: it goes nowhere (I10). */
  g_set_error (error, GVT_ERROR, (gint) translate_state (state), "%s: %s (%s)", doing,
               message != NULL ? message : "", state);
}

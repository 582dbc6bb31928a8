/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-name.h"

#include <string.h>

#include "gvt-event.h"
#include "gvt-json.h"
#include "gvt-visit-plan.h"

#define MAX_DIGITS 9 /* of a class's number: what follows fits into an integer */
#define MAX_TRIES  1000

char *
gvt_session_next_name (const char *name)
{
  gsize length = strlen (name);
  gsize start = length;
  guint64 number;

  while (start > 0 && length - start <= MAX_DIGITS && g_ascii_isdigit (name[start - 1]))
    start--;
  if (start == length || length - start > MAX_DIGITS)
    return NULL;

  number = g_ascii_strtoull (name + start, NULL, 10) + 1;
  return g_strdup_printf ("%.*s%0*" G_GUINT64_FORMAT, (int) start, name, (int) (length - start),
                          number);
}

/* Whether @name is taken in the visit; %FALSE also with @error set. */
static gboolean
is_taken (GvtDb *db, const GvtId *visit, const char *name, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT 1 FROM session WHERE visit_id = :visit AND name = :name", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_stmt_bind_text (stmt, ":name", name);
  return gvt_stmt_next (stmt, error);
}

/* A plan that no longer makes sense names nobody. Returns: (transfer full) (nullable) */
static GvtVisitPlan *
read_plan (GvtDb *db, const GvtId *visit, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT plan FROM visit_now WHERE visit_id = :visit", error);
  g_autoptr (GError) local = NULL;
  GvtVisitPlan *plan = NULL;

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  if (gvt_stmt_next (stmt, &local) && !gvt_stmt_is_null (stmt, 0))
    {
      const char *text = gvt_stmt_text (stmt, 0);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (JsonObject) object = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, NULL);

      plan = object != NULL ? gvt_visit_plan_from_json (object, NULL) : NULL;
    }
  if (local == NULL)
    return plan != NULL ? plan : gvt_visit_plan_new ();

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Returns: (transfer full) (nullable): %NULL where none is left, and with @error set */
static char *
find_planned (GvtDb *db, const GvtId *visit, const char *before, GError **error)
{
  g_autoptr (GvtVisitPlan) plan = read_plan (db, visit, error);
  g_autoptr (GError) local = NULL;
  guint n = plan != NULL ? g_strv_length (plan->class_names) : 0;
  guint start = 0;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (plan->class_names[i], before))
      start = i + 1;
  for (guint i = 0; i < n && local == NULL; i++)
    {
      const char *name = plan->class_names[(start + i) % n];

      if (!is_taken (db, visit, name, &local) && local == NULL)
        return g_strdup (name);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static char *
count_up (GvtDb *db, const GvtId *visit, const char *before, GError **error)
{
  g_autofree char *name = gvt_session_next_name (before);
  g_autoptr (GError) local = NULL;

  for (guint i = 0; name != NULL && i < MAX_TRIES && is_taken (db, visit, name, &local); i++)
    {
      char *next = gvt_session_next_name (name);

      g_free (name);
      name = next;
    }
  if (local == NULL)
    return g_steal_pointer (&name);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

char *
gvt_class_name_find (GvtDb *db, const GvtId *visit, const char *before, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *name = find_planned (db, visit, before, &local);

  if (local == NULL)
    return name != NULL ? name : count_up (db, visit, before, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

typedef struct
{
  const GvtId *visit;
  const char *before;
  char *name;
} Proposal;

static gboolean
propose (GvtDb *db, gpointer user_data, GError **error)
{
  Proposal *self = user_data;
  g_autoptr (GError) local = NULL;

  self->name = gvt_class_name_find (db, self->visit, self->before, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_class_name_propose (
    GvtStore *store, const GvtId *visit, const char *before, char **name, GError **error)
{
  Proposal proposal = { visit, before, NULL };

  if (!gvt_store_read (store, propose, &proposal, error))
    return FALSE;

  *name = proposal.name;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-user-store.h"

#include "gvt-error.h"
#include "gvt-laptop-schema.h"

gboolean
gvt_user_store_add (GvtDb *db, const GvtUser *user, gint64 at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_user VALUES (:code, :role, :area, :at)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":code", user->code);
  gvt_stmt_bind_text (stmt, ":role", gvt_role_to_text (user->role));
  gvt_stmt_bind_text (stmt, ":area", user->area);
  gvt_stmt_bind_int (stmt, ":at", at_us);
  return gvt_stmt_run (stmt, error);
}

/* From columns code, role, area. */
static GvtUser *
read_user (GvtStmt *stmt, GError **error)
{
  GvtRole role;

  if (!gvt_role_from_text (gvt_stmt_text (stmt, 1), &role, error))
    return NULL;
  return gvt_user_new (gvt_stmt_text (stmt, 0), role, gvt_stmt_text (stmt, 2));
}

gboolean
gvt_user_store_find (GvtDb *db, const char *code, GvtUser **user, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT code, role, area FROM central_user WHERE code = :code", error);

  *user = NULL;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":code", code);
  if (gvt_stmt_next (stmt, &local))
    *user = read_user (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_user_store_page (GvtDb *db, GvtKeyset *page, GError **error)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (db, gvt_sql_get_resource (),
                                                      GVT_SQL_PATH "queries/page-users.sql", error);

  if (stmt == NULL)
    return NULL;

  gvt_keyset_begin (page, stmt);
  while (gvt_keyset_next (page, stmt, &local))
    {
      GvtUser *user = read_user (stmt, error);

      if (user == NULL)
        return NULL;
      g_ptr_array_add (users, user);
    }
  if (local == NULL)
    return g_steal_pointer (&users);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

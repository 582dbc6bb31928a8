/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-store.h"

GArray *
gvt_report_store_list_laptops (GvtDb *db, const GvtId *visit, GError **error)
{
  g_autoptr (GArray) laptops = g_array_new (FALSE, TRUE, sizeof (GvtVisitLaptop));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT central_device.device, count (session_id), count (session_id) - count (closed_at),"
      " central_device.device IN (SELECT device FROM central_visit_device WHERE visit_id = :visit)"
      " FROM central_device LEFT JOIN session ON session.device = central_device.device"
      " AND session.visit_id = :visit"
      " LEFT JOIN session_close AS c USING (session_id)"
      " WHERE session_id IS NOT NULL"
      " OR central_device.device IN (SELECT device FROM central_visit_device WHERE visit_id = "
      ":visit)"
      " OR central_device.device IN (SELECT device FROM visit_assigned WHERE visit_id = :visit)"
      " GROUP BY central_device.device ORDER BY central_device.code",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      GvtVisitLaptop laptop = { .n_classes = (guint) gvt_stmt_int (stmt, 1),
                                .n_open = (guint) gvt_stmt_int (stmt, 2),
                                .is_named = gvt_stmt_int (stmt, 3) != 0 };

      if (gvt_stmt_id (stmt, 0, &laptop.device, &local))
        g_array_append_val (laptops, laptop);
    }

  if (local == NULL)
    return g_steal_pointer (&laptops);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GArray *
gvt_report_store_list_modules (GvtDb *db, GError **error)
{
  g_autoptr (GArray) modules = g_array_new (FALSE, FALSE, sizeof (GvtHash));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT hash FROM central_file WHERE kind = 'module' ORDER BY hash", error);
  GvtHash hash;

  if (stmt == NULL)
    return NULL;
  while (local == NULL && gvt_stmt_next (stmt, &local))
    if (gvt_stmt_hash (stmt, 0, &hash, &local))
      g_array_append_val (modules, hash);

  if (local == NULL)
    return g_steal_pointer (&modules);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row of `setting` that keeps a restored store from sending. */
#include "gvt-restore-private.h"

gboolean
gvt_restore_mark (GvtDb *db, GError **error)
{
  return gvt_db_exec (db,
                      "INSERT OR REPLACE INTO setting VALUES ('" GVT_RESTORE_SETTING
                      "', '" GVT_RESTORE_UNCONFIRMED_TEXT "')",
                      error);
}

gboolean
gvt_restore_settle (GvtDb *db, GError **error)
{
  return gvt_db_exec (db, "DELETE FROM setting WHERE name = '" GVT_RESTORE_SETTING "'", error);
}

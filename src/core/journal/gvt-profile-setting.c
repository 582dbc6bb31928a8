/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table `setting`. */
#include "gvt-profile.h"

typedef struct
{
  const char *name;
  const char *value;
  char *found; /* owned */
} Setting;

static gboolean
write_setting (GvtDb *db, gpointer user_data, GError **error)
{
  Setting *setting = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             setting->value != NULL
                                                 ? "INSERT INTO setting VALUES (:name, :value) ON "
                                                   "CONFLICT (name) DO UPDATE SET value = :value"
                                                 : "DELETE FROM setting WHERE name = :name",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":name", setting->name);
  if (setting->value != NULL)
    gvt_stmt_bind_text (stmt, ":value", setting->value);
  return gvt_stmt_run (stmt, error);
}

static gboolean
read_setting (GvtDb *db, gpointer user_data, GError **error)
{
  Setting *setting = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT value FROM setting WHERE name = :name",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":name", setting->name);
  if (gvt_stmt_next (stmt, &local))
    setting->found = g_strdup (gvt_stmt_text (stmt, 0));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_profile_set_setting (GvtProfile *self, const char *name, const char *value, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self, error);
  Setting setting = { .name = name, .value = value };

  return journal != NULL
         && gvt_store_write (gvt_journal_get_store (journal), write_setting, &setting, error);
}

char *
gvt_profile_dup_setting (GvtProfile *self, const char *name, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self, error);
  Setting setting = { .name = name };

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_setting, &setting, error))
    return NULL;

  return setting.found;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-profile-reseal.h"

#define SETTING "resealed-to" /* the roll's public key, in hexadecimal */

typedef struct
{
  const GvtProjection *const *projections;
  GPtrArray *roll_keys;
  GvtPublicKey roll_public;
  char *text; /* of the public key */
  gboolean is_done;
} Resealing;

static gboolean
look (GvtDb *db, gpointer user_data, GError **error)
{
  Resealing *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM setting WHERE name = '" SETTING "' AND value = :value", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":value", self->text);
  if (!gvt_stmt_one (stmt, "a count of settings", error))
    return FALSE;

  self->is_done = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

static gboolean
note (GvtDb *db, const Resealing *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO setting VALUES ('" SETTING "', :value)"
                                             " ON CONFLICT (name) DO UPDATE SET value = :value",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":value", self->text);
  return gvt_stmt_run (stmt, error);
}

static gboolean
reseal_all (GvtDb *db, gpointer user_data, GError **error)
{
  Resealing *self = user_data;

  for (guint i = 0; self->projections != NULL && self->projections[i] != NULL; i++)
    {
      GvtReseal reseal = self->projections[i]->reseal;

      if (reseal != NULL && !reseal (db, self->roll_keys, &self->roll_public, error))
        return FALSE;
    }

  return note (db, self, error);
}

gboolean
gvt_profile_reseal (GvtVault *vault,
                    GvtJournal *journal,
                    const GvtProjection *const *projections,
                    GError **error)
{
  GvtStore *store = gvt_journal_get_store (journal);
  g_autoptr (GPtrArray) keys = gvt_vault_dup_roll_keys (vault, NULL);
  g_autofree char *text = NULL;
  Resealing self = { projections, keys, { { 0 } }, NULL, FALSE };

  if (keys == NULL || keys->len == 1) /* a facilitator; or nobody was ever removed */
    return TRUE;

  gvt_vault_get_roll_public (vault, &self.roll_public);
  self.text = text = gvt_hex (self.roll_public.bytes, sizeof self.roll_public.bytes);
  if (!gvt_store_read (store, look, &self, error))
    return FALSE;

  return self.is_done || gvt_store_write (store, reseal_all, &self, error);
}

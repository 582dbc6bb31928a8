/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-own-key-store.h"

#include <sodium.h>

#include "gvt-error.h"

#define SECRET_SIZE 64

/* The schema promises its length. */
static GvtSecret *
read_secret (GvtStmt *stmt)
{
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
  GvtSecret *secret = gvt_secret_new (g_bytes_get_data (bytes, NULL), SECRET_SIZE);
  gsize size;
  gpointer data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);

  sodium_memzero (data, size);
  g_free (data);
  return secret;
}

GvtSecret *
gvt_own_key_load (GvtDb *db, guint32 incarnation, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT secret FROM own_key WHERE incarnation = :incarnation", error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return gvt_stmt_one (stmt, "key of this incarnation", error) ? read_secret (stmt) : NULL;
}

static GvtSecret *
make_next (GvtDb *db, GError **error)
{
  g_autoptr (GvtSecret) secret = gvt_signing_key_new ();
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO own_key (public_key, secret) VALUES (:key, :secret)", error);
  GvtPublicKey key;

  if (stmt == NULL)
    return NULL;

  gvt_signing_key_public (secret, &key);
  gvt_stmt_bind_data (stmt, ":key", key.bytes, sizeof key.bytes);
  gvt_stmt_bind_data (stmt, ":secret", gvt_secret_get (secret), gvt_secret_size (secret));
  return gvt_stmt_run (stmt, error) ? g_steal_pointer (&secret) : NULL;
}

GvtSecret *
gvt_own_key_ensure_next (GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT secret FROM own_key WHERE incarnation IS NULL", error);

  if (stmt == NULL)
    return NULL;
  if (gvt_stmt_next (stmt, &local))
    return read_secret (stmt);
  if (local == NULL)
    return make_next (db, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_own_key_find (GvtDb *db, guint32 incarnation, GvtOwnKeyState *state, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT earlier, reissued, ifnull (confirmed_at, 0), ifnull (parent, 0) FROM own_key"
      " WHERE incarnation = :incarnation",
      error);

  *state = (GvtOwnKeyState){ .is_first = TRUE };
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  if (gvt_stmt_next (stmt, &local))
    *state = (GvtOwnKeyState){ .earlier = (guint64) gvt_stmt_int (stmt, 0),
                               .reissued = (guint64) gvt_stmt_int (stmt, 1),
                               .confirmed_at_us = gvt_stmt_int (stmt, 2),
                               .parent = (guint32) gvt_stmt_int (stmt, 3) };
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_own_key_settle (GvtDb *db,
                    const GvtPublicKey *key,
                    guint32 incarnation,
                    const GvtOwnKeyState *state,
                    GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "UPDATE own_key SET incarnation = :incarnation, earlier = :earlier, reissued = :reissued,"
      " parent = nullif (:parent, 0) WHERE public_key = :key",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_int (stmt, ":earlier", (gint64) state->earlier);
  gvt_stmt_bind_int (stmt, ":reissued", (gint64) state->reissued);
  gvt_stmt_bind_int (stmt, ":parent", state->parent);
  gvt_stmt_bind_data (stmt, ":key", key->bytes, sizeof key->bytes);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_own_key_set_confirmed (GvtDb *db, guint32 incarnation, gint64 at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE own_key SET confirmed_at = :at WHERE incarnation = :incarnation", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":at", at_us);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return gvt_stmt_run (stmt, error);
}

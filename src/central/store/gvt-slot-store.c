/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-slot-store.h"

#include <string.h>

#include "gvt-copy-store.h"
#include "gvt-error.h"

void
gvt_slot_record_clear (GvtSlotRecord *self)
{
  g_clear_pointer (&self->user, gvt_user_free);
}

static void
bind_copy (GvtStmt *stmt, const GvtId *device, guint32 incarnation)
{
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
}

static void
bind_place (GvtStmt *stmt, const GvtSlotRecord *slot)
{
  bind_copy (stmt, &slot->device, slot->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) slot->seq);
}

gboolean
gvt_slot_store_put (GvtDb *db, const GvtSlotRecord *slot, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_slot VALUES"
      " (:device, :incarnation, :user, :seq, :role, :area, :key, :is_removed)"
      " ON CONFLICT (device, incarnation, user, seq) DO UPDATE SET role = excluded.role,"
      " area = excluded.area, public_key = excluded.public_key, is_removed = excluded.is_removed",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_place (stmt, slot);
  gvt_stmt_bind_text (stmt, ":user", slot->user->code);
  gvt_stmt_bind_text (stmt, ":role", gvt_role_to_text (slot->user->role));
  gvt_stmt_bind_text (stmt, ":area", slot->user->area);
  gvt_stmt_bind_data (stmt, ":key", slot->key.bytes, sizeof slot->key.bytes);
  gvt_stmt_bind_int (stmt, ":is_removed", slot->is_removed);
  gvt_db_forget (db);
  return gvt_stmt_run (stmt, error);
}

/* From columns user, role, area. */
static GvtUser *
read_user (GvtStmt *stmt, GError **error)
{
  GvtRole role;

  if (!gvt_role_from_text (gvt_stmt_text (stmt, 1), &role, error))
    return NULL;
  return gvt_user_new (gvt_stmt_text (stmt, 0), role, gvt_stmt_text (stmt, 2));
}

/* A chain, as far as it is the past of the copy that is asked about. */
typedef struct
{
  const GvtId *device;
  guint32 incarnation; /* 0 when it is not known here */
  guint64 last_seq;
} Past;

/* What this chain says last. */
static gboolean
find_said (GvtDb *db, const Past *past, const char *user, GvtSlotRecord *slot, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT user, role, area, public_key, is_removed FROM central_slot"
      " WHERE device = :device AND incarnation = :incarnation AND user = :user"
      " AND seq <= :last ORDER BY seq DESC LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_copy (stmt, past->device, past->incarnation);
  gvt_stmt_bind_text (stmt, ":user", user);
  gvt_stmt_bind_int (stmt, ":last", (gint64) past->last_seq);
  if (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) key = gvt_stmt_bytes (stmt, 3);

      slot->user = read_user (stmt, &local);
      memcpy (slot->key.bytes, g_bytes_get_data (key, NULL), sizeof slot->key.bytes);
      slot->is_removed = gvt_stmt_int (stmt, 4) != 0;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* From a copy to the one it went on from, up to the fork. */
static gboolean
go_back (GvtDb *db, Past *past, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT coalesce (max (parent), 0), coalesce (max (fork_seq), 0) FROM central_incarnation"
      " WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_copy (stmt, past->device, past->incarnation);
  if (!gvt_stmt_one (stmt, "copy", error))
    return FALSE;

  past->incarnation = (guint32) gvt_stmt_int (stmt, 0);
  past->last_seq = (guint64) gvt_stmt_int (stmt, 1);
  return TRUE;
}

static char *
name_slot (const GvtId *device, guint32 incarnation, const char *user)
{
  g_autofree char *text = gvt_id_to_text (device);

  return g_strdup_printf ("slot %s %u %s", text, incarnation, user);
}

static void
copy_slot (const GvtSlotRecord *from, GvtSlotRecord *to)
{
  *to = *from;
  to->user = gvt_user_copy (from->user);
}

static void
slot_free (gpointer slot)
{
  gvt_slot_record_clear (slot);
  g_free (slot);
}

/* One that was not found may still be: in a past that is not known yet. */
static void
remember (GvtDb *db, const char *name, const GvtSlotRecord *slot)
{
  GvtSlotRecord *kept;

  if (slot->user == NULL)
    return;

  kept = g_new (GvtSlotRecord, 1);
  copy_slot (slot, kept);
  gvt_db_remember (db, name, kept, slot_free);
}

/* Every event of a laptop asks this, and nearly all of them find it at the first look. */
gboolean
gvt_slot_store_find (GvtDb *db,
                     const GvtId *device,
                     guint32 incarnation,
                     const char *user,
                     GvtSlotRecord *slot,
                     GError **error)
{
  Past past = { device, incarnation, G_MAXINT64 };
  g_autofree char *name = name_slot (device, incarnation, user);
  const GvtSlotRecord *known = gvt_db_recall (db, name);

  if (known != NULL)
    {
      copy_slot (known, slot);
      return TRUE;
    }

  slot->device = *device;
  slot->incarnation = incarnation;
  if (!find_said (db, &past, user, slot, error))
    return FALSE;

  while (slot->user == NULL && past.incarnation > 1)
    if (!go_back (db, &past, error) || !find_said (db, &past, user, slot, error))
      return FALSE;

  remember (db, name, slot);
  return TRUE;
}

/* What each user's slot went through, the newest first. */
#define WITH_SAID \
  GVT_COPY_WITH_LINE \
  ", said AS (SELECT user, role, area, is_removed, row_number () OVER" \
  " (PARTITION BY user ORDER BY incarnation DESC, seq DESC) AS age" \
  " FROM line JOIN central_slot USING (incarnation) WHERE device = :device AND seq <= last_seq) "

GPtrArray *
gvt_slot_store_list_users (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GPtrArray) users = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_user_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      WITH_SAID "SELECT user, role, area FROM said WHERE age = 1 AND is_removed = 0 ORDER BY user",
      error);

  if (stmt == NULL)
    return NULL;

  bind_copy (stmt, device, incarnation);
  while (gvt_stmt_next (stmt, &local))
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

gboolean
gvt_slot_store_put_roll_key (GvtDb *db,
                             const GvtSlotRecord *removed,
                             const GvtPublicKey *key,
                             GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_roll_key VALUES (:device, :incarnation, :seq, :key)"
      " ON CONFLICT (device, incarnation, seq) DO UPDATE SET roll_public = excluded.roll_public",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_place (stmt, removed);
  gvt_stmt_bind_data (stmt, ":key", key->bytes, sizeof key->bytes);
  return gvt_stmt_run (stmt, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-store.h"

#include "gvt-copy-store.h"
#include "gvt-error.h"

void
gvt_fleet_decision_clear (GvtFleetDecision *self)
{
  g_clear_pointer (&self->act, g_free);
  g_clear_pointer (&self->by_user, g_free);
  g_clear_pointer (&self->to_user, g_free);
}

static void
bind_copy (GvtStmt *stmt, const GvtId *device, guint32 incarnation)
{
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
}

gboolean
gvt_fleet_store_add (GvtDb *db,
                     const GvtEvent *event,
                     const GvtFleetDecision *decision,
                     GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO central_fleet_act VALUES"
                                             " (:event, :own_incarnation, :own_seq, :device,"
                                             " :incarnation, :act, :by, :at, :to, :head)",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_int (stmt, ":own_incarnation", event->header.incarnation);
  gvt_stmt_bind_int (stmt, ":own_seq", (gint64) event->header.seq);
  bind_copy (stmt, &decision->device, decision->incarnation);
  gvt_stmt_bind_text (stmt, ":act", decision->act);
  gvt_stmt_bind_text (stmt, ":by", decision->by_user);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_text (stmt, ":to", decision->to_user);
  gvt_stmt_bind_int (stmt, ":head", (gint64) decision->head_seq);
  return gvt_stmt_run (stmt, error);
}

static gboolean
read_decision (GvtStmt *stmt, GvtFleetDecision *decision, GError **error)
{
  if (!gvt_stmt_id (stmt, 0, &decision->event, error)
      || !gvt_stmt_id (stmt, 1, &decision->device, error))
    return FALSE;

  decision->incarnation = (guint32) gvt_stmt_int (stmt, 2);
  decision->act = g_strdup (gvt_stmt_text (stmt, 3));
  decision->by_user = g_strdup (gvt_stmt_text (stmt, 4));
  decision->at_us = gvt_stmt_int (stmt, 5);
  decision->to_user = g_strdup (gvt_stmt_text (stmt, 6));
  decision->head_seq = (guint64) gvt_stmt_int (stmt, 7);
  return TRUE;
}

static void
decision_free (gpointer data)
{
  gvt_fleet_decision_clear (data);
  g_free (data);
}

GPtrArray *
gvt_fleet_store_list (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (decision_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      GVT_COPY_WITH_LINE
      "SELECT event_id, device, incarnation, act, by_user, decided_at, to_user, head_seq"
      " FROM central_fleet_act JOIN line USING (incarnation) WHERE device = :device"
      " ORDER BY chain_incarnation, chain_seq",
      error);

  if (stmt == NULL)
    return NULL;

  bind_copy (stmt, device, incarnation);
  while (local == NULL && gvt_stmt_next (stmt, &local))
    {
      GvtFleetDecision *decision = g_new0 (GvtFleetDecision, 1);

      g_ptr_array_add (decisions, decision);
      read_decision (stmt, decision, &local);
    }
  if (local == NULL)
    return g_steal_pointer (&decisions);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* What is about losing and finding. */
static gboolean
is_of_loss (const GvtFleetDecision *decision)
{
  return g_str_equal (decision->act, GVT_FLEET_ACT_LOST)
         || g_str_equal (decision->act, GVT_FLEET_ACT_FOUND);
}

static gboolean
is_of_end (const GvtFleetDecision *decision)
{
  return g_str_equal (decision->act, GVT_FLEET_ACT_RETIRED)
         || g_str_equal (decision->act, GVT_FLEET_ACT_WRITTEN_OFF);
}

typedef struct
{
  const GvtId *device;
  guint32 incarnation;
  gboolean (*is_wanted) (const GvtFleetDecision *decision);
} Search;

static gboolean
find_last (GvtDb *db, const Search *search, GvtFleetDecision *decision, GError **error)
{
  g_autoptr (GPtrArray) all = gvt_fleet_store_list (db, search->device, search->incarnation, error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      GvtFleetDecision *last = all->pdata[i - 1];

      if (!search->is_wanted (last))
        continue;
      *decision = *last;
      last->act = last->by_user = last->to_user = NULL; /* its words are the caller's now */
      return TRUE;
    }
  return all != NULL;
}

gboolean
gvt_fleet_store_find_loss (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtFleetDecision *decision, GError **error)
{
  const Search search = { device, incarnation, is_of_loss };

  return find_last (db, &search, decision, error);
}

gboolean
gvt_fleet_store_find_retired (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtFleetDecision *decision, GError **error)
{
  const Search search = { device, incarnation, is_of_end };

  return find_last (db, &search, decision, error);
}

gboolean
gvt_fleet_store_is_lost (
    GvtDb *db, const GvtId *device, guint32 incarnation, gboolean *is, GError **error)
{
  g_auto (GvtFleetDecision) last = { 0 };

  if (!gvt_fleet_store_find_loss (db, device, incarnation, &last, error))
    return FALSE;
  *is = g_strcmp0 (last.act, GVT_FLEET_ACT_LOST) == 0;
  return TRUE;
}

char *
gvt_fleet_store_find_holder (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GPtrArray) all = gvt_fleet_store_list (db, device, incarnation, error);

  for (guint i = all != NULL ? all->len : 0; i > 0; i--)
    {
      const GvtFleetDecision *last = all->pdata[i - 1];

      if (g_str_equal (last->act, GVT_FLEET_ACT_HANDED_OVER))
        return g_strdup (last->to_user);
    }
  return all != NULL ? g_strdup ("") : NULL;
}

gboolean
gvt_fleet_store_add_told (GvtDb *db, const GvtId *event, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_fleet_told VALUES (:event) ON CONFLICT DO NOTHING", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", event);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_fleet_store_set_settled (GvtDb *db, const GvtId *told, gboolean is_refused, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_fleet_settled VALUES (:told, :refused) ON CONFLICT DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":told", told);
  gvt_stmt_bind_int (stmt, ":refused", is_refused ? 1 : 0);
  return gvt_stmt_run (stmt, error);
}

GArray *
gvt_fleet_store_list_unsettled (GvtDb *db, GError **error)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id FROM central_fleet_told"
      " WHERE event_id NOT IN (SELECT told FROM central_fleet_settled) ORDER BY event_id",
      error);
  GvtId id;

  if (stmt == NULL)
    return NULL;
  while (local == NULL && gvt_stmt_next (stmt, &local))
    if (gvt_stmt_id (stmt, 0, &id, &local))
      g_array_append_val (told, id);
  if (local == NULL)
    return g_steal_pointer (&told);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_fleet_store_add_obeyed (GvtDb *db, const GvtEvent *event, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_obeyed VALUES (:event, :device, :incarnation, :at)"
      " ON CONFLICT DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  bind_copy (stmt, &event->header.device, event->header.incarnation);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_fleet_store_find_obeyed (
    GvtDb *db, const GvtId *device, guint32 incarnation, gint64 *at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT coalesce (max (obeyed_at), 0) FROM central_obeyed"
      " WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_copy (stmt, device, incarnation);
  if (!gvt_stmt_one (stmt, "a time", error))
    return FALSE;
  *at_us = gvt_stmt_int (stmt, 0);
  return TRUE;
}

gboolean
gvt_fleet_store_set_contact (GvtDb *db,
                             const GvtId *device,
                             guint32 incarnation,
                             gint64 at_us,
                             GBytes *status,
                             GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_contact AS was VALUES (:device, :incarnation, :at, :status)"
      " ON CONFLICT (device, incarnation) DO UPDATE SET contact_at = excluded.contact_at,"
      " status = coalesce (excluded.status, was.status)",
      error);

  if (stmt == NULL)
    return FALSE;

  bind_copy (stmt, device, incarnation);
  gvt_stmt_bind_int (stmt, ":at", at_us);
  gvt_stmt_bind_bytes (stmt, ":status", status);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_fleet_store_load_contact (GvtDb *db,
                              const GvtId *device,
                              guint32 incarnation,
                              gint64 *at_us,
                              GBytes **status,
                              GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT contact_at, status FROM central_contact"
      " WHERE device = :device AND incarnation = :incarnation",
      error);

  *at_us = 0;
  if (status != NULL)
    *status = NULL;
  if (stmt == NULL)
    return FALSE;

  bind_copy (stmt, device, incarnation);
  if (gvt_stmt_next (stmt, &local))
    {
      *at_us = gvt_stmt_int (stmt, 0);
      if (status != NULL)
        *status = gvt_stmt_bytes (stmt, 1);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-check.h"

#include "gvt-sim-chains.h"
#include "gvt-sim-ids.h"
#include "gvt-sim-witness.h"

/* --- the model --- */

/* I1, I13: whatever was acknowledged, and was not on a lost disk alone, is at the centre. */
static void
check_acknowledged (GvtSimWorld *world, GHashTable *ids_at_centre)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, world->acknowledged);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!gvt_sim_ids_has (ids_at_centre, id) && !gvt_sim_ids_has (world->gone, id))
      {
        g_autofree char *text = gvt_id_to_text (id);

        gvt_sim_violated ("I1: the acknowledged record %s is not at the centre", text);
      }
}

/* --- each store by itself --- */

/* I4: what stands in the tables is a function of the chains. */
static void
check_rebuild (GvtJournal *journal, const char *who)
{
  g_auto (GStrv) differing = NULL;
  g_autoptr (GError) error = NULL;
  GvtJournalReport report;

  if (!gvt_journal_verify (journal, &report, &error))
    gvt_sim_violated ("I3: %s: %s", who, error->message);
  if (!gvt_journal_rebuild (journal, TRUE, &differing, &error))
    gvt_sim_violated ("I4: %s cannot be rebuilt: %s", who, error->message);
  if (differing[0] != NULL)
    {
      g_autofree char *tables = g_strjoinv (" ", differing);

      gvt_sim_violated ("I4: %s: a rebuild gives another %s", who, tables);
    }
}

/* --- tables of the centre --- */

typedef struct
{
  gint64 number;
  const char *constant_sql;
} Count;

static gboolean
count (GvtDb *db, gpointer user_data, GError **error)
{
  Count *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, self->constant_sql, error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "a count", error))
    return FALSE;
  self->number = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
count_rows (GvtStore *store, const char *constant_sql)
{
  Count self = { .constant_sql = constant_sql };
  g_autoptr (GError) error = NULL;

  if (!gvt_store_read (store, count, &self, &error))
    gvt_sim_violated ("a table cannot be read: %s", error->message);
  return self.number;
}

#define APPLIED(kind) \
  "SELECT id FROM event e WHERE id IS NOT NULL AND kind LIKE '" kind "/%'" \
  " AND NOT EXISTS (SELECT 1 FROM unapplied_event u WHERE u.device = e.device" \
  " AND u.incarnation = e.incarnation AND u.seq = e.seq)"

#define COUNT(ids) "SELECT count (*) FROM (" ids ") AS counted"

/* I2: one row for each act, however often it came. Of a visit that the centre planned after the
 * backup from which it goes on, the laptops tell. */
static void
check_once (GvtStore *store)
{
  static const struct
  {
    const char *rows, *events;
  } pairs[] = {
    { "SELECT count (*) FROM visit",
      COUNT (APPLIED ("visit.planned") " UNION SELECT visit_id FROM visit_assigned") },
    { "SELECT count (*) FROM session", COUNT (APPLIED ("session.opened")) },
    { "SELECT count (*) FROM proposal", COUNT (APPLIED ("proposal.made")) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gint64 rows = count_rows (store, pairs[i].rows);
      gint64 events = count_rows (store, pairs[i].events);

      if (rows != events)
        gvt_sim_violated ("I2: %" G_GINT64_FORMAT " acts count %" G_GINT64_FORMAT " times: %s",
                          events, rows, pairs[i].rows);
    }
}

static GHashTable *
select_ids (GvtStore *store, const char *constant_sql)
{
  g_autoptr (GError) error = NULL;
  GHashTable *ids = gvt_sim_ids_select (store, constant_sql, &error);

  if (ids == NULL)
    gvt_sim_violated ("a table cannot be read: %s", error->message);
  return ids;
}

#define REJECTED \
  "SELECT e.id FROM unapplied_event u JOIN event e USING (device, incarnation, seq)" \
  " WHERE u.reason = 'rejected' AND e.id IS NOT NULL"

/* I5: set aside is what has no business there, all of it, and nothing else. What was written where
 * nobody was told of it may be among it. */
static void
check_set_aside (GvtSimWorld *world, GHashTable *ids_at_centre)
{
  g_autoptr (GHashTable) rejected = select_ids (world->centre->central->store, REJECTED);
  g_autoptr (GHashTable) expected = gvt_sim_ids_copy (world->strayed);
  GHashTableIter iter;
  gpointer id;

  gvt_sim_ids_keep (expected, ids_at_centre);
  if (gvt_sim_ids_find_missing (expected, rejected) != NULL)
    gvt_sim_violated ("I5: a record that its maker had no right to make counts at the centre");

  g_hash_table_iter_init (&iter, rejected);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!gvt_sim_ids_has (world->strayed, id) && gvt_sim_ids_has (world->acknowledged, id))
      gvt_sim_violated ("I5: a sound record was set aside at the centre");
}

#define ASSIGNED "SELECT visit_id FROM visit_assigned WHERE device = (SELECT device FROM journal)"

/* What the centre has for all laptops has come to each. A laptop may know of more: what the centre
 * issued after the backup from which it goes on. */
static void
check_issued (GvtSimWorld *world)
{
  g_autoptr (GHashTable) issued = select_ids (world->centre->central->store,
                                              "SELECT visit_id FROM central_visit");

  for (guint i = 0; i < world->laptops->len; i++)
    {
      GvtSimLaptop *laptop = world->laptops->pdata[i];
      g_autoptr (GvtStore) store = gvt_sim_laptop_dup_store (laptop);
      g_autoptr (GHashTable) come = select_ids (store, ASSIGNED);

      if (gvt_sim_ids_find_missing (issued, come) != NULL)
        gvt_sim_violated ("I2: a visit that was issued has not come to laptop %u", laptop->number);
    }
}

void
gvt_sim_check (GvtSimWorld *world)
{
  GvtCentral *central = world->centre->central;
  g_autoptr (GHashTable) ids = gvt_sim_ids_of (central->store, NULL);
  g_autoptr (GArray) places = gvt_sim_chains_read (central->store);

  check_acknowledged (world, ids);
  gvt_sim_chains_check_gaps (places, "the centre");
  for (guint i = 0; i < world->laptops->len; i++)
    {
      GvtSimLaptop *laptop = world->laptops->pdata[i];
      g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (laptop->profile, NULL);
      g_autofree char *who = g_strdup_printf ("laptop %u", laptop->number);

      gvt_sim_laptop_check_kept (laptop);
      gvt_sim_chains_compare (laptop, places, ids);
      check_rebuild (journal, who);
    }
  check_rebuild (central->journal, "the centre");
  check_once (central->store);
  check_set_aside (world, ids);
  check_issued (world);
  gvt_sim_witness_check (world, (guint32) places->len);
  world->figures.n_events = g_hash_table_size (ids);
}

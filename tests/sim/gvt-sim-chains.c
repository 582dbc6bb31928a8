/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-chains.h"

#include <string.h>

#include "gvt-sim-ids.h"

static gboolean
read_places (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT device, incarnation, seq, hash, id FROM event ORDER BY device, incarnation, seq",
      error);
  g_autoptr (GError) local = NULL;

  while (stmt != NULL && gvt_stmt_next (stmt, &local))
    {
      GvtSimPlace place = { .incarnation = (guint32) gvt_stmt_int (stmt, 1),
                            .seq = (guint64) gvt_stmt_int (stmt, 2),
                            .has_id = !gvt_stmt_is_null (stmt, 4) };

      if (!gvt_stmt_id (stmt, 0, &place.device, error)
          || !gvt_stmt_hash (stmt, 3, &place.hash, error)
          || (place.has_id && !gvt_stmt_id (stmt, 4, &place.id, error)))
        return FALSE;
      g_array_append_val ((GArray *) user_data, place);
    }
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return stmt != NULL && (error == NULL || *error == NULL);
}

GArray *
gvt_sim_chains_read (GvtStore *store)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (GvtSimPlace));
  g_autoptr (GError) error = NULL;

  if (!gvt_store_read (store, read_places, places, &error))
    gvt_sim_violated ("I1: records cannot be read: %s", error->message);
  return places;
}

static gboolean
is_one_chain (const GvtSimPlace *a, const GvtSimPlace *b)
{
  return gvt_id_equal (&a->device, &b->device) && a->incarnation == b->incarnation;
}

void
gvt_sim_chains_check_gaps (GArray *places, const char *who)
{
  for (guint i = 0; i < places->len; i++)
    {
      const GvtSimPlace *place = &g_array_index (places, GvtSimPlace, i);
      gboolean is_first = i == 0 || !is_one_chain (place - 1, place);
      guint64 expected = is_first ? 1 : (place - 1)->seq + 1;

      if (place->seq != expected)
        gvt_sim_violated ("I3: %s holds record %" G_GUINT64_FORMAT " of an incarnation %u and not "
                          "%" G_GUINT64_FORMAT,
                          who, place->seq, place->incarnation, expected);
    }
}

static int
compare_places (const GvtSimPlace *a, const GvtSimPlace *b)
{
  int order = memcmp (&a->device, &b->device, sizeof a->device);

  if (order == 0 && a->incarnation != b->incarnation)
    order = a->incarnation < b->incarnation ? -1 : 1;
  if (order == 0 && a->seq != b->seq)
    order = a->seq < b->seq ? -1 : 1;
  return order;
}

/* Returns: whether the same event stands at the same place of @places, which are in order */
static gboolean
stands_there (GArray *places, const GvtSimPlace *sought)
{
  guint low = 0, high = places->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const GvtSimPlace *place = &g_array_index (places, GvtSimPlace, middle);
      int order = compare_places (place, sought);

      if (order == 0)
        return gvt_hash_equal (&place->hash, &sought->hash);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

void
gvt_sim_chains_compare (GvtSimLaptop *laptop, GArray *at_centre, GHashTable *ids_at_centre)
{
  g_autoptr (GvtStore) store = gvt_sim_laptop_dup_store (laptop);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (laptop->profile, NULL);
  g_autoptr (GArray) here = gvt_sim_chains_read (store);
  GvtId device;
  guint32 incarnation;

  g_assert (gvt_journal_get_device (journal, &device, &incarnation, NULL, NULL));
  gvt_sim_chains_check_gaps (here, "a laptop");
  for (guint i = 0; i < here->len; i++)
    {
      const GvtSimPlace *place = &g_array_index (here, GvtSimPlace, i);

      if (stands_there (at_centre, place))
        continue;
      if (place->incarnation == incarnation)
        gvt_sim_violated ("I3: the centre does not hold record %" G_GUINT64_FORMAT " of laptop %u",
                          place->seq, laptop->number);
      if (place->has_id && !gvt_sim_ids_has (ids_at_centre, &place->id))
        gvt_sim_violated ("I9: record %" G_GUINT64_FORMAT " of laptop %u's incarnation %u is not "
                          "at the centre, nor was it issued again",
                          place->seq, laptop->number, place->incarnation);
    }
}

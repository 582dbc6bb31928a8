/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-digest-store.h"

static const char *const states[] = {
  [GVT_COMPARED_SAME] = "same",
  [GVT_COMPARED_DIFFERENT] = "different",
  [GVT_COMPARED_NOT_OFFERED] = "not_offered",
};

void
gvt_digest_word_clear (GvtDigestWord *self)
{
  g_clear_pointer (&self->question, g_bytes_unref);
  g_clear_pointer (&self->word, g_bytes_unref);
}

static gboolean
end (GError *local, GError **error)
{
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, local);
  return FALSE;
}

static GvtComparisonState
state_from_text (const char *text)
{
  for (guint i = GVT_COMPARED_SAME; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i], text))
      return (GvtComparisonState) i;
  return GVT_COMPARED_NEVER;
}

gboolean
gvt_digest_store_load (GvtDb *db, GvtDigestWord *word, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT state, compared_at, incarnation, seq, epoch, records, question, word, root"
      " FROM digest_word",
      error);
  GError *local = NULL;

  *word = (GvtDigestWord){ .state = GVT_COMPARED_NEVER };
  if (stmt == NULL)
    return FALSE;
  if (!gvt_stmt_next (stmt, &local))
    return end (local, error);

  word->state = state_from_text (gvt_stmt_text (stmt, 0));
  word->at_us = gvt_stmt_int (stmt, 1);
  word->incarnation = (guint32) gvt_stmt_int (stmt, 2);
  word->seq = (guint64) gvt_stmt_int (stmt, 3);
  word->epoch = (guint64) gvt_stmt_int (stmt, 4);
  word->n_records = (guint64) gvt_stmt_int (stmt, 5);
  word->question = gvt_stmt_bytes (stmt, 6);
  word->word = gvt_stmt_bytes (stmt, 7);
  return gvt_stmt_is_null (stmt, 8) || gvt_stmt_hash (stmt, 8, &word->root, error);
}

gboolean
gvt_digest_store_set (GvtDb *db, const GvtDigestWord *word, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;

  if (!gvt_db_exec (db, "DELETE FROM digest_difference", error)
      || !gvt_db_exec (db, "DELETE FROM digest_group", error)
      || !gvt_db_exec (db, "DELETE FROM digest_word", error))
    return FALSE;

  stmt = gvt_db_prepare (db,
                         "INSERT INTO digest_word VALUES (1, :state, :at, :incarnation, :seq,"
                         " :epoch, :records, :root, :question, :word)",
                         error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":state", states[word->state]);
  gvt_stmt_bind_int (stmt, ":at", word->at_us);
  gvt_stmt_bind_int (stmt, ":incarnation", word->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) word->seq);
  gvt_stmt_bind_int (stmt, ":epoch", (gint64) word->epoch);
  gvt_stmt_bind_int (stmt, ":records", (gint64) word->n_records);
  if (word->word != NULL)
    gvt_stmt_bind_hash (stmt, ":root", &word->root);
  gvt_stmt_bind_bytes (stmt, ":question", word->question);
  gvt_stmt_bind_bytes (stmt, ":word", word->word);
  return gvt_stmt_run (stmt, error);
}

/* --- what differs --- */

gboolean
gvt_digest_store_add_difference (GvtDb *db, const GvtRecordDifference *difference, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO digest_difference VALUES (:incarnation, :first, :last, :here, :there, :kind,"
      " :place) ON CONFLICT (incarnation, first_seq) DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":incarnation", difference->incarnation);
  gvt_stmt_bind_int (stmt, ":first", (gint64) difference->first_seq);
  gvt_stmt_bind_int (stmt, ":last", (gint64) difference->last_seq);
  gvt_stmt_bind_text (stmt, ":here", gvt_holding_name (difference->here));
  gvt_stmt_bind_text (stmt, ":there", gvt_holding_name (difference->there));
  gvt_stmt_bind_text (stmt, ":kind", difference->kind != NULL ? difference->kind : "");
  gvt_stmt_bind_text (stmt, ":place", difference->place != NULL ? difference->place : "");
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_digest_store_add_group (GvtDb *db, const GvtGroupDifference *group, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO digest_group VALUES (:place, :kind, :here, :there)", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":place", group->place);
  gvt_stmt_bind_text (stmt, ":kind", group->kind);
  gvt_stmt_bind_int (stmt, ":here", (gint64) group->n_here);
  gvt_stmt_bind_int (stmt, ":there", (gint64) group->n_there);
  return gvt_stmt_run (stmt, error);
}

static void
difference_free (gpointer data)
{
  GvtRecordDifference *self = data;

  g_free (self->kind);
  g_free (self->place);
  g_free (self->actor);
  g_free (self);
}

/* The row may be there and beyond reading. */
static void
read_own_row (GvtStmt *stmt, int column, GvtRecordDifference *difference)
{
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, column);
  g_auto (GvtEventHeader) header = { 0 };

  if (bytes == NULL || !gvt_event_header_decode (bytes, &header, NULL))
    return;

  difference->is_here = TRUE;
  difference->id = header.id;
  difference->at_us = header.at_us;
  difference->actor = g_strdup (header.actor);
}

GPtrArray *
gvt_digest_store_list_differences (GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (difference_free);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT d.incarnation, first_seq, last_seq, here, there, d.kind, d.place, event.header"
      " FROM digest_difference AS d LEFT JOIN event ON first_seq = last_seq"
      " AND event.device = :device AND event.incarnation = d.incarnation"
      " AND event.seq = first_seq ORDER BY d.incarnation, first_seq",
      error);
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":device", device);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtRecordDifference *difference = g_new0 (GvtRecordDifference, 1);

      difference->incarnation = (guint32) gvt_stmt_int (stmt, 0);
      difference->first_seq = (guint64) gvt_stmt_int (stmt, 1);
      difference->last_seq = (guint64) gvt_stmt_int (stmt, 2);
      difference->here = gvt_holding_from_name (gvt_stmt_text (stmt, 3));
      difference->there = gvt_holding_from_name (gvt_stmt_text (stmt, 4));
      difference->kind = g_strdup (gvt_stmt_text (stmt, 5));
      difference->place = g_strdup (gvt_stmt_text (stmt, 6));
      read_own_row (stmt, 7, difference);
      g_ptr_array_add (differences, difference);
    }
  return end (local, error) ? g_steal_pointer (&differences) : NULL;
}

static void
group_free (gpointer data)
{
  GvtGroupDifference *self = data;

  g_free (self->place);
  g_free (self->kind);
  g_free (self);
}

GPtrArray *
gvt_digest_store_list_groups (GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT place, kind, here, there FROM digest_group ORDER BY place, kind", error);
  GError *local = NULL;

  if (stmt == NULL)
    return NULL;
  while (gvt_stmt_next (stmt, &local))
    {
      GvtGroupDifference *group = g_new0 (GvtGroupDifference, 1);

      group->place = g_strdup (gvt_stmt_text (stmt, 0));
      group->kind = g_strdup (gvt_stmt_text (stmt, 1));
      group->n_here = (guint64) gvt_stmt_int (stmt, 2);
      group->n_there = (guint64) gvt_stmt_int (stmt, 3);
      g_ptr_array_add (groups, group);
    }
  return end (local, error) ? g_steal_pointer (&groups) : NULL;
}

/* --- chains --- */

/* One of this laptop's chains, but the first. */
typedef struct
{
  guint32 incarnation;
  guint32 parent;
  guint64 earlier; /* records of its past that are the centre's already */
} OwnChain;

static gboolean
read_own_chains (GvtDb *db, GArray *own, guint32 incarnation, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT incarnation, earlier, ifnull (parent, 0) FROM own_key"
      " WHERE incarnation <= :incarnation ORDER BY incarnation",
      error);
  guint32 before = 1;
  GError *local = NULL;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  while (gvt_stmt_next (stmt, &local))
    {
      OwnChain chain = { .incarnation = (guint32) gvt_stmt_int (stmt, 0),
                         .earlier = (guint64) gvt_stmt_int (stmt, 1),
                         .parent = (guint32) gvt_stmt_int (stmt, 2) };

      if (chain.parent == 0)
        chain.parent = before;
      before = chain.incarnation;
      g_array_append_val (own, chain);
    }
  return end (local, error);
}

/* Each chain after the first knows how many records of all before it are the centre's already, so
 * the difference of two is where the one between them was left. One from which the present one does
 * not come is none of the centre's: it was forgotten there (I13). */
static gboolean
add_earlier (GvtDb *db, GArray *chains, guint32 incarnation, GError **error)
{
  g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (OwnChain));

  if (!read_own_chains (db, own, incarnation, error))
    return FALSE;

  for (guint i = own->len, sought = incarnation, next; i-- > 0; sought = next)
    {
      const OwnChain *chain = &g_array_index (own, OwnChain, i);
      GvtChainSpan span = { chain->parent, 1, chain->earlier };

      next = sought;
      if (chain->incarnation != sought)
        continue;
      next = chain->parent;
      for (guint k = 0; k < i; k++)
        if (g_array_index (own, OwnChain, k).incarnation == next)
          span.last -= g_array_index (own, OwnChain, k).earlier;
      if (span.last > 0)
        g_array_prepend_val (chains, span);
    }
  return TRUE;
}

GArray *
gvt_digest_store_list_chains (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GArray) chains = g_array_new (FALSE, FALSE, sizeof (GvtChainSpan));
  g_auto (GvtDelivery) delivery = { 0 };
  GvtChainSpan present = { incarnation, 1, 0 };

  if (!add_earlier (db, chains, incarnation, error)
      || !gvt_sync_store_load_delivery (db, device, incarnation, &delivery, error))
    return NULL;

  present.last = delivery.confirmed;
  if (present.last > 0)
    g_array_append_val (chains, present);
  return g_steal_pointer (&chains);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ledger-days.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-sync-private.h"
#include "gvt-text.h"

static void
part_free (gpointer data)
{
  GvtLedgerPart *part = data;

  g_free (part->day);
  g_free (part->sort);
  g_free (part);
}

static void
record_free (gpointer data)
{
  GvtLedgerRecord *record = data;

  g_free (record->kind);
  g_free (record->actor);
  g_free (record->place);
  g_free (record);
}

/* --- the chain --- */

/* One reading of the own chains, the present one first. */
typedef struct Reading Reading;
typedef void (*TakeFunc) (Reading *reading, const GvtEventHeader *header, GvtRecordState state);

struct Reading
{
  GvtJournal *journal;
  guint32 incarnation; /* the present one */
  GvtDelivery delivery;
  GHashTable *reissued; /* their ids: they stand once more in a later chain, which alone counts */
  TakeFunc take;

  GHashTable *parts; /* by "day sort" */
  const char *day;
  const char *sort;
  GPtrArray *records;
};

static void
reading_clear (Reading *self)
{
  g_clear_object (&self->journal);
  gvt_delivery_clear (&self->delivery);
  g_clear_pointer (&self->reissued, g_hash_table_unref);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* A chain ends when the next begins; what the centre does not hold of it is issued again there. */
static GvtRecordState
find_state (const Reading *self, const GvtEventHeader *header)
{
  if (header->incarnation != self->incarnation || header->seq <= self->delivery.received)
    return GVT_RECORD_RECEIVED;
  return header->seq <= self->delivery.sent ? GVT_RECORD_SENT : GVT_RECORD_ONLY_HERE;
}

static gboolean
take_row (Reading *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
  g_autoptr (GBytes) id = NULL;
  g_auto (GvtEventHeader) header = { 0 };

  if (!gvt_event_header_decode (bytes, &header, error))
    return FALSE;
  id = g_bytes_new (&header.id, sizeof header.id);
  if (g_hash_table_contains (self->reissued, id))
    return TRUE;
  if (header.has_was)
    g_hash_table_add (self->reissued, g_bytes_ref (id));
  self->take (self, &header, find_state (self, &header));
  return TRUE;
}

static gboolean
read_rows (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT header FROM event WHERE device = :device ORDER BY incarnation DESC, seq DESC",
      error);
  GError *local = NULL;
  GvtId device;

  if (stmt == NULL
      || !gvt_journal_get_device (self->journal, &device, &self->incarnation, NULL, error)
      || !gvt_sync_store_load_delivery (db, &device, self->incarnation, &self->delivery, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &device);
  while (gvt_stmt_next (stmt, &local))
    if (!take_row (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
read_chain (Reading *self, GvtProfile *profile, GError **error)
{
  self->journal = gvt_profile_dup_journal (profile, error);
  self->reissued = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                          (GDestroyNotify) g_bytes_unref, NULL);
  return self->journal != NULL
         && gvt_store_read (gvt_journal_get_store (self->journal), read_rows, self, error);
}

/* Returns: (transfer full): "session" of "session.opened/2" */
static char *
dup_sort (const char *kind)
{
  return g_strndup (kind, strcspn (kind, "."));
}

/* --- parts --- */

static void
count (Reading *self, const GvtEventHeader *header, GvtRecordState state)
{
  g_autofree char *day = gvt_date_iso (header->at_us);
  g_autofree char *sort = dup_sort (header->kind);
  g_autofree char *key = g_strjoin (" ", day, sort, NULL);
  GvtLedgerPart *part = g_hash_table_lookup (self->parts, key);

  if (part == NULL)
    {
      part = g_new0 (GvtLedgerPart, 1);
      part->day = g_steal_pointer (&day);
      part->sort = g_steal_pointer (&sort);
      g_hash_table_insert (self->parts, g_steal_pointer (&key), part);
    }
  part->made++;
  part->sent += state != GVT_RECORD_ONLY_HERE;
  part->received += state == GVT_RECORD_RECEIVED;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const GvtLedgerPart *one = *(const GvtLedgerPart *const *) a;
  const GvtLedgerPart *other = *(const GvtLedgerPart *const *) b;
  int by_day = strcmp (other->day, one->day);

  return by_day != 0 ? by_day : strcmp (one->sort, other->sort);
}

GPtrArray *
gvt_ledger_list_parts (GvtProfile *profile, GError **error)
{
  g_auto (Reading) reading = { .take = count };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (part_free);
  GHashTableIter iter;
  gpointer key, part;

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);

  reading.parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, part_free);
  if (!read_chain (&reading, profile, error))
    return NULL;

  g_hash_table_iter_init (&iter, reading.parts);
  while (g_hash_table_iter_next (&iter, &key, &part))
    {
      g_ptr_array_add (parts, part);
      g_hash_table_iter_steal (&iter);
      g_free (key);
    }
  g_ptr_array_sort (parts, compare_parts);
  return g_steal_pointer (&parts);
}

/* --- records --- */

static void
keep (Reading *self, const GvtEventHeader *header, GvtRecordState state)
{
  g_autofree char *day = gvt_date_iso (header->at_us);
  g_autofree char *sort = dup_sort (header->kind);
  GvtLedgerRecord *record;

  if (!g_str_equal (day, self->day) || !g_str_equal (sort, self->sort))
    return;
  record = g_new0 (GvtLedgerRecord, 1);
  record->id = header->id;
  record->kind = g_strdup (header->kind);
  record->incarnation = header->incarnation;
  record->seq = header->seq;
  record->at_us = header->at_us;
  record->clock = header->clock;
  record->actor = g_strdup (header->actor);
  record->place = g_strdup (header->place);
  record->state = state;
  g_ptr_array_add (self->records, record);
}

GPtrArray *
gvt_ledger_list_records (GvtProfile *profile, const char *day, const char *sort, GError **error)
{
  g_auto (Reading) reading = { .take = keep, .day = day, .sort = sort };

  g_return_val_if_fail (GVT_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (day != NULL && sort != NULL, NULL);

  if (!gvt_date_is_valid (day))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("“%s” is not a date: it is written as 2026-11-24"), day);
      return NULL;
    }
  reading.records = g_ptr_array_new_with_free_func (record_free);
  return read_chain (&reading, profile, error) ? g_steal_pointer (&reading.records) : NULL;
}

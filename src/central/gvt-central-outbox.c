/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-central-outbox.h"

#include "gvt-central-leases.h"
#include "gvt-central-outcomes.h"
#include "gvt-central-private.h"
#include "gvt-central-visits.h"
#include "gvt-central-voter-checks.h"
#include "gvt-central-worklists.h"
#include "gvt-json.h"
#include "gvt-laptop-schema.h"
#include "gvt-outbox-branch.h"
#include "gvt-outbox-message.h"
#include "gvt-outbox-store.h"
#include "gvt-prekey-store.h"
#include "gvt-signed-file.h"

/* Of GVT_OUTBOX_MAX_LIST, for what stands around the messages. */
#define LIST_OVERHEAD (16 * 1024)

typedef struct
{
  GvtCentral *central;
  const GvtId *device;
  guint32 incarnation;
  GvtOutboxPlace place;
  gboolean is_found;
  GArray *prekeys;
  guint64 known_read; /* how far it had read, as was known before */
  GPtrArray *messages;
} Pull;

static gboolean
deposit (GvtDb *db, gpointer user_data, GError **error)
{
  Pull *pull = user_data;

  for (guint i = 0; i < pull->prekeys->len; i++)
    if (!gvt_prekey_store_add (db, pull->device, pull->incarnation,
                               &g_array_index (pull->prekeys, GvtPrekey, i), error))
      return FALSE;
  return gvt_central_seal_leases (pull->central, db, pull->device, error)
         && gvt_central_send_visits (pull->central, db, pull->device, error)
         && gvt_central_send_voter_checks (pull->central, db, pull->device, error)
         && gvt_central_send_worklists (pull->central, db, pull->device, error)
         && gvt_central_send_outcomes (pull->central, db, pull->device, error);
}

static gboolean
list_messages (GvtDb *db, gpointer user_data, GError **error)
{
  Pull *pull = user_data;

  if (!gvt_outbox_store_load_read (db, pull->device, &pull->known_read, error))
    return FALSE;
  pull->messages = gvt_outbox_branch_list (
      db, pull->device, &pull->place, gvt_central_get_signing_key (pull->central),
      GVT_OUTBOX_MAX_COUNT, GVT_OUTBOX_MAX_LIST - LIST_OVERHEAD, error);
  return pull->messages != NULL;
}

static gboolean
note_read (GvtDb *db, gpointer user_data, GError **error)
{
  const Pull *pull = user_data;

  return gvt_outbox_store_set_read (db, pull->device, pull->place.behind, error);
}

static gboolean
find_place (GvtDb *db, gpointer user_data, GError **error)
{
  Pull *pull = user_data;
  g_autoptr (GError) local = NULL;

  pull->is_found = gvt_outbox_branch_find (db, pull->device, &pull->place,
                                           gvt_central_get_signing_key (pull->central), &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
begin_branch (GvtDb *db, gpointer user_data, GError **error)
{
  Pull *pull = user_data;

  return gvt_central_refresh_ring (pull->central, db, error) && find_place (db, pull, error)
         && (pull->is_found || gvt_outbox_branch_begin (db, pull->device, &pull->place, error));
}

/* After a restore the laptop may have taken messages that are not here (I13). One that does not say
 * which, or a centre that was never restored, goes by the number alone. */
static gboolean
settle_place (Pull *pull, guint64 after, const GvtHash *hash, GError **error)
{
  GvtStore *store = pull->central->store;

  pull->place = (GvtOutboxPlace){ .seq = after, .behind = after };
  if (hash == NULL || pull->central->epoch <= 1)
    return TRUE;

  pull->place.hash = *hash;
  return gvt_store_read (store, find_place, pull, error)
         && (pull->is_found || gvt_store_write (store, begin_branch, pull, error));
}

GPtrArray *
gvt_central_pull (GvtCentral *self,
                  const GvtId *device,
                  guint32 incarnation,
                  guint64 after,
                  const GvtHash *hash,
                  GArray *prekeys,
                  GError **error)
{
  Pull pull = { .central = self, .device = device, .incarnation = incarnation, .prekeys = prekeys };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL, NULL);

  if (prekeys != NULL && prekeys->len > 0 && !gvt_store_write (self->store, deposit, &pull, error))
    return NULL;
  if (!settle_place (&pull, after, hash, error)
      || !gvt_store_read (self->store, list_messages, &pull, error))
    return NULL;

  /* That is for watching alone: the laptop gets its messages in any case. */
  if (pull.place.behind > pull.known_read && !gvt_store_write (self->store, note_read, &pull, NULL))
    g_message ("How far a laptop has read could not be kept");
  return pull.messages;
}

void
gvt_outbox_entry_free (GvtOutboxEntry *self)
{
  g_free (self->type);
  g_free (self);
}

/* Its signature is of the time it was queued, maybe by a key of before: it is read without. */
static GvtOutboxEntry *
read_entry (GBytes *message, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (message, "OUTB", 1, GVT_OUTBOX_MAX_PAYLOAD,
                                                         error);
  JsonObject *header = file != NULL ? gvt_signed_file_get_header (file) : NULL;
  const char *type = header != NULL ? gvt_json_get_text (header, "type", error) : NULL;
  g_autoptr (GvtOutboxEntry) entry = g_new0 (GvtOutboxEntry, 1);
  gint64 seq;

  if (type == NULL || !gvt_json_get_int (header, "seq", &seq, error)
      || !gvt_json_get_int (header, "at_us", &entry->at_us, error))
    return NULL;

  entry->seq = (guint64) seq;
  entry->type = g_strdup (type);
  entry->bytes = g_bytes_get_size (message);
  gvt_hash_of_bytes (gvt_signed_file_get_header_bytes (file), &entry->hash);
  return g_steal_pointer (&entry);
}

typedef struct
{
  const GvtId *device;
  GvtKeyset *page;
  GPtrArray *entries;
} Listing;

static gboolean
list_entries (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/page-outbox.sql", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", self->device);
  gvt_keyset_begin (self->page, stmt);
  while (gvt_keyset_next (self->page, stmt, &local))
    {
      g_autoptr (GBytes) message = gvt_stmt_bytes (stmt, 1);
      GvtOutboxEntry *entry = read_entry (message, error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (self->entries, entry);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_central_list_outbox (GvtCentral *self, const GvtId *device, GvtKeyset *page, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_outbox_entry_free);
  Listing listing = { device, page, entries };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && page != NULL, NULL);

  return gvt_store_read (self->store, list_entries, &listing, error) ? g_steal_pointer (&entries)
                                                                     : NULL;
}

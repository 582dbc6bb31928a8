/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a worklist comes into a laptop's outbox, and what came back of it. */
#include "gvt-central-worklists.h"

#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-device-store.h"
#include "gvt-journal-each.h"
#include "gvt-json.h"
#include "gvt-key-store.h"
#include "gvt-worklist-key.h"
#include "gvt-worklist-kinds.h"
#include "gvt-worklist-message.h"

typedef struct
{
  GvtCentral *central;
  GvtDb *db;
  const GvtDeviceRecord *device; /* one copy */
  GvtSecret *lookup_key;
} Sending;

/* Returns: (transfer full) */
static char *
mark_name (const Sending *self, const GvtId *worklist)
{
  g_autofree char *device = gvt_id_to_text (&self->device->device);
  g_autofree char *id = gvt_id_to_text (worklist);

  return g_strdup_printf ("worklist.sent.%s.%s.%u", id, device, self->device->incarnation);
}

static gboolean
has_row (GvtStmt *stmt, gboolean *has, GError **error)
{
  g_autoptr (GError) local = NULL;

  *has = gvt_stmt_next (stmt, &local);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_sent (const Sending *self, const GvtId *worklist, gboolean *is, GError **error)
{
  g_autofree char *name = mark_name (self, worklist);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (self->db, "SELECT 1 FROM setting WHERE name = :name",
                                             error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  return has_row (stmt, is, error);
}

/* Whether that copy was told to make the visit. */
static gboolean
is_held (const Sending *self, const GvtId *visit, gboolean *is, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      "SELECT 1 FROM central_visit_copy WHERE visit_id = :visit AND device = :device"
      " AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  gvt_stmt_bind_id (stmt, ":device", &self->device->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->device->incarnation);
  return has_row (stmt, is, error);
}

static gboolean
set_sent (const Sending *self, const GvtId *worklist, GError **error)
{
  g_autofree char *name = mark_name (self, worklist);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db, "INSERT INTO setting VALUES (:name, '1') ON CONFLICT DO NOTHING", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  return gvt_stmt_run (stmt, error);
}

/* Returns: (transfer full) (nullable): the rows as this laptop's key hashes them, in hexadecimal */
static char *
hash_rows (const Sending *self, GBytes *personal, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (personal, GVT_EVENT_MAX_PERSONAL, error);
  JsonArray *keys = object != NULL ? gvt_json_get_array (object, "keys", error) : NULL;
  g_autoptr (GString) hex = g_string_new (NULL);

  if (keys == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (keys); i++)
    {
      const char *text = gvt_json_element_text (keys, i, "a row", error);
      guint8 key[GVT_WORKLIST_KEY_SIZE];

      if (text == NULL)
        return NULL;
      gvt_worklist_key_of (self->lookup_key, text, key);
      for (guint b = 0; b < sizeof key; b++)
        g_string_append_printf (hex, "%02x", key[b]);
    }
  return g_string_free (g_steal_pointer (&hex), FALSE);
}

static gboolean
queue (Sending *self, const GvtEvent *event, JsonObject *body, const GvtId *visit, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autofree char *rows = hash_rows (self, event->personal, error);
  g_autoptr (GBytes) message = NULL;
  const GvtAssignedWorklist assigned = {
    .worklist = event->header.id,
    .event = event->header.id,
    .visit = *visit,
    .code = gvt_json_text_or (body, "code", ""),
    .title = gvt_json_text_or (body, "title", ""),
    .place = event->header.place,
    .rows = rows,
  };

  message = rows != NULL ? gvt_worklist_message_write (&assigned, error) : NULL;
  return message != NULL
         && gvt_central_queue (self->central, self->db, &device->device, device->incarnation,
                               GVT_WORKLIST_TYPE, message, error)
         && set_sent (self, &event->header.id, error);
}

static gboolean
send_one (Sending *self, const GvtEvent *event, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  gboolean held = FALSE;
  gboolean sent = FALSE;
  GvtId visit;

  if (body == NULL || !gvt_json_get_id (body, "visit", &visit, error)
      || !is_held (self, &visit, &held, error) || !is_sent (self, &event->header.id, &sent, error))
    return FALSE;
  if (!held || sent || event->personal == NULL)
    return TRUE;

  if (self->lookup_key == NULL)
    self->lookup_key = gvt_key_store_load_lookup_key (self->db, self->central->wrap,
                                                      &self->device->device, error);
  return self->lookup_key != NULL && queue (self, event, body, &visit, error);
}

static gboolean
send_each (const GvtEvent *event, gpointer user_data, GError **error)
{
  return send_one (user_data, event, error);
}

gboolean
gvt_central_send_worklists (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GPtrArray) copies = gvt_device_store_list_copies (db, device, error);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const GvtDeviceRecord *copy = copies->pdata[i];
      Sending sending = { self, db, copy, NULL };
      gboolean done = TRUE;

      if (!copy->is_closed)
        done = gvt_journal_each_own (self->journal, db, GVT_WORKLIST_ASSIGNED_KIND, send_each,
                                     &sending, error);
      g_clear_pointer (&sending.lookup_key, gvt_secret_unref);
      if (!done)
        return FALSE;
    }
  return copies != NULL;
}

/* --- what came back --- */

void
gvt_worklist_record_free (GvtWorklistRecord *self)
{
  g_free (self->code);
  g_free (self->title);
  g_free (self->place);
  g_free (self);
}

typedef struct
{
  GvtCentral *central;
  GPtrArray *records;
  GHashTable *by_id;
  GHashTable *undone; /* "device act" */
  GHashTable *rows;   /* "worklist row": 2 done, 1 not met */
} Listing;

static gboolean
add_record (const GvtEvent *event, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  GvtWorklistRecord *record;
  GvtId visit;

  if (body == NULL || !gvt_json_get_id (body, "visit", &visit, error))
    return FALSE;
  record = g_new0 (GvtWorklistRecord, 1);
  record->worklist = event->header.id;
  record->visit = visit;
  record->code = g_strdup (gvt_json_text_or (body, "code", ""));
  record->title = g_strdup (gvt_json_text_or (body, "title", ""));
  record->place = g_strdup (event->header.place);
  record->assigned_at = event->header.at_us;
  record->n_rows = (guint) gvt_json_int_or (body, "rows", 0);
  g_ptr_array_add (self->records, record);
  g_hash_table_replace (self->by_id, gvt_id_to_text (&record->worklist), record);
  return TRUE;
}

/* A laptop undoes its own acts alone. Returns: (transfer full) */
static char *
act_of (const GvtEvent *event, JsonObject *body)
{
  g_autofree char *device = gvt_id_to_text (&event->header.device);

  return g_strjoin (" ", device, gvt_json_text_or (body, "act", ""), NULL);
}

static gboolean
note_undone (const GvtEvent *event, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);

  if (body != NULL)
    g_hash_table_add (self->undone, act_of (event, body));
  return body != NULL;
}

static gboolean
count_mark (const GvtEvent *event, gpointer user_data, GError **error)
{
  Listing *self = user_data;
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  g_autofree char *act = body != NULL ? act_of (event, body) : NULL;
  const char *id = body != NULL ? gvt_json_text_or (body, "worklist", "") : "";
  const char *outcome = body != NULL ? gvt_json_text_or (body, "outcome", "") : "";
  GvtWorklistRecord *record = g_hash_table_lookup (self->by_id, id);
  g_autofree char *row = NULL;
  guint state;

  if (body == NULL)
    return FALSE;
  if (record == NULL || g_hash_table_contains (self->undone, act))
    return TRUE;
  if (g_str_equal (outcome, GVT_OUTCOME_NEW))
    {
      record->n_new++;
      return TRUE;
    }

  row = g_strdup_printf ("%s %" G_GINT64_FORMAT, id, gvt_json_int_or (body, "row", 0));
  state = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, row));
  record->n_done -= state == 2;
  record->n_not_met -= state == 1;
  state = MAX (state, g_str_equal (outcome, GVT_OUTCOME_NOT_MET) ? 1U : 2U);
  record->n_done += state == 2;
  record->n_not_met += state == 1;
  g_hash_table_replace (self->rows, g_steal_pointer (&row), GUINT_TO_POINTER (state));
  return TRUE;
}

/* What is in quarantine does not count. */
#define FROM_LAPTOPS(kind) \
  "SELECT e.id FROM event e LEFT JOIN unapplied_event u USING (device, incarnation, seq)" \
  " WHERE e.kind = '" kind "' AND e.id IS NOT NULL AND u.seq IS NULL" \
  " ORDER BY e.device, e.incarnation, e.seq"

static gboolean
list_in (GvtDb *db, gpointer user_data, GError **error)
{
  Listing *self = user_data;

  return gvt_journal_each_own (self->central->journal, db, GVT_WORKLIST_ASSIGNED_KIND, add_record,
                               self, error)
         && gvt_journal_each (self->central->journal, db, FROM_LAPTOPS (GVT_WORKLIST_UNMARKED_KIND),
                              note_undone, self, error)
         && gvt_journal_each (self->central->journal, db, FROM_LAPTOPS (GVT_WORKLIST_MARKED_KIND),
                              count_mark, self, error);
}

GPtrArray *
gvt_central_list_worklists (GvtCentral *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_worklist_record_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) undone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Listing listing = { self, records, by_id, undone, rows };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  return gvt_store_read (self->store, list_in, &listing, error) ? g_steal_pointer (&records) : NULL;
}

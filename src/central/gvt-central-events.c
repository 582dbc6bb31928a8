/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-events.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-laptop-schema.h"

typedef struct
{
  const char *sql;            /* path */
  GvtKeyset *page;            /* (nullable): all at once */
  const GvtEventQuery *query; /* (nullable): what is bound, as what follows */
  const GvtId *device;        /* (nullable) */
  const GvtHash *subject;     /* (nullable) */
  GvtEventFunc func;
  gpointer user_data;
} Reading;

static GvtEntryState
read_state (GvtStmt *stmt)
{
  const char *reason = gvt_stmt_text (stmt, 6);

  if (reason != NULL)
    return g_str_equal (reason, "unknown") ? GVT_ENTRY_UNKNOWN : GVT_ENTRY_REJECTED;
  return gvt_stmt_int (stmt, 5) != 0 ? GVT_ENTRY_REPEAT : GVT_ENTRY_APPLIED;
}

static GvtPersonalState
read_personal (GvtStmt *stmt)
{
  if (gvt_stmt_int (stmt, 3) != 0)
    return GVT_PERSONAL_HELD;
  return gvt_stmt_int (stmt, 4) != 0 ? GVT_PERSONAL_GONE : GVT_PERSONAL_NONE;
}

static gboolean
read_entry (Reading *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GBytes) header_bytes = gvt_stmt_bytes (stmt, 0);
  g_autoptr (GBytes) body = gvt_stmt_bytes (stmt, 1);
  g_auto (GvtEventHeader) header = { 0 };
  GvtEventEntry entry = {
    .body = body,
    .device_code = gvt_stmt_text (stmt, 8),
    .personal = read_personal (stmt),
    .state = read_state (stmt),
    .detail = gvt_stmt_text (stmt, 7),
  };

  if (!gvt_event_header_decode (header_bytes, &header, error)
      || !gvt_stmt_hash (stmt, 2, &entry.hash, error))
    return FALSE;

  entry.header = header; /* borrowed */
  return self->func (&entry, self->user_data, error);
}

static void
bind (const Reading *self, GvtStmt *stmt)
{
  if (self->query != NULL)
    {
      gvt_stmt_bind_id (stmt, ":device", self->query->device);
      gvt_stmt_bind_text (stmt, ":kind", self->query->kind);
    }
  if (self->subject != NULL)
    {
      gvt_stmt_bind_id (stmt, ":device", self->device);
      gvt_stmt_bind_hash (stmt, ":subject", self->subject);
    }
}

static gboolean
read_some (Reading *self, GvtStmt *stmt, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (self->page != NULL ? gvt_keyset_next (self->page, stmt, &local)
                            : gvt_stmt_next (stmt, &local))
    if (!read_entry (self, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (db, gvt_sql_get_resource (), self->sql,
                                                      error);

  if (stmt == NULL)
    return FALSE;
  if (self->page == NULL)
    return read_some (self, stmt, error);

  while (gvt_keyset_goes_on (self->page))
    {
      gvt_stmt_reset (stmt);
      bind (self, stmt);
      gvt_keyset_begin (self->page, stmt);
      if (!read_some (self, stmt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_central_foreach_event (GvtCentral *self,
                           const GvtEventQuery *query,
                           GvtKeyset *page,
                           GvtEventFunc func,
                           gpointer user_data,
                           GError **error)
{
  Reading reading = { .sql = GVT_SQL_PATH "queries/page-events.sql",
                      .query = query,
                      .page = page,
                      .func = func,
                      .user_data = user_data };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && query != NULL && page != NULL, FALSE);

  return gvt_store_read (self->store, read_all, &reading, error);
}

gboolean
gvt_central_foreach_about (GvtCentral *self,
                           const GvtId *device,
                           const GvtHash *subject,
                           GvtKeyset *page,
                           GvtEventFunc func,
                           gpointer user_data,
                           GError **error)
{
  Reading reading = { .sql = GVT_SQL_PATH "queries/page-trail.sql",
                      .device = device,
                      .subject = subject,
                      .page = page,
                      .func = func,
                      .user_data = user_data };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && subject != NULL, FALSE);

  return gvt_store_read (self->store, read_all, &reading, error);
}

gboolean
gvt_central_foreach_question (GvtCentral *self,
                              GvtEventFunc func,
                              gpointer user_data,
                              GError **error)
{
  Reading reading = { .sql = GVT_SQL_PATH "queries/central-questions.sql",
                      .func = func,
                      .user_data = user_data };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return gvt_store_read (self->store, read_all, &reading, error);
}

const char *
gvt_entry_state_to_text (GvtEntryState state)
{
  static const char *const texts[] = { "applied", "repeat", "unknown", "rejected" };

  g_return_val_if_fail (state < G_N_ELEMENTS (texts), NULL);

  return texts[state];
}

static void
set_body (JsonObject *object, GBytes *bytes)
{
  JsonObject *body = gvt_json_parse (bytes, GVT_EVENT_MAX_BODY, NULL);

  if (body != NULL)
    {
      json_object_set_object_member (object, "body", body);
      return;
    }
  json_object_set_null_member (object, "body");
  gvt_json_set_hex (object, "body_hex", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
set_was (JsonObject *object, const GvtEventHeader *header)
{
  JsonObject *was;

  if (!header->has_was)
    {
      json_object_set_null_member (object, "was");
      return;
    }
  was = json_object_new ();
  json_object_set_int_member (was, "incarnation", header->was_incarnation);
  json_object_set_int_member (was, "seq", (gint64) header->was_seq);
  json_object_set_object_member (object, "was", was);
}

JsonObject *
gvt_event_entry_to_json (const GvtEventEntry *self)
{
  static const char *const clocks[] = { "trusted", "behind", "ahead", "unset" };
  static const char *const personal[] = { "none", "held", "gone" };
  const GvtEventHeader *header = &self->header;
  JsonObject *object = json_object_new ();

  gvt_json_set_id (object, "id", &header->id);
  gvt_json_set_id (object, "device", &header->device);
  json_object_set_string_member (object, "device_code", self->device_code);
  json_object_set_int_member (object, "incarnation", header->incarnation);
  json_object_set_int_member (object, "seq", (gint64) header->seq);
  json_object_set_string_member (object, "kind", header->kind);
  gvt_json_set_hex (object, "subject", header->subject, header->subject_length);
  json_object_set_string_member (object, "actor", header->actor);
  json_object_set_string_member (object, "place", header->place);
  json_object_set_string_member (object, "scope", header->scope);
  json_object_set_int_member (object, "at_us", header->at_us);
  json_object_set_string_member (object, "clock", clocks[header->clock]);
  set_was (object, header);
  set_body (object, self->body);
  json_object_set_string_member (object, "personal", personal[self->personal]);
  json_object_set_string_member (object, "state", gvt_entry_state_to_text (self->state));
  if (self->detail != NULL)
    json_object_set_string_member (object, "detail", self->detail);
  gvt_json_set_hash (object, "hash", &self->hash);
  return object;
}

typedef struct
{
  const GvtDeviceRecord *device;
  GvtDeviceProgress *progress;
} Counting;

static gboolean
count (GvtDb *db, gpointer user_data, GError **error)
{
  Counting *counting = user_data;
  GvtDeviceProgress *progress = counting->progress;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/central-device-progress.sql", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &counting->device->device);
  gvt_stmt_bind_int (stmt, ":incarnation", counting->device->incarnation);
  if (!gvt_stmt_one (stmt, "laptop", error))
    return FALSE;

  progress->incarnation = (guint32) gvt_stmt_int (stmt, 0);
  progress->head_seq = (guint64) gvt_stmt_int (stmt, 1);
  progress->n_events = (guint64) gvt_stmt_int (stmt, 2);
  progress->n_rejected = (guint64) gvt_stmt_int (stmt, 3);
  progress->n_unknown = (guint64) gvt_stmt_int (stmt, 4);
  return TRUE;
}

gboolean
gvt_central_device_progress (GvtCentral *self,
                             const GvtDeviceRecord *device,
                             GvtDeviceProgress *progress,
                             GError **error)
{
  Counting counting = { device, progress };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && device != NULL && progress != NULL, FALSE);

  return gvt_store_read (self->store, count, &counting, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the centre's answers come into a laptop's outbox. What each copy of a laptop was sent is told
 * by how far in the centre's own chain they stand, which is gap-free. */
#include "gvt-central-voter-checks.h"

#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-check-message.h"
#include "gvt-device-store.h"
#include "gvt-json.h"
#include "gvt-prekey-store.h"

typedef struct
{
  gint64 incarnation;
  gint64 seq;
} Mark;

typedef struct
{
  GvtCentral *central;
  GvtDb *db;
  const GvtDeviceRecord *device; /* one copy */
  Mark sent;
} Sending;

/* Returns: (transfer full) */
static char *
mark_name (const GvtDeviceRecord *device)
{
  g_autofree char *id = gvt_id_to_text (&device->device);

  return g_strdup_printf ("checks.sent.%s.%u", id, device->incarnation);
}

static gboolean
load_mark (Sending *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (self->db,
                                             "SELECT value FROM setting WHERE name = :name", error);
  g_autofree char *name = mark_name (self->device);
  char *end;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  if (gvt_stmt_next (stmt, &local))
    {
      self->sent.incarnation = g_ascii_strtoll (gvt_stmt_text (stmt, 0), &end, 10);
      self->sent.seq = *end == '.' ? g_ascii_strtoll (end + 1, NULL, 10) : 0;
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
save_mark (Sending *self, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      "INSERT INTO setting VALUES (:name, :value)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      error);
  g_autofree char *name = mark_name (self->device);
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT,
                                            self->sent.incarnation, self->sent.seq);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_text (stmt, ":value", value);
  return gvt_stmt_run (stmt, error);
}

/* Returns: (transfer full) (nullable): without error where it is another laptop's */
static GvtCheckAnswer *
read_answer (const Sending *self, const GvtEvent *event, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);
  g_autoptr (GvtCheckAnswer) answer = NULL;
  g_autoptr (JsonObject) hits = NULL;
  GvtId device;

  if (body == NULL || !gvt_json_get_id (body, "device", &device, error)
      || !gvt_id_equal (&device, &self->device->device))
    return NULL;
  gvt_json_set_id (body, "event", &event->header.id);
  answer = gvt_check_answer_from_json (body, error);
  if (answer == NULL || event->personal == NULL)
    return g_steal_pointer (&answer);

  hits = gvt_json_parse (event->personal, GVT_EVENT_MAX_PERSONAL, error);
  return hits != NULL && gvt_check_answer_read_hits (answer, hits, error)
             ? g_steal_pointer (&answer)
             : NULL;
}

/* At most a message's worth. @mark: (out): behind the last one that was looked at */
static gboolean
collect (Sending *self, GPtrArray *answers, Mark *mark, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      self->db,
      "SELECT e.id, e.incarnation, e.seq FROM event e JOIN journal j USING (device)"
      " WHERE e.kind = '" GVT_VOTER_CHECK_ANSWERED_KIND "'"
      " AND (e.incarnation, e.seq) > (:incarnation, :seq) ORDER BY e.incarnation, e.seq",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_int (stmt, ":incarnation", self->sent.incarnation);
  gvt_stmt_bind_int (stmt, ":seq", self->sent.seq);
  while (answers->len < GVT_CHECK_ANSWERS_MAX && gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GvtEvent) event = NULL;
      GvtCheckAnswer *answer;
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error)
          || (event = gvt_journal_event (self->central->journal, self->db, &id, error)) == NULL)
        return FALSE;
      answer = read_answer (self, event, &local);
      if (local != NULL)
        break;
      if (answer != NULL)
        g_ptr_array_add (answers, answer);
      *mark = (Mark){ gvt_stmt_int (stmt, 1), gvt_stmt_int (stmt, 2) };
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
queue (Sending *self, GPtrArray *answers, const GvtPrekey *prekey, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  g_autoptr (GBytes) message = gvt_check_message_write (answers, prekey, error);

  return message != NULL
         && gvt_central_queue (self->central, self->db, &device->device, device->incarnation,
                               GVT_CHECK_ANSWERS_TYPE, message, error);
}

/* @waits: (out): no one-time key is free */
static gboolean
seal_and_queue (Sending *self, GPtrArray *answers, gboolean *waits, GError **error)
{
  const GvtDeviceRecord *device = self->device;
  const GvtCheckAnswer *first = answers->pdata[0];
  GvtPrekey prekey;
  guint n_free;

  if (!gvt_check_message_has_hits (answers))
    return queue (self, answers, NULL, error);
  if (!gvt_prekey_store_count (self->db, &device->device, device->incarnation, &n_free, error))
    return FALSE;
  *waits = n_free == 0;
  return *waits
         || (gvt_prekey_store_take (self->db, &device->device, device->incarnation, &first->event,
                                    &prekey, error)
             && queue (self, answers, &prekey, error));
}

static gboolean
send_to_copy (Sending *self, GError **error)
{
  gboolean waits = FALSE;

  if (!load_mark (self, error))
    return FALSE;
  while (!waits)
    {
      g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (
          (GDestroyNotify) gvt_check_answer_free);
      Mark mark = self->sent;

      if (!collect (self, answers, &mark, error))
        return FALSE;
      if (answers->len > 0 && !seal_and_queue (self, answers, &waits, error))
        return FALSE;
      if (waits || mark.seq == self->sent.seq)
        break;
      self->sent = mark;
      if (!save_mark (self, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
gvt_central_send_voter_checks (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GPtrArray) copies = gvt_device_store_list_copies (db, device, error);

  for (guint i = 0; copies != NULL && i < copies->len; i++)
    {
      const GvtDeviceRecord *copy = copies->pdata[i];
      Sending sending = { self, db, copy, { 0, 0 } };

      if (!copy->is_closed && !send_to_copy (&sending, error))
        return FALSE;
    }
  return copies != NULL;
}

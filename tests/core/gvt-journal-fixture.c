/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-journal-fixture.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-laptop-schema.h"

static gboolean
insert (GvtDb *db,
        const char *constant_sql,
        const GvtEvent *event,
        const GvtId *note,
        gint64 n,
        const char *text,
        GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", &event->header.id);
  if (note != NULL)
    gvt_stmt_bind_id (stmt, ":note", note);
  else
    gvt_stmt_bind_int (stmt, ":n", n);
  gvt_stmt_bind_text (stmt, ":text", text);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_added (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *text = gvt_json_get_text (body, "text", error);
  gint64 n;

  if (text == NULL || !gvt_json_get_int (body, "n", &n, error))
    return FALSE;
  if (n < 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A note below zero");
      return FALSE;
    }

  return insert (db, "INSERT INTO note VALUES (:id, :n, :text)", event, NULL, n, text, error);
}

static gboolean
apply_tagged (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const char *tag = gvt_json_get_text (body, "tag", error);
  GvtId note;

  return tag != NULL && gvt_json_get_id (body, "note", &note, error)
         && insert (db, "INSERT INTO note_tag VALUES (:id, :note, :text)", event, &note, 0, tag,
                    error);
}

/* Chains meet in these rows: a sum does not ask who came first, and the last writer is told by time
 * and id. */
static gboolean
apply_counted (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  gint64 n;
  g_autoptr (GvtStmt) stmt = NULL;

  if (!gvt_json_get_int (body, "n", &n, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db,
      "INSERT INTO note_sum VALUES (:place, :n, :at, :id) ON CONFLICT (place) DO UPDATE SET"
      " total = total + :n,"
      " last_id = iif ((:at, :id) > (last_at, last_id), :id, last_id),"
      " last_at = max (last_at, :at)",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":place", event->header.place);
  gvt_stmt_bind_int (stmt, ":n", n);
  gvt_stmt_bind_int (stmt, ":at", event->header.at_us);
  gvt_stmt_bind_id (stmt, ":id", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

static const GvtKind kinds[] = {
  { .name = "note.added/1", .retention_days = 30, .personal_travels = TRUE, .apply = apply_added },
  { .name = "note.tagged/1", .apply = apply_tagged },
  { .name = "note.counted/1", .apply = apply_counted },
  { .name = "note.silent/1", .retention_days = 30 },
  { .name = "note.ruled/1", .apply = apply_counted, .only_own = TRUE },
  { NULL },
};
static const char *const tables[] = { "note_tag", "note", "note_sum", NULL };
static const GvtProjection notes = { .kinds = kinds, .tables = tables };

const GvtProjection *const gvt_test_projections[] = { &notes, NULL };
const GvtProjection *const gvt_test_no_projections[] = { NULL };

GvtSecret *
gvt_test_store_key (void)
{
  static const guint8 bytes[GVT_KEY_SIZE] = "thirty-two bytes for test stores";

  return gvt_secret_new (bytes, sizeof bytes);
}

static gboolean
exec (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_db_exec (db, user_data, error);
}

void
gvt_journal_fixture_exec (GvtJournalFixture *self, const char *constant_sql)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, exec, (gpointer) constant_sql, &error);
  g_assert_no_error (error);
}

static void
make_identity (GvtJournalFixture *self, const char *code)
{
  GvtHash hash;

  gvt_hash_data (code, strlen (code), &hash);
  memcpy (self->device.bytes, hash.bytes, sizeof self->device.bytes);
  memcpy (self->key.bytes, hash.bytes, sizeof self->key.bytes);
}

static gboolean
begin_if_new (GvtJournalFixture *self, const char *code, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtId device;

  if (gvt_journal_get_device (self->journal, &device, NULL, NULL, &local))
    return TRUE;

  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE))
    {
      g_clear_error (&local);
      if (gvt_journal_begin (self->journal, &self->device, code, &self->key, &local)
          || g_error_matches (local, GVT_ERROR, GVT_ERROR_STATE)) /* another process was first */
        return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* At each opening, since a test may have killed the first one half-way. */
static gboolean
ensure_tables (GvtJournalFixture *self, GError **error)
{
  static const char sql[] =
      "CREATE TABLE IF NOT EXISTS note (id BLOB PRIMARY KEY, n INTEGER NOT NULL, text TEXT NOT "
      "NULL)"
      " STRICT;"
      "CREATE TABLE IF NOT EXISTS note_tag (id BLOB PRIMARY KEY, note BLOB NOT NULL REFERENCES "
      "note,"
      " tag TEXT) STRICT;"
      "CREATE TABLE IF NOT EXISTS note_sum (place TEXT PRIMARY KEY, total INTEGER, last_at INTEGER,"
      " last_id BLOB) STRICT;";

  return gvt_store_write (self->store, exec, (gpointer) sql, error);
}

gboolean
gvt_journal_fixture_try_open (GvtJournalFixture *self,
                              const char *path,
                              const char *code,
                              const GvtSchema *schema,
                              const GvtProjection *const *projections,
                              GError **error)
{
  g_autoptr (GvtSecret) key = gvt_test_store_key ();
  g_autoptr (GvtStore) store = gvt_store_open (path, key, schema, error);

  if (store == NULL)
    return FALSE;

  make_identity (self, code);
  self->path = g_strdup (path);
  self->clock = gvt_test_clock ();
  self->store = g_steal_pointer (&store);
  self->journal = gvt_journal_new (self->store, self->clock, projections);
  if (begin_if_new (self, code, error) && ensure_tables (self, error))
    {
      gvt_journal_set_actor (self->journal, "FAS-01");
      return TRUE;
    }

  gvt_journal_fixture_close (self);
  *self = (GvtJournalFixture){ 0 };
  return FALSE;
}

void
gvt_journal_fixture_open (GvtJournalFixture *self,
                          const char *path,
                          const char *code,
                          const GvtProjection *const *projections)
{
  g_autoptr (GError) error = NULL;

  gvt_journal_fixture_try_open (self, path, code, &gvt_laptop_schema, projections, &error);
  g_assert_no_error (error);
}

void
gvt_journal_fixture_close (GvtJournalFixture *self)
{
  gvt_store_close (self->store);
  g_assert_finalize_object (self->journal);
  g_assert_finalize_object (self->store);
  g_assert_finalize_object (self->clock);
  g_free (self->path);
}

void
gvt_journal_fixture_set_up (GvtJournalFixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "store.db", NULL);

  gvt_journal_fixture_open (self, path, "A1B2", gvt_test_projections);
}

void
gvt_journal_fixture_tear_down (GvtJournalFixture *self, gconstpointer unused)
{
  gvt_journal_fixture_close (self);
}

static GvtId
record (GvtJournalFixture *self, const GvtEventDraft *draft)
{
  g_autoptr (GError) error = NULL;
  GvtId id = { 0 };

  gvt_clock_advance (self->clock, G_TIME_SPAN_SECOND);
  gvt_journal_record (self->journal, draft, &id, &error);
  g_assert_no_error (error);
  return id;
}

GvtId
gvt_journal_fixture_note (GvtJournalFixture *self, gint n, const char *personal)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) part = personal != NULL ? gvt_test_bytes (personal) : NULL;
  GvtEventDraft draft = { .kind = "note.added/1",
                          .subject = "subject",
                          .subject_length = 7,
                          .place = "52.01.01.2002",
                          .scope = "pdpb-2026",
                          .body = body,
                          .personal = part };

  json_object_set_int_member (body, "n", n);
  json_object_set_string_member (body, "text", "catatan");
  return record (self, &draft);
}

void
gvt_journal_fixture_tag (GvtJournalFixture *self, const GvtId *note, const char *tag)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "note.tagged/1", .body = body };

  gvt_json_set_id (body, "note", note);
  json_object_set_string_member (body, "tag", tag);
  record (self, &draft);
}

void
gvt_journal_fixture_count (GvtJournalFixture *self, const char *place, gint n)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "note.counted/1", .place = place, .body = body };

  json_object_set_int_member (body, "n", n);
  record (self, &draft);
}

typedef struct
{
  GvtJournalFixture *self;
  const GvtJournalFixture *from;
  const GvtId *id;
  GPtrArray *events;
  guint n_new;
} Work;

static gboolean
erase (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;

  return gvt_journal_erase (work->self->journal, db, work->id, 1, "retention", error);
}

void
gvt_journal_fixture_erase (GvtJournalFixture *self, const GvtId *id)
{
  Work work = { .self = self, .id = id };
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (self->clock, G_TIME_SPAN_SECOND);
  gvt_store_write (self->store, erase, &work, &error);
  g_assert_no_error (error);
}

static gboolean
load_events (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;

  work->events = gvt_journal_events (work->self->journal, db, &work->self->device, 1, 0, G_MAXINT,
                                     error);
  return work->events != NULL;
}

GPtrArray *
gvt_journal_fixture_events (GvtJournalFixture *self)
{
  Work work = { .self = self };
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, load_events, &work, &error);
  g_assert_no_error (error);
  return work.events;
}

static gboolean
admit (GvtDb *db, gpointer user_data, GError **error)
{
  Work *work = user_data;

  if (!gvt_journal_add_incarnation (work->self->journal, db, &work->from->device, 1,
                                    &work->from->key, error))
    return FALSE;

  for (guint i = 0; i < work->events->len; i++)
    {
      gboolean was_new = FALSE;

      if (!gvt_journal_admit (work->self->journal, db, g_ptr_array_index (work->events, i),
                              &was_new, error))
        return FALSE;
      work->n_new += was_new ? 1 : 0;
    }

  return TRUE;
}

guint
gvt_journal_fixture_admit (GvtJournalFixture *self,
                           const GvtJournalFixture *from,
                           GPtrArray *events)
{
  Work work = { .self = self, .from = from, .events = events };
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, admit, &work, &error);
  g_assert_no_error (error);
  return work.n_new;
}

typedef struct
{
  const char *what; /* a table, or SQL */
  GvtHash digest;
  gint64 number;
} Question;

static gboolean
digest_table (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;

  return gvt_db_digest_table (db, question->what, &question->digest, error);
}

char *
gvt_journal_fixture_digest_table (GvtJournalFixture *self, const char *table)
{
  Question question = { .what = table };
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, digest_table, &question, &error);
  g_assert_no_error (error);
  return gvt_hash_to_text (&question.digest);
}

char *
gvt_journal_fixture_digest (GvtJournalFixture *self)
{
  static const char *const all[] = { "note_tag",        "note", "note_sum", "erasure",
                                     "unapplied_event", NULL };
  GString *text = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    {
      g_autofree char *digest = gvt_journal_fixture_digest_table (self, all[i]);

      g_string_append_printf (text, "%s %s\n", all[i], digest);
    }

  return g_string_free (text, FALSE);
}

static gboolean
get_int (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, question->what, error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "number", error))
    return FALSE;

  question->number = gvt_stmt_int (stmt, 0);
  return TRUE;
}

gint64
gvt_journal_fixture_get_int (GvtJournalFixture *self, const char *constant_sql)
{
  Question question = { .what = constant_sql };
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, get_int, &question, &error);
  g_assert_no_error (error);
  return question.number;
}

void
gvt_journal_fixture_assert_sound (GvtJournalFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) differing = NULL;

  gvt_journal_verify (self->journal, NULL, &error);
  g_assert_no_error (error);
  gvt_journal_rebuild (self->journal, TRUE, &differing, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (differing[0], ==, NULL);
}

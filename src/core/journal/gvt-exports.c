/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What left, and where it is. */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-export.h"
#include "gvt-file.h"
#include "gvt-json.h"

#define MAX_LISTED 1000
#define MAX_FILE   (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define MAX_PART   (16 * 1024)

static void
exported_free (gpointer data)
{
  GvtExported *self = data;

  g_free (self->form);
  g_free (self->place);
  g_free (self->by);
  g_free (self->path);
  g_free (self);
}

const char *
gvt_export_state_words (GvtExportState state)
{
  static const char *const words[] = { N_ ("stands there"), N_ ("not found there"), N_ ("deleted"),
                                       N_ ("place not known") };

  return _ (words[state]);
}

/* --- reading --- */

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GPtrArray *exports;
  const GvtId *only; /* (nullable) */
} Reading;

/* Returns: (transfer full) (nullable): where the file of @event was put */
static char *
read_path (const GvtEvent *event)
{
  g_autoptr (JsonObject) part = event->personal != NULL
                                    ? gvt_json_parse (event->personal, MAX_PART, NULL)
                                    : NULL;
  const char *uri = part != NULL ? gvt_json_text_or (part, "uri", NULL) : NULL;

  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

static GvtExportState
find_state (const GvtExported *self, gboolean is_removed)
{
  if (is_removed)
    return GVT_EXPORT_REMOVED;
  if (self->path == NULL)
    return GVT_EXPORT_UNKNOWN;
  return g_file_test (self->path, G_FILE_TEST_IS_REGULAR) ? GVT_EXPORT_HERE : GVT_EXPORT_AWAY;
}

static gboolean
add_row (Reading *self, GvtDb *db, GvtStmt *stmt, GError **error)
{
  GvtExported *export = g_new0 (GvtExported, 1);
  g_autoptr (GvtEvent) event = NULL;

  g_ptr_array_add (self->exports, export);
  export->form = g_strdup (gvt_stmt_text (stmt, 1));
  export->place = g_strdup (gvt_stmt_text (stmt, 2));
  export->by = g_strdup (gvt_stmt_text (stmt, 3));
  export->at_us = gvt_stmt_int (stmt, 4);
  if (!gvt_stmt_id (stmt, 0, &export->id, error) || !gvt_stmt_hash (stmt, 5, &export->digest, error)
      || (event = gvt_journal_event (self->journal, db, &export->id, error)) == NULL)
    return FALSE;
  export->path = read_path (event);
  export->state = find_state (export, gvt_stmt_int (stmt, 6) != 0);
  return TRUE;
}

static gboolean
read_all (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id, form, place, written_by, written_at, digest,"
      " EXISTS (SELECT 1 FROM file_removed WHERE export_id = file_export.event_id)"
      " FROM file_export WHERE :only IS NULL OR event_id = :only"
      " ORDER BY written_at DESC, event_id DESC LIMIT :limit",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":only", self->only);
  gvt_stmt_bind_int (stmt, ":limit", MAX_LISTED);
  while (gvt_stmt_next (stmt, &local))
    if (gvt_profile_require (self->profile, GVT_ROLE_FACILITATOR, gvt_stmt_text (stmt, 2), NULL)
        && !add_row (self, db, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GPtrArray *
read_exports (GvtProfile *profile, GvtJournal *journal, const GvtId *only, GError **error)
{
  g_autoptr (GPtrArray) exports = g_ptr_array_new_with_free_func (exported_free);
  Reading reading = { profile, journal, exports, only };

  return gvt_store_read (gvt_journal_get_store (journal), read_all, &reading, error)
             ? g_steal_pointer (&exports)
             : NULL;
}

GPtrArray *
gvt_exports_list (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);

  return journal != NULL ? read_exports (profile, journal, NULL, error) : NULL;
}

JsonArray *
gvt_exports_to_json (GPtrArray *exports)
{
  static const char *const states[] = { "here", "away", "removed", "unknown" };
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < exports->len; i++)
    {
      const GvtExported *export = exports->pdata[i];
      JsonObject *object = json_object_new ();
      g_autofree char *path = export->path != NULL ? g_filename_display_name (export->path) : NULL;

      gvt_json_set_id (object, "id", &export->id);
      json_object_set_string_member (object, "form", export->form);
      json_object_set_string_member (object, "place_code", export->place);
      json_object_set_string_member (object, "by", export->by);
      json_object_set_int_member (object, "written_at_us", export->at_us);
      json_object_set_string_member (object, "path", path);
      json_object_set_string_member (object, "state", states[export->state]);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* --- deleting --- */

static gboolean
check_file (const GvtExported *export, GError **error)
{
  g_autoptr (GBytes) content = NULL;
  GvtHash digest;

  if (export->path == NULL || export->state == GVT_EXPORT_REMOVED
      || (content = gvt_file_read (export->path, MAX_FILE, NULL)) == NULL)
    {
      gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                      _ ("The file is not where it was put, so nothing was deleted. Plug in the "
                         "stick it may be on, or delete it yourself where it was moved to."));
      return FALSE;
    }
  gvt_hash_of_bytes (content, &digest);
  if (gvt_hash_equal (&digest, &export->digest))
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_STATE,
                  _ ("Another file stands where this one was put, so nothing was deleted. Look at "
                     "it, and delete it yourself if it is not needed."));
  return FALSE;
}

static gboolean
record_removal (GvtJournal *journal, const GvtExported *export, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_FILE_REMOVED_KIND,
                          .subject = export->id.bytes,
                          .subject_length = sizeof export->id.bytes,
                          .place = export->place,
                          .body = body };

  gvt_json_set_id (body, "export", &export->id);
  return gvt_journal_record (journal, &draft, NULL, error);
}

gboolean
gvt_exports_remove (GvtProfile *profile, const GvtId *id, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (GPtrArray) exports = journal != NULL ? read_exports (profile, journal, id, error)
                                                  : NULL;

  if (exports == NULL)
    return FALSE;
  if (exports->len == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "no such export");
      return FALSE;
    }
  if (!check_file (exports->pdata[0], error))
    return FALSE;
  if (g_unlink (((GvtExported *) exports->pdata[0])->path) != 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NO_ACCESS, "the file cannot be deleted");
      return FALSE;
    }
  return record_removal (journal, exports->pdata[0], error);
}

/* --- which lists --- */

typedef struct
{
  const char *form;
  const GvtId *subject;
  const char *village;
  gint64 at_us;
  GPtrArray *lists; /* (nullable) */
} Newest;

static gboolean
read_lists (Newest *self, GvtDb *db, const GvtId *id, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT village, election, version FROM file_export_list WHERE event_id = :id"
      " ORDER BY village, election",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_exported_list_free);
  gvt_stmt_bind_id (stmt, ":id", id);
  while (gvt_stmt_next (stmt, &local))
    g_ptr_array_add (self->lists,
                     gvt_exported_list_new (gvt_stmt_text (stmt, 0), gvt_stmt_text (stmt, 1),
                                            (guint) gvt_stmt_int (stmt, 2)));
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_newest (GvtDb *db, gpointer user_data, GError **error)
{
  Newest *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT event_id, written_at FROM file_export WHERE form = :form"
      " AND (:subject IS NULL OR subject = :subject) AND (:village IS NULL OR EXISTS (SELECT 1 FROM"
      " file_export_list l WHERE l.event_id = file_export.event_id AND village = :village))"
      " ORDER BY written_at DESC, event_id DESC LIMIT 1",
      error);
  g_autoptr (GError) local = NULL;
  GvtId id;

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":form", self->form);
  gvt_stmt_bind_id (stmt, ":subject", self->subject);
  gvt_stmt_bind_text (stmt, ":village", self->village);
  if (gvt_stmt_next (stmt, &local))
    {
      self->at_us = gvt_stmt_int (stmt, 1);
      return gvt_stmt_id (stmt, 0, &id, error) && read_lists (self, db, &id, error);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
gvt_exports_newest_lists (GvtProfile *profile,
                          const char *form,
                          const GvtId *subject,
                          const char *village,
                          gint64 *at_us,
                          GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Newest newest = { form, subject, village, 0, NULL };

  *at_us = 0;
  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), find_newest, &newest, error))
    {
      g_clear_pointer (&newest.lists, g_ptr_array_unref);
      return NULL;
    }
  *at_us = newest.at_us;
  return newest.lists;
}

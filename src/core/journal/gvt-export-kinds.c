/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-export.h"
#include "gvt-json.h"

/* Where a file was put: as long as papers of a year's updating are asked for. */
#define PATH_DAYS 365

#define MAX_FORM    32
#define MAX_NAME    64
#define MAX_VERSION G_MAXINT32

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A file that left: %s makes no sense", what);
  return FALSE;
}

static const char *
get_name (JsonObject *object, const char *member, gsize longest, GError **error)
{
  const char *text = gvt_json_get_text (object, member, error);

  if (text == NULL || (*text != '\0' && strlen (text) <= longest))
    return text;
  refuse (error, member);
  return NULL;
}

static gboolean
apply_list (GvtDb *db, const GvtEvent *event, JsonObject *list, GError **error)
{
  const char *village = list != NULL ? get_name (list, "village", MAX_NAME, error) : NULL;
  const char *election = village != NULL ? get_name (list, "election", MAX_NAME, error) : NULL;
  g_autoptr (GvtStmt) stmt = NULL;
  gint64 version;

  if (election == NULL || !gvt_json_get_int (list, "version", &version, error))
    return FALSE;
  if (version < 0 || version > MAX_VERSION)
    return refuse (error, "version");
  stmt = gvt_db_prepare (
      db, "INSERT INTO file_export_list VALUES (:event, :village, :election, :version)", error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  gvt_stmt_bind_text (stmt, ":village", village);
  gvt_stmt_bind_text (stmt, ":election", election);
  gvt_stmt_bind_int (stmt, ":version", version);
  return gvt_stmt_run (stmt, error);
}

static gboolean
apply_lists (GvtDb *db, const GvtEvent *event, JsonArray *lists, GError **error)
{
  if (lists == NULL)
    return FALSE;
  if (json_array_get_length (lists) > GVT_EXPORT_MAX_LISTS)
    return refuse (error, "lists");
  for (guint i = 0; i < json_array_get_length (lists); i++)
    if (!apply_list (db, event, gvt_json_element_object (lists, i, "lists", error), error))
      return FALSE;
  return TRUE;
}

static gboolean
apply_exported (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  const GvtEventHeader *header = &event->header;
  const char *form = get_name (body, "form", MAX_FORM, error);
  g_autoptr (GvtStmt) stmt = NULL;
  GvtHash digest;

  if (form == NULL || !gvt_json_get_hash (body, "digest", &digest, error))
    return FALSE;
  stmt = gvt_db_prepare (db,
                         "INSERT INTO file_export VALUES (:event, :form, :subject, :place, :digest,"
                         " :at, :actor)",
                         error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":event", &header->id);
  gvt_stmt_bind_text (stmt, ":form", form);
  if (header->subject_length > 0)
    gvt_stmt_bind_data (stmt, ":subject", header->subject, header->subject_length);
  else
    gvt_stmt_bind_bytes (stmt, ":subject", NULL);
  gvt_stmt_bind_text (stmt, ":place", header->place);
  gvt_stmt_bind_hash (stmt, ":digest", &digest);
  gvt_stmt_bind_int (stmt, ":at", header->at_us);
  gvt_stmt_bind_text (stmt, ":actor", header->actor);
  return gvt_stmt_run (stmt, error)
         && apply_lists (db, event, gvt_json_get_array (body, "lists", error), error);
}

static gboolean
apply_removed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtId export;

  if (!gvt_json_get_id (body, "export", &export, error))
    return FALSE;
  stmt = gvt_db_prepare (db,
                         "INSERT INTO file_removed VALUES (:export, :event) ON CONFLICT (export_id)"
                         " DO UPDATE SET event_id = excluded.event_id"
                         " WHERE excluded.event_id < file_removed.event_id",
                         error);
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":export", &export);
  gvt_stmt_bind_id (stmt, ":event", &event->header.id);
  return gvt_stmt_run (stmt, error);
}

/* The personal part is {"uri"}: what a folder is called may name somebody. */
static const GvtKind kinds[] = {
  { .name = GVT_FILE_EXPORTED_KIND, .retention_days = PATH_DAYS, .apply = apply_exported },
  { .name = GVT_FILE_REMOVED_KIND, .apply = apply_removed },
  { NULL },
};

static const char *const tables[] = { "file_removed", "file_export_list", "file_export", NULL };

const GvtProjection gvt_exports_projection = { .kinds = kinds, .tables = tables };

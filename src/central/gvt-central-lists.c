/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-lists.h"

#include <string.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-list-check.h"
#include "gvt-list-reader.h"
#include "gvt-list-store.h"
#include "gvt-text.h"

#define MAX_ELECTION 32

void
gvt_list_summary_clear (GvtListSummary *self)
{
  g_clear_pointer (&self->warnings, g_free);
}

static gboolean
check_import (const GvtListImport *import, GError **error)
{
  gsize length = strlen (import->election);
  const char *problem = NULL;

  if (length == 0 || length > MAX_ELECTION
      || strspn (import->election, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
    problem = "an election has 1 to 32 of a-z, 0-9 and hyphen";
  else if (!gvt_date_is_valid (import->as_of))
    problem = "the day the list speaks of is written YYYY-MM-DD";

  if (problem != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, problem);
  return problem == NULL;
}

/* Reads the file once through and judges every line. */
static gboolean
judge (const GvtListImport *import, GvtListCheck *check, GvtHash *digest, GError **error)
{
  g_autoptr (GvtListReader) reader = gvt_list_reader_open (import->path, import->village, error);
  g_autoptr (GError) local = NULL;
  const char *village;
  const char *fault;
  GvtVoterRow row;

  if (reader == NULL)
    return FALSE;

  while (gvt_list_reader_next (reader, &village, &row, &fault, &local))
    if (fault != NULL)
      gvt_list_check_fault (check, gvt_list_reader_get_line (reader), fault);
    else
      gvt_list_check_row (check, gvt_list_reader_get_line (reader), village, &row);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  gvt_list_reader_get_digest (reader, digest);
  return gvt_list_check_end (check, error);
}

typedef struct
{
  GvtCentral *central;
  const GvtListImport *import;
  GvtListRecord list;
} Import;

/* The second time through: what was judged is written, and nothing else. */
static gboolean
write_rows (Import *import, GvtDb *db, GError **error)
{
  g_autoptr (GvtListReader) reader = gvt_list_reader_open (import->import->path,
                                                           import->import->village, error);
  g_autoptr (GvtListRowWriter) writer = NULL;
  g_autoptr (GError) local = NULL;
  const char *village;
  const char *fault;
  GvtVoterRow row;
  GvtHash digest;

  if (reader == NULL)
    return FALSE;
  writer = gvt_list_row_writer_new (db, import->list.election, import->list.version, error);
  if (writer == NULL)
    return FALSE;

  while (gvt_list_reader_next (reader, &village, &row, &fault, &local) && fault == NULL)
    {
      g_autofree char *code = gvt_region_code_clean (village, error);

      if (code == NULL
          || !gvt_list_row_writer_add (writer, code, gvt_list_reader_get_line (reader), &row,
                                       error))
        return FALSE;
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  gvt_list_reader_get_digest (reader, &digest);
  if (gvt_hash_equal (&digest, &import->list.digest))
    return gvt_list_row_writer_finish (writer, error);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       "the file was changed while it was read");
  return FALSE;
}

static gboolean
note_list (Import *import, GvtDb *db, GError **error)
{
  const GvtListRecord *list = &import->list;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_LIST_IMPORTED_KIND, .scope = list->election, .body = body };

  json_object_set_string_member (body, "election", list->election);
  json_object_set_int_member (body, "version", list->version);
  json_object_set_string_member (body, "as_of", list->as_of);
  json_object_set_int_member (body, "rows", (gint64) list->rows);
  json_object_set_int_member (body, "villages", list->villages);
  gvt_json_set_hash (body, "digest", &list->digest);
  return gvt_journal_append (import->central->journal, db, &draft, NULL, error);
}

static gboolean
import_rows (GvtDb *db, gpointer user_data, GError **error)
{
  Import *import = user_data;
  g_autoptr (GvtListRecord) newest = NULL;

  if (!gvt_list_store_find_newest (db, import->list.election, &newest, error))
    return FALSE;
  if (newest != NULL && gvt_hash_equal (&newest->digest, &import->list.digest))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   "this file is the present list of %s already", newest->election);
      return FALSE;
    }

  import->list.version = newest != NULL ? newest->version + 1 : 1;
  return write_rows (import, db, error) && note_list (import, db, error);
}

gboolean
gvt_central_import_list (GvtCentral *self,
                         const GvtListImport *import,
                         GvtListSummary *summary,
                         GError **error)
{
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GvtListCheck) check = NULL;
  Import work = { .central = self, .import = import };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && import != NULL && summary != NULL, FALSE);

  if (!check_import (import, error))
    return FALSE;
  regions = gvt_central_load_regions (self, error);
  if (regions == NULL)
    return FALSE;

  check = gvt_list_check_new (regions, import->as_of);
  if (!judge (import, check, &work.list.digest, error))
    return FALSE;

  work.list.election = (char *) import->election;
  work.list.as_of = (char *) import->as_of;
  work.list.rows = gvt_list_check_get_rows (check);
  work.list.villages = gvt_list_check_get_villages (check);
  if (!import->is_dry_run && !gvt_store_write (self->store, import_rows, &work, error))
    return FALSE;

  summary->version = work.list.version;
  summary->rows = work.list.rows;
  summary->villages = work.list.villages;
  summary->warnings = gvt_list_check_describe_warnings (check);
  return TRUE;
}

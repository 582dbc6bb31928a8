/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-lists.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-central-taken-up.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-list-change.h"
#include "gvt-list-judge.h"
#include "gvt-list-store.h"
#include "gvt-text.h"

#define MAX_ELECTION 32

void
gvt_list_summary_clear (GvtListSummary *self)
{
  g_clear_pointer (&self->faults, g_free);
  g_clear_pointer (&self->warnings, g_free);
  g_clear_pointer (&self->shrunk, g_free);
}

static gboolean
check_import (const GvtListImport *import, GError **error)
{
  gsize length = strlen (import->election);
  const char *problem = NULL;

  if (length == 0 || length > MAX_ELECTION
      || strspn (import->election, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
    problem = _ ("an election has 1 to 32 of a-z, 0-9 and hyphen");
  else if (!gvt_date_is_valid (import->as_of))
    problem = _ ("the day the list speaks of is written YYYY-MM-DD");

  if (problem != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, problem);
  return problem == NULL;
}

/* What is known of the list before anything is written. */
typedef struct
{
  GvtCentral *central;
  const GvtListImport *import;
  GvtListFile file;
  GvtRegionList *regions;
  GvtListSurvey *survey;
  GvtListCheck *check;
  GvtListRecord *before; /* (nullable) */
  GvtListChange change;
  GvtListRecord list; /* its texts are the import's */
} Import;

static void
import_clear (Import *self)
{
  gvt_list_check_free (self->check);
  gvt_list_survey_free (self->survey);
  g_clear_object (&self->regions);
  gvt_list_record_free (self->before);
  gvt_list_change_clear (&self->change);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* Reads the file twice: what only the whole shows, then row by row. Between the two the list
 * before, of which rows may stay. */
static gboolean
survey (Import *self, GError **error)
{
  self->regions = gvt_central_load_regions (self->central, error);
  if (self->regions == NULL)
    return FALSE;
  self->survey = gvt_list_survey_new (self->regions);
  return gvt_list_survey_file (&self->file, self->survey, &self->list.digest, error);
}

static gboolean
compare (GvtDb *db, gpointer user_data, GError **error)
{
  Import *self = user_data;

  return gvt_list_store_find_newest (db, self->list.election, &self->before, error)
         && gvt_list_change_find (db, self->before, gvt_list_survey_get_villages (self->survey),
                                  &self->change, error)
         && (self->import->drop_missing || self->before == NULL
             || gvt_list_change_survey (db, self->before, self->regions, self->survey,
                                        &self->change, error));
}

static gboolean
judge (Import *self, GError **error)
{
  const char *path = self->import->faults_path;
  g_autoptr (GvtFaultFile) faults = path != NULL ? gvt_fault_file_new (path, error) : NULL;

  if (path != NULL && faults == NULL)
    return FALSE;
  self->check = gvt_list_check_new (self->regions, self->survey, self->import->as_of, faults);
  return gvt_list_judge_file (&self->file, self->check, &self->list.digest, NULL, NULL, error)
         && (faults == NULL || gvt_fault_file_finish (faults, error));
}

static void
describe (const Import *self, GvtListSummary *summary)
{
  summary->rows = gvt_list_survey_get_rows (self->survey);
  summary->villages = g_hash_table_size (gvt_list_survey_get_villages (self->survey));
  summary->faulty_rows = gvt_list_check_get_faulty_rows (self->check);
  summary->faults = gvt_list_check_describe_faults (self->check);
  summary->warnings = gvt_list_check_describe_warnings (self->check);
  summary->shrunk = g_strdup (self->change.shrunk);
  summary->n_shrunk = self->change.n_shrunk;
  summary->missing_villages = self->change.missing->len;
  summary->missing_rows = self->change.missing_rows;
  summary->carried_marked = self->change.n_marked;
}

/* The operator's word must fit what was found: a number that was right for another file is none. */
static gboolean
check_accepted (const Import *self, const GvtListSummary *summary, GError **error)
{
  const GvtListImport *import = self->import;
  g_autofree char *rows = gvt_text_number ((gint64) summary->faulty_rows);
  g_autofree char *accepted = gvt_text_number ((gint64) import->accepted_faults);
  g_autofree char *shrunk = gvt_text_number ((gint64) import->accepted_shrunk);

  if (self->before != NULL && gvt_hash_equal (&self->before->digest, &self->list.digest)
      && !import->drop_missing)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("this file is the present list of %s already"), self->before->election);
      return FALSE;
    }
  if (import->accepted_faults != summary->faulty_rows)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("%s rows are at fault, and --accept-faults says %s. Nothing was kept.\n%s"),
                   rows, accepted, summary->faults);
      return FALSE;
    }
  if (import->accepted_shrunk != summary->n_shrunk)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("%u villages lose more than %d %% of their voters, and --accept-shrunk says "
                      "%s. Nothing was kept.\n%s"),
                   summary->n_shrunk, GVT_LIST_SHRUNK_PERCENT, shrunk, summary->shrunk);
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_row (
    const char *village, guint64 line, const GvtVoterRow *row, gpointer user_data, GError **error)
{
  return gvt_list_row_writer_add (user_data, village, line, row, error);
}

/* The third time through the file: what was judged is written, and nothing else. */
static gboolean
write_rows (Import *self, GvtDb *db, GError **error)
{
  g_autoptr (GvtListCheck) check = gvt_list_check_new (self->regions, self->survey,
                                                       self->import->as_of, NULL);
  g_autoptr (GvtListRowWriter) writer = gvt_list_row_writer_new (db, self->list.election,
                                                                 self->list.version, error);

  return writer != NULL
         && gvt_list_judge_file (&self->file, check, &self->list.digest, write_row, writer, error)
         && (self->import->drop_missing || self->before == NULL
             || gvt_list_change_carry (db, self->before, &self->list, &self->change, error))
         && gvt_list_row_writer_finish (writer, error);
}

static gboolean
note_list (Import *self, GvtDb *db, GError **error)
{
  const GvtListRecord *list = &self->list;
  guint n_missing = self->change.missing->len;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_LIST_IMPORTED_KIND, .scope = list->election, .body = body };

  json_object_set_string_member (body, "election", list->election);
  json_object_set_int_member (body, "version", list->version);
  json_object_set_string_member (body, "as_of", list->as_of);
  json_object_set_int_member (body, "rows", (gint64) list->rows);
  json_object_set_int_member (body, "villages", list->villages);
  json_object_set_int_member (body, "faulty_rows",
                              (gint64) gvt_list_check_get_faulty_rows (self->check));
  json_object_set_int_member (body, "shrunk_villages", self->change.n_shrunk);
  json_object_set_int_member (body, "carried_villages", self->import->drop_missing ? 0 : n_missing);
  json_object_set_int_member (body, "dropped_villages", self->import->drop_missing ? n_missing : 0);
  gvt_json_set_hash (body, "digest", &list->digest);
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

static gboolean
import_rows (GvtDb *db, gpointer user_data, GError **error)
{
  Import *self = user_data;
  guint before = self->before != NULL ? self->before->version : 0;
  g_autoptr (GvtListRecord) newest = NULL;

  if (!gvt_list_store_find_newest (db, self->list.election, &newest, error))
    return FALSE;
  if ((newest != NULL ? newest->version : 0) != before)
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("Another list of this election was taken in meanwhile, so this one was "
                         "not. Nothing was changed. Run the import again: it is then compared "
                         "with that list."));
      return FALSE;
    }

  self->list.version = before + 1;
  self->list.rows = gvt_list_survey_get_rows (self->survey);
  self->list.villages = g_hash_table_size (gvt_list_survey_get_villages (self->survey));
  if (!self->import->drop_missing)
    {
      self->list.rows += self->change.missing_rows;
      self->list.villages += self->change.missing->len;
    }
  return write_rows (self, db, error) && note_list (self, db, error);
}

/* What was exported and stands in the list now is done (D4). */
static gboolean
mark_proposals (GvtCentral *self,
                const GvtListImport *import,
                GvtListSummary *summary,
                GError **error)
{
  GvtTakenUp marked;

  if (!gvt_central_mark_taken_up (self, import->election, &marked, error))
    return FALSE;
  summary->taken_up = marked.n_taken;
  summary->not_taken_up = marked.n_waiting;
  return TRUE;
}

gboolean
gvt_central_import_list (GvtCentral *self,
                         const GvtListImport *import,
                         GvtListSummary *summary,
                         GError **error)
{
  g_auto (Import) work = { .central = self, .import = import };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && import != NULL && summary != NULL, FALSE);

  if (!check_import (import, error))
    return FALSE;
  work.file = (GvtListFile){ import->path, import->village };
  work.list.election = (char *) import->election;
  work.list.as_of = (char *) import->as_of;
  if (!survey (&work, error) || !gvt_store_read (self->store, compare, &work, error)
      || !judge (&work, error))
    return FALSE;

  describe (&work, summary);
  if (import->is_dry_run)
    return TRUE;
  if (!check_accepted (&work, summary, error)
      || !gvt_store_write (self->store, import_rows, &work, error))
    return FALSE;
  summary->version = work.list.version;
  return mark_proposals (self, import, summary, error);
}

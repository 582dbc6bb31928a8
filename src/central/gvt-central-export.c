/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-central-deciding.h"
#include "gvt-central-outcomes.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-export-sheet.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-list-store.h"
#include "gvt-proposal-private.h"
#include "gvt-region.h"
#include "gvt-text.h"

void
gvt_proposal_exported_clear (GvtProposalExported *self)
{
  g_clear_pointer (&self->csv, g_free);
  g_clear_pointer (&self->cover, g_free);
  g_clear_pointer (&self->xlsx, g_free);
}

typedef struct
{
  GvtCentral *central;
  const GvtProposalExport *what;
  GvtProposalExported *made;
  GPtrArray *proposals; /* GvtProposal */
  GvtExportSheet *sheet;
} Exporting;

static gboolean
list_proposals (Exporting *self, GvtDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      GVT_PROPOSAL_SELECT "WHERE substr (p.place, 1, length (:regency) + 1) = :regency || '.'"
                          " AND (" GVT_PROPOSAL_STATE_SQL " = 'verified' OR (:again = 1"
                          " AND " GVT_PROPOSAL_STATE_SQL " = 'exported'))"
                          " ORDER BY p.place, p.proposal_id",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":regency", self->what->regency);
  gvt_stmt_bind_int (stmt, ":again", self->what->again);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtProposal *proposal = gvt_proposal_new_from_row (stmt, error);

      if (proposal == NULL)
        return FALSE;
      g_ptr_array_add (self->proposals, proposal);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
count_exports (GvtDb *db, GvtProposal *proposal, guint *n, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT count (*) FROM proposal_outcome WHERE proposal_id = :proposal"
      " AND device = (SELECT device FROM journal) AND why = 'exported'",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":proposal", gvt_proposal_get_id (proposal));
  if (!gvt_stmt_one (stmt, "exports", error))
    return FALSE;
  *n = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
note_exported (Exporting *self, GvtDb *db, GvtProposal *proposal, GError **error)
{
  GvtOutcome outcome = { .state = (char *) GVT_PROPOSAL_STATE_EXPORTED,
                         .why = (char *) GVT_OUTCOME_EXPORTED,
                         .by = (char *) self->what->supervisor,
                         .at_us = gvt_clock_now_us (self->central->clock) };

  return gvt_central_add_outcome (self->central, db, proposal, &outcome, NULL, error)
         && gvt_central_send_outcomes (self->central, db, gvt_proposal_get_device (proposal),
                                       error);
}

/* Whose names were erased cannot be told to anybody any more. */
static gboolean
export_one (Exporting *self, GvtDb *db, GvtProposal *proposal, GError **error)
{
  g_autoptr (GvtDecidedDetails) read = gvt_decided_details_load (
      self->central, db, gvt_proposal_get_id (proposal), error);
  guint n_before;

  if (read == NULL || !count_exports (db, proposal, &n_before, error))
    return FALSE;
  if (gvt_proposal_details_is_erased (read->details))
    {
      self->made->n_erased++;
      return TRUE;
    }
  if (!gvt_export_sheet_add (self->sheet, db, proposal, read->details, n_before, error))
    return FALSE;

  self->made->n_rows++;
  self->made->n_again += n_before > 0;
  return note_exported (self, db, proposal, error);
}

static void
set_digest (JsonObject *body, const char *name, GBytes *bytes)
{
  GvtHash hash;

  gvt_hash_of_bytes (bytes, &hash);
  gvt_json_set_hash (body, name, &hash);
}

static gboolean
record (Exporting *self, GvtDb *db, GBytes *csv, GBytes *xlsx, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "regency", self->what->regency);
  json_object_set_string_member (body, "by", self->what->supervisor);
  json_object_set_int_member (body, "rows", self->made->n_rows);
  json_object_set_int_member (body, "again", self->made->n_again);
  set_digest (body, "csv", csv);
  set_digest (body, "xlsx", xlsx);
  return gvt_journal_append (self->central->journal, db,
                             &(GvtEventDraft){ .kind = GVT_PROPOSALS_EXPORTED_KIND,
                                               .place = self->what->regency,
                                               .body = body },
                             NULL, error);
}

/* Returns: (transfer full): "usulan-52.02-2026-11-30.csv", or with a number where that is taken */
static char *
free_path (Exporting *self, const char *day, guint number, const char *suffix)
{
  g_autofree char *name = number == 1
                              ? g_strdup_printf ("usulan-%s-%s%s", self->what->regency, day, suffix)
                              : g_strdup_printf ("usulan-%s-%s-%u%s", self->what->regency, day,
                                                 number, suffix);

  return g_build_filename (self->what->folder, name, NULL);
}

static void
choose_paths (Exporting *self)
{
  g_autofree char *day = gvt_date_iso (gvt_clock_now_us (self->central->clock));

  for (guint number = 1;; number++)
    {
      gvt_proposal_exported_clear (self->made);
      self->made->csv = free_path (self, day, number, ".csv");
      self->made->cover = free_path (self, day, number, "-sampul.csv");
      self->made->xlsx = free_path (self, day, number, ".xlsx");
      if (!g_file_test (self->made->csv, G_FILE_TEST_EXISTS)
          && !g_file_test (self->made->xlsx, G_FILE_TEST_EXISTS))
        return;
    }
}

static void
remove_files (Exporting *self)
{
  const char *const paths[] = { self->made->csv, self->made->cover, self->made->xlsx };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (paths[i] != NULL)
      g_unlink (paths[i]);
}

static gboolean
write_files (Exporting *self, GvtDb *db, GError **error)
{
  g_autoptr (GBytes) csv = gvt_export_sheet_to_csv (self->sheet);
  g_autoptr (GBytes) cover = gvt_export_sheet_cover_to_csv (self->sheet);
  g_autoptr (GBytes) xlsx = gvt_export_sheet_to_xlsx (self->sheet);

  choose_paths (self);
  return record (self, db, csv, xlsx, error) && gvt_file_write (self->made->csv, csv, error)
         && gvt_file_write (self->made->cover, cover, error)
         && gvt_file_write (self->made->xlsx, xlsx, error);
}

static gboolean
export_all (GvtDb *db, gpointer user_data, GError **error)
{
  Exporting *self = user_data;

  if (!gvt_central_check_supervisor (db, self->what->supervisor, self->what->regency, error)
      || !list_proposals (self, db, error))
    return FALSE;
  for (guint i = 0; i < self->proposals->len; i++)
    if (!export_one (self, db, self->proposals->pdata[i], error))
      return FALSE;
  return self->made->n_rows == 0 || write_files (self, db, error);
}

static gboolean
check (const GvtProposalExport *what, GError **error)
{
  g_autofree char *clean = gvt_region_code_clean (what->regency, error);

  if (clean == NULL)
    return FALSE;
  if (g_strcmp0 (clean, what->regency) != 0 || gvt_region_code_level (clean) != GVT_REGION_REGENCY)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("proposals are exported for a regency: a code such as 52.02"));
  else if (!g_file_test (what->folder, G_FILE_TEST_IS_DIR))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("there is no folder %s"), what->folder);
  else
    return TRUE;
  return FALSE;
}

gboolean
gvt_central_export_proposals (GvtCentral *self,
                              const GvtProposalExport *what,
                              GvtProposalExported *made,
                              GError **error)
{
  g_autoptr (GPtrArray) proposals = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *day = NULL;
  g_autoptr (GvtExportSheet) sheet = NULL;
  Exporting exporting = { self, what, made, proposals, NULL };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && what != NULL && made != NULL, FALSE);

  *made = (GvtProposalExported){ 0 };
  if (!check (what, error))
    return FALSE;

  day = gvt_date_iso (gvt_clock_now_us (self->clock));
  exporting.sheet = sheet = gvt_export_sheet_new (what->regency, day, what->supervisor);
  if (gvt_store_write (self->store, export_all, &exporting, error))
    return TRUE;

  remove_files (&exporting);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-tables.h"

#include <glib/gi18n-lib.h>

#include "gvt-typed-table.h"

/* --- doubtful rows --- */

static GvtTypedTable *
new_lint_table (void)
{
  const GvtTypedColumn columns[] = {
    { _ ("Rule"), GVT_CELL_TEXT, 12 },
    { _ ("What"), GVT_CELL_TEXT, 40 },
    { _ ("Village code"), GVT_CELL_TEXT, 16 },
    { _ ("Village"), GVT_CELL_TEXT, 20 },
    { _ ("TPS"), GVT_CELL_TEXT, 6 },
    { _ ("Row"), GVT_CELL_TEXT, 16 },
    { _ ("NIK"), GVT_CELL_TEXT, 18 },
    { _ ("Also in village"), GVT_CELL_TEXT, 16 },
    { _ ("Also in TPS"), GVT_CELL_TEXT, 6 },
    { _ ("Also in row"), GVT_CELL_TEXT, 16 },
    { _ ("Also NIK"), GVT_CELL_TEXT, 18 },
    { _ ("Written by"), GVT_CELL_TEXT, 60 },
    { NULL, GVT_CELL_TEXT, 0 },
  };

  return gvt_typed_table_new ("lint", columns);
}

static void
add_text (GvtTypedTable *table, const char *text)
{
  gvt_typed_table_add (table, text != NULL ? text : "");
}

GBytes *
gvt_lint_to_csv (const GvtListLint *lint, const char *mark)
{
  g_autoptr (GvtTypedTable) table = new_lint_table ();

  for (guint i = 0; i < lint->findings->len; i++)
    {
      const GvtLintFinding *finding = lint->findings->pdata[i];

      gvt_typed_table_begin (table);
      add_text (table, gvt_lint_rule_code (finding->rule));
      add_text (table, gvt_lint_rule_words (finding->rule));
      add_text (table, finding->at.village_code);
      add_text (table, finding->at.village);
      add_text (table, finding->at.tps);
      add_text (table, finding->at.id);
      add_text (table, finding->at.nik_masked);
      add_text (table, finding->other.village_code);
      add_text (table, finding->other.tps);
      add_text (table, finding->other.id);
      add_text (table, finding->other.nik_masked);
      add_text (table, mark);
    }
  return gvt_typed_table_to_csv (table);
}

gboolean
gvt_lint_export (GvtProfile *profile,
                 const GvtListLint *lint,
                 const char *area,
                 const char *path,
                 GError **error)
{
  g_autofree char *mark = gvt_export_mark (profile, error);
  g_autoptr (GBytes) csv = mark != NULL ? gvt_lint_to_csv (lint, mark) : NULL;
  g_autofree char *code = *area != '\0' ? gvt_region_code_clean (area, NULL) : NULL;
  const GvtExport export = { .form = "lint", .place = code };

  return csv != NULL && gvt_export_write (profile, &export, csv, path, error);
}

/* --- changes --- */

static GvtTypedTable *
new_changes_table (void)
{
  const GvtTypedColumn columns[] = {
    { _ ("Change"), GVT_CELL_TEXT, 18 },
    { _ ("Village code"), GVT_CELL_TEXT, 16 },
    { _ ("From version"), GVT_CELL_NUMBER, 8 },
    { _ ("To version"), GVT_CELL_NUMBER, 8 },
    { _ ("TPS"), GVT_CELL_TEXT, 6 },
    { _ ("Row"), GVT_CELL_TEXT, 16 },
    { _ ("NIK"), GVT_CELL_TEXT, 18 },
    { _ ("Sex"), GVT_CELL_TEXT, 4 },
    { "KETERANGAN", GVT_CELL_TEXT, 12 },
    { _ ("Columns that differ"), GVT_CELL_TEXT, 40 },
    { _ ("Written by"), GVT_CELL_TEXT, 60 },
    { NULL, GVT_CELL_TEXT, 0 },
  };

  return gvt_typed_table_new ("changes", columns);
}

GBytes *
gvt_changes_to_csv (const GvtVillageChanges *changes, const char *mark)
{
  g_autoptr (GvtTypedTable) table = new_changes_table ();

  for (guint i = 0; i < changes->diff->rows->len; i++)
    {
      const GvtDiffRow *row = changes->diff->rows->pdata[i];
      g_autofree char *fields = gvt_diff_row_describe_fields (row);

      gvt_typed_table_begin (table);
      add_text (table, gvt_diff_kind_words (row->kind));
      add_text (table, changes->village);
      gvt_typed_table_add_number (table, changes->before.version);
      gvt_typed_table_add_number (table, changes->after.version);
      add_text (table, row->tps);
      add_text (table, row->id);
      add_text (table, row->nik_masked);
      add_text (table, row->sex);
      add_text (table, row->note);
      add_text (table, fields);
      add_text (table, mark);
    }
  return gvt_typed_table_to_csv (table);
}

gboolean
gvt_changes_export (GvtProfile *profile,
                    const GvtVillageChanges *changes,
                    const char *path,
                    GError **error)
{
  g_autofree char *mark = gvt_export_mark (profile, error);
  g_autoptr (GBytes) csv = mark != NULL ? gvt_changes_to_csv (changes, mark) : NULL;
  const GvtExport export = { .form = "list-changes", .place = changes->village };

  return csv != NULL && gvt_export_write (profile, &export, csv, path, error);
}

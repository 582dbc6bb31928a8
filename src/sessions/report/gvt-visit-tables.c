/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-tables.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-report-code.h"
#include "gvt-report-data.h"
#include "gvt-session.h"
#include "gvt-text.h"
#include "gvt-typed-table.h"
#include "gvt-visit-answers-private.h"
#include "gvt-visit-export.h"
#include "gvt-visit-survey-private.h"

const char *const gvt_visit_table_codes[] = { "classes", "attendance", "answers", "survey", NULL };

/* --- classes --- */

static GvtTypedTable *
make_classes (const GvtReportData *data)
{
  const GvtTypedColumn columns[] = {
    { _ ("Date"), GVT_CELL_DATE, 12 },
    { _ ("Place"), GVT_CELL_TEXT, 28 },
    { _ ("Region code"), GVT_CELL_TEXT, 16 },
    { _ ("Session"), GVT_CELL_TEXT, 24 },
    { _ ("State"), GVT_CELL_TEXT, 14 },
    { _ ("Men"), GVT_CELL_NUMBER, 10 },
    { _ ("Women"), GVT_CELL_NUMBER, 10 },
    { _ ("Total"), GVT_CELL_NUMBER, 10 },
    { _ ("Modules"), GVT_CELL_NUMBER, 10 },
    { _ ("Answers given"), GVT_CELL_NUMBER, 10 },
    { _ ("Held on paper on"), GVT_CELL_DATE, 14 },
    { _ ("Recorded"), GVT_CELL_TEXT, 16 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  GvtTypedTable *table;

  table = gvt_typed_table_new (_ ("Classes"), columns);
  for (guint i = 0; i < g_list_model_get_n_items (data->sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (data->sessions, i);
      guint men = gvt_session_get_men (session);
      guint women = gvt_session_get_women (session);

      gvt_typed_table_begin (table);
      gvt_typed_table_add (table, gvt_visit_get_date (data->visit));
      gvt_typed_table_add (table, gvt_visit_get_name (data->visit));
      gvt_typed_table_add (table, gvt_visit_get_place (data->visit));
      gvt_typed_table_add (table, gvt_session_get_name (session));
      gvt_typed_table_add (table, gvt_session_is_open (session) ? _ ("not closed") : _ ("closed"));
      gvt_typed_table_add_number (table, men);
      gvt_typed_table_add_number (table, women);
      gvt_typed_table_add_number (table, (gint64) men + women);
      gvt_typed_table_add_number (table, gvt_session_get_n_modules (session));
      gvt_typed_table_add_number (table, gvt_session_get_n_answers (session));
      gvt_typed_table_add (table, gvt_session_get_held (session));
      gvt_typed_table_add (table, gvt_visit_describe_recorded (gvt_session_get_held (session)));
    }
  return table;
}

/* By whom, where and when: what a page has at its foot (I10). */
static GvtTypedTable *
make_about (const GvtReportData *data, const char *mark)
{
  const GvtTypedColumn columns[] = {
    { _ ("About this file"), GVT_CELL_TEXT, 24 },
    { _ ("Value"), GVT_CELL_TEXT, 80 },
    { NULL, GVT_CELL_TEXT, 0 },
  };
  g_autofree char *code = gvt_report_code_group (data->code);
  const char *const rows[][2] = {
    { _ ("Place"), gvt_visit_get_name (data->visit) },
    { _ ("Region code"), gvt_visit_get_place (data->visit) },
    { _ ("Date"), gvt_visit_get_date (data->visit) },
    { _ ("Counted from"), _ ("this laptop alone") },
    { _ ("Check code"), code },
    { _ ("Made"), mark },
    { _ ("Keep it safe"),
      _ ("This file is not encrypted: whoever has it can read it. It holds no names.") },
  };
  GvtTypedTable *table;

  table = gvt_typed_table_new (_ ("About"), columns);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gvt_typed_table_begin (table);
      gvt_typed_table_add (table, rows[i][0]);
      gvt_typed_table_add (table, rows[i][1]);
    }
  return table;
}

/* Returns: (transfer full) (nullable): the table @index of gvt_visit_table_codes */
static GvtTypedTable *
make_table (GvtProfile *profile,
            GvtModuleLibrary *library,
            const GvtReportData *data,
            guint index,
            GError **error)
{
  switch (index)
    {
    case 0:
      return make_classes (data);
    case 1:
      return gvt_visit_attendance_table (profile, data, error);
    case 2:
      return gvt_visit_answers_table (profile, library, data, error);
    default:
      return gvt_visit_survey_table (data->survey);
    }
}

static gboolean
find_sheet (const char *sheet, guint *index, GError **error)
{
  g_autofree char *all = g_strjoinv (", ", (GStrv) gvt_visit_table_codes);

  for (*index = 0; gvt_visit_table_codes[*index] != NULL; (*index)++)
    if (g_str_equal (gvt_visit_table_codes[*index], sheet))
      return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("there is no table \"%s\", only %s"),
               sheet, all);
  return FALSE;
}

static GBytes *
make_workbook (GvtProfile *profile,
               GvtModuleLibrary *library,
               const GvtReportData *data,
               const char *mark,
               GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_typed_table_free);

  g_ptr_array_add (tables, make_about (data, mark));
  for (guint i = 0; gvt_visit_table_codes[i] != NULL; i++)
    {
      GvtTypedTable *table = make_table (profile, library, data, i, error);

      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  return gvt_workbook_write (tables);
}

gboolean
gvt_visit_tables_write (GvtProfile *profile,
                        GvtModuleLibrary *library,
                        const GvtId *visit,
                        const char *sheet,
                        const char *path,
                        GError **error)
{
  g_autoptr (GvtReportData) data = NULL;
  g_autoptr (GvtTypedTable) table = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GBytes) file = NULL;
  guint index = 0;

  if ((sheet != NULL && !find_sheet (sheet, &index, error))
      || (data = gvt_report_data_gather (profile, library, visit, error)) == NULL
      || (mark = gvt_visit_export_mark (profile, error)) == NULL)
    return FALSE;

  if (sheet != NULL)
    table = make_table (profile, library, data, index, error);
  file = sheet == NULL   ? make_workbook (profile, library, data, mark, error)
         : table != NULL ? gvt_typed_table_to_csv (table)
                         : NULL;
  return file != NULL
         && gvt_visit_export (profile, data->visit, sheet != NULL ? "csv" : "xlsx", file, path,
                              error);
}

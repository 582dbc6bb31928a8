/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-typed-table-private.h"

#include "gvt-text.h"
#include "gvt-xlsx-private.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE     "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE        "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* Days from the first of January 1970 back to the day that spreadsheets count from. */
#define FIRST_DAY 25569

static const char package_relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE
    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

/* Cells by their type: 0 a number, 1 a text (format 49, so that it stays as written), 2 a heading,
 * 3 a date as YYYY-MM-DD. */
static const char styles[] = DECLARATION
    "<styleSheet xmlns=\"" MAIN "\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "</borders><cellStyleXfs count=\"1\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"4\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\" applyFont=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    "</cellStyles></styleSheet>";

/* What reads as "_x000D_" would become one letter when it is opened. */
static char *
escape (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "_x", "_x005F_x", 0);
  return g_markup_escape_text (plain->str, -1);
}

static void
append_text (GString *xml, const char *place, guint style, const char *text)
{
  g_autofree char *escaped = escape (text);

  g_string_append_printf (
      xml, "<c r=\"%s\" s=\"%u\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>",
      place, style, escaped);
}

static void
append_cell (GString *xml, GvtCellType type, guint column, guint row, const char *cell)
{
  g_autofree char *place = gvt_sheet_cell_name (column, row);

  if (*cell == '\0')
    return;
  if (type == GVT_CELL_NUMBER)
    g_string_append_printf (xml, "<c r=\"%s\"><v>%s</v></c>", place, cell);
  else if (type == GVT_CELL_DATE)
    g_string_append_printf (xml, "<c r=\"%s\" s=\"3\"><v>%d</v></c>", place,
                            gvt_date_days (cell) + FIRST_DAY);
  else
    append_text (xml, place, 1, cell);
}

static void
append_head (GString *xml, const GvtTypedTable *table)
{
  g_string_append (xml, "<cols>");
  for (guint i = 0; i < table->n_columns; i++)
    g_string_append_printf (xml, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>",
                            i + 1, i + 1, table->columns[i].width);
  g_string_append (xml, "</cols><sheetData><row r=\"1\">");
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *place = gvt_sheet_cell_name (i, 1);

      append_text (xml, place, 2, table->columns[i].heading);
    }
  g_string_append (xml, "</row>");
}

static char *
write_sheet (const GvtTypedTable *table)
{
  GString *xml = g_string_new (
      DECLARATION "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView workbookViewId=\"0\">"
                  "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
                  "state=\"frozen\"/></sheetView></sheetViews>");

  append_head (xml, table);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GvtSheetRow *row = g_ptr_array_index (table->rows, i);

      g_string_append_printf (xml, "<row r=\"%u\">", row->line);
      for (guint k = 0; k < row->cells->len; k++)
        append_cell (xml, table->columns[k].type, k, row->line, g_ptr_array_index (row->cells, k));
      g_string_append (xml, "</row>");
    }
  g_string_append (xml, "</sheetData></worksheet>");
  return g_string_free (xml, FALSE);
}

/* The three parts that name each sheet. */
typedef struct
{
  GString *types;
  GString *workbook;
  GString *relations;
} Index;

static void
begin_index (Index *self)
{
  self->types = g_string_new (DECLARATION
                              "<Types xmlns=\"" PACKAGE "content-types\">"
                              "<Default Extension=\"rels\" ContentType=\"application/"
                              "vnd.openxmlformats-package.relationships+xml\"/>"
                              "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                              "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE
                              "sheet.main+xml\"/><Override PartName=\"/" GVT_XLSX_STYLES
                              "\" ContentType=\"" TYPE "styles+xml\"/>");
  self->workbook = g_string_new (DECLARATION "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
                                             "\"><sheets>");
  self->relations = g_string_new (DECLARATION "<Relationships xmlns=\"" PACKAGE
                                              "relationships\"><Relationship Id=\"rId0\" "
                                              "Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>");
}

static void
add_to_index (Index *self, guint number, const char *name)
{
  g_autofree char *escaped = escape (name);

  g_string_append_printf (self->types,
                          "<Override PartName=\"/xl/worksheets/sheet%u.xml\" ContentType=\"" TYPE
                          "worksheet+xml\"/>",
                          number);
  g_string_append_printf (self->workbook, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"rId%u\"/>",
                          escaped, number, number);
  g_string_append_printf (self->relations,
                          "<Relationship Id=\"rId%u\" Type=\"" OFFICE
                          "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>",
                          number, number);
}

static void
add_part (GPtrArray *parts, const char *path, char *content)
{
  g_ptr_array_add (parts, g_strdup (path));
  g_ptr_array_add (parts, content);
}

GBytes *
gvt_workbook_write (GPtrArray *tables)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  Index index;

  begin_index (&index);
  for (guint i = 0; i < tables->len; i++)
    add_to_index (&index, i + 1, gvt_typed_table_get_name (g_ptr_array_index (tables, i)));
  g_string_append (index.types, "</Types>");
  g_string_append (index.workbook, "</sheets></workbook>");
  g_string_append (index.relations, "</Relationships>");

  add_part (parts, "[Content_Types].xml", g_string_free (index.types, FALSE));
  add_part (parts, "_rels/.rels", g_strdup (package_relations));
  add_part (parts, "xl/workbook.xml", g_string_free (index.workbook, FALSE));
  add_part (parts, "xl/_rels/workbook.xml.rels", g_string_free (index.relations, FALSE));
  add_part (parts, GVT_XLSX_STYLES, g_strdup (styles));
  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);

      add_part (parts, path, write_sheet (g_ptr_array_index (tables, i)));
    }
  g_ptr_array_add (parts, NULL);
  return gvt_xlsx_zip ((const char *const *) parts->pdata);
}

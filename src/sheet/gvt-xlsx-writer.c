/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-xlsx-private.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE     "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE      "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define TYPE        "application/vnd.openxmlformats-officedocument.spreadsheetml."

#define LAST_ROW 200 /* down to which the lists of words to choose from are offered */

static const char content_types[] = DECLARATION
    "<Types xmlns=\"" PACKAGE "content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/"
    "vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE "sheet.main+xml\"/>"
    "<Override PartName=\"/" GVT_XLSX_SHEET "\" ContentType=\"" TYPE "worksheet+xml\"/>"
    "<Override PartName=\"/" GVT_XLSX_STYLES "\" ContentType=\"" TYPE "styles+xml\"/>"
    "</Types>";

static const char package_relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE
    "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";

#define WORKBOOK \
  DECLARATION \
  "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>" \
  "<sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"

static const char workbook_relations[] = DECLARATION
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>";

/* Style 1 is text (format 49), so that what is typed into it stays as typed: 07.00 becomes no
 * time. Style 2 is a heading. */
static const char styles[] = DECLARATION
    "<styleSheet xmlns=\"" MAIN "\"><fonts count=\"2\">"
    "<font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "</borders><cellStyleXfs count=\"1\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"3\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\" applyFont=\"1\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>"
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
append_columns (GString *xml, const GvtXlsxColumn *columns, guint n_columns)
{
  g_string_append (xml, "<cols>");
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (
        xml, "<col min=\"%u\" max=\"%u\" width=\"%u\" style=\"1\" customWidth=\"1\"/>", i + 1,
        i + 1, columns[i].width);
  g_string_append (xml, "</cols>");
}

static void
append_row (GString *xml, const GvtSheetRow *row)
{
  g_string_append_printf (xml, "<row r=\"%u\">", row->line);
  for (guint i = 0; i < row->cells->len; i++)
    {
      g_autofree char *text = escape (row->cells->pdata[i]);
      g_autofree char *place = gvt_sheet_cell_name (i, row->line);

      if (*text != '\0')
        g_string_append_printf (xml,
                                "<c r=\"%s\" s=\"%u\" t=\"inlineStr\"><is><t "
                                "xml:space=\"preserve\">%s</t></is></c>",
                                place, row->line == 1 ? 2u : 1u, text);
    }
  g_string_append (xml, "</row>");
}

static void
append_choice (GString *xml, guint column, const char *words)
{
  g_autofree char *first = gvt_sheet_cell_name (column, 2);
  g_autofree char *last = gvt_sheet_cell_name (column, LAST_ROW);
  g_autofree char *escaped = escape (words);

  g_string_append_printf (xml,
                          "<dataValidation type=\"list\" allowBlank=\"1\" sqref=\"%s:%s\">"
                          "<formula1>\"%s\"</formula1></dataValidation>",
                          first, last, escaped);
}

static void
append_choices (GString *xml, const GvtXlsxColumn *columns, guint n_columns)
{
  guint n_choices = 0;

  for (guint i = 0; i < n_columns; i++)
    n_choices += columns[i].choices != NULL ? 1 : 0;
  if (n_choices == 0)
    return;
  g_string_append_printf (xml, "<dataValidations count=\"%u\">", n_choices);
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].choices != NULL)
      append_choice (xml, i, columns[i].choices);
  g_string_append (xml, "</dataValidations>");
}

static char *
write_sheet (GPtrArray *rows, const GvtXlsxColumn *columns, guint n_columns)
{
  GString *xml = g_string_new (
      DECLARATION "<worksheet xmlns=\"" MAIN "\"><sheetViews><sheetView workbookViewId=\"0\">"
                  "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
                  "state=\"frozen\"/></sheetView></sheetViews>");

  append_columns (xml, columns, n_columns);
  g_string_append (xml, "<sheetData>");
  for (guint i = 0; i < rows->len; i++)
    append_row (xml, rows->pdata[i]);
  g_string_append (xml, "</sheetData>");
  append_choices (xml, columns, n_columns);
  g_string_append (xml, "</worksheet>");
  return g_string_free (xml, FALSE);
}

GBytes *
gvt_xlsx_write (GPtrArray *rows, const char *name, const GvtXlsxColumn *columns, guint n_columns)
{
  g_autofree char *sheet = write_sheet (rows, columns, n_columns);
  g_autofree char *workbook = g_strdup_printf (WORKBOOK, name);
  const char *const parts[] = {
    "[Content_Types].xml",
    content_types,
    "_rels/.rels",
    package_relations,
    "xl/workbook.xml",
    workbook,
    "xl/_rels/workbook.xml.rels",
    workbook_relations,
    GVT_XLSX_STYLES,
    styles,
    GVT_XLSX_SHEET,
    sheet,
    NULL,
  };

  return gvt_xlsx_zip (parts);
}

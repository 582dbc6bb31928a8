/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-xlsx-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

#define MAX_ROWS   1048576 /* of a sheet; only those that are there are kept */
#define MAX_KEPT   4096
#define MAX_TEXT   (4 * 1024 * 1024) /* of all cells; a text that many share is counted each time */
#define MAX_DIGITS 15                /* a number with more is not stored exactly */

typedef struct
{
  GPtrArray *rows;
  GPtrArray *strings;
  GArray *styles;
  gboolean as_stored;
  GvtSheetRow *row; /* (nullable): in rows */
  gsize n_kept;     /* bytes */
  guint next_row;   /* of a row that does not say which it is */
  /* the cell that is being read */
  gboolean is_in_cell;
  guint column;
  char *type; /* (nullable): as its attribute says */
  guint style;
  gboolean has_formula;
  gboolean is_in_value;
  guint phonetic_depth;
  GString *value;
} Sheet;

static void
refuse (GError **error, const char *problem)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, problem);
}

/* "C5". Returns: whether it is a place; @column from 0 */
static gboolean
read_place (const char *text, guint *column, guint *row)
{
  guint64 number = 0;
  guint letters = 0;
  guint n = 0;

  for (; g_ascii_isupper (text[n]) && n < 4; n++)
    letters = letters * 26 + (guint) (text[n] - 'A' + 1);
  if (n == 0 || n > 3 || !g_ascii_string_to_unsigned (text + n, 10, 1, MAX_ROWS, &number, NULL))
    return FALSE;
  *column = letters - 1;
  *row = (guint) number;
  return TRUE;
}

static void
begin_row (Sheet *self, const char *place, GError **error)
{
  guint64 number = self->next_row;

  if (self->row != NULL || self->is_in_cell)
    refuse (error, "a row within a row");
  else if (place != NULL && !g_ascii_string_to_unsigned (place, 10, 1, MAX_ROWS, &number, NULL))
    refuse (error, "a row without number");
  else if (number < self->next_row)
    refuse (error, "the rows are out of order");
  else if (self->rows->len == MAX_KEPT)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "too many rows");
  else
    {
      self->row = gvt_sheet_row_new ((guint) number);
      self->next_row = (guint) number + 1;
      self->column = G_MAXUINT; /* before the first */
      g_ptr_array_add (self->rows, self->row);
    }
}

static void
begin_cell (Sheet *self, const char **names, const char **values, GError **error)
{
  const char *place = gvt_xlsx_attribute (names, values, "r");
  const char *style = gvt_xlsx_attribute (names, values, "s");
  guint column = self->column + 1;
  guint row = self->row != NULL ? self->row->line : 0;
  guint64 number = 0;

  if (self->row == NULL || self->is_in_cell)
    refuse (error, "a cell outside of a row");
  else if (place != NULL && (!read_place (place, &column, &row) || row != self->row->line))
    refuse (error, "a cell in another row's place");
  else if (self->column != G_MAXUINT && column <= self->column)
    refuse (error, "the cells of a row are out of order");
  else if (style != NULL && !g_ascii_string_to_unsigned (style, 10, 0, G_MAXUINT, &number, NULL))
    refuse (error, "a cell without style");
  else
    {
      self->is_in_cell = TRUE;
      self->column = column;
      self->style = (guint) number;
      self->has_formula = FALSE;
      g_free (self->type);
      self->type = g_strdup (gvt_xlsx_attribute (names, values, "t"));
      g_string_truncate (self->value, 0);
    }
}

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Sheet *self = user_data;
  const char *name = gvt_xlsx_local (element);

  self->is_in_value = FALSE;
  if (strcmp (name, "row") == 0)
    begin_row (self, gvt_xlsx_attribute (names, values, "r"), error);
  else if (strcmp (name, "c") == 0)
    begin_cell (self, names, values, error);
  else if (strcmp (name, "f") == 0)
    self->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    self->phonetic_depth++;
  else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
    self->is_in_value = self->is_in_cell && self->phonetic_depth == 0;
}

static void
on_text (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Sheet *self = user_data;

  if (self->is_in_value)
    g_string_append_len (self->value, text, (gssize) length);
}

/* --- what a cell comes to --- */

/* Digits alone, as they were typed: a year in an answer, say. */
static gboolean
is_whole_number (const Sheet *self)
{
  const char *digits = self->value->str + (self->value->str[0] == '-');
  gsize length = strlen (digits);
  gboolean is_plain = self->styles == NULL || self->style >= self->styles->len
                          ? self->style == 0
                          : g_array_index (self->styles, gboolean, self->style);

  return is_plain && length > 0 && length <= MAX_DIGITS && strspn (digits, "0123456789") == length;
}

static const char *
shared_string (const Sheet *self)
{
  guint64 index = 0;

  if (self->strings == NULL
      || !g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT, &index, NULL)
      || index >= self->strings->len)
    return NULL;
  return self->strings->pdata[index];
}

/* Returns: (transfer full) (nullable): %NULL with @fault, translated */
static char *
text_of (const Sheet *self, const char **fault)
{
  const char *type = self->type != NULL ? self->type : "n";
  const char *shared = NULL;

  if (self->has_formula && !self->as_stored)
    *fault = _ ("a formula is not read: type its result");
  else if (strcmp (type, "e") == 0 && self->as_stored)
    return g_strdup ("");
  else if (strcmp (type, "e") == 0)
    *fault = _ ("the cell shows an error");
  else if (strcmp (type, "b") == 0)
    return g_strdup (strcmp (self->value->str, "1") == 0 ? "TRUE" : "FALSE");
  else if (strcmp (type, "inlineStr") == 0 || strcmp (type, "str") == 0)
    return gvt_xlsx_unescape (self->value->str);
  else if (strcmp (type, "s") == 0 && (shared = shared_string (self)) != NULL)
    return g_strdup (shared);
  else if (strcmp (type, "s") == 0)
    *fault = _ ("its text is missing in the file");
  else if (self->value->len == 0 || self->as_stored || is_whole_number (self))
    return g_strdup (self->value->str);
  else
    *fault = _ ("a number or date is not read as it is shown: format the cell as text and type it "
                "again");
  return NULL;
}

static void
keep_cell (Sheet *self, const char *text)
{
  if (*text == '\0')
    return;
  while (self->row->cells->len < self->column)
    g_ptr_array_add (self->row->cells, g_strdup (""));
  g_ptr_array_add (self->row->cells, g_strdup (text));
}

static void
end_cell (Sheet *self, GError **error)
{
  const char *fault = NULL;
  g_autofree char *text = text_of (self, &fault);
  g_autofree char *place = gvt_sheet_cell_name (MIN (self->column, GVT_SHEET_MAX_COLUMNS),
                                                self->row->line);

  self->is_in_cell = FALSE;
  if (text != NULL && *text != '\0' && self->column >= GVT_SHEET_MAX_COLUMNS)
    fault = _ ("too far to the right");
  if (fault != NULL && self->row->fault == NULL)
    self->row->fault = g_strdup_printf ("%s: %s", place, fault);
  self->n_kept += text != NULL ? strlen (text) : 0;
  if (self->n_kept > MAX_TEXT)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "too much text");
  else if (fault == NULL)
    keep_cell (self, text);
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Sheet *self = user_data;
  const char *name = gvt_xlsx_local (element);

  self->is_in_value = FALSE;
  if (strcmp (name, "rPh") == 0 && self->phonetic_depth > 0)
    self->phonetic_depth--;
  else if (strcmp (name, "c") == 0 && self->is_in_cell)
    end_cell (self, error);
  else if (strcmp (name, "row") == 0)
    self->row = NULL;
}

GPtrArray *
gvt_xlsx_read_sheet (
    GBytes *part, GPtrArray *strings, GArray *styles, gboolean as_stored, GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (GPtrArray) rows = gvt_sheet_rows_new ();
  Sheet sheet = {
    .rows = rows, .strings = strings, .styles = styles, .as_stored = as_stored, .next_row = 1
  };
  gboolean is_good;

  sheet.value = g_string_new (NULL);
  is_good = gvt_xlsx_parse (part, GVT_XLSX_SHEET, &parser, &sheet, error);
  g_string_free (sheet.value, TRUE);
  g_free (sheet.type);
  return is_good ? g_steal_pointer (&rows) : NULL;
}

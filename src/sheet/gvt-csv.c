/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-csv.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MARK          "\xef\xbb\xbf" /* the byte order mark */
#define SEPARATORS    ";,\t"
#define FORMULA       "=+-@\t"
#define MAX_RECOVERED 16 /* rows with a quote that is never closed, before the rest is given up */

typedef struct
{
  const char *at;
  guint line;
  char separator;
  guint n_recovered;
} Csv;

/* What a spreadsheet would compute begins with one of FORMULA; an apostrophe before it makes a text
 * of it. Returns: whether @text has such a beginning, apostrophes or not */
static gboolean
is_guarded (const char *text)
{
  const char *first = text + strspn (text, "'");

  return *first != '\0' && strchr (FORMULA, *first) != NULL;
}

/* --- reading --- */

/* The headings are words, so what stands most often between them is the separator. */
static char
find_separator (const char *text)
{
  gsize length = strcspn (text, "\n");
  guint most = 0;
  char separator = ';';

  for (const char *candidate = SEPARATORS; *candidate != '\0'; candidate++)
    {
      guint n = 0;

      for (gsize i = 0; i < length; i++)
        n += text[i] == *candidate;
      if (n > most)
        separator = *candidate;
      most = MAX (most, n);
    }
  return separator;
}

/* "sep=;", as some spreadsheets write it before the headings. */
static void
begin (Csv *self, const char *text)
{
  gboolean has_hint = g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0'
                      && strchr (SEPARATORS, text[4]) != NULL && text[5] == '\n';

  self->at = has_hint ? text + 6 : text;
  self->line = has_hint ? 2 : 1;
  self->separator = has_hint ? text[4] : find_separator (text);
}

static gboolean
is_end_of_cell (const Csv *self)
{
  return *self->at == self->separator || *self->at == '\n' || *self->at == '\0';
}

/* From behind the opening quote to behind the closing one. Returns: whether there is one */
static gboolean
read_quoted (Csv *self, GString *cell)
{
  for (; *self->at != '\0'; self->at++)
    {
      if (*self->at == '"' && self->at[1] != '"')
        {
          self->at++;
          return TRUE;
        }
      self->at += *self->at == '"';
      self->line += *self->at == '\n';
      g_string_append_c (cell, *self->at);
    }
  return FALSE;
}

static void
fail (GvtSheetRow *row, const char *fault)
{
  if (row->fault == NULL)
    row->fault = g_strdup (fault);
}

/* Goes on behind the line on which a row began that cannot be read. */
static void
recover (Csv *self, const char *row_at, const GvtSheetRow *row)
{
  const char *end = row_at + strcspn (row_at, "\n");

  self->at = self->n_recovered++ < MAX_RECOVERED ? end : end + strlen (end);
  self->line = row->line;
}

static void
read_cell (Csv *self, const char *row_at, GvtSheetRow *row)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean is_quoted = *self->at == '"';

  self->at += is_quoted;
  if (is_quoted && !read_quoted (self, cell))
    {
      fail (row, _ ("A quotation mark is opened here and never closed"));
      recover (self, row_at, row);
      return;
    }
  if (is_quoted && !is_end_of_cell (self))
    fail (row, _ ("Something stands between a closing quotation mark and the end of its cell"));
  for (; !is_end_of_cell (self); self->at++)
    g_string_append_c (cell, *self->at);

  if (!g_utf8_validate (cell->str, (gssize) cell->len, NULL))
    fail (row, _ ("This line is not UTF-8 text: save the file as UTF-8"));
  if (is_guarded (cell->str) && cell->str[0] == '\'')
    g_string_erase (cell, 0, 1);
  g_ptr_array_add (row->cells, g_string_free (g_steal_pointer (&cell), FALSE));
}

static GvtSheetRow *
read_row (Csv *self)
{
  GvtSheetRow *row = gvt_sheet_row_new (self->line);
  const char *row_at = self->at;

  read_cell (self, row_at, row);
  while (*self->at == self->separator)
    {
      self->at++;
      read_cell (self, row_at, row);
    }
  if (row->cells->len > GVT_SHEET_MAX_COLUMNS)
    fail (row, _ ("There are too many cells in this row"));

  self->line += *self->at == '\n';
  self->at += *self->at == '\n';
  return row;
}

GPtrArray *
gvt_csv_read (GBytes *text)
{
  g_autofree char *plain = gvt_sheet_plain_lines (text);
  GPtrArray *rows = gvt_sheet_rows_new ();
  Csv csv = { NULL, 0, 0, 0 };

  begin (&csv, plain);
  while (*csv.at != '\0')
    g_ptr_array_add (rows, read_row (&csv));
  return rows;
}

/* --- writing --- */

static void
append_cell (GString *csv, const char *text)
{
  g_autoptr (GString) cell = g_string_new (is_guarded (text) ? "'" : "");

  g_string_append (cell, text);
  if (strpbrk (cell->str, SEPARATORS "\"\n") == NULL)
    {
      g_string_append (csv, cell->str);
      return;
    }
  g_string_replace (cell, "\"", "\"\"", 0);
  g_string_append_printf (csv, "\"%s\"", cell->str);
}

GBytes *
gvt_csv_write (GPtrArray *rows)
{
  GString *csv = g_string_new (MARK);

  for (guint i = 0; i < rows->len; i++)
    {
      const GvtSheetRow *row = rows->pdata[i];

      for (guint j = 0; j < row->cells->len; j++)
        {
          if (j > 0)
            g_string_append_c (csv, ';');
          append_cell (csv, row->cells->pdata[j]);
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free_to_bytes (csv);
}

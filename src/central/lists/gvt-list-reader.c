/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-line-source.h"
#include "gvt-list-csv.h"
#include "gvt-list-fault.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define MAX_CELLS       64

/* What a column of the file is: a voter column, or the village's code. */
#define VILLAGE_COLUMN GVT_VOTER_N_COLUMNS

struct _GvtListReader
{
  GvtLineSource *lines;
  guint64 line;
  char separator;
  gboolean has_cr; /* the head line: the others must too, or files were joined */
  char *village;   /* (nullable): of all rows */
  guint columns[MAX_CELLS];
  guint n_columns;
};

/* Headings that sheets have instead of ours. */
static const struct
{
  const char *heading;
  guint column;
} other_headings[] = {
  { "KODE DESA/KELURAHAN", VILLAGE_COLUMN },    { "NO KK", GVT_VOTER_NKK },
  { "NAMA LENGKAP", GVT_VOTER_NAME },           { "STATUS KAWIN", GVT_VOTER_MARITAL },
  { "JENIS KELAMIN", GVT_VOTER_SEX },           { "JALAN/DUSUN", GVT_VOTER_ADDRESS },
  { "KODE DISABILITAS", GVT_VOTER_DISABILITY }, { "KTP EL", GVT_VOTER_KTP_EL },
  { "SUMBER DATA", GVT_VOTER_SOURCE },
};

/* Those without which a row says too little. */
static const GvtVoterColumn needed[] = { GVT_VOTER_NKK,        GVT_VOTER_NIK,     GVT_VOTER_NAME,
                                         GVT_VOTER_BIRTH_DATE, GVT_VOTER_MARITAL, GVT_VOTER_SEX,
                                         GVT_VOTER_RT,         GVT_VOTER_RW,      GVT_VOTER_TPS };

static gboolean
find_column (const char *heading, guint *column)
{
  g_autofree char *upper = g_utf8_strup (heading, -1);
  const char *name = g_strstrip (upper);

  if (g_str_equal (name, GVT_LIST_VILLAGE_HEADING))
    {
      *column = VILLAGE_COLUMN;
      return TRUE;
    }
  for (*column = 0; *column < GVT_VOTER_N_COLUMNS; (*column)++)
    if (g_str_equal (name, gvt_voter_column_heading (*column)))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (other_headings); i++)
    if (g_str_equal (name, other_headings[i].heading))
      {
        *column = other_headings[i].column;
        return TRUE;
      }
  return FALSE;
}

/* Takes the quotes off the cell that begins at @p, in place. Returns: behind its closing quote;
 * %NULL when there is none */
static char *
unquote (char *p)
{
  char *out = p;

  for (p++; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] != '"')
        {
          *out = '\0';
          return p + 1;
        }
      if (*p == '"')
        p++;
      *out++ = *p;
    }
  return NULL;
}

/* Cuts @line into @cells, in place. Returns: a code of what is wrong; %NULL when all is well */
static const char *
cut (char *line, char separator, char **cells, guint *n_cells)
{
  char *p = line;

  for (*n_cells = 0; *n_cells < MAX_CELLS; p++)
    {
      char *end;

      cells[(*n_cells)++] = p;
      end = *p == '"' ? unquote (p) : p + strcspn (p, (char[]){ separator, '\0' });
      if (end == NULL)
        return GVT_FAULT_QUOTES;
      if (*end == '\0')
        return NULL;
      if (*end != separator)
        return GVT_FAULT_QUOTES;
      *end = '\0';
      p = end;
    }
  return GVT_FAULT_MANY_COLUMNS;
}

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *sentence, ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, sentence);
  message = g_strdup_vprintf (sentence, values);
  va_end (values);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, message);
  return FALSE;
}

static gboolean
has_column (const GvtListReader *self, guint column)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i] == column)
      return TRUE;
  return FALSE;
}

static gboolean
check_columns (const GvtListReader *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!has_column (self, needed[i]))
      return refuse (error, _ ("the list has no column %s (line 1)"),
                     gvt_voter_column_heading (needed[i]));

  if (self->village == NULL && !has_column (self, VILLAGE_COLUMN))
    return refuse (error,
                   _ ("the list does not name its village: give --village, or add the column %s"),
                   GVT_LIST_VILLAGE_HEADING);
  if (self->village != NULL && has_column (self, VILLAGE_COLUMN))
    return refuse (error, _ ("the list needs no --village, because it has the column %s"),
                   GVT_LIST_VILLAGE_HEADING);
  return TRUE;
}

static char
guess_separator (const char *head)
{
  return strchr (head, ';') != NULL ? ';' : strchr (head, '\t') != NULL ? '\t' : ',';
}

/* A line without any heading is a title, or a voter's row: nothing of it is told. */
static gboolean
has_heading (char *const *cells, guint n_cells)
{
  guint column;

  for (guint i = 0; i < n_cells; i++)
    if (find_column (cells[i], &column))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): a code of what is wrong with the head line; else its @cells are cut */
static const char *
cut_head (GvtListReader *self, char *head, char **cells)
{
  const char *fault;
  gboolean is_last;

  self->has_cr = gvt_line_source_has_cr (self->lines, &is_last);
  if (!g_utf8_validate (head, -1, NULL))
    return GVT_FAULT_NOT_UTF8;
  if (g_str_has_prefix (head, BYTE_ORDER_MARK))
    head += strlen (BYTE_ORDER_MARK);
  self->separator = guess_separator (head);
  fault = cut (head, self->separator, cells, &self->n_columns);
  return fault != NULL || has_heading (cells, self->n_columns) ? fault : GVT_FAULT_NO_HEADINGS;
}

static gboolean
take_headings (GvtListReader *self, char **cells, GError **error)
{
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i] = MAX_CELLS; /* none yet */
  for (guint i = 0; i < self->n_columns; i++)
    {
      guint column;

      if (cells[i][strspn (cells[i], " \t")] == '\0')
        return refuse (error,
                       _ ("column %u of the list has no heading (line 1): give it one of a voter "
                          "list, or delete the column"),
                       i + 1);
      if (!find_column (cells[i], &column))
        return refuse (error, _ ("the list has the column %s (line 1), which no voter list has"),
                       cells[i]);
      if (has_column (self, column))
        return refuse (error, _ ("the list has the column %s twice (line 1)"), cells[i]);
      self->columns[i] = column;
    }
  return check_columns (self, error);
}

static gboolean
read_head (GvtListReader *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  const char *fault;
  char *head = gvt_line_source_next (self->lines, &fault, &local);
  char *cells[MAX_CELLS];

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (head == NULL)
    return refuse (error, _ ("the list has no head line"));

  self->line = 1;
  if (fault == NULL)
    fault = cut_head (self, head, cells);
  if (fault != NULL)
    {
      g_autofree char *words = gvt_list_fault_describe (fault);

      return refuse (error, _ ("the head line of the list (line 1): %s"), words);
    }
  return take_headings (self, cells, error);
}

GvtListReader *
gvt_list_reader_open (const char *path, const char *village, GError **error)
{
  g_autoptr (GvtListReader) self = g_new0 (GvtListReader, 1);

  self->village = g_strdup (village);
  self->lines = gvt_line_source_open (path, error);
  return self->lines != NULL && read_head (self, error) ? g_steal_pointer (&self) : NULL;
}

void
gvt_list_reader_free (GvtListReader *self)
{
  if (self == NULL)
    return;

  gvt_line_source_free (self->lines);
  g_free (self->village);
  g_free (self);
}

/* A spreadsheet is told by an apostrophe to keep a number as text. */
static const char *
without_apostrophe (const char *cell)
{
  return *cell == '\'' && g_ascii_isdigit (cell[1]) ? cell + 1 : cell;
}

static void
fill_row (GvtListReader *self, char **cells, const char **village, GvtVoterRow *row)
{
  *village = self->village;
  row->is_nik_faulty = FALSE; /* the list does not say */
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    row->text[i] = "";

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = without_apostrophe (g_strstrip (cells[i]));

      if (self->columns[i] == VILLAGE_COLUMN)
        *village = cell;
      else
        row->text[self->columns[i]] = cell;
    }
}

/* Returns: (nullable): a code of what is wrong with the line before it is taken apart */
static const char *
judge_bytes (GvtListReader *self, const char *line)
{
  gboolean is_last;
  gboolean has_cr = gvt_line_source_has_cr (self->lines, &is_last);

  if (!is_last && has_cr != self->has_cr)
    return GVT_FAULT_LINE_ENDS;
  if (strchr (line, '\r') != NULL && strchr (line, '"') == NULL) /* in quotes it is a cell's */
    return GVT_FAULT_LINE_ENDS;
  return g_utf8_validate (line, -1, NULL) ? NULL : GVT_FAULT_NOT_UTF8;
}

/* Spreadsheets leave empty lines behind, and rows of nothing but separators. */
static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t,;\"")] == '\0';
}

/* Where one sheet was pasted below another, its headings came with it. */
static gboolean
is_head (const GvtVoterRow *row)
{
  return g_ascii_strcasecmp (row->text[GVT_VOTER_NIK], gvt_voter_column_heading (GVT_VOTER_NIK))
         == 0;
}

gboolean
gvt_list_reader_next (
    GvtListReader *self, const char **village, GvtVoterRow *row, const char **fault, GError **error)
{
  char *cells[MAX_CELLS];
  guint n_cells;
  char *line;

  do
    {
      line = gvt_line_source_next (self->lines, fault, error);
      self->line += line != NULL;
    }
  while (line != NULL && *fault == NULL && is_blank (line));
  if (line == NULL)
    return FALSE;

  if (*fault == NULL)
    *fault = judge_bytes (self, line);
  if (*fault == NULL)
    *fault = cut (line, self->separator, cells, &n_cells);
  if (*fault == NULL && n_cells != self->n_columns)
    *fault = n_cells < self->n_columns ? GVT_FAULT_FEW_COLUMNS : GVT_FAULT_MANY_COLUMNS;
  if (*fault == NULL)
    {
      fill_row (self, cells, village, row);
      *fault = is_head (row) ? GVT_FAULT_HEAD_AGAIN : NULL;
    }
  return TRUE;
}

guint64
gvt_list_reader_get_line (GvtListReader *self)
{
  return self->line;
}

void
gvt_list_reader_get_digest (GvtListReader *self, GvtHash *digest)
{
  gvt_line_source_get_digest (self->lines, digest);
}

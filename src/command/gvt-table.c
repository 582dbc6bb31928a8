/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-table.h"

#include <string.h>

#include "gvt-output.h"

#define GAP 2 /* blanks between columns */

struct _GvtTable
{
  GPtrArray *rows; /* of GStrv; the heads first */
  guint n_columns;
};

/* Returns: (transfer full) (element-type utf8): the texts up to %NULL, which ends it, too */
static GPtrArray *
take_texts (const char *first, va_list list)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (const char *text = first; text != NULL; text = va_arg (list, const char *))
    g_ptr_array_add (texts, (gpointer) text);
  g_ptr_array_add (texts, NULL);
  return texts;
}

/* Returns: (transfer full) */
static char **
dup_cells (const char *const *texts)
{
  char **cells = g_strdupv ((char **) texts);

  for (guint i = 0; cells[i] != NULL; i++)
    g_strdelimit (cells[i], "\n\r\t", ' ');
  return cells;
}

GvtTable *
gvt_table_new_of (const char *const *heads)
{
  GvtTable *self = g_new0 (GvtTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->n_columns = g_strv_length ((char **) heads);
  g_ptr_array_add (self->rows, dup_cells (heads));
  return self;
}

GvtTable *
gvt_table_new (const char *first, ...)
{
  g_autoptr (GPtrArray) heads = NULL;
  va_list list;

  va_start (list, first);
  heads = take_texts (first, list);
  va_end (list);
  return gvt_table_new_of ((const char *const *) heads->pdata);
}

void
gvt_table_free (GvtTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
gvt_table_add_row (GvtTable *self, const char *const *cells)
{
  g_assert (g_strv_length ((char **) cells) == self->n_columns);
  g_ptr_array_add (self->rows, dup_cells (cells));
}

void
gvt_table_add (GvtTable *self, const char *first, ...)
{
  g_autoptr (GPtrArray) cells = NULL;
  va_list list;

  va_start (list, first);
  cells = take_texts (first, list);
  va_end (list);
  gvt_table_add_row (self, (const char *const *) cells->pdata);
}

static const char *
cell_at (GvtTable *self, guint row, guint column)
{
  return ((char **) g_ptr_array_index (self->rows, row))[column];
}

static glong
width_of (GvtTable *self, guint column)
{
  glong width = 0;

  for (guint row = 0; row < self->rows->len; row++)
    width = MAX (width, g_utf8_strlen (cell_at (self, row, column), -1));
  return width;
}

/* Whether there is a number in each row, and nothing else. */
static gboolean
holds_numbers (GvtTable *self, guint column)
{
  for (guint row = 1; row < self->rows->len; row++)
    {
      const char *text = cell_at (self, row, column);

      if (*text == '\0' || strspn (text, "0123456789.,") != strlen (text))
        return FALSE;
    }
  return self->rows->len > 1;
}

/* How one column is set. */
typedef struct
{
  int width; /* characters */
  gboolean to_the_right;
} Setting;

static void
append_cell (GString *line, const char *text, const Setting *setting)
{
  int pad = setting->width - (int) g_utf8_strlen (text, -1);

  if (setting->to_the_right)
    g_string_append_printf (line, "%*s%s", pad, "", text);
  else
    g_string_append_printf (line, "%s%*s", text, pad, "");
  g_string_append_printf (line, "%*s", GAP, "");
}

char *
gvt_table_to_text (GvtTable *self)
{
  GString *text = g_string_new (NULL);
  g_autofree Setting *settings = g_new0 (Setting, self->n_columns);

  for (guint column = 0; column < self->n_columns; column++)
    {
      settings[column].width = (int) width_of (self, column);
      settings[column].to_the_right = holds_numbers (self, column);
    }

  for (guint row = 0; row < self->rows->len; row++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint column = 0; column < self->n_columns; column++)
        append_cell (line, cell_at (self, row, column), &settings[column]);
      g_string_append_printf (text, "%s\n", g_strchomp (line->str));
    }
  return g_string_free (text, FALSE);
}

void
gvt_table_append (GvtTable *self, GString *text)
{
  g_autofree char *lines = gvt_table_to_text (self);

  g_string_append (text, lines);
}

void
gvt_table_print (GvtTable *self)
{
  g_autofree char *text = gvt_table_to_text (self);

  gvt_print ("%s", text);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-fault.h"

#include <glib/gi18n-lib.h>

#include "gvt-nik.h"
#include "gvt-text.h"

#define N_TOLD_LINES 5

static const struct
{
  const char *code;
  const char *text;
} descriptions[] = {
  { GVT_FAULT_FEW_COLUMNS, N_ ("the line has too few columns") },
  { GVT_FAULT_MANY_COLUMNS, N_ ("the line has too many columns") },
  { GVT_FAULT_QUOTES, N_ ("a quotation mark is not closed, or something stands behind it") },
  { GVT_FAULT_NOT_UTF8, N_ ("the line is not UTF-8; save the sheet as \"CSV UTF-8\"") },
  { GVT_FAULT_LINE_ENDS, N_ ("the line ends otherwise than the head line; files were joined") },
  { GVT_FAULT_WORKBOOK, N_ ("this is a workbook and no CSV; save the sheet as \"CSV UTF-8\"") },
  { GVT_FAULT_UTF16,
    N_ ("the file is UTF-16 (\"Unicode text\"); save the sheet as \"CSV UTF-8\"") },
  { GVT_FAULT_CR_ENDS, N_ ("lines end with CR alone, as on old Macintosh computers; save the sheet "
                           "as \"CSV UTF-8\"") },
  { GVT_FAULT_ZERO_BYTE, N_ ("the line holds a zero byte, which no text has; save the sheet as "
                             "\"CSV UTF-8\"") },
  { GVT_FAULT_LONG_LINE, N_ ("the line is far too long for one voter: line ends are missing, or it "
                             "is no CSV; save the sheet as \"CSV UTF-8\"") },
  { GVT_FAULT_NO_HEADINGS, N_ ("the line holds no column headings of a voter list; delete what "
                               "stands above them, or add them, and save the sheet as \"CSV "
                               "UTF-8\"") },
  { GVT_FAULT_HEAD_AGAIN,
    N_ ("the headings stand here again: lists were joined; take the line out") },
  { GVT_FAULT_CELL, N_ ("a cell is too long or holds control characters") },
  { GVT_FAULT_UNKNOWN_VILLAGE, N_ ("the village is not in the region list") },
  { GVT_FAULT_NO_ROWS, N_ ("there is no voter in it") },
  { GVT_FAULT_CUT_DIGITS, N_ ("a spreadsheet has cut off the last digits; export them as text") },
  { GVT_FAULT_OTHER_DATES,
    N_ ("a spreadsheet has written the dates in a way of its own; export the "
        "column as text again, DD|MM|YYYY") },
  { GVT_FAULT_DAY_NUMBERS, N_ ("a spreadsheet has made day numbers of the dates; export the column "
                               "as text again, DD|MM|YYYY") },
  { GVT_FAULT_SHORT_YEARS, N_ ("the years have two digits, so the century is lost; export the "
                               "column as text again, DD|MM|YYYY") },
  { GVT_FAULT_ERROR_VALUES, N_ ("a formula of the spreadsheet failed and left its error (#REF!) "
                                "instead of the name; mend it there and export again") },
  { GVT_FAULT_CUT_ZEROS, N_ ("a spreadsheet has cut off the zeros in front (1 for 001); export the "
                             "column as text") },
  { GVT_FAULT_EXCHANGED,
    N_ ("the columns of the name and of the place of birth are exchanged: the same few words stand "
        "here again and again; put each under its heading") },
  { GVT_FAULT_REPEATED, N_ ("the voter is further up in the file already: the list, or a part of "
                            "it, was pasted twice; take the second copy out") },
  { GVT_FAULT_SWAPPED_DATES, N_ ("day and month are swapped; export the dates as text") },
  { GVT_FAULT_DUPLICATE, N_ ("another line has the same number") },
  { GVT_FAULT_EMPTY, N_ ("is empty") },
  { GVT_FAULT_NO_DATE, N_ ("is no date of the calendar, DD|MM|YYYY") },
  { GVT_FAULT_LATE_DATE, N_ ("is after the day the list speaks of") },
  { GVT_FAULT_UNKNOWN_CODE, N_ ("is none of this column's codes") },
  { GVT_FAULT_THREE_DIGITS, N_ ("is not three digits") },
};

char *
gvt_list_fault_describe (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_str_equal (descriptions[i].code, code))
      return g_strdup (_ (descriptions[i].text));
  return gvt_nik_describe (code);
}

/* One fault in one column. */
typedef struct
{
  guint column;
  char *code;
  guint64 n;
  guint64 lines[N_TOLD_LINES];
} Count;

struct _GvtFaultTally
{
  GPtrArray *counts; /* Count, a few dozen at most, in the order they came up */
};

static void
free_count (gpointer data)
{
  g_free (((Count *) data)->code);
  g_free (data);
}

GvtFaultTally *
gvt_fault_tally_new (void)
{
  GvtFaultTally *self = g_new0 (GvtFaultTally, 1);

  self->counts = g_ptr_array_new_with_free_func (free_count);
  return self;
}

void
gvt_fault_tally_free (GvtFaultTally *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->counts);
  g_free (self);
}

static Count *
find_count (GvtFaultTally *self, guint column, const char *code)
{
  Count *count;

  for (guint i = 0; i < self->counts->len; i++)
    {
      count = g_ptr_array_index (self->counts, i);
      if (count->column == column && g_str_equal (count->code, code))
        return count;
    }
  count = g_new0 (Count, 1);
  count->column = column;
  count->code = g_strdup (code);
  g_ptr_array_add (self->counts, count);
  return count;
}

void
gvt_fault_tally_add (GvtFaultTally *self, guint64 line, guint column, const char *code)
{
  Count *count = find_count (self, column, code);

  if (count->n < N_TOLD_LINES)
    count->lines[count->n] = line;
  count->n++;
}

gboolean
gvt_fault_tally_is_empty (const GvtFaultTally *self)
{
  return self->counts->len == 0;
}

static void
append_count (GString *text, const Count *count)
{
  g_autofree char *number = gvt_text_number ((gint64) count->n);
  g_autofree char *words = gvt_list_fault_describe (count->code);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (count->n, N_TOLD_LINES); i++)
    g_string_append_printf (lines, i == 0 ? "%" G_GUINT64_FORMAT : ", %" G_GUINT64_FORMAT,
                            count->lines[i]);
  if (count->n > N_TOLD_LINES)
    g_string_append (lines, ", ...");

  g_string_append_printf (text, "%9s  ", number);
  if (count->column < GVT_VOTER_N_COLUMNS)
    g_string_append_printf (text, "%s: ", gvt_voter_column_heading (count->column));
  g_string_append (text, words);
  g_string_append_c (text, ' ');
  /* Translators: numbers of lines in a file, with commas between */
  g_string_append_printf (text, _ ("(line %s)"), lines->str);
  g_string_append_c (text, '\n');
}

char *
gvt_fault_tally_describe (const GvtFaultTally *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->counts->len; i++)
    append_count (text, g_ptr_array_index (self->counts, i));
  return g_string_free (text, FALSE);
}

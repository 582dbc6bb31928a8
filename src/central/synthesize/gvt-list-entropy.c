/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-entropy.h"

#include <string.h>

#include "gvt-symbol-counts.h"

/* No column needs more than five independent counts. */
#define N_PARTS 5

struct _GvtListEntropy
{
  GvtSymbolCounts *counts[GVT_VOTER_N_COLUMNS][N_PARTS];
  char *last[GVT_VOTER_N_COLUMNS]; /* the row before; "" at first */
  guint64 n_rows;
};

static void
add (GvtListEntropy *self, GvtVoterColumn column, guint part, const char *context, const char *text)
{
  if (self->counts[column][part] == NULL)
    self->counts[column][part] = gvt_symbol_counts_new ();
  gvt_symbol_counts_add (self->counts[column][part], context, text);
}

static void
add_slice (GvtListEntropy *self,
           GvtVoterColumn column,
           guint part,
           const char *text,
           guint from,
           guint length)
{
  g_autofree char *slice = g_strndup (strlen (text) > from ? text + from : "", length);

  add (self, column, part, "", slice);
}

static void
add_name (GvtListEntropy *self, const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n = g_strv_length (words);
  char length[2] = { (char) ('0' + MIN (n, 9)), '\0' };

  add (self, GVT_VOTER_NAME, 0, "", length);
  for (guint i = 0; i < n; i++)
    add (self, GVT_VOTER_NAME, 1, i == 0 ? "first" : "other", words[i]);
}

/* DD|MM|YYYY */
static void
add_birth_date (GvtListEntropy *self, const char *date)
{
  add_slice (self, GVT_VOTER_BIRTH_DATE, 0, date, 6, 4);
  add_slice (self, GVT_VOTER_BIRTH_DATE, 1, date, 0, 5);
}

/* The village's own district, "52.01.02.2003", as the six digits of a number. */
static gboolean
is_of_district (const char *number, const char *village)
{
  return strlen (village) >= 8 && strlen (number) >= 6 && memcmp (number, village, 2) == 0
         && memcmp (number + 2, village + 3, 2) == 0 && memcmp (number + 4, village + 6, 2) == 0;
}

static void
add_region (GvtListEntropy *self, GvtVoterColumn column, const char *village, const char *number)
{
  if (is_of_district (number, village))
    add (self, column, 0, "", "own");
  else
    add_slice (self, column, 0, number, 0, 6);
}

/* The six middle digits of a NIK as the other columns would have them. */
static void
make_nik_date (const char *date, const char *sex, char digits[7])
{
  memset (digits, 0, 7);
  if (strlen (date) != 10)
    return;
  memcpy (digits, date, 2);
  memcpy (digits + 2, date + 3, 2);
  memcpy (digits + 4, date + 8, 2);
  if (*sex == 'P')
    digits[0] = (char) (digits[0] + 4);
}

static void
add_nik (GvtListEntropy *self, const char *village, const GvtVoterRow *row)
{
  const char *nik = row->text[GVT_VOTER_NIK];
  char expected[7];

  make_nik_date (row->text[GVT_VOTER_BIRTH_DATE], row->text[GVT_VOTER_SEX], expected);
  add_region (self, GVT_VOTER_NIK, village, nik);
  add_slice (self, GVT_VOTER_NIK, 1, nik, 12, 4);
  if (strlen (nik) == 16 && memcmp (nik + 6, expected, 6) == 0)
    add (self, GVT_VOTER_NIK, 2, "", "same");
  else
    add_slice (self, GVT_VOTER_NIK, 2, nik, 6, 6);
}

static void
add_nkk (GvtListEntropy *self, const char *village, const char *nkk)
{
  gboolean same = g_str_equal (nkk, self->last[GVT_VOTER_NKK]);

  add (self, GVT_VOTER_NKK, 4, "", same ? "same" : "new");
  if (same)
    return;
  add_region (self, GVT_VOTER_NKK, village, nkk);
  add_slice (self, GVT_VOTER_NKK, 1, nkk, 6, 2);
  add_slice (self, GVT_VOTER_NKK, 2, nkk, 8, 4);
  add_slice (self, GVT_VOTER_NKK, 3, nkk, 12, 4);
}

/* Columns that run on from row to row. */
static void
add_running (GvtListEntropy *self, GvtVoterColumn column, const char *village, const char *text)
{
  gboolean same = g_str_equal (text, self->last[column]);

  add (self, column, 0, "", same ? "same" : "new");
  if (!same)
    add (self, column, 1, village, text);
}

static void
add_dpid (GvtListEntropy *self, const char *dpid)
{
  gint64 step = g_ascii_strtoll (dpid, NULL, 10)
                - g_ascii_strtoll (self->last[GVT_VOTER_DPID], NULL, 10);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, step);

  add (self, GVT_VOTER_DPID, 0, "", self->n_rows == 0 ? "first" : text);
}

static void
add_others (GvtListEntropy *self, const GvtVoterRow *row)
{
  static const GvtVoterColumn columns[] = { GVT_VOTER_MARITAL, GVT_VOTER_SEX,  GVT_VOTER_DISABILITY,
                                            GVT_VOTER_KTP_EL,  GVT_VOTER_NOTE, GVT_VOTER_SOURCE };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add (self, columns[i], 0, "", row->text[columns[i]]);
}

GvtListEntropy *
gvt_list_entropy_new (void)
{
  GvtListEntropy *self = g_new0 (GvtListEntropy, 1);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    self->last[i] = g_strdup ("");
  return self;
}

void
gvt_list_entropy_free (GvtListEntropy *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      g_free (self->last[i]);
      for (guint part = 0; part < N_PARTS; part++)
        gvt_symbol_counts_free (self->counts[i][part]);
    }
  g_free (self);
}

void
gvt_list_entropy_add (GvtListEntropy *self, const char *village, const GvtVoterRow *row)
{
  static const GvtVoterColumn running[] = { GVT_VOTER_ADDRESS, GVT_VOTER_RT, GVT_VOTER_RW,
                                            GVT_VOTER_TPS };

  add_dpid (self, row->text[GVT_VOTER_DPID]);
  add_nkk (self, village, row->text[GVT_VOTER_NKK]);
  add_nik (self, village, row);
  add_name (self, row->text[GVT_VOTER_NAME]);
  add (self, GVT_VOTER_BIRTH_PLACE, 0, village, row->text[GVT_VOTER_BIRTH_PLACE]);
  add_birth_date (self, row->text[GVT_VOTER_BIRTH_DATE]);
  for (guint i = 0; i < G_N_ELEMENTS (running); i++)
    add_running (self, running[i], village, row->text[running[i]]);
  add_others (self, row);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      g_free (self->last[i]);
      self->last[i] = g_strdup (row->text[i]);
    }
  self->n_rows++;
}

guint64
gvt_list_entropy_get_rows (GvtListEntropy *self)
{
  return self->n_rows;
}

double
gvt_list_entropy_of (GvtListEntropy *self, GvtVoterColumn column)
{
  double bits = 0;

  g_return_val_if_fail (column < GVT_VOTER_N_COLUMNS, 0);

  for (guint part = 0; part < N_PARTS; part++)
    if (self->counts[column][part] != NULL)
      bits += gvt_symbol_counts_bits (self->counts[column][part]);
  return self->n_rows == 0 ? 0 : bits / (double) self->n_rows;
}

double
gvt_list_entropy_total (GvtListEntropy *self)
{
  double bits = 0;

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    bits += gvt_list_entropy_of (self, i);
  return bits;
}

static void
append_line (GString *table, const char *name, double bits)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.3f", bits);
  g_string_append_printf (table, "%-14s %8s\n", name, number);
}

char *
gvt_list_entropy_describe (GvtListEntropy *self)
{
  GString *table = g_string_new (NULL);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    append_line (table, gvt_voter_column_heading (i), gvt_list_entropy_of (self, i));
  append_line (table, "TOTAL", gvt_list_entropy_total (self));
  return g_string_free (table, FALSE);
}

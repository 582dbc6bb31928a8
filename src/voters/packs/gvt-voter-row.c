/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

static const char *const headings[GVT_VOTER_N_COLUMNS] = {
  "DPID",   "NKK", "NIK", "NAMA",        "TEMPAT LAHIR", "TANGGAL LAHIR", "STATUS", "KELAMIN",
  "ALAMAT", "RT",  "RW",  "DISABILITAS", "KTP-EL",       "KETERANGAN",    "SUMBER", "TPS",
};

const char *
gvt_voter_column_heading (GvtVoterColumn column)
{
  g_return_val_if_fail (column < GVT_VOTER_N_COLUMNS, NULL);

  return headings[column];
}

/* Controls would break lists and lines apart; U+0085 and the like are two bytes, C2 80 to C2 9F. */
static gboolean
has_control (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) text[i];

      if (byte < 0x20 || byte == 0x7f)
        return TRUE;
      if (byte == 0xc2 && (guchar) text[i + 1] < 0xa0)
        return TRUE;
    }
  return FALSE;
}

const char *
gvt_voter_text_problem (const char *text)
{
  gsize length = strlen (text);

  if (length > GVT_VOTER_MAX_CELL)
    return N_ ("it is too long");
  if (!g_utf8_validate_len (text, length, NULL))
    return N_ ("it is not UTF-8");
  return has_control (text, length) ? N_ ("it holds characters that no text has") : NULL;
}

gboolean
gvt_voter_row_check (const GvtVoterRow *row, GError **error)
{
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      const char *text = row->text[i];
      const char *problem = text != NULL ? gvt_voter_text_problem (text) : N_ ("it is missing");

      if (problem != NULL)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("column %s: %s"), headings[i],
                       _ (problem));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
gvt_voter_row_equal (const GvtVoterRow *a, const GvtVoterRow *b)
{
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    if (strcmp (a->text[i], b->text[i]) != 0)
      return FALSE;
  return !a->is_nik_faulty == !b->is_nik_faulty;
}

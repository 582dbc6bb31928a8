/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pupil-headings-private.h"

#include <string.h>

#include "gvt-pupil-cells-private.h"

#define MAX_TITLE_ROWS  30 /* above the headings */
#define HEADING_LETTERS 60
#define PLACE_AND_DATE  GVT_PUPIL_N_FIELDS /* beside the fields */

/* All that schools are known to call a column, in small letters and without signs. The first of
 * each field is the template's. */
static const char *const names[GVT_PUPIL_N_FIELDS + 1][8] = {
  [GVT_PUPIL_NAME] = { "nama lengkap", "nama", "nama siswa", "nama peserta didik", "nama murid",
                       "nama santri", "name" },
  [GVT_PUPIL_NIK] = { "nik", "no nik", "nomor nik", "nomor induk kependudukan", "nik siswa",
                      "nik peserta didik", "no induk kependudukan" },
  [GVT_PUPIL_BIRTH_DATE] = { "tanggal lahir", "tgl lahir", "tgl lhr", "birth date",
                             "date of birth" },
  [GVT_PUPIL_BIRTH_PLACE] = { "tempat lahir", "tmp lahir", "birth place" },
  [GVT_PUPIL_SEX] = { "jenis kelamin", "l p", "jk", "kelamin", "lp", "sex", "gender" },
  [GVT_PUPIL_MARITAL] = { "status kawin", "status perkawinan", "kawin", "status nikah", "marital" },
  [GVT_PUPIL_CLASS] = { "kelas", "rombel", "rombel saat ini", "rombongan belajar", "kls", "class" },
  [GVT_PUPIL_VILLAGE] = { "desa kelurahan", "desa", "kelurahan", "desa kel", "kelurahan desa",
                          "kel desa", "village" },
  [GVT_PUPIL_DISTRICT] = { "kecamatan", "kec", "district" },
  [GVT_PUPIL_ADDRESS] = { "alamat", "alamat lengkap", "alamat rumah", "alamat tinggal", "address" },
  [GVT_PUPIL_RT] = { "rt" },
  [GVT_PUPIL_RW] = { "rw" },
  [PLACE_AND_DATE] = { "tempat tanggal lahir", "ttl", "tempat tgl lahir",
                       "tempat dan tanggal lahir", "tempat tgl lhr" },
};

const char *
gvt_pupil_heading_words (GvtPupilField field)
{
  static const char *const words[GVT_PUPIL_N_FIELDS] = {
    "nama lengkap", "NIK",   "tanggal lahir",  "tempat lahir", "jenis kelamin",
    "status kawin", "kelas", "desa/kelurahan", "kecamatan",    "alamat",
    "RT",           "RW",
  };

  return words[field];
}

/* "Tgl. Lahir" as "tgl lahir". Returns: (transfer full) */
static char *
simplify (const char *cell)
{
  g_autofree char *text = gvt_pupil_text_read (cell, HEADING_LETTERS);
  g_autoptr (GString) simple = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (simple, g_ascii_tolower (*c));
    else if (simple->len > 0 && simple->str[simple->len - 1] != ' ')
      g_string_append_c (simple, ' ');
  g_strchomp (simple->str);
  return g_string_free (g_steal_pointer (&simple), FALSE);
}

/* Returns: a field, PLACE_AND_DATE, or GVT_PUPIL_NOWHERE */
static guint
find_field (const char *simple)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names[i]) && names[i][j] != NULL; j++)
      if (strcmp (names[i][j], simple) == 0)
        return i;
  return GVT_PUPIL_NOWHERE;
}

static guint *
place_of (GvtPupilHeadings *self, guint field)
{
  return field == PLACE_AND_DATE ? &self->place_and_date : &self->at[field];
}

/* The first column of a name counts: a school's sheet goes on with the parents'. */
static void
note (GvtPupilHeadings *self, const char *cell, guint column)
{
  g_autofree char *simple = simplify (cell);
  guint field = find_field (simple);

  if (field != GVT_PUPIL_NOWHERE && *place_of (self, field) == GVT_PUPIL_NOWHERE)
    *place_of (self, field) = column;
}

static void
clear (GvtPupilHeadings *self)
{
  for (guint i = 0; i < GVT_PUPIL_N_FIELDS; i++)
    self->at[i] = GVT_PUPIL_NOWHERE;
  self->place_and_date = GVT_PUPIL_NOWHERE;
}

static gboolean
is_enough (const GvtPupilHeadings *self)
{
  return self->at[GVT_PUPIL_NAME] != GVT_PUPIL_NOWHERE
         && (self->at[GVT_PUPIL_NIK] != GVT_PUPIL_NOWHERE
             || self->at[GVT_PUPIL_BIRTH_DATE] != GVT_PUPIL_NOWHERE
             || self->place_and_date != GVT_PUPIL_NOWHERE);
}

/* Whether the cell above, or the merged one that reaches to here, is about the pupil himself:
 * "Data ayah" has a name and a NIK below it, too. */
static gboolean
is_about_pupil (const GvtSheetRow *above, guint column)
{
  static const char *const words[] = { "siswa",  "peserta didik", "murid",
                                       "santri", "identitas",     "kelahiran",
                                       "lahir",  "alamat",        "tinggal" };
  guint at = column;
  g_autofree char *simple = NULL;

  while (at > 0 && *gvt_sheet_row_get (above, at) == '\0')
    at--;
  simple = simplify (gvt_sheet_row_get (above, at));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (simple, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Of headings in two rows the lower one has nothing under the cell of names. */
static gboolean
is_second_row (const GvtSheetRow *above, const GvtSheetRow *below)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < below->cells->len; i++)
    {
      g_autofree char *simple = simplify (gvt_sheet_row_get (below, i));
      g_autofree char *over = simplify (gvt_sheet_row_get (above, i));

      if (find_field (over) == GVT_PUPIL_NAME && *simple != '\0')
        return FALSE;
      is_any = is_any || find_field (simple) != GVT_PUPIL_NOWHERE;
    }
  return is_any;
}

/* Reads headings that begin in row @i; the columns below a merged cell after the others. */
static gboolean
read_at (GPtrArray *rows, guint i, GvtPupilHeadings *self)
{
  const GvtSheetRow *above = rows->pdata[i];
  const GvtSheetRow *below = i + 1 < rows->len ? rows->pdata[i + 1] : NULL;
  gboolean has_second = below != NULL && is_second_row (above, below);

  clear (self);
  for (guint column = 0; column < above->cells->len; column++)
    note (self, gvt_sheet_row_get (above, column), column);
  for (guint column = 0; has_second && column < below->cells->len; column++)
    if (is_about_pupil (above, column))
      note (self, gvt_sheet_row_get (below, column), column);
  self->n_rows = i + (has_second ? 2 : 1);
  return is_enough (self);
}

gboolean
gvt_pupil_headings_find (GPtrArray *rows, GvtPupilHeadings *headings)
{
  for (guint i = 0; i < rows->len && i < MAX_TITLE_ROWS; i++)
    if (read_at (rows, i, headings))
      return TRUE;
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-school-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-csv.h"
#include "gvt-error.h"
#include "gvt-nik.h"
#include "gvt-pupil-cells-private.h"
#include "gvt-pupil-headings-private.h"
#include "gvt-secret.h"
#include "gvt-sheet-faults.h"
#include "gvt-xlsx.h"

#define NAME_LETTERS 60 /* as a proposal takes it */
#define TEXT_LETTERS 60
#define LONG_LETTERS 120
#define ENOUGH_ROUND 3 /* numbers that all end in 0 are no chance any more */

typedef struct
{
  const char *today;
  GvtPupilHeadings headings;
  GPtrArray *pupils;
  GvtSheetFaults faults;
  guint n_month_first;
} Reader;

/* Returns: (transfer none): the cell of @field; "" where the sheet has no such column */
static const char *
cell_of (const Reader *self, const GvtSheetRow *row, GvtPupilField field)
{
  guint column = self->headings.at[field];

  return column != GVT_PUPIL_NOWHERE ? gvt_sheet_row_get (row, column) : "";
}

static void
complain (Reader *self, const GvtSheetRow *row, GvtPupilField field, const char *what)
{
  /* Translators: a column of a sheet, then what is wrong with it in this line */
  g_autofree char *fault = g_strdup_printf (_ ("%s: %s"), gvt_pupil_heading_words (field), what);

  gvt_sheet_faults_add (&self->faults, row->line, fault);
}

static void
take_text (const Reader *self, const GvtSheetRow *row, GvtPupil *pupil, GvtPupilField field)
{
  guint letters = field == GVT_PUPIL_ADDRESS ? LONG_LETTERS : TEXT_LETTERS;
  g_autofree char *text = gvt_pupil_text_read (cell_of (self, row, field), letters);

  gvt_pupil_set (pupil, field, text);
}

static void
take_words (const Reader *self, const GvtSheetRow *row, GvtPupil *pupil)
{
  static const GvtPupilField texts[] = { GVT_PUPIL_BIRTH_PLACE, GVT_PUPIL_CLASS, GVT_PUPIL_VILLAGE,
                                         GVT_PUPIL_DISTRICT, GVT_PUPIL_ADDRESS };
  g_autofree char *rt = gvt_pupil_number_read (cell_of (self, row, GVT_PUPIL_RT));
  g_autofree char *rw = gvt_pupil_number_read (cell_of (self, row, GVT_PUPIL_RW));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    take_text (self, row, pupil, texts[i]);
  gvt_pupil_set (pupil, GVT_PUPIL_RT, rt);
  gvt_pupil_set (pupil, GVT_PUPIL_RW, rw);
  gvt_pupil_set (pupil, GVT_PUPIL_SEX, gvt_pupil_sex_read (cell_of (self, row, GVT_PUPIL_SEX)));
  gvt_pupil_set (pupil, GVT_PUPIL_MARITAL,
                 gvt_pupil_marital_read (cell_of (self, row, GVT_PUPIL_MARITAL)));
}

static gboolean
take_name (Reader *self, const GvtSheetRow *row, GvtPupil *pupil)
{
  g_autofree char *name = gvt_pupil_text_read (cell_of (self, row, GVT_PUPIL_NAME),
                                               NAME_LETTERS + 1);

  if (*name == '\0')
    complain (self, row, GVT_PUPIL_NAME, _ ("nobody is named"));
  else if (g_utf8_strlen (name, -1) > NAME_LETTERS)
    complain (self, row, GVT_PUPIL_NAME, _ ("a name has at most 60 letters"));
  else
    gvt_pupil_set (pupil, GVT_PUPIL_NAME, name);
  return pupil->text[GVT_PUPIL_NAME] != NULL;
}

/* "Praya, 1 Februari 2008": the place before the last comma. Returns: (transfer full): the date */
static char *
take_place_and_date (const Reader *self, const GvtSheetRow *row, GvtPupil *pupil)
{
  g_autofree char *both = g_strdup (gvt_sheet_row_get (row, self->headings.place_and_date));
  char *comma = strrchr (both, ',');
  g_autofree char *place = NULL;

  if (comma == NULL)
    return g_steal_pointer (&both);
  *comma = '\0';
  place = gvt_pupil_text_read (both, TEXT_LETTERS);
  if (pupil->text[GVT_PUPIL_BIRTH_PLACE] == NULL)
    gvt_pupil_set (pupil, GVT_PUPIL_BIRTH_PLACE, place);
  return g_strdup (comma + 1);
}

/* What NIK and date say of each other. */
static void
compare_with_nik (const Reader *self, GvtPupil *pupil)
{
  const char *sex = pupil->text[GVT_PUPIL_SEX];
  const GvtNikContext context = { .today = self->today,
                                  .sex = sex != NULL ? *sex : 0,
                                  .birth_date = pupil->text[GVT_PUPIL_BIRTH_DATE] };
  g_autoptr (GvtNikResult) result = gvt_nik_check (pupil->text[GVT_PUPIL_NIK], &context);

  if (pupil->text[GVT_PUPIL_BIRTH_DATE] == NULL && result->date != NULL)
    {
      gvt_pupil_set (pupil, GVT_PUPIL_BIRTH_DATE, result->date);
      pupil->notes |= GVT_PUPIL_DATE_OF_NIK;
    }
  if (gvt_nik_result_has (result, "birth-date-differs"))
    pupil->notes |= GVT_PUPIL_DATE_DIFFERS;
  if (gvt_nik_result_has (result, "sex-differs"))
    pupil->notes |= GVT_PUPIL_SEX_DIFFERS;
}

static gboolean
take_date (Reader *self, const GvtSheetRow *row, GvtPupil *pupil)
{
  g_autofree char *cell = self->headings.at[GVT_PUPIL_BIRTH_DATE] == GVT_PUPIL_NOWHERE
                                  && self->headings.place_and_date != GVT_PUPIL_NOWHERE
                              ? take_place_and_date (self, row, pupil)
                              : g_strdup (cell_of (self, row, GVT_PUPIL_BIRTH_DATE));
  g_autofree char *date = NULL;
  GvtPupilDate read = gvt_pupil_date_read (cell, self->today, &date);

  if (read == GVT_PUPIL_DATE_MONTH_FIRST)
    self->n_month_first++;
  if (read == GVT_PUPIL_DATE_MONTH_FIRST || read == GVT_PUPIL_DATE_UNREADABLE)
    {
      complain (self, row, GVT_PUPIL_BIRTH_DATE,
                _ ("no such day can be read: write day/month/year, 31/12/2008"));
      return FALSE;
    }
  gvt_pupil_set (pupil, GVT_PUPIL_BIRTH_DATE, date);
  if (pupil->text[GVT_PUPIL_NIK] != NULL)
    compare_with_nik (self, pupil);
  if (pupil->text[GVT_PUPIL_BIRTH_DATE] == NULL)
    complain (self, row, GVT_PUPIL_BIRTH_DATE, _ ("it is missing, and so is a NIK that has it"));
  return pupil->text[GVT_PUPIL_BIRTH_DATE] != NULL;
}

static void
take_nik (const Reader *self, const GvtSheetRow *row, GvtPupil *pupil)
{
  char *nik = gvt_pupil_nik_read (cell_of (self, row, GVT_PUPIL_NIK), &pupil->notes);

  gvt_pupil_set (pupil, GVT_PUPIL_NIK, nik);
  gvt_wipe_free (nik);
}

/* Sums, signatures and the row of column numbers stand below and above pupils. */
static gboolean
is_pupil (const Reader *self, const GvtSheetRow *row)
{
  const char *name = cell_of (self, row, GVT_PUPIL_NAME);
  const char *nik = cell_of (self, row, GVT_PUPIL_NIK);
  const char *date = self->headings.place_and_date != GVT_PUPIL_NOWHERE
                         ? gvt_sheet_row_get (row, self->headings.place_and_date)
                         : cell_of (self, row, GVT_PUPIL_BIRTH_DATE);
  gboolean is_number = *name != '\0' && strspn (name, "0123456789() ") == strlen (name);

  return !is_number && (*name != '\0' || *nik != '\0' || *date != '\0');
}

static void
take_row (Reader *self, const GvtSheetRow *row)
{
  g_autoptr (GvtPupil) pupil = gvt_pupil_new (row->line);

  if (row->fault != NULL)
    {
      gvt_sheet_faults_add (&self->faults, row->line, row->fault);
      return;
    }
  if (!is_pupil (self, row))
    return;
  take_nik (self, row, pupil);
  take_words (self, row, pupil);
  if (take_name (self, row, pupil) && take_date (self, row, pupil))
    g_ptr_array_add (self->pupils, g_steal_pointer (&pupil));
}

/* --- the sheet as a whole --- */

/* A spreadsheet keeps fifteen digits: the sixteenth is 0 in all of them then. */
static void
drop_rounded (Reader *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pupils->len; i++)
    {
      const GvtPupil *pupil = self->pupils->pdata[i];
      const char *nik = pupil->text[GVT_PUPIL_NIK];

      if (nik != NULL && !g_str_has_suffix (nik, "0"))
        return;
      n += nik != NULL;
    }
  for (guint i = 0; n >= ENOUGH_ROUND && i < self->pupils->len; i++)
    {
      GvtPupil *pupil = self->pupils->pdata[i];

      if (pupil->text[GVT_PUPIL_NIK] == NULL)
        continue;
      gvt_pupil_set (pupil, GVT_PUPIL_NIK, NULL);
      pupil->notes |= GVT_PUPIL_NIK_SPOILT;
    }
}

static void
note_twice (Reader *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->pupils->len; i++)
    {
      GvtPupil *pupil = self->pupils->pdata[i];
      const char *nik = pupil->text[GVT_PUPIL_NIK];
      GvtPupil *other = nik != NULL ? g_hash_table_lookup (seen, nik) : NULL;

      if (other != NULL && !gvt_pupil_is_same (pupil, other))
        {
          pupil->notes |= GVT_PUPIL_NIK_TWICE;
          other->notes |= GVT_PUPIL_NIK_TWICE;
        }
      else if (nik != NULL && other == NULL)
        g_hash_table_insert (seen, (char *) nik, pupil);
    }
}

/* Returns: (transfer full) (nullable) */
static GPtrArray *
read_table (GBytes *file, GError **error)
{
  gsize size;
  const char *bytes = g_bytes_get_data (file, &size);

  if (size > GVT_SCHOOL_MAX_FILE)
    {
      gvt_error_tell (error, GVT_ERROR_TOO_LARGE,
                      _ ("A school's list has at most 4 MB. Nothing was changed. Leave in it only "
                         "the sheet that is wanted, without pictures."));
      return NULL;
    }
  return size >= 2 && memcmp (bytes, "PK", 2) == 0 ? gvt_xlsx_read_stored (file, error)
                                                   : gvt_csv_read (file);
}

static gboolean
tell (GError **error, const char *words)
{
  gvt_error_tell (error, GVT_ERROR_BAD_INPUT, "%s", words);
  return FALSE;
}

static gboolean
check_whole (Reader *self, gboolean leave_out, GError **error)
{
  if (self->n_month_first > 0)
    return tell (error,
                 _ ("Some birth dates of this list have the month before the day, so none of "
                    "them is sure. Nothing was taken. Write them as day/month/year, "
                    "31/12/2008."));
  if (self->pupils->len > GVT_SCHOOL_MAX_PUPILS)
    return tell (error, _ ("This list has more than 2,000 pupils. Nothing was taken. Divide it by "
                           "classes."));
  if (!leave_out && !gvt_sheet_faults_end (&self->faults, _ ("the school list"), error))
    return FALSE;
  return self->pupils->len > 0
         || tell (error, _ ("No pupil can be read from this list. Nothing was taken."));
}

GPtrArray *
gvt_school_sheet_read (
    GBytes *file, const char *today, gboolean leave_out, guint *n_left_out, GError **error)
{
  g_autoptr (GPtrArray) rows = read_table (file, error);
  g_autoptr (GPtrArray) pupils = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_pupil_free);
  Reader reader = { .today = today, .pupils = pupils };
  gboolean done;

  if (rows == NULL)
    return NULL;
  if (!gvt_pupil_headings_find (rows, &reader.headings))
    {
      tell (error, _ ("No row of this list has the headings “nama lengkap” and “NIK” or “tanggal "
                      "lahir”. Nothing was taken. The template shows how a list looks."));
      return NULL;
    }
  for (guint i = reader.headings.n_rows; i < rows->len && pupils->len <= GVT_SCHOOL_MAX_PUPILS; i++)
    take_row (&reader, rows->pdata[i]);
  drop_rounded (&reader);
  note_twice (&reader);
  if (n_left_out != NULL)
    *n_left_out = reader.faults.n;
  done = check_whole (&reader, leave_out, error);
  if (reader.faults.text != NULL)
    g_string_free (reader.faults.text, TRUE);
  return done ? g_steal_pointer (&pupils) : NULL;
}

GBytes *
gvt_school_sheet_template (gboolean as_workbook)
{
  static const GvtXlsxColumn columns[GVT_PUPIL_N_FIELDS] = {
    { 32, NULL }, { 20, NULL }, { 14, NULL }, { 18, NULL }, { 14, "L,P" }, { 14, "B,S,P" },
    { 10, NULL }, { 20, NULL }, { 18, NULL }, { 30, NULL }, { 6, NULL },   { 6, NULL },
  };
  g_autoptr (GPtrArray) rows = gvt_sheet_rows_new ();
  GvtSheetRow *row = gvt_sheet_row_new (1);

  g_ptr_array_add (rows, row);
  for (guint i = 0; i < GVT_PUPIL_N_FIELDS; i++)
    g_ptr_array_add (row->cells, g_strdup (gvt_pupil_heading_words ((GvtPupilField) i)));
  return as_workbook ? gvt_xlsx_write (rows, "Daftar siswa", columns, GVT_PUPIL_N_FIELDS)
                     : gvt_csv_write (rows);
}

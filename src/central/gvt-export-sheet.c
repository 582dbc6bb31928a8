/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-export-sheet.h"

#include <string.h>

#include "gvt-code-list.h"
#include "gvt-list-store.h"
#include "gvt-listed-person.h"
#include "gvt-typed-table.h"

/* KETERANGAN and SUMBER DATA, as the offices write them. */
#define NOTE_CHANGED "U"
#define NOTE_NEW     "B"
#define SOURCE       "masyarakat"

#define MAX_KINDS 16

struct _GvtExportSheet
{
  char *regency;
  char *day;
  char *by;
  GvtTypedTable *table;
  guint n_rows;
  guint n_again;
  guint n_of_kind[MAX_KINDS]; /* in the order of gvt_proposal_codes */
};

/* KPU's own headings are in no language but theirs. */
static const GvtTypedColumn columns[] = {
  { "KODE WILAYAH", GVT_CELL_TEXT, 14 },
  { "DPID", GVT_CELL_TEXT, 10 },
  { "NKK", GVT_CELL_TEXT, 18 },
  { "NIK", GVT_CELL_TEXT, 18 },
  { "NAMA", GVT_CELL_TEXT, 28 },
  { "TEMPAT LAHIR", GVT_CELL_TEXT, 16 },
  { "TANGGAL LAHIR", GVT_CELL_TEXT, 14 },
  { "STATUS", GVT_CELL_TEXT, 8 },
  { "KELAMIN", GVT_CELL_TEXT, 8 },
  { "ALAMAT", GVT_CELL_TEXT, 24 },
  { "RT", GVT_CELL_TEXT, 5 },
  { "RW", GVT_CELL_TEXT, 5 },
  { "DISABILITAS", GVT_CELL_TEXT, 12 },
  { "KTP-EL", GVT_CELL_TEXT, 8 },
  { "KETERANGAN", GVT_CELL_TEXT, 12 },
  { "SUMBER", GVT_CELL_TEXT, 12 },
  { "TPS", GVT_CELL_TEXT, 6 },
  { "SKEMA TMS", GVT_CELL_TEXT, 12 },
  { "USULAN", GVT_CELL_TEXT, 14 },
  { "TANDA TERIMA", GVT_CELL_TEXT, 14 },
  { "EKSPOR KE", GVT_CELL_NUMBER, 10 },
  { NULL, GVT_CELL_TEXT, 0 },
};

static const GvtTypedColumn cover_columns[] = {
  { "PERIHAL", GVT_CELL_TEXT, 36 },
  { "ISI", GVT_CELL_TEXT, 24 },
  { NULL, GVT_CELL_TEXT, 0 },
};

GvtExportSheet *
gvt_export_sheet_new (const char *regency, const char *day, const char *by)
{
  GvtExportSheet *self = g_new0 (GvtExportSheet, 1);

  self->regency = g_strdup (regency);
  self->day = g_strdup (day);
  self->by = g_strdup (by);
  self->table = gvt_typed_table_new ("Usulan", columns);
  return self;
}

void
gvt_export_sheet_free (GvtExportSheet *self)
{
  g_free (self->regency);
  g_free (self->day);
  g_free (self->by);
  gvt_typed_table_free (self->table);
  g_free (self);
}

/* --- the row of the newest list --- */

typedef struct
{
  GvtProposalDetails *details;
  guint fits;
  char *cells[GVT_VOTER_N_COLUMNS]; /* (nullable) each */
} Found;

static void
found_clear (Found *self)
{
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    g_clear_pointer (&self->cells[i], gvt_wipe_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static gboolean
look_at (const GvtVoterRow *row, gpointer user_data, GError **error)
{
  Found *self = user_data;
  guint fits = gvt_listed_person_fits (self->details, row);

  if (fits <= self->fits)
    return TRUE;
  found_clear (self);
  self->fits = fits;
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    self->cells[i] = g_strdup (row->text[i]);
  return TRUE;
}

static gboolean
find_row (GvtDb *db, GvtProposal *proposal, Found *found, GError **error)
{
  GvtListRecord *list;
  gboolean done;

  if (!gvt_list_store_find_newest (db, gvt_proposal_get_election (proposal), &list, error))
    return FALSE;
  done = list == NULL
         || gvt_list_store_each_row (db, list, gvt_proposal_get_place (proposal), look_at, found,
                                     error);
  g_clear_pointer (&list, gvt_list_record_free);
  return done;
}

/* --- what is proposed, in its place --- */

/* Returns: (transfer full): "1990-07-25" → "25|07|1990" */
static char *
listed_date (const char *iso)
{
  return strlen (iso) == 10 ? g_strdup_printf ("%.2s|%.2s|%.4s", iso + 8, iso + 5, iso)
                            : g_strdup (iso);
}

static void
overlay (Found *found, GvtProposalDetails *details)
{
  static const GvtVoterColumn places[GVT_N_LIST_FIELDS] = {
    [GVT_FIELD_NIK] = GVT_VOTER_NIK,
    [GVT_FIELD_NKK] = GVT_VOTER_NKK,
    [GVT_FIELD_NAME] = GVT_VOTER_NAME,
    [GVT_FIELD_BIRTH_PLACE] = GVT_VOTER_BIRTH_PLACE,
    [GVT_FIELD_BIRTH_DATE] = GVT_VOTER_BIRTH_DATE,
    [GVT_FIELD_MARITAL] = GVT_VOTER_MARITAL,
    [GVT_FIELD_SEX] = GVT_VOTER_SEX,
    [GVT_FIELD_ADDRESS] = GVT_VOTER_ADDRESS,
    [GVT_FIELD_RT] = GVT_VOTER_RT,
    [GVT_FIELD_RW] = GVT_VOTER_RW,
    [GVT_FIELD_DISABILITY] = GVT_VOTER_DISABILITY,
    [GVT_FIELD_KTP_EL] = GVT_VOTER_KTP_EL,
    [GVT_FIELD_TPS] = GVT_VOTER_TPS,
  };

  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      const char *wanted = gvt_proposal_details_get_new (details, (GvtProposalField) i);
      const char *value = gvt_proposal_details_value (details, (GvtProposalField) i);
      char **cell = &found->cells[places[i]];

      /* What the list has stays, but where a change is proposed. */
      if (value == NULL || (wanted == NULL && found->fits > 0))
        continue;
      gvt_wipe_free (*cell);
      *cell = i == GVT_FIELD_BIRTH_DATE ? listed_date (value) : g_strdup (value);
    }
}

/* The code of the reason; its scheme stands in a column of its own, for a bare number is none. */
static const char *
find_note (GvtProposal *proposal)
{
  const char *code = gvt_proposal_get_tms_code (proposal);

  if (code != NULL)
    return code;
  return g_str_equal (gvt_proposal_get_proposal (proposal), GVT_PROPOSAL_NEW) ? NOTE_NEW
                                                                              : NOTE_CHANGED;
}

static void
count_kind (GvtExportSheet *self, const char *kind)
{
  for (guint i = 0; gvt_proposal_codes[i].code != NULL && i < MAX_KINDS; i++)
    self->n_of_kind[i] += g_str_equal (gvt_proposal_codes[i].code, kind);
}

static void
add_row (GvtExportSheet *self, GvtProposal *proposal, const Found *found, guint n_before)
{
  const char *scheme = gvt_proposal_get_tms_scheme (proposal);

  gvt_typed_table_begin (self->table);
  gvt_typed_table_add (self->table, gvt_proposal_get_place (proposal));
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      const char *cell = found->cells[i] != NULL ? found->cells[i] : "";

      if (i == GVT_VOTER_NOTE)
        cell = find_note (proposal);
      else if (i == GVT_VOTER_SOURCE)
        cell = SOURCE;
      gvt_typed_table_add (self->table, cell);
    }
  gvt_typed_table_add (self->table, scheme != NULL ? scheme : "");
  gvt_typed_table_add (self->table, gvt_proposal_get_proposal (proposal));
  gvt_typed_table_add (self->table, gvt_proposal_get_receipt (proposal));
  gvt_typed_table_add_number (self->table, n_before + 1);
}

gboolean
gvt_export_sheet_add (GvtExportSheet *self,
                      GvtDb *db,
                      GvtProposal *proposal,
                      GvtProposalDetails *details,
                      guint n_before,
                      GError **error)
{
  g_auto (Found) found = { .details = details };

  if (!find_row (db, proposal, &found, error))
    return FALSE;

  overlay (&found, details);
  add_row (self, proposal, &found, n_before);
  count_kind (self, gvt_proposal_get_proposal (proposal));
  self->n_rows++;
  self->n_again += n_before > 0;
  return TRUE;
}

/* --- as files --- */

static void
add_fact (GvtTypedTable *table, const char *about, const char *what)
{
  gvt_typed_table_begin (table);
  gvt_typed_table_add (table, about);
  gvt_typed_table_add (table, what);
}

static void
add_count (GvtTypedTable *table, const char *about, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  add_fact (table, about, text);
}

static GvtTypedTable *
make_cover (GvtExportSheet *self)
{
  GvtTypedTable *table = gvt_typed_table_new ("Sampul", cover_columns);

  add_fact (table, "KODE KABUPATEN/KOTA", self->regency);
  add_fact (table, "TANGGAL", self->day);
  add_fact (table, "DIBUAT OLEH", self->by);
  add_fact (table, "SKEMA KODE TMS", "lihat kolom SKEMA TMS pada tiap baris");
  add_count (table, "JUMLAH USULAN", self->n_rows);
  add_count (table, "DI ANTARANYA SUDAH PERNAH DIEKSPOR", self->n_again);
  for (guint i = 0; gvt_proposal_codes[i].code != NULL && i < MAX_KINDS; i++)
    {
      g_autofree char *about = g_strdup_printf ("USULAN %s", gvt_proposal_codes[i].code);

      add_count (table, about, self->n_of_kind[i]);
    }
  return table;
}

GBytes *
gvt_export_sheet_to_csv (GvtExportSheet *self)
{
  return gvt_typed_table_to_csv (self->table);
}

GBytes *
gvt_export_sheet_cover_to_csv (GvtExportSheet *self)
{
  g_autoptr (GvtTypedTable) cover = make_cover (self);

  return gvt_typed_table_to_csv (cover);
}

GBytes *
gvt_export_sheet_to_xlsx (GvtExportSheet *self)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GvtTypedTable) cover = make_cover (self);

  g_ptr_array_add (tables, self->table);
  g_ptr_array_add (tables, cover);
  return gvt_workbook_write (tables);
}

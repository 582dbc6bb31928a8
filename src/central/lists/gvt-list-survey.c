/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-survey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-hash.h"
#include "gvt-list-sheet.h"
#include "gvt-nik.h"
#include "gvt-number-set.h"

#define MAX_ROWS 20000000

struct _GvtListSurvey
{
  GvtRegionList *regions;
  GvtNumberSet niks;
  GvtNumberSet twins;
  GvtNumberSet cards;
  GvtNumberSet masked; /* of rows without a NIK, what they say */
  GHashTable *sheets;  /* village code → GvtListSheet */
  GvtListSheet *all;
  GvtFaultTally *faults;
};

GvtListSurvey *
gvt_list_survey_new (GvtRegionList *regions)
{
  GvtListSurvey *self = g_new0 (GvtListSurvey, 1);

  self->regions = g_object_ref (regions);
  self->sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->all = gvt_list_sheet_new ();
  self->faults = gvt_fault_tally_new ();
  return self;
}

void
gvt_list_survey_free (GvtListSurvey *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->regions);
  gvt_number_set_clear (&self->niks);
  gvt_number_set_clear (&self->twins);
  gvt_number_set_clear (&self->cards);
  gvt_number_set_clear (&self->masked);
  g_hash_table_unref (self->sheets);
  g_free (self->all);
  gvt_fault_tally_free (self->faults);
  g_free (self);
}

void
gvt_list_survey_fault (GvtListSurvey *self, guint64 line, const char *code)
{
  gvt_fault_tally_add (self->faults, line, GVT_FAULT_WHOLE_LINE, code);
}

/* Returns: (nullable): of a village in the region list */
static GvtListSheet *
find_sheet (GvtListSurvey *self, const char *village)
{
  g_autofree char *code = gvt_region_code_clean (village, NULL);
  GvtListSheet *sheet = code != NULL ? g_hash_table_lookup (self->sheets, code) : NULL;

  if (sheet != NULL)
    return sheet;
  if (code == NULL || gvt_region_code_level (code) != GVT_REGION_VILLAGE
      || gvt_region_list_find (self->regions, code) == NULL)
    return NULL;

  sheet = gvt_list_sheet_new ();
  g_hash_table_insert (self->sheets, g_steal_pointer (&code), sheet);
  return sheet;
}

/* Returns: whether a row before has it too */
static gboolean
note_nik (GvtListSurvey *self, const char *nik)
{
  guint64 number;

  if (!gvt_nik_has_form (nik))
    return FALSE;
  number = g_ascii_strtoull (nik, NULL, 10);
  if (gvt_number_set_add (&self->niks, number))
    return FALSE;
  gvt_number_set_add (&self->twins, number);
  return TRUE;
}

/* Returns: whether no row before has it; what is no number counts for none */
static gboolean
note_card (GvtListSurvey *self, const char *nkk)
{
  guint64 number = strspn (nkk, "0123456789") == strlen (nkk) ? g_ascii_strtoull (nkk, NULL, 10)
                                                              : 0;

  return number != 0 && gvt_number_set_add (&self->cards, number);
}

/* 05|07|1990: with masks in it, or without, a row is like many others. */
static gboolean
has_whole_date (const GvtVoterRow *row)
{
  const char *date = row->text[GVT_VOTER_BIRTH_DATE];

  return strlen (date) == 10 && strspn (date, "0123456789|") == 10;
}

/* All that a row says but its number, by which nobody is known. Never 0. */
static guint64
hash_row (const GvtVoterRow *row)
{
  g_autoptr (GString) all = g_string_new (NULL);
  GvtHash hash;
  guint64 number;

  for (guint i = GVT_VOTER_DPID + 1; i < GVT_VOTER_N_COLUMNS; i++)
    {
      g_string_append (all, row->text[i]);
      g_string_append_c (all, '\x1f');
    }
  gvt_hash_data (all->str, all->len, &hash);
  memcpy (&number, hash.bytes, sizeof number);
  return MAX (number, 1);
}

/* Returns: whether it has no NIK to be known by, and a row before says the very same: two people of
 * one name may share a house, but not the day of their birth, too */
static gboolean
note_masked (GvtListSurvey *self, const GvtVoterRow *row)
{
  return !gvt_nik_has_form (row->text[GVT_VOTER_NIK]) && *row->text[GVT_VOTER_NAME] != '\0'
         && has_whole_date (row) && !gvt_number_set_add (&self->masked, hash_row (row));
}

static void
look_at (GvtListSurvey *self, GvtListSheet *sheet, guint64 line, const GvtVoterRow *row)
{
  GvtListSeen seen = { .line = line,
                       .signs = gvt_list_signs_read (row),
                       .name = g_str_hash (row->text[GVT_VOTER_NAME]),
                       .birth_place = g_str_hash (row->text[GVT_VOTER_BIRTH_PLACE]) };

  if (gvt_list_sheet_get_rows (self->all) < MAX_ROWS)
    {
      seen.is_new_card = note_card (self, row->text[GVT_VOTER_NKK]);
      if (note_nik (self, row->text[GVT_VOTER_NIK]) || note_masked (self, row))
        seen.signs |= 1U << GVT_LIST_SIGN_REPEATED;
    }
  gvt_list_sheet_see (sheet, &seen);
  gvt_list_sheet_see (self->all, &seen);
}

void
gvt_list_survey_row (GvtListSurvey *self, guint64 line, const char *village, const GvtVoterRow *row)
{
  GvtListSheet *sheet;

  if (!gvt_voter_row_check (row, NULL))
    {
      gvt_list_survey_fault (self, line, GVT_FAULT_CELL);
      return;
    }
  sheet = find_sheet (self, village);
  if (sheet == NULL)
    {
      gvt_list_survey_fault (self, line, GVT_FAULT_UNKNOWN_VILLAGE);
      return;
    }

  look_at (self, sheet, line, row);
}

void
gvt_list_survey_carried (GvtListSurvey *self, const char *nik)
{
  note_nik (self, nik);
}

gboolean
gvt_list_survey_end (GvtListSurvey *self, GError **error)
{
  g_autofree char *faults = NULL;
  gboolean has_spoilt = FALSE;
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (self->sheets),
                                         (GCompareFunc) strcmp);

  for (GList *link = codes; link != NULL; link = link->next)
    if (gvt_list_sheet_tell (g_hash_table_lookup (self->sheets, link->data), self->all,
                             self->faults))
      has_spoilt = TRUE;
  if (!has_spoilt)
    gvt_list_sheet_tell (self->all, self->all, self->faults);
  if (gvt_fault_tally_is_empty (self->faults) && gvt_list_sheet_get_rows (self->all) == 0)
    gvt_list_survey_fault (self, 2, GVT_FAULT_NO_ROWS);
  if (gvt_list_sheet_get_rows (self->all) > MAX_ROWS)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "a list has at most %d rows", MAX_ROWS);
      return FALSE;
    }
  if (gvt_fault_tally_is_empty (self->faults))
    return TRUE;

  faults = gvt_fault_tally_describe (self->faults);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("the file itself is at fault, and nothing of it was kept:\n%s"),
               g_strchomp (faults));
  return FALSE;
}

guint64
gvt_list_survey_get_rows (const GvtListSurvey *self)
{
  return gvt_list_sheet_get_rows (self->all);
}

GHashTable *
gvt_list_survey_get_villages (GvtListSurvey *self)
{
  return self->sheets;
}

gboolean
gvt_list_survey_has_twin (const GvtListSurvey *self, const char *nik)
{
  return gvt_nik_has_form (nik)
         && gvt_number_set_contains (&self->twins, g_ascii_strtoull (nik, NULL, 10));
}

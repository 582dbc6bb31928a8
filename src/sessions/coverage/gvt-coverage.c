/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage.h"

#include <glib/gi18n-lib.h>

#include "gvt-segment.h"

static const struct
{
  GvtCoverageDimension dimension;
  const char *code;
  const char *words; /* (nullable): of a segment the segment's own */
} columns[GVT_COVERAGE_N_COLUMNS] = {
  { GVT_COVERAGE_SEX, "L", N_ ("Men") },
  { GVT_COVERAGE_SEX, "P", N_ ("Women") },
  { GVT_COVERAGE_AGE, "0-16", N_ ("Aged 16 or less") },
  { GVT_COVERAGE_AGE, "17-21", N_ ("Aged 17 to 21") },
  { GVT_COVERAGE_AGE, "22-30", N_ ("Aged 22 to 30") },
  { GVT_COVERAGE_AGE, "31-59", N_ ("Aged 31 to 59") },
  { GVT_COVERAGE_AGE, "60+", N_ ("Aged 60 or more") },
  { GVT_COVERAGE_AGE, "?", N_ ("Age not counted") },
  { GVT_COVERAGE_DISABILITY, "none", N_ ("Without a disability") },
  { GVT_COVERAGE_DISABILITY, "any", N_ ("With a disability") },
  { GVT_COVERAGE_DISABILITY, "?", N_ ("Disability not counted") },
  { GVT_COVERAGE_SEGMENT, "keluarga", NULL },
  { GVT_COVERAGE_SEGMENT, "pemula", NULL },
  { GVT_COVERAGE_SEGMENT, "muda", NULL },
  { GVT_COVERAGE_SEGMENT, "perempuan", NULL },
  { GVT_COVERAGE_SEGMENT, "disabilitas", NULL },
  { GVT_COVERAGE_SEGMENT, "berkebutuhan-khusus", NULL },
  { GVT_COVERAGE_SEGMENT, "marjinal", NULL },
  { GVT_COVERAGE_SEGMENT, "komunitas", NULL },
  { GVT_COVERAGE_SEGMENT, "keagamaan", NULL },
  { GVT_COVERAGE_SEGMENT, "relawan", NULL },
  { GVT_COVERAGE_SEGMENT, "warganet", NULL },
  { GVT_COVERAGE_SEGMENT, "", NULL },
};

GvtCoverageDimension
gvt_coverage_column_dimension (guint column)
{
  return columns[column].dimension;
}

const char *
gvt_coverage_column_code (guint column)
{
  return columns[column].code;
}

const char *
gvt_coverage_column_words (guint column)
{
  return columns[column].words != NULL ? _ (columns[column].words)
                                       : gvt_segment_words (columns[column].code);
}

guint
gvt_coverage_find_column (GvtCoverageDimension dimension, const char *code)
{
  guint column = 0;

  while (column < GVT_COVERAGE_N_COLUMNS
         && (columns[column].dimension != dimension || !g_str_equal (columns[column].code, code)))
    column++;
  return column;
}

/* --- states --- */

GvtCoverageState
gvt_coverage_row_state (const GvtCoverageRow *self)
{
  if (self->people.people > 0)
    return GVT_COVERAGE_REACHED;
  if (self->n_visits + self->n_named > 0)
    return GVT_COVERAGE_NOT_REACHED;
  return self->n_to_come > 0 ? GVT_COVERAGE_TO_COME : GVT_COVERAGE_NOT_PLANNED;
}

static const struct
{
  const char *code;
  const char *words;
} states[] = {
  [GVT_COVERAGE_NOT_REACHED] = { "not_reached", N_ ("Not reached") },
  [GVT_COVERAGE_REACHED] = { "reached", N_ ("Reached") },
  [GVT_COVERAGE_TO_COME] = { "to_come", N_ ("Still to come") },
  [GVT_COVERAGE_NOT_PLANNED] = { "not_planned", N_ ("Not planned") },
};

const char *
gvt_coverage_state_code (GvtCoverageState state)
{
  return states[state].code;
}

const char *
gvt_coverage_state_words (GvtCoverageState state)
{
  return _ (states[state].words);
}

/* --- shares --- */

const GvtCoverageReference *
gvt_coverage_reference (guint column)
{
  /* Final voter lists of the province: 2,017,969 women of 3,964,325 voters (Pilkada 2024), 23,279
   * voters with a disability of 3,918,291 (Pemilu 2024). No such figure is known of the age bands.
   */
  static const GvtCoverageReference known[] = {
    { 1, 5090, N_ ("voter list of the 2024 local elections, NTB") },
    { 9, 59, N_ ("voter list of the 2024 general election, NTB") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].column == column)
      return &known[i];
  return NULL;
}

gint
gvt_coverage_share (const GvtCoverageRow *row, guint column)
{
  if (row->people.people == 0 || row->people.is_hidden || row->groups[column].is_hidden)
    return -1;
  return (gint) ((row->groups[column].people * G_GUINT64_CONSTANT (20000) + row->people.people)
                 / (row->people.people * G_GUINT64_CONSTANT (2)));
}

gboolean
gvt_coverage_is_below (const GvtCoverageRow *row, guint column)
{
  const GvtCoverageReference *reference = gvt_coverage_reference (column);
  gint share = gvt_coverage_share (row, column);

  return reference != NULL && share >= 0 && (guint) share < reference->share;
}

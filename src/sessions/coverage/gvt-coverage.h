/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* The inclusion ledger: whom visits were planned for, and who came, by village and by segment.
 *
 * Planned is what plans say: a visit's village and expected number, and the villages it names
 * beside. Reached is who was present in its classes, as session_present has it: each class once,
 * what several laptops counted in it added up. A village or segment nobody of which came is not
 * reached, unless its visits are still to come. A visit without a class that was called off is
 * planned all the same, and reached nobody; but not one whose plan was a slip, or that the centre
 * took back from whoever had it.
 *
 * Numbers of people from 1 to 9 are hidden, with what would give them away (gvt-small-cells.h):
 * numbers in a sum of their own (villages, segments, sexes, ages, disability) by
 * gvt_small_cells_hide_parts(), and villages by groups as tables. Numbers of visits,
 * classes and expected people speak of nobody, and are told. */

typedef enum
{
  GVT_COVERAGE_SEX,
  GVT_COVERAGE_AGE,
  GVT_COVERAGE_DISABILITY,
  GVT_COVERAGE_SEGMENT, /* whom the visit was planned for */
  GVT_COVERAGE_N_DIMENSIONS
} GvtCoverageDimension;

/* Groups of people, dimension by dimension. Of each dimension they add up to everybody. */
#define GVT_COVERAGE_N_COLUMNS 23
#define GVT_COVERAGE_N_KINDS   6 /* of disability */

/** gvt_coverage_column_dimension: of a column, from 0 */
GvtCoverageDimension gvt_coverage_column_dimension (guint column);
/** gvt_coverage_column_code: "L", "P"; of gvt_age_codes, where "?" is also who was counted without
 * an age; "none", "any" and "?" of disability; of gvt_segment_codes, "" for everyone */
const char *gvt_coverage_column_code (guint column);
/** gvt_coverage_column_words: translated. Returns: (transfer none) */
const char *gvt_coverage_column_words (guint column);
/** gvt_coverage_find_column: Returns: %GVT_COVERAGE_N_COLUMNS for none */
guint gvt_coverage_find_column (GvtCoverageDimension dimension, const char *code);

typedef struct
{
  guint people;
  gboolean is_hidden; /* must not be told */
} GvtCoverageCount;

typedef enum
{
  GVT_COVERAGE_NOT_REACHED, /* planned, and the day has passed */
  GVT_COVERAGE_REACHED,
  GVT_COVERAGE_TO_COME,
  GVT_COVERAGE_NOT_PLANNED, /* a segment alone: no plan names it */
} GvtCoverageState;

/* Of a village, a segment, or all. */
typedef struct
{
  char *code;     /* region code, segment, or "" */
  guint n_visits; /* planned: whose day has come, or that were held */
  guint n_held;   /* of these: in a class somebody was present */
  guint n_to_come;
  guint n_named;   /* visits to elsewhere whose plan names this village too; their number of people
                      is not divided */
  guint n_classes; /* with somebody present */
  guint expected;  /* people, of n_visits */
  GvtCoverageCount people;
  GvtCoverageCount groups[GVT_COVERAGE_N_COLUMNS]; /* of a segment none: it is not divided */
} GvtCoverageRow;

/** gvt_coverage_row_state: as its visits stand */
GvtCoverageState gvt_coverage_row_state (const GvtCoverageRow *self);
/** gvt_coverage_state_code: "reached", "not_reached", "to_come", "not_planned" */
const char *gvt_coverage_state_code (GvtCoverageState state);
/** gvt_coverage_state_words: translated */
const char *gvt_coverage_state_words (GvtCoverageState state);

typedef struct
{
  GvtCoverageRow *total;
  GPtrArray *villages; /* of GvtCoverageRow, by code */
  GPtrArray *segments; /* of GvtCoverageRow, as gvt_segment_codes, "" the last */
  GvtCoverageCount kinds[GVT_COVERAGE_N_KINDS]; /* of disability: as gvt_disability_codes from 1 */
  gboolean is_one_laptop; /* else of all that sent their records to the centre */
  char *from;             /* (nullable): as asked */
  char *to;
  char *area;
  char *today;
} GvtCoverage;

typedef struct
{
  const char *from;  /* (nullable): YYYY-MM-DD: visits of this day or later */
  const char *to;    /* (nullable): of this day or earlier */
  const char *area;  /* (nullable): a region code: visits inside of it */
  const char *today; /* in WITA */
} GvtCoverageQuery;

/** gvt_coverage_read: of any store that has the tables, a laptop's or the centre's, and hides what
 * must not be told. %GVT_ERROR_BAD_INPUT names a date that is none. Any thread; blocks. Returns:
 * (transfer full) (nullable) */
GvtCoverage *gvt_coverage_read (GvtStore *store, const GvtCoverageQuery *query, GError **error);
/** gvt_coverage_view: of this laptop, inside the user's area, today by its clock. @from, @to:
 * (nullable). %GVT_ERROR_LOCKED. Any thread; blocks. Returns: (transfer full) (nullable) */
GvtCoverage *
gvt_coverage_view (GvtProfile *profile, const char *from, const char *to, GError **error);
void gvt_coverage_free (GvtCoverage *self);

/* What part of the voters a group was, where a source says so. */
typedef struct
{
  guint column;
  guint share;        /* in hundredths of a percent */
  const char *source; /* translated: of which list */
} GvtCoverageReference;

/** gvt_coverage_reference: Returns: (transfer none) (nullable): %NULL where no figure is known:
 * then nothing is compared */
const GvtCoverageReference *gvt_coverage_reference (guint column);
/** gvt_coverage_share: what part of all people of @row the group is, in hundredths of a percent.
 * Returns: -1 where it must not be told, or nobody came */
gint gvt_coverage_share (const GvtCoverageRow *row, guint column);
/** gvt_coverage_is_below: whether the group is told, and a smaller part of those who came than of
 * the voters */
gboolean gvt_coverage_is_below (const GvtCoverageRow *row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCoverage, gvt_coverage_free)

G_END_DECLS

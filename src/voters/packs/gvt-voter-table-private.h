/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-number-column.h"
#include "gvt-voter-table.h"

G_BEGIN_DECLS

/* Marks a cell that stands among the odd ones. */
#define GVT_ODD_NUMBER GVT_NO_NUMBER
#define GVT_ODD_BIRTH  G_MAXUINT16
#define GVT_ODD_SEX    0
#define GVT_ODD_TEXT   G_MAXUINT16 /* also: the dictionary is full */

/* Numbers of this many digits fit beside the mark with room for differences. */
#define GVT_DPID_MAX_DIGITS 18
#define GVT_DPID_GREATEST   G_GUINT64_CONSTANT (999999999999999999)
#define GVT_CARD_DIGITS     16 /* NIK and NKK */

/* Birth dates count from here. */
#define GVT_BIRTH_FIRST_DAY (-32872) /* 1880-01-01 in days since 1970 */

/* A cell as text. */
typedef struct
{
  guint32 row;
  guint8 column;
  const char *text;
} GvtOddCell;

/* Columns that repeat few values together: each dictionary entry is @n_cells texts, each with its
 * terminator, one after another. */
typedef struct
{
  const char **entries;
  guint n_entries;
} GvtCellDictionary;

typedef enum
{
  GVT_GROUP_BIRTH_PLACE,
  GVT_GROUP_PLACE,  /* address, RT, RW, TPS */
  GVT_GROUP_TRAITS, /* marital, disability, KTP-el, note, source */
} GvtCellGroup;

#define GVT_N_GROUPS        3
#define GVT_GROUP_MAX_CELLS 5

/* Which columns a group holds, in the order of an entry's texts. */
typedef struct
{
  guint n_cells;
  GvtVoterColumn columns[GVT_GROUP_MAX_CELLS];
} GvtGroupLayout;

extern const GvtGroupLayout gvt_group_layouts[GVT_N_GROUPS];

/* A list while it is made or read: long numbers as they are. */
typedef struct
{
  guint n_rows;
  guint64 *dpid;
  guint64 *nkk;
  guint64 *nik;
  guint16 *birth; /* days since %GVT_BIRTH_FIRST_DAY */
  guint8 *sex;    /* 'L' or 'P' */
  guint8 *faulty; /* 1 where the centre found fault with the NIK */
  guint16 *group[GVT_N_GROUPS];
  GvtCellDictionary dictionary[GVT_N_GROUPS];
  guint64 *name;     /* where it begins in @names */
  const char *names; /* one after another, each with its terminator */
  gsize names_size;
  const GvtOddCell *odd; /* by row, then column */
  guint n_odd;
} GvtVoterColumns;

/** gvt_voter_columns_new: columns allocated, names, dictionaries and odd cells still empty.
 * Returns: (transfer none): lives in @arena */
GvtVoterColumns *gvt_voter_columns_new (GvtArena *arena, guint n_rows);

/* The list as it is kept. */
struct _GvtVoterTable
{
  guint n_rows;
  GvtNumberColumn dpid;
  GvtNumberColumn nkk;
  GvtNumberColumn nik;
  GvtNumberColumn name; /* where it begins in @names */
  const guint16 *birth;
  const guint8 *sex;
  const guint8 *faulty;
  const guint16 *group[GVT_N_GROUPS];
  GvtCellDictionary dictionary[GVT_N_GROUPS];
  const char *names;
  gsize names_size;
  const GvtOddCell *odd;
  guint n_odd;
};

/** gvt_voter_table_new: @columns: copied but for names, dictionaries and odd cells, which must live
 * as long as @arena. Returns: (transfer none): lives in @arena */
GvtVoterTable *gvt_voter_table_new (GvtArena *arena, const GvtVoterColumns *columns);
/** gvt_voter_table_get_columns: Returns: (transfer none): copied likewise; lives in @arena */
GvtVoterColumns *gvt_voter_table_get_columns (const GvtVoterTable *self, GvtArena *arena);

/** gvt_voter_table_get_name_size: bytes, with its terminator */
static inline gsize
gvt_voter_table_get_name_size (const GvtVoterTable *self, guint index)
{
  gsize end = index + 1 < self->n_rows ? gvt_number_column_get (&self->name, index + 1)
                                       : self->names_size;

  return end - gvt_number_column_get (&self->name, index);
}

/** gvt_voter_table_find_odd: Returns: (transfer none) (nullable) */
const char *gvt_voter_table_find_odd (const GvtVoterTable *self, guint row, GvtVoterColumn column);

/* Cells as numbers; %GVT_ODD_NUMBER and its like when the text is not exactly what the number would
 * be written as. */
guint64 gvt_cell_to_dpid (const char *text);
guint64 gvt_cell_to_card (const char *text);
guint16 gvt_cell_to_birth (const char *text);
guint8 gvt_cell_to_sex (const char *text);

/** gvt_day_from_parts: days since 1970-01-01, or %G_MININT when the calendar has no such day or the
 * year is not in 1880 to 2099 */
gint gvt_day_from_parts (guint day, guint month, guint year);
void gvt_day_to_parts (gint days, guint *day, guint *month, guint *year);

G_END_DECLS

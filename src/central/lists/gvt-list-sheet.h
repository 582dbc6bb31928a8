/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-list-fault.h"
#include "gvt-list-signs.h"

G_BEGIN_DECLS

/* The rows of one village as a sheet that a spreadsheet may have spoilt. A sheet is spoilt as a
 * whole, and a sheet is a village's: so each is judged by itself, or one spoilt sheet would drown
 * among a thousand sound ones. Begins with its number of rows, a guint64; free with g_free(). */
typedef struct _GvtListSheet GvtListSheet;

GvtListSheet *gvt_list_sheet_new (void);
/* What a sheet is told of a row. */
typedef struct
{
  guint64 line;
  guint signs;          /* as gvt_list_signs_read() has them, and %GVT_LIST_SIGN_REPEATED */
  gboolean is_new_card; /* no row before has its family card */
  guint name;           /* a hash of its name, */
  guint birth_place;    /* and one of its place of birth */
} GvtListSeen;

/** gvt_list_sheet_see: takes one more row into account; nothing of it is kept but its line, and a
 * bit of each hash */
void gvt_list_sheet_see (GvtListSheet *self, const GvtListSeen *seen);
/** gvt_list_sheet_tell: adds to @faults the lines of every column that was spoilt. @all: the rows
 * of all sheets as one. Returns: whether one was */
gboolean
gvt_list_sheet_tell (const GvtListSheet *self, const GvtListSheet *all, GvtFaultTally *faults);
guint64 gvt_list_sheet_get_rows (const GvtListSheet *self);

G_END_DECLS

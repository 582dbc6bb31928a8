/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sheet.h"
#include "gvt-typed-table.h"

G_BEGIN_DECLS

struct _GvtTypedTable
{
  char *name;
  GvtTypedColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* of GvtSheetRow, without the headings; lines from 2 */
};

G_END_DECLS

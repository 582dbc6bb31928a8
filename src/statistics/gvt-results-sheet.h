/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The answers of a class to a quiz, as gvt_item_analysis() takes them. */
typedef struct
{
  GPtrArray *items; /* element-type utf8: their ids, in the file's order */
  GArray *shares;   /* of double: a row for each person */
  guint n_people;
} GvtResults;

void gvt_results_free (GvtResults *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtResults, gvt_results_free)

/**
 * gvt_results_read:
 * @rows: (element-type GvtSheetRow): headings, which are the items' ids, then a row for each
 *   person. A cell is the share of the points, 0 to 1 ("0.5" or "0,5"); empty: not answered, which
 *   is worth 0; "-": not shown. A column "orang" or "person" is passed over.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT with each line that cannot be read
 */
GvtResults *gvt_results_read (GPtrArray *rows, GError **error);

G_END_DECLS

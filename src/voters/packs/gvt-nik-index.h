/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-table-set.h"

G_BEGIN_DECLS

/* Which rows of several tables have a NIK: a hash table of row numbers, about six bytes a voter,
 * that lies in an arena and never on a disk. Equal
 * NIKs are kept sorted beside, so no list, however bad, makes it slow. What has not the form of a
 * NIK finds nobody: such a row is found by its name. Immutable once made, then any thread. */
typedef struct _GvtNikIndex GvtNikIndex;

/** gvt_nik_index_new: Returns: (transfer none): lives in @arena, as @set must */
GvtNikIndex *gvt_nik_index_new (GvtArena *arena, const GvtTableSet *set);

/** gvt_nik_index_find: appends to @rows (guint32) every row whose NIK is exactly @nik, in order;
 * none for what gvt_nik_has_form() refuses */
void gvt_nik_index_find (const GvtNikIndex *self, const char *nik, GArray *rows);

G_END_DECLS

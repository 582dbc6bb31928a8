/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-list-store.h"

G_BEGIN_DECLS

/* What a new version of a list does to the villages of the version before. A file that lacks a
 * village says nothing about it, so it stays; one that has a village with far fewer voters may be a
 * part of a sheet. */
typedef struct
{
  GPtrArray *missing; /* codes that the file lacks */
  guint64 missing_rows;
  guint n_shrunk; /* villages that lose more than %GVT_LIST_SHRUNK_PERCENT */
  char *shrunk;   /* their codes and rows before and now, one a line, the first of them */
} GvtListChange;

/* Moves, deaths and TMS take one or two in a hundred between two versions. */
#define GVT_LIST_SHRUNK_PERCENT 10

void gvt_list_change_clear (GvtListChange *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtListChange, gvt_list_change_clear)

/** gvt_list_change_find: @before: (nullable): the version before. @villages: (element-type utf8
 * guint64): rows of each village of the new one */
gboolean gvt_list_change_find (GvtDb *db,
                               const GvtListRecord *before,
                               GHashTable *villages,
                               GvtListChange *change,
                               GError **error);
/** gvt_list_change_carry: copies the rows of the missing villages to @version */
gboolean gvt_list_change_carry (GvtDb *db,
                                const GvtListRecord *before,
                                guint version,
                                const GvtListChange *change,
                                GError **error);

G_END_DECLS

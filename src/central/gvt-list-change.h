/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-list-check.h"
#include "gvt-list-store.h"

G_BEGIN_DECLS

/* What a new version of a list does to the villages of the version before. A file that lacks a
 * village says nothing about it, so it stays; one that has a village with far fewer voters may be a
 * part of a sheet.
 *
 * A NIK that stands in two rows is at fault in both, wherever they are. So the rows that are
 * carried over are judged anew: one whose NIK the file has too is marked, and one whose twin has
 * gone no longer. */
typedef struct
{
  GPtrArray *missing; /* codes that the file lacks */
  guint64 missing_rows;
  guint n_shrunk;   /* villages that lose more than %GVT_LIST_SHRUNK_PERCENT */
  char *shrunk;     /* their codes and rows before and now, one a line, the first of them */
  GArray *marks;    /* rows carried over that get or lose their mark */
  guint64 n_marked; /* of them, those that get it */
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
/** gvt_list_change_survey: adds the rows that are carried over to @survey of the file, then finds
 * those whose mark changes; @regions: to judge them by */
gboolean gvt_list_change_survey (GvtDb *db,
                                 const GvtListRecord *before,
                                 GvtRegionList *regions,
                                 GvtListSurvey *survey,
                                 GvtListChange *change,
                                 GError **error);
/** gvt_list_change_carry: copies the rows of the missing villages to the list @now, marked anew */
gboolean gvt_list_change_carry (GvtDb *db,
                                const GvtListRecord *before,
                                const GvtListRecord *now,
                                const GvtListChange *change,
                                GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-roll.h"

G_BEGIN_DECLS

/* What of the lists may stand on paper, by TPS and in the order of the list: no birth date, no
 * whole number, no disability (I11). It lies in memory that no core dump contains. */

typedef struct
{
  const char *name;
  const char *sex; /* "L", "P", or what the list has */
  int age;         /* whole years on the day of the list; negative where it has no date */
  const char *rt;
  const char *rw;
  const char *nik_masked; /* "" where @hides_nik of the TPS */
} GvtPaperRow;

typedef struct
{
  char *number;       /* "001" */
  GPtrArray *rows;    /* of #GvtPaperRow */
  gboolean hides_nik; /* a name holds a full birth date: then no NIK stands beside any (I11) */
  guint n_men;
  guint n_women;
} GvtPaperTps;

typedef struct
{
  char *village; /* Kemendagri code */
  char *name;
  char *election;
  char *as_of; /* "YYYY-MM-DD" */
  guint version;
  guint n_rows;
  GPtrArray *tps; /* of #GvtPaperTps, by number */
} GvtPaperList;

typedef struct _GvtPaperLists GvtPaperLists;

/** gvt_paper_lists_collect: @area: a village or a larger region, or "" for all that is open; @tps:
 * (nullable): of all. For data officers and supervisors in their area (%GVT_ERROR_FORBIDDEN). That
 * they were read, and why, is on disk before it returns: as one search. %GVT_ERROR_NOT_FOUND where
 * no open list has such rows. Any thread; blocks. Returns: (transfer full) (nullable) */
GvtPaperLists *gvt_paper_lists_collect (GvtProfile *profile,
                                        GvtRoll *roll,
                                        const char *area,
                                        const char *tps,
                                        const char *purpose,
                                        GError **error);
void gvt_paper_lists_free (GvtPaperLists *self);

/** gvt_paper_lists_get: Returns: (transfer none) (element-type GvtPaperList) */
GPtrArray *gvt_paper_lists_get (const GvtPaperLists *self);
/** gvt_paper_lists_get_tps: Returns: (transfer none) (nullable): the only one that was asked for */
const char *gvt_paper_lists_get_tps (const GvtPaperLists *self);
const char *gvt_paper_lists_get_area (const GvtPaperLists *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtPaperLists, gvt_paper_lists_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-export.h"
#include "gvt-paper-lists.h"
#include "gvt-progress.h"

G_BEGIN_DECLS

/* Voter lists on paper, for the day on which the laptop is of no use: A4, a group of pages for each
 * TPS, masked (I11), with room to write beside each voter. Each page says of which list it is, who
 * made it, where and when, and how many stand on it and up to it, so that a page that is lost is
 * missed. */

/* gvt_export_write() records it as this. */
#define GVT_LIST_PAPER_FORM "voter-list"

typedef struct
{
  const char *mark;          /* of gvt_export_mark(), on each page */
  gboolean is_practice;      /* a watermark: invented data */
  GvtRegionList *regions;    /* (nullable): for the district's name */
  GvtProgress *progress;     /* (nullable): is told how many TPS are drawn, of how many */
  GCancellable *cancellable; /* (nullable) */
} GvtListPaper;

/** gvt_list_paper_render: in the language of the moment. Any thread. Returns: (transfer full)
 * (nullable): a PDF */
GBytes *gvt_list_paper_render (GvtPaperLists *lists, const GvtListPaper *paper, GError **error);

/** gvt_list_paper_write: renders and writes it to @path, recorded with the versions of the lists
 * that stand on it as a whole. %GVT_ERROR_TOO_LARGE for more than %GVT_EXPORT_MAX_LISTS lists. Any
 * thread; blocks */
gboolean gvt_list_paper_write (GvtProfile *profile,
                               GvtPaperLists *lists,
                               const GvtListPaper *paper,
                               const char *path,
                               GError **error);

G_END_DECLS

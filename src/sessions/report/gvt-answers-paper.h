/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the centre answered about voters whose list is not on the laptop, to be told at the next
 * visit: A4 pages, masked (I11), and no birth date. */

/* gvt_visit_export() records it as this. */
#define GVT_ANSWERS_FORM "checks"

typedef struct
{
  const char *name;       /* of the visit */
  const char *place_text; /* "Desa Kuta, ..." */
  const char *date;       /* "YYYY-MM-DD" */
  const char *mark;       /* of gvt_visit_export_mark(), on each page */
  gboolean is_practice;   /* a watermark: invented data */
} GvtAnswersPaper;

/** gvt_answers_paper_render: @checks: (element-type GvtCheck): of gvt_checks_read(); those that
 * wait stand there as such. In the language of the moment. Any thread. Returns: (transfer full)
 * (nullable): a PDF; %GVT_ERROR_NOT_FOUND where nothing was asked */
GBytes *gvt_answers_paper_render (GListModel *checks, const GvtAnswersPaper *paper, GError **error);

G_END_DECLS

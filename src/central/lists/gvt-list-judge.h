/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-list-check.h"

G_BEGIN_DECLS

/* A voter list is read three times and never held: surveyed as a whole, judged row by row, and
 * judged once more while it is written. */
typedef struct
{
  const char *path;
  const char *village; /* (nullable): of all rows */
} GvtListFile;

/** gvt_list_survey_file: @digest: (out): of the file. Returns: %FALSE when the file itself is at
 * fault */
gboolean gvt_list_survey_file (const GvtListFile *file,
                               GvtListSurvey *survey,
                               GvtHash *digest,
                               GError **error);

/** GvtListJudgedFunc: @village: clean code; @row says whether its NIK is at fault */
typedef gboolean (*GvtListJudgedFunc) (
    const char *village, guint64 line, const GvtVoterRow *row, gpointer user_data, GError **error);
/** gvt_list_judge_file: @digest: that it had when it was surveyed: another one is
 * %GVT_ERROR_BAD_INPUT. @func: (nullable): %FALSE stops */
gboolean gvt_list_judge_file (const GvtListFile *file,
                              GvtListCheck *check,
                              const GvtHash *digest,
                              GvtListJudgedFunc func,
                              gpointer user_data,
                              GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-list-fault.h"
#include "gvt-region.h"

G_BEGIN_DECLS

/* The first look at a voter list: what only the whole of it shows. Lines that are no rows, columns
 * that a spreadsheet has spoilt, and a list that was pasted twice refuse the file; numbers that
 * come twice are noted for the second look (gvt-list-check.h), those of rows that are carried over
 * too. About 50 bytes a voter, 70 if each had a family card of his own, and nothing of a row is
 * kept but its NIK and NKK; of one without a NIK, a hash of the whole. */
typedef struct _GvtListSurvey GvtListSurvey;

GvtListSurvey *gvt_list_survey_new (GvtRegionList *regions);
void gvt_list_survey_free (GvtListSurvey *self);

/** gvt_list_survey_row: @village as it stands in the file */
void gvt_list_survey_row (GvtListSurvey *self,
                          guint64 line,
                          const char *village,
                          const GvtVoterRow *row);
/** gvt_list_survey_fault: a line that could not be taken apart; @code of gvt-list-fault.h */
void gvt_list_survey_fault (GvtListSurvey *self, guint64 line, const char *code);
/** gvt_list_survey_carried: a row that is not in the file and stays in the list all the same: its
 * NIK may be a twin's, and no more is asked of it. After gvt_list_survey_end(). */
void gvt_list_survey_carried (GvtListSurvey *self, const char *nik);
/** gvt_list_survey_end: Returns: %FALSE with %GVT_ERROR_BAD_INPUT and the faults of the file: how
 * many lines of which kind, and the first of them */
gboolean gvt_list_survey_end (GvtListSurvey *self, GError **error);

guint64 gvt_list_survey_get_rows (const GvtListSurvey *self);
/** gvt_list_survey_count_villages: Returns: (transfer none) (element-type utf8 guint64): rows of
 * each village, by its clean code */
GHashTable *gvt_list_survey_get_villages (GvtListSurvey *self);
/** gvt_list_survey_has_twin: whether more than one row of the list has this NIK */
gboolean gvt_list_survey_has_twin (const GvtListSurvey *self, const char *nik);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListSurvey, gvt_list_survey_free)

G_END_DECLS

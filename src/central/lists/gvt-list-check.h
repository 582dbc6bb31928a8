/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-fault-file.h"
#include "gvt-list-survey.h"

G_BEGIN_DECLS

/* The second look at a voter list: each row by itself. A row at fault is kept all the same, once
 * the operator has said that he knows how many there are: the person behind it exists. A warning is
 * what happens in true lists and deserves a look: a NIK that disagrees with a corrected birth date,
 * a district's old code. Nothing told or written says what stands in a cell. */
typedef struct _GvtListCheck GvtListCheck;

/** gvt_list_check_new: @survey: of the whole list, ended well. @as_of: "YYYY-MM-DD": the day the
 * list speaks of. @file: (nullable) (transfer none): gets every fault */
GvtListCheck *gvt_list_check_new (GvtRegionList *regions,
                                  const GvtListSurvey *survey,
                                  const char *as_of,
                                  GvtFaultFile *file);
void gvt_list_check_free (GvtListCheck *self);

/** gvt_list_check_row: Returns: whether its NIK is at fault: it is none, or another row has it too
 */
gboolean gvt_list_check_row (GvtListCheck *self, guint64 line, const GvtVoterRow *row);

guint64 gvt_list_check_get_faulty_rows (const GvtListCheck *self);
/** gvt_list_check_describe_faults: gvt_fault_tally_describe() of the rows */
char *gvt_list_check_describe_faults (const GvtListCheck *self);
/** gvt_list_check_describe_warnings: how often which warning came, one a line, the number first.
 * Translated. Returns: (transfer full): empty when there was none */
char *gvt_list_check_describe_warnings (GvtListCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtListCheck, gvt_list_check_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey-acts.h"

G_BEGIN_DECLS

/* What a person keys for one survey sheet of paper, in one line:
 *
 *   [NUMBER] SCORES [SEX] [AGE] [EDUCATION]        "443434443", "17 44343-443 P 17-21 SMA"
 *
 * NUMBER, up to six digits, is what stands on the sheet; without one it is given by whoever reads
 * the lines. SCORES are nine digits from 1 to 4 in one word, "-", "." or "*" where none counts. The
 * three codes behind may stand in any order and each may be left out: L or P; an age band as the
 * headcount has them; SD, SMP, SMA, D, S1 or S2. A line of the short survey is [NUMBER] and one to
 * three digits from 1 to 3. A line is read whole or not at all. Pure; any thread. */

#define GVT_SURVEY_MAX_LINE 120 /* bytes */

/** gvt_survey_line_parse: @number: of the sheet where the line names none. @service: (nullable).
 * Returns: %FALSE with %GVT_ERROR_BAD_INPUT: what is wrong, for people, and in which column
 * (characters, from 1); then @self is as it was */
gboolean gvt_survey_line_parse (
    GvtSurveySheet *self, const char *text, guint number, const char *service, GError **error);
/** gvt_survey_line_write: the one way to write it. Returns: (transfer full) */
char *gvt_survey_line_write (const GvtSurveySheet *self);
/** gvt_smiley_line_parse: as above */
gboolean
gvt_smiley_line_parse (GvtSmileySheet *self, const char *text, guint number, GError **error);
/** gvt_smiley_line_write: Returns: (transfer full) */
char *gvt_smiley_line_write (const GvtSmileySheet *self);

/* --- a file of them --- */

#define GVT_SURVEY_MAX_LINES 2000

/** gvt_survey_lines_read: @text: a sheet a line; empty lines and what follows "#" are left out. A
 * sheet without a number has that of its line. Returns: (transfer full) (nullable) (element-type
 * GvtSurveySheet): all of them, or %GVT_ERROR_BAD_INPUT with the line and the column, also for a
 * number that stands there twice */
GArray *gvt_survey_lines_read (const char *text, const char *service, GError **error);
/** gvt_smiley_lines_read: Returns: (element-type GvtSmileySheet): as above */
GArray *gvt_smiley_lines_read (const char *text, GError **error);

G_END_DECLS

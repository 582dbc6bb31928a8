/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-survey-codes.h"
#include "gvt-survey-sheet.h"

G_BEGIN_DECLS

/* What people say of the office's service, sheet by sheet. A sheet belongs to nobody: it carries no
 * card number and no name, and its number is written on the paper by whoever keys it, or drawn by
 * lot where the laptop is passed round, so that it says nothing of who came when.
 *
 * What remains, and is not to be had otherwise: an event has a place in the laptop's chain and a
 * time, in its header. Who may read the whole journal, and noted himself who sat there when, could
 * tell whose sheet one is. No table and no result holds either, none of what is read here comes in
 * the order in which it was taken, and the survey is best taken in another order than the quiz. */

#define GVT_SURVEY_LAPTOP    "laptop"
#define GVT_SURVEY_PAPER     "paper"
#define GVT_SURVEY_MAX_SHEET 999999

typedef struct
{
  const char *channel;                     /* %GVT_SURVEY_LAPTOP or %GVT_SURVEY_PAPER */
  guint sheet;                             /* from 1 */
  guint8 scores[GVT_SURVEY_N_ELEMENTS];    /* 1 to 4; 0: not answered */
  const char *codes[GVT_SURVEY_N_COLUMNS]; /* of gvt_survey_find_code(); %NULL: not told */
  gboolean is_done;                        /* else somebody still sits at it */
} GvtSurveySheet;

/* The short survey, for children and for who does not read: its results stand for themselves and
 * are never part of the index. */
typedef struct
{
  const char *channel;
  guint sheet;
  guint8 faces[GVT_SMILEY_N_QUESTIONS]; /* 1 sad to 3 glad; 0: not answered */
  guint n_faces;                        /* questions that were asked: 1 to 3 */
  gboolean is_done;
} GvtSmileySheet;

/** gvt_sessions_survey: one sheet, in the place of the one of the same channel and number; the same
 * again is not recorded anew. The class must be open and held on this laptop (%GVT_ERROR_STATE),
 * inside the user's area. %GVT_ERROR_BAD_INPUT for what no sheet can say. On disk when it returns
 * %TRUE. Any thread; blocks. */
gboolean gvt_sessions_survey (GvtProfile *profile,
                              const GvtId *session,
                              const GvtSurveySheet *sheet,
                              GError **error);
/** gvt_sessions_smile: as above */
gboolean gvt_sessions_smile (GvtProfile *profile,
                             const GvtId *session,
                             const GvtSmileySheet *sheet,
                             GError **error);

/** gvt_survey_draw_number: by lot, for who sits down at the laptop: never one after another */
guint gvt_survey_draw_number (void);

/** gvt_survey_find_unfinished: the sheet at which somebody sat when the laptop went dark. Returns:
 * whether @found tells; %FALSE without an error when everybody had come to the end */
gboolean gvt_survey_find_unfinished (GvtProfile *profile,
                                     const GvtId *session,
                                     GvtSurveySheet *found,
                                     GError **error);
/** gvt_survey_find_unfinished_smiley: as above */
gboolean gvt_survey_find_unfinished_smiley (GvtProfile *profile,
                                            const GvtId *session,
                                            GvtSmileySheet *found,
                                            GError **error);

G_END_DECLS

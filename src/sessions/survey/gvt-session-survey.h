/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-profile.h"
#include "gvt-survey-codes.h"
#include "gvt-survey-sheet.h"

G_BEGIN_DECLS

/* What the survey of a class, of a visit or of many visits comes to. Only sums: no sheet is handed
 * out by itself, and nothing comes in the order in which it was taken. Of fewer than
 * %GVT_SURVEY_MIN_GROUP people there is nothing but their number to be told, of a whole class as of
 * a group in it, and of an element that fewer of them answered: their figures would be
 * somebody's. */

/* How often each face was chosen for a question of the short survey. */
typedef struct
{
  guint n[GVT_SMILEY_MAX_FACE]; /* from sad to glad */
} GvtSmileyCount;

typedef struct
{
  GvtSmileyCount questions[GVT_SMILEY_N_QUESTIONS];
  guint n; /* sheets with at least one answer */
} GvtSmileyTally;

/* What is to be done about an element of a visit; see gvt-survey-followup.h. */
typedef struct
{
  GvtId visit;
  char *element;
  char *act;
  char *due;
  char *role;
} GvtPlannedFollowup;

/* A class that was held on paper and recorded later. */
typedef struct
{
  GvtId session;
  char *name;
  char *held; /* YYYY-MM-DD */
} GvtLaterClass;

typedef struct
{
  GvtSurvey *survey;     /* the nine elements: the total, and by service, sex, age, education */
  GvtSurveyTally told;   /* of survey->total what may be told; the number always */
  guint n_laptop;        /* of survey->total.n, and on paper the others */
  GvtSmileyTally smiley; /* of its own, in no index */
  GvtSmileyTally told_smiley; /* likewise */
  guint n_present;            /* people in these classes */
  guint n_needed;             /* how many of them make a sample (gvt_survey_get_sample()) */
  GPtrArray *followups;       /* (element-type GvtPlannedFollowup): by visit and element */
  guint n_classes;
  GPtrArray *later; /* (element-type GvtLaterClass): of these classes, as they were opened */
} GvtSessionSurvey;

/** gvt_session_survey_read: of one class, with the plans of its visit. Returns: (transfer full)
 * (nullable): %GVT_ERROR_FORBIDDEN outside of the user's area, %GVT_ERROR_NOT_FOUND. Any thread;
 * blocks, as the next two do */
GvtSessionSurvey *
gvt_session_survey_read (GvtProfile *profile, const GvtId *session, GError **error);
/** gvt_visit_survey_read: of all classes of a visit, in the same way */
GvtSessionSurvey *gvt_visit_survey_read (GvtProfile *profile, const GvtId *visit, GError **error);
/** gvt_survey_tally: of any visits, from any store that has the tables, the centre's too: whoever
 * calls it has looked at what the asker may see. Returns: (transfer full) (nullable) */
GvtSessionSurvey *
gvt_survey_tally (GvtStore *store, const GvtId *visits, guint n_visits, GError **error);
void gvt_session_survey_free (GvtSessionSurvey *self);

/** gvt_session_survey_describe_few: why nothing but the number of @n sheets is told. Returns:
 * (nullable): translated; %NULL where it is told, or there is none */
const char *gvt_session_survey_describe_few (guint n);
/** gvt_session_survey_describe_gap: why @self tells no index. Returns: (nullable): translated;
 * %NULL where it does, or there is no sheet */
const char *gvt_session_survey_describe_gap (const GvtSessionSurvey *self);
/** gvt_session_survey_describe_later: which of the classes were held on paper and recorded later;
 * of many their number. Translated. Returns: (transfer full) (nullable): %NULL where none was */
char *gvt_session_survey_describe_later (const GvtSessionSurvey *self);
/** gvt_session_survey_find_followup: what is planned about @element ("U1"). Returns: (transfer
 * none) (nullable): the first visit's */
const GvtPlannedFollowup *gvt_session_survey_find_followup (const GvtSessionSurvey *self,
                                                            const char *element);
/** gvt_session_survey_to_json: what gvt_survey_to_json() says, and "channels": {"laptop", "paper"},
 * "sample": {"present", "needed", "enough"}, "smiley": {"n", "questions": [{"sad", "so_so",
 * "glad"}]}, "followup": [{"visit", "element", "act", "due", "role"}], "n_classes",
 * "recorded_later": [{"session", "name", "held"}]. Returns: (transfer full) */
JsonObject *gvt_session_survey_to_json (const GvtSessionSurvey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSessionSurvey, gvt_session_survey_free)

G_END_DECLS

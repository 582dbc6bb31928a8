/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* What is to be done about an element of the survey that came out low: a plan of the office, about
 * an element and never about a person. Who sees to it is named by his office, not by his name. */
typedef struct
{
  const char *element; /* "U1" to "U9" */
  const char *act;     /* 1 to 300 characters; "" takes it back, and the next two with it */
  const char *due;     /* YYYY-MM-DD, or "" */
  const char *role;    /* up to 80 characters, or "" */
} GvtSurveyFollowup;

/** gvt_survey_followup_check: %GVT_ERROR_BAD_INPUT says what is wrong, for people: also a long
 * number, since a telephone number or NIK has no place here */
gboolean gvt_survey_followup_check (const GvtSurveyFollowup *self, GError **error);

/** gvt_visits_follow_up: in the place of what was planned about the same element of @visit, also
 * after its classes were closed. %GVT_ERROR_FORBIDDEN outside of the user's area,
 * %GVT_ERROR_NOT_FOUND. On disk when it returns %TRUE. Any thread; blocks. */
gboolean gvt_visits_follow_up (GvtProfile *profile,
                               const GvtId *visit,
                               const GvtSurveyFollowup *followup,
                               GError **error);

G_END_DECLS

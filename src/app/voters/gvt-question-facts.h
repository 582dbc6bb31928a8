/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What is known before a question: why this user asks, as he picked it once for the visit
 * or the day (gvt-purpose-keep.h), and whether questions are slowed (gvt-lookup-pace.h). */
typedef struct
{
  char *purpose; /* (nullable): to be picked */
  gboolean is_of_visit;
  gboolean is_fast;
} GvtQuestionFacts;

void gvt_question_facts_free (gpointer self);

/** gvt_question_facts_read: fills @work but for its `done`. Result: #GvtQuestionFacts */
void gvt_question_facts_read (GvtWork *work, GvtProfile *profile);
/** gvt_question_facts_keep: the same; keeps @purpose first */
void gvt_question_facts_keep (GvtWork *work, GvtProfile *profile, const char *purpose);

G_END_DECLS

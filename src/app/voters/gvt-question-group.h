/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-roll.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What goes with each question at the voter desk: why, picked once for the visit or the day
 * (gvt-purpose-keep.h), and which village the voter names. Signal "changed": of the purpose. */
#define GVT_TYPE_QUESTION_GROUP (gvt_question_group_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtQuestionGroup, gvt_question_group, GVT, QUESTION_GROUP, AdwPreferencesGroup)

/** gvt_question_group_open: the lists are open: offers the villages of @roll, and puts the purpose
 * where it was left. @page: it stands on it; what goes wrong is said there */
void gvt_question_group_open (GvtQuestionGroup *self, GvtSectionPage *page, GvtRoll *roll);
/** gvt_question_group_close: nothing is picked any more; what was kept stays kept */
void gvt_question_group_close (GvtQuestionGroup *self);

/** gvt_question_group_get_purpose: Returns: (transfer none) (nullable) */
const char *gvt_question_group_get_purpose (GvtQuestionGroup *self);
/** gvt_question_group_get_village: Returns: (transfer none) (nullable): its code */
const char *gvt_question_group_get_village (GvtQuestionGroup *self);
/** gvt_question_group_pick: the purpose at @index, from 1; for pictures of practice data */
void gvt_question_group_pick (GvtQuestionGroup *self, guint index);

/** gvt_question_group_is_fast: the next question will be slowed, as far as is known */
gboolean gvt_question_group_is_fast (GvtQuestionGroup *self);
void gvt_question_group_set_fast (GvtQuestionGroup *self, gboolean is_fast);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journey.h"
#include "gvt-quiz-item.h"

G_BEGIN_DECLS

/* What a teacher and his pupils do at the keys, whatever the journey goes to. */

/** gvt_class_hand_unlock: as the planted officer */
void gvt_class_hand_unlock (GvtJourney *journey);
/** gvt_class_hand_unlock_as: as somebody else who works on this laptop */
void gvt_class_hand_unlock_as (GvtJourney *journey, const char *user, const char *passphrase);
/** gvt_class_hand_open: a class of the planted visit, called @name, with so many people */
void
gvt_class_hand_open (GvtJourney *journey, const char *name, const char *men, const char *women);
/** gvt_class_hand_attend: so many people, in the class that is open */
void gvt_class_hand_attend (GvtJourney *journey, const char *men, const char *women);
/** gvt_class_hand_become_teacher: in class mode: by the passphrase, to change what is recorded */
void gvt_class_hand_become_teacher (GvtJourney *journey);
/** gvt_class_hand_choose: what is answered to question @index, by its choice @nth. Returns:
 * (transfer full) */
GvtQuizOption *
gvt_class_hand_choose (GListModel *questions, guint index, guint nth, gboolean *is_right);
/** gvt_class_hand_see_question: that question @index is asked */
void gvt_class_hand_see_question (GvtJourney *journey, GListModel *questions, guint index);
/** gvt_class_hand_answer: question @index, by its choice @nth, and goes on. Returns: whether it was
 * right */
gboolean gvt_class_hand_answer (GvtJourney *journey, GListModel *questions, guint index, guint nth);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-enrolment.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the enrolment page has done by workers. Each function fills a #GvtWork but for its `done`. A
 * cancellable belongs to the act itself: whether it was done after all is always told. */

/** gvt_enrol_work_read_file: result: #GvtCodeFile */
void gvt_enrol_work_read_file (GvtWork *work, const char *path);

/* Whom a code admits, and the enrolment that goes on from there. */
typedef struct
{
  GvtEnrolment *enrolment;
  GPtrArray *users; /* of GvtUser */
} GvtAdmitted;

void gvt_admitted_free (GvtAdmitted *self);
/** gvt_enrol_work_ask: by one of @codes, or by @code as typed where that is %NULL. Result:
 * #GvtAdmitted */
void gvt_enrol_work_ask (GvtWork *work,
                         GvtProfile *profile,
                         const char *address,
                         const char *code,
                         GArray *codes,
                         GCancellable *cancellable);

/* Those who chose a passphrase. */
typedef struct _GvtChosenUsers GvtChosenUsers;
GvtChosenUsers *gvt_chosen_users_new (void);
void gvt_chosen_users_add (GvtChosenUsers *self, const GvtUser *user, const char *passphrase);
void gvt_chosen_users_free (GvtChosenUsers *self);
/** gvt_chosen_users_check: as gvt_roll_holders_check() */
gboolean gvt_chosen_users_check (GvtChosenUsers *self, GError **error);

/** gvt_enrol_work_take: @users: (transfer full). Result: none */
void gvt_enrol_work_take (GvtWork *work,
                          GvtEnrolment *enrolment,
                          GvtChosenUsers *users,
                          GCancellable *cancellable);
/** gvt_enrol_work_abandon: result: none */
void gvt_enrol_work_abandon (GvtWork *work, GvtEnrolment *enrolment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtChosenUsers, gvt_chosen_users_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the steps of a class have done by workers. Each function fills a #GvtWork but for its
 * `done`; none has a result but the last. */

/** gvt_step_work_enter: @is_return: the class was at @step before, or left it out */
void gvt_step_work_enter (
    GvtWork *work, GvtProfile *profile, const GvtId *session, const char *step, gboolean is_return);
/** gvt_step_work_skip: @reason: of gvt_skip_reasons */
void gvt_step_work_skip (
    GvtWork *work, GvtProfile *profile, const GvtId *session, const char *step, const char *reason);
/** gvt_step_work_order: @steps: ends with %NULL */
void gvt_step_work_order (GvtWork *work,
                          GvtProfile *profile,
                          const GvtId *session,
                          const char *const *steps);
/** gvt_step_work_open_next: opens the class after @session, with its plan. @name: (nullable): the
 * one that was proposed. @held: as gvt_session_open_next() has it, "" for one that is held now.
 * Result: #GvtId */
void gvt_step_work_open_next (
    GvtWork *work, GvtProfile *profile, const GvtId *session, const char *name, const char *held);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-profile.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* Through which steps a class goes, and where it stands: so whoever comes back to it after a
 * restart stands there, too. Steps are named by their codes (gvt_step_codes). What was recorded of
 * a step stands over what can be seen of it; of a class in which nobody said anything of its steps
 * only that can be seen. */

typedef enum
{
  GVT_STEP_AHEAD,   /* nobody came to it yet */
  GVT_STEP_ENTERED, /* the class is at it, or left it for an earlier one */
  GVT_STEP_DONE,    /* the class went on from it, or what it is for was recorded */
  GVT_STEP_SKIPPED, /* left out, with a reason */
} GvtStepState;

typedef struct
{
  const char *code; /* static, of gvt_step_codes */
  GvtStepState state;
  const char *reason; /* static, of gvt_skip_reasons; "" unless skipped */
  gint64 at_us;       /* when that was recorded, by the laptop's own clock; 0 where it was not */
} GvtClassStep;

/* Immutable; any thread. */
typedef struct
{
  GArray *steps;          /* of #GvtClassStep, in the order of this class; "close" is the last */
  const char *now;        /* code of the step at which the class stands */
  gboolean is_told;       /* @now was said; otherwise it follows from what can be seen */
  gboolean has_own_order; /* ordered in this class or the one it follows; otherwise the plan's */
  GStrv modules;          /* ids: what the class is to be taught, as it was opened or planned */
} GvtSessionSteps;

/* Why a step is left out: 'time', 'power', 'people', 'material', 'other'; ends with %NULL. */
extern const char *const gvt_skip_reasons[];
/** gvt_skip_reason_title: for people: "no time". Translated, static; "" for no reason */
const char *gvt_skip_reason_title (const char *reason);
/** gvt_step_state_code: 'ahead', 'entered', 'done', 'skipped'. Static */
const char *gvt_step_state_code (GvtStepState state);

/** gvt_session_steps_read: of any store that has the tables: a laptop's or the centre's. Blocks.
 * Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
GvtSessionSteps *gvt_session_steps_read (GvtStore *store, const GvtId *session, GError **error);
/** gvt_session_steps_load: the same inside a transaction */
GvtSessionSteps *gvt_session_steps_load (GvtDb *db, const GvtId *session, GError **error);
/** gvt_session_steps_find: Returns: (nullable): the step @code of this class */
const GvtClassStep *gvt_session_steps_find (const GvtSessionSteps *self, const char *code);
/** gvt_session_steps_after: the first step behind @code that is neither done nor skipped, at last
 * "close". Returns: static */
const char *gvt_session_steps_after (const GvtSessionSteps *self, const char *code);
/** gvt_session_steps_to_json: Returns: (transfer full): [{"step", "state", "reason", "at"}] */
JsonArray *gvt_session_steps_to_json (const GvtSessionSteps *self);

GvtSessionSteps *gvt_session_steps_ref (GvtSessionSteps *self);
void gvt_session_steps_unref (GvtSessionSteps *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSessionSteps, gvt_session_steps_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-steps.h"

G_BEGIN_DECLS

/* Taking a class through its steps. Each is one event (session.stepped/1, session.ordered/1) on
 * disk when the function returns %TRUE, can be undone (gvt-undo.h), and records nothing where
 * nothing would change. They need what gvt-session-acts.h needs: an unlocked profile, a place in
 * the user's area, and an open session of this laptop. A step that the class does not have is
 * %GVT_ERROR_BAD_INPUT. Any thread; they block. */

/** gvt_session_step_enter: the class goes on to @step, a code of gvt_step_codes: it stands there */
gboolean gvt_session_step_enter (GvtProfile *profile,
                                 const GvtId *session,
                                 const char *step,
                                 GError **error);
/** gvt_session_step_return: it goes back to a step it was at or that was skipped;
 * %GVT_ERROR_STATE where it did not come to it yet */
gboolean gvt_session_step_return (GvtProfile *profile,
                                  const GvtId *session,
                                  const char *step,
                                  GError **error);
/** gvt_session_step_skip: @step is left out. @reason: of gvt_skip_reasons. Where the class stands
 * at it, it goes on to the next that is ahead. The close cannot be skipped. */
gboolean gvt_session_step_skip (GvtProfile *profile,
                                const GvtId *session,
                                const char *step,
                                const char *reason,
                                GError **error);
/** gvt_session_order_set: @steps: %NULL-terminated, "close" the last. It may add steps, but leave
 * out none that the class has: that takes a reason (gvt_session_step_skip()). */
gboolean gvt_session_order_set (GvtProfile *profile,
                                const GvtId *session,
                                const char *const *steps,
                                GError **error);

G_END_DECLS

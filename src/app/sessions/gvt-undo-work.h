/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-undo.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What undoing has done by workers. Each function fills a #GvtWork but for its `done`. @library:
 * (nullable) */

/** gvt_undo_work_last: result: GListModel of #GvtDoneAct: the one that would be undone, or none */
void gvt_undo_work_last (GvtWork *work,
                         GvtProfile *profile,
                         GvtModuleLibrary *library,
                         const GvtId *session);
/** gvt_undo_work_history: result: GListModel of #GvtDoneAct, undone ones too, the latest first */
void gvt_undo_work_history (GvtWork *work,
                            GvtProfile *profile,
                            GvtModuleLibrary *library,
                            const GvtId *session);
/** gvt_undo_work_undo: takes @act back. Result: #GvtDoneAct */
void gvt_undo_work_undo (GvtWork *work,
                         GvtProfile *profile,
                         GvtModuleLibrary *library,
                         const GvtId *session,
                         const GvtId *act);

G_END_DECLS

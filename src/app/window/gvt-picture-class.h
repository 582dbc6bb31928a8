/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-window.h"

G_BEGIN_DECLS

/* Steps of gvt_picture_steps: class mode, one step after another. Only an invented class is held
 * for a picture. The roll key is gone afterwards. */

/** gvt_picture_class: the page of an open class, in class mode */
gboolean gvt_picture_class (GvtWindow *window);
/** gvt_picture_class_quiz: a pupil at its quiz */
gboolean gvt_picture_class_quiz (GvtWindow *window);
/** gvt_picture_class_answered: the first question is answered */
gboolean gvt_picture_class_answered (GvtWindow *window);
/** gvt_picture_class_gate: who wants to leave the quiz is asked for the passphrase */
gboolean gvt_picture_class_gate (GvtWindow *window);
/** gvt_picture_class_results: what came of the quiz */
gboolean gvt_picture_class_results (GvtWindow *window);
/** gvt_picture_class_result: of its first question */
gboolean gvt_picture_class_result (GvtWindow *window);

G_END_DECLS

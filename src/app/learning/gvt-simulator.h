/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lesson.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/** gvt_simulator_is_known: whether this program has the simulator that the card asks for, if any */
gboolean gvt_simulator_is_known (GvtLesson *lesson);
/** gvt_simulator_new: Returns: (transfer floating) (nullable): its page, set up as the card says */
GvtSectionPage *gvt_simulator_new (GvtLesson *lesson);

G_END_DECLS

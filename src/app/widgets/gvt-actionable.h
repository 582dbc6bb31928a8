/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_actionable_set: as gtk_actionable_set_detailed_action_name(), but the target comes first, so
 * that a widget which is in the window already never has an action without its target */
void gvt_actionable_set (gpointer actionable, const char *detailed_action_name);

G_END_DECLS

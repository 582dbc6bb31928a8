/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** gvt_group_titles_wrap: lets the title of every AdwPreferencesGroup in @page take the lines that
 * it needs; libadwaita cuts it to one */
void gvt_group_titles_wrap (GtkWidget *page);

G_END_DECLS

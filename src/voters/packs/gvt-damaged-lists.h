/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** gvt_damaged_lists_describe: @lists: of #GvtLeasedList, as gvt_roll_get_failed() and
 * gvt_lookup_get_damaged() have them. Which villages, and what to do; translated. Any thread.
 * Returns: (transfer full) (nullable): %NULL when there are none */
char *gvt_damaged_lists_describe (GListModel *lists);

G_END_DECLS

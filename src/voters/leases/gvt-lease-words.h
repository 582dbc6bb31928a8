/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-leases.h"

G_BEGIN_DECLS

/** gvt_lease_words_describe: @lists: of #GvtLeasedList. Returns: (transfer full) (nullable): for
 * people: which close within three days, which are closed because their time is over; %NULL where
 * nobody need care yet */
char *gvt_lease_words_describe (GListModel *lists);

/** gvt_lease_words_n_closed: how many of @lists are closed because their time is over */
guint gvt_lease_words_n_closed (GListModel *lists);

G_END_DECLS

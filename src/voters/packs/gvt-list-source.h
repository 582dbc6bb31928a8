/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which list an answer is from, in words: an answer is only as good as its list, and a polling
 * station is the last one, not the next one. Translated; from what each list says of itself. Any
 * thread. All return (transfer full). */

/** gvt_election_words: what people call it: "pilkada-2024" → "Pilkada 2024" */
char *gvt_election_words (const char *election);

/** gvt_tps_notice: what belongs beside every polling station that is told: of which list and day it
 * is, that it may change, and who decides */
char *gvt_tps_notice (const char *election, const char *as_of);

/** gvt_lists_describe: (element-type GvtLeasedList): "Pilkada 2024 as of 20 September 2024
 * (Kuta, Sengkol, Rembitan and 2 more)", one for each election and day. "" where there is none */
char *gvt_lists_describe (GListModel *lists);

G_END_DECLS

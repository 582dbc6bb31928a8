/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A page of the queue as a table, for commands of both sides. Any thread. */

/** gvt_queue_words_heads: Returns: (transfer full): of the columns, translated */
GStrv gvt_queue_words_heads (void);
/** gvt_queue_words_row: @proposal: of a page. Returns: (transfer full): a cell for each head */
GStrv gvt_queue_words_row (JsonObject *proposal);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_queue_here_mark: gives each of @proposals, as the centre listed them, a member "here": what
 * was said about it on this laptop that the centre has not received yet: {"by", "decision", "id"},
 * with the id of the decision; "decision" is null where that was taken back. null: nothing. Any
 * thread; it blocks. */
gboolean gvt_queue_here_mark (GvtProfile *profile, JsonArray *proposals, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-prekey.h"

G_BEGIN_DECLS

/* The body of a "pull" call: {"after":seq,"prekeys":[...]}. Pulling after seq n also tells the
 * centre that messages up to n arrived. */
#define GVT_PULL_REQUEST_MAX_BYTES (64 * 1024)

/** gvt_pull_request_write: @prekeys: (nullable) (element-type GvtPrekey): new ones to deposit */
GBytes *gvt_pull_request_write (guint64 after, GArray *prekeys, GError **error);
/** gvt_pull_request_read: @prekeys: (out) (transfer full) (element-type GvtPrekey) */
gboolean gvt_pull_request_read (GBytes *bytes, guint64 *after, GArray **prekeys, GError **error);

G_END_DECLS

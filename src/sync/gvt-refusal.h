/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* When the centre says no: an HTTP status and {"error": code, "message": English}. One table for
 * both sides, so that an error which the centre meant arrives as what it meant. The message never
 * holds anything a request carried. */

/** GVT_REFUSAL_NO_LAPTOP: the message of the %GVT_ERROR_NOT_FOUND by which a centre says that it is
 * the laptop, or this copy of it, that it does not know: it may have been put back from an older
 * backup (I13). It arrives as %GVT_ERROR_NOT_FOUND; whatever else is not there as
 * %GVT_ERROR_REFUSED */
#define GVT_REFUSAL_NO_LAPTOP "The centre does not know this laptop"

/** gvt_refusal_write: @status: (out): the HTTP status for @error. Returns: (transfer full) */
GBytes *gvt_refusal_write (const GError *error, guint *status);

/** gvt_refusal_read: sets @error from what came with @status (not 2xx). An answer that is not ours
 * (a proxy, a captive portal) is %GVT_ERROR_OFFLINE, as are 429 and 5xx: all is kept, try later.
 * Its words say which of them it is, and whom to tell. */
void gvt_refusal_read (guint status, GBytes *body, GError **error);

G_END_DECLS

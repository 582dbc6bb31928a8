/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * gvt_http_goodbye:
 * @stream: (transfer full): a connection taken out of the server's hands in the middle of a request
 * @reason: why
 *
 * Says no and hangs up: writes the refusal, closes our half, reads a little of what the other side
 * still sends (else its system would throw our words away before it reads them), closes. By the
 * thread's main context, on its own; bounded in bytes and, by the socket's timeout, in time.
 *
 * Returns: the status that it says
 */
guint gvt_http_goodbye (GIOStream *stream, const GError *reason);

G_END_DECLS

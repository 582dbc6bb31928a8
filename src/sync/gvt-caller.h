/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-envelope.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* One device's calls over one road: fetches a challenge, signs an envelope, sends it. A challenge
 * is used again until the centre finds it too old. */
typedef struct _GvtCaller GvtCaller;

GvtCaller *gvt_caller_new (GvtTransport *transport,
                           const GvtId *device,
                           guint32 incarnation,
                           GvtSecret *device_key);
void gvt_caller_free (GvtCaller *self);

/** gvt_caller_prepare: makes sure that there is a challenge, and so a line to the centre */
gboolean gvt_caller_prepare (GvtCaller *self, GCancellable *cancellable, GError **error);

/** gvt_caller_call: @payload: (nullable). Returns: (transfer full) (nullable): the answer, not yet
 * verified */
GBytes *gvt_caller_call (GvtCaller *self,
                         const char *type,
                         GBytes *payload,
                         gsize max_answer,
                         GCancellable *cancellable,
                         GError **error);

/** gvt_caller_is_not_offered: whether a call failed as one does that a centre of before does not
 * know: it says 404, or 413 to what it does not expect a body on. Where the same centre took other
 * calls of this talk, it is not we who are refused */
gboolean gvt_caller_is_not_offered (const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCaller, gvt_caller_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-keys-statement.h"
#include "gvt-outbox-message.h"

G_BEGIN_DECLS

/**
 * gvt_outbox_signer_read:
 * @keys: the newest statement accepted
 * @former: (element-type GvtKeysStatement): those accepted before, newest first: they count where
 *   @keys names no former keys itself
 * @least_serial: of the keys that signed the message before this one
 * @serial: (out): of the keys that signed this one
 *
 * Reads a message that the newest keys signed, or that older ones signed in their time: it may have
 * waited in the outbox while the centre turned its keys. Once a message of newer keys was taken, or
 * for what says it was written after they began, the older ones sign no more.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_SIGNATURE
 */
GvtOutboxMessage *gvt_outbox_signer_read (GBytes *bytes,
                                          const GvtKeysStatement *keys,
                                          GPtrArray *former,
                                          guint64 least_serial,
                                          guint64 *serial,
                                          GError **error);

G_END_DECLS

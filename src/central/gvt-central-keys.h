/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/** How long a KEYS statement holds, and so how often the root key must come out of its safe. */
#define GVT_CENTRAL_KEYS_DAYS 400

/** gvt_central_renew_keys: states the same online keys for another %GVT_CENTRAL_KEYS_DAYS, under
 * the next serial. %GVT_ERROR_BAD_INPUT when the file holds another centre's root key. A server
 * that is running takes it up with the next request. */
gboolean gvt_central_renew_keys (GvtCentral *self, const char *root_key_file, GError **error);

typedef enum
{
  GVT_TURN_SIGNING = 1 << 0, /* what receipts, lists, leases are signed by */
  GVT_TURN_SEALING = 1 << 1, /* what laptops seal to the centre */
  GVT_TURN_ROOT = 1 << 2,    /* what states the others */
} GvtKeysTurn;

/**
 * gvt_central_turn_keys:
 * @turn: which keys are made anew, one or more
 * @new_root_key_file: (nullable): with %GVT_TURN_ROOT: where the new root key is written, before
 *   anything counts; nothing may be there yet
 *
 * States new keys under the next serial. The signing key before is destroyed; the statement names
 * its public half among the former ones, so that files that it signed go on being good, and what
 * waits in outboxes is signed anew. The sealing key before is kept: laptops that have not heard yet
 * may seal to it for another %GVT_CENTRAL_SEALED_DAYS, and what is in the journal opens for ever.
 * The root key before gives its word for the new one in the statement, and is of no more use: who
 * trusted it follows that word, at most %GVT_FORMER_KEYS_MAX times. Errors as for
 * gvt_central_renew_keys().
 */
gboolean gvt_central_turn_keys (GvtCentral *self,
                                GvtKeysTurn turn,
                                const char *root_key_file,
                                const char *new_root_key_file,
                                GError **error);

/** gvt_central_name_recovery_key: likewise, and the statement names @recovery_key from now on */
gboolean gvt_central_name_recovery_key (GvtCentral *self,
                                        const char *root_key_file,
                                        const GvtPublicKey *recovery_key,
                                        GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-secret.h"
#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* By what a row of a worklist finds its voter in the list that a laptop carries: a short keyed
 * hash, so that neither an outbox nor an event holds a number or name. */

#define GVT_WORKLIST_KEY_SIZE 8 /* of 2^64 one in a list of thousands is one voter's */

/** gvt_worklist_key_text: what is hashed: the NIK; where it is faulty, card, name and birth date.
 * Returns: (transfer full): free with gvt_wipe_free() */
char *gvt_worklist_key_text (const GvtVoterRow *row);
/** gvt_worklist_key_of: by the laptop's lookup key, which the centre has, too */
void gvt_worklist_key_of (const GvtSecret *lookup_key,
                          const char *key_text,
                          guint8 key[GVT_WORKLIST_KEY_SIZE]);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-enrol-message.h"
#include "gvt-journal.h"
#include "gvt-keys-statement.h"

G_BEGIN_DECLS

/* The centre: one folder with its store, its journal, its keys and its files. The commands and the
 * server stand on it; it knows no socket. Any thread; blocks. */
#define GVT_TYPE_CENTRAL (gvt_central_get_type ())
G_DECLARE_FINAL_TYPE (GvtCentral, gvt_central, GVT, CENTRAL, GObject)

/** gvt_central_open: a folder that `init` made; another is %GVT_ERROR_BAD_INPUT. Returns: (transfer
 * full) (nullable) */
GvtCentral *gvt_central_open (const char *folder, GvtClock *clock, GError **error);
GvtClock *gvt_central_get_clock (GvtCentral *self);
/** gvt_central_get_journal: Returns: (transfer none): it admits the laptops' events and projects
 * them with the same kinds */
GvtJournal *gvt_central_get_journal (GvtCentral *self);

/** gvt_central_dup_keys_statement: Returns: (transfer full): the newest KEYS file, as signed */
GBytes *gvt_central_dup_keys_statement (GvtCentral *self);
/** gvt_central_get_name: as `init` named it, in that statement. Returns: (transfer none) */
const char *gvt_central_get_name (GvtCentral *self);
/** gvt_central_get_keys: what that statement says. Returns: (transfer none): until the centre is
 * closed, as the keys below */
const GvtKeysStatement *gvt_central_get_keys (GvtCentral *self);
/* The online keys: (transfer none). The challenge key (32 bytes) is shared by all processes over
 * one store. */
const GvtSecret *gvt_central_get_signing_key (GvtCentral *self);
const GvtSecret *gvt_central_get_sealing_key (GvtCentral *self);
const GvtSecret *gvt_central_get_challenge_key (GvtCentral *self);
/** gvt_central_list_sealing_keys: what may be opened: the present key, then those before it.
 * @arrives: only those to which something that comes now may be sealed still. Returns: (transfer
 * full) (element-type GvtSecret) */
GPtrArray *gvt_central_list_sealing_keys (GvtCentral *self, gboolean arrives);
/** gvt_central_list_signers: whose signature on a published file is the centre's own. Returns:
 * (transfer full) (element-type GvtPublicKey) */
GArray *gvt_central_list_signers (GvtCentral *self);
/** gvt_central_take_up_keys: what another process has turned since counts here, too, when this
 * returns */
gboolean gvt_central_take_up_keys (GvtCentral *self, GError **error);
/** gvt_central_get_epoch: 1; after each restore from a backup a greater one (I13), the seconds
 * since 1970 then, so that two restores of one backup differ. It stands in receipts, and no serial
 * that the centre gives is lower */
guint64 gvt_central_get_epoch (GvtCentral *self);

/** gvt_central_find_device: the key of an enrolled incarnation, whose chain the journal then also
 * has; %GVT_ERROR_NOT_FOUND, or %GVT_ERROR_REFUSED when it is revoked */
gboolean gvt_central_find_device (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GvtPublicKey *key, GError **error);

/**
 * gvt_central_enrol:
 * @request: its envelope fits its device key
 *
 * Asking uses nothing up, and answers for a used code too while its 48 hours last. Taking registers
 * the device and begins its chain in the journal; once more with the same code and device key gives
 * the same answer, with another key %GVT_ERROR_REFUSED. A wrong secret counts as a try of the row
 * that its selector finds, and is %GVT_ERROR_REFUSED in the same words as an unknown code;
 * %GVT_ERROR_EXPIRED after 48 hours or five tries.
 *
 * Returns: (transfer full) (nullable)
 */
GvtEnrolAnswer *
gvt_central_enrol (GvtCentral *self, const GvtEnrolRequest *request, GError **error);

/** gvt_central_pull: keeps @prekeys, of @incarnation (one deposited twice changes nothing), seals
 * leases that waited for one, and returns the device's signed OUTB messages after @after, at most
 * %GVT_OUTBOX_MAX_LIST bytes of them. @hash: (nullable): of message @after: by it a centre that was
 * put back (I13) lets them follow one that it lacks. Returns: (transfer full) (element-type GBytes)
 * (nullable) */
GPtrArray *gvt_central_pull (GvtCentral *self,
                             const GvtId *device,
                             guint32 incarnation,
                             guint64 after,
                             const GvtHash *hash,
                             GArray *prekeys,
                             GError **error);
/** gvt_central_manifest: Returns: (transfer full) (nullable): the device's MANI file, as signed;
 * its serial grows when its files change */
GBytes *
gvt_central_manifest (GvtCentral *self, const GvtId *device, guint32 incarnation, GError **error);
/** gvt_central_find_file: Returns: (transfer full) (nullable): the path of the published file whose
 * bytes hash to @hash; %GVT_ERROR_NOT_FOUND */
char *gvt_central_find_file (GvtCentral *self, const GvtHash *hash, GError **error);

G_END_DECLS

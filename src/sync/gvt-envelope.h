/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-challenge.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* `ENVL`: every call of a device to the centre is one of these, signed by the key of the
 * incarnation it names. Its signature covers the type, so an envelope for one call never passes as
 * another. */
typedef struct _GvtEnvelope GvtEnvelope;

/* The calls of version 1. */
#define GVT_CALL_ENROL    "enrol"    /* body: GvtEnrolRequest, sealed to the centre */
#define GVT_CALL_PUSH     "push"     /* body: gvt-push-request.h */
#define GVT_CALL_PULL     "pull"     /* body: GvtPullRequest */
#define GVT_CALL_MANIFEST "manifest" /* body: none */
#define GVT_CALL_BLOB     "blob"     /* body: gvt-blob-piece.h */
#define GVT_CALL_QUEUE    "queue"    /* body: gvt-queue-request.h */
#define GVT_CALL_REJOIN   "rejoin"   /* body: gvt-rejoin-message.h */
#define GVT_CALL_CARRY    "carry"    /* body: gvt-carry-message.h */
#define GVT_CALL_FLEET    "fleet"  /* body: gvt-device-status.h; older centres know no such call */
#define GVT_CALL_DIGEST   "digest" /* body: GvtDigestRequest; newer than the others */

/** gvt_envelope_max_payload: the cap on the body of call @type; 0 for an unknown one too */
gsize gvt_envelope_max_payload (const char *type);
/** gvt_envelope_max_bytes: the cap on the whole envelope, for refusing it while it arrives */
gsize gvt_envelope_max_bytes (const char *type);

/** gvt_envelope_write: @payload: (nullable). Returns: (transfer full) (nullable) */
GBytes *gvt_envelope_write (const char *type,
                            const GvtId *device,
                            guint32 incarnation,
                            const GvtChallenge *challenge,
                            GBytes *payload,
                            const GvtSecret *device_key,
                            GError **error);

/** gvt_envelope_read: %GVT_ERROR_BAD_FORMAT when it is another call than @type. Nothing of it may
 * be used before gvt_envelope_verify(). Returns: (transfer full) (nullable) */
GvtEnvelope *gvt_envelope_read (GBytes *bytes, const char *type, GError **error);
gboolean gvt_envelope_verify (GvtEnvelope *self, const GvtPublicKey *device_key, GError **error);

const GvtId *gvt_envelope_get_device (GvtEnvelope *self);
guint32 gvt_envelope_get_incarnation (GvtEnvelope *self);
const GvtChallenge *gvt_envelope_get_challenge (GvtEnvelope *self);
GBytes *gvt_envelope_get_payload (GvtEnvelope *self); /* (transfer none) */
void gvt_envelope_free (GvtEnvelope *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtEnvelope, gvt_envelope_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* What a laptop and the centre say when the laptop's chain is not the one that the centre holds: a
 * copied disk, or one that was set back (I9). The laptop shows its chain by samples and brings a
 * new key, signed by the present one; the centre finds how far both agree, closes the old
 * incarnation where it stands, and gives a new one with a code of its own, so that two copies are
 * two. */

typedef struct
{
  guint64 seq;
  GvtHash hash;
} GvtChainSample;

#define GVT_REJOIN_MAX_SAMPLES 4096

/* The body of a "rejoin" call: key 32 · signature 64 · u32 count · count × (u64 seq · hash 32), by
 * seq, little-endian; and where the laptop had left that chain already, for one that the centre
 * does not know since it was put back from a backup (I13): u32 incarnation · key 32 of that one.
 * Only a centre that said so is told, so none that does not read it. */
typedef struct
{
  GvtPublicKey key;
  guint8 signature[GVT_SIGNATURE_SIZE]; /* gvt_rejoin_sign() */
  GArray *samples;                      /* of GvtChainSample */
  guint32 left_for;                     /* the incarnation that the centre does not know; 0: none */
  GvtPublicKey left_key;                /* its key */
} GvtRejoinRequest;

#define GVT_REJOIN_REQUEST_MAX_BYTES \
  (32 + GVT_SIGNATURE_SIZE + 4 + GVT_REJOIN_MAX_SAMPLES * 40 + 4 + 32)

/** gvt_rejoin_sign: the word of @incarnation's key for its successor @key */
void gvt_rejoin_sign (const GvtSecret *device_key,
                      const GvtId *device,
                      guint32 incarnation,
                      const GvtPublicKey *key,
                      guint8 *signature64);
gboolean gvt_rejoin_verify (const GvtPublicKey *device_key,
                            const GvtId *device,
                            guint32 incarnation,
                            const GvtRejoinRequest *request,
                            GError **error);

/** gvt_rejoin_request_new: Returns: (transfer full): no samples yet */
GvtRejoinRequest *gvt_rejoin_request_new (void);
void gvt_rejoin_request_free (GvtRejoinRequest *self);
GBytes *gvt_rejoin_request_write (const GvtRejoinRequest *self);
/** gvt_rejoin_request_read: %GVT_ERROR_BAD_FORMAT unless the samples are in order. Returns:
 * (transfer full) (nullable) */
GvtRejoinRequest *gvt_rejoin_request_read (GBytes *bytes, GError **error);

/* `INCA`: the centre's signed answer. The same question by the same new key gets the same. */
typedef struct
{
  GvtId device;
  GvtPublicKey key;
  guint32 incarnation;
  char *code; /* 4 Crockford symbols */
  guint64
      after_seq; /* how far the old chain is the centre's too; what follows is to be re-issued */
  gint64 at_us;
} GvtRejoinAnswer;

#define GVT_REJOIN_ANSWER_MAX_BYTES 4096

void gvt_rejoin_answer_free (GvtRejoinAnswer *self);
GBytes *
gvt_rejoin_answer_write (const GvtRejoinAnswer *self, const GvtSecret *signing_key, GError **error);
/** gvt_rejoin_answer_read: %GVT_ERROR_BAD_SIGNATURE unless @signing_key signed it for @device and
 * @key. Returns: (transfer full) (nullable) */
GvtRejoinAnswer *gvt_rejoin_answer_read (GBytes *bytes,
                                         const GvtPublicKey *signing_key,
                                         const GvtId *device,
                                         const GvtPublicKey *key,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtRejoinRequest, gvt_rejoin_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtRejoinAnswer, gvt_rejoin_answer_free)

G_END_DECLS

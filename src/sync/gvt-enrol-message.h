/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-id.h"
#include "gvt-prekey.h"
#include "gvt-seal.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* What a laptop and the centre say when one is enrolled. It is asked twice: first which users the
 * code admits (nothing is used up), so that they can choose passphrases; then to be taken in. The
 * same laptop may repeat the second as often as an answer gets lost. */
typedef enum
{
  GVT_ENROL_ASK,  /* who may use this laptop? */
  GVT_ENROL_TAKE, /* register it */
} GvtEnrolStep;

/* A user's signing key, made on the laptop. */
typedef struct
{
  char *code;
  GvtPublicKey key;
} GvtUserKey;

/* The body of an "enrol" call, sealed to the centre. The envelope around it is signed by
 * @device_key and names no device yet: the zero id, incarnation 1. */
typedef struct
{
  GvtEnrolStep step;
  GvtSecret *secret; /* the code's first half, 10 bytes */
  GvtPublicKey device_key;
  GvtPublicKey roll_public; /* zeros when asking */
  GvtSecret *lookup_key;    /* 32 bytes; (nullable) when asking */
  GArray *prekeys;          /* of GvtPrekey; may be empty: a pull can bring them later */
  GPtrArray *users;         /* of GvtUserKey; empty when asking */
} GvtEnrolRequest;

#define GVT_ENROL_MAX_USERS 64

GvtEnrolRequest *
gvt_enrol_request_new (GvtEnrolStep step, GvtSecret *secret, const GvtPublicKey *device_key);
void gvt_enrol_request_add_user (GvtEnrolRequest *self, const char *code, const GvtPublicKey *key);
void gvt_enrol_request_free (GvtEnrolRequest *self);

/** gvt_enrol_request_seal: Returns: (transfer full) (nullable): the envelope's body */
GBytes *gvt_enrol_request_seal (const GvtEnrolRequest *self,
                                const GvtPublicKey *sealing_key,
                                GError **error);
/** gvt_enrol_request_open: @sealing_key: the centre's secret. The caller verifies the envelope by
 * the device key that the request names. Returns: (transfer full) (nullable) */
GvtEnrolRequest *
gvt_enrol_request_open (GBytes *sealed, const GvtSecret *sealing_key, GError **error);

/* `ENRL`: the signed answer to both steps. @device_key says to whom, so an answer cannot be played
 * to another laptop. */
typedef struct
{
  GvtEnrolStep step;
  GvtPublicKey device_key;
  GvtId device;        /* zeros when asking */
  char *code;          /* the device's 4 Crockford symbols; "" when asking */
  guint32 incarnation; /* 1 */
  gboolean practice;
  GPtrArray *users; /* of GvtUser: whom the code admits */
} GvtEnrolAnswer;

#define GVT_ENROL_ANSWER_MAX_BYTES (64 * 1024)

GvtEnrolAnswer *gvt_enrol_answer_new (GvtEnrolStep step, const GvtPublicKey *device_key);
void gvt_enrol_answer_free (GvtEnrolAnswer *self);
/** gvt_enrol_answer_write: Returns: (transfer full) (nullable) */
GBytes *
gvt_enrol_answer_write (const GvtEnrolAnswer *self, const GvtSecret *signing_key, GError **error);
/** gvt_enrol_answer_read: %GVT_ERROR_BAD_SIGNATURE unless @signing_key signed it for @step and
 * @device_key. Returns: (transfer full) (nullable) */
GvtEnrolAnswer *gvt_enrol_answer_read (GBytes *bytes,
                                       const GvtPublicKey *signing_key,
                                       GvtEnrolStep step,
                                       const GvtPublicKey *device_key,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtEnrolRequest, gvt_enrol_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtEnrolAnswer, gvt_enrol_answer_free)

G_END_DECLS

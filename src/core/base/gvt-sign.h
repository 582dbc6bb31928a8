/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-secret.h"

G_BEGIN_DECLS

/* Ed25519. Every signature covers "govote:" type "/" version "\0" ‖ bytes, so that what was signed
 * as one thing can never pass as another. A signing key is a GvtSecret of 64 bytes. */
#define GVT_SIGNATURE_SIZE 64

typedef struct
{
  guint8 bytes[32];
} GvtPublicKey;

GvtSecret *gvt_signing_key_new (void);
void gvt_signing_key_public (const GvtSecret *key, GvtPublicKey *public_key);

void gvt_sign (const GvtSecret *key,
               const char *type,
               guint version,
               const void *data,
               gsize length,
               guint8 *signature64);

/** gvt_verify: Returns: %FALSE with %GVT_ERROR_BAD_SIGNATURE unless @signature64 fits */
gboolean gvt_verify (const GvtPublicKey *public_key,
                     const char *type,
                     guint version,
                     const void *data,
                     gsize length,
                     const guint8 *signature64,
                     GError **error);

gboolean gvt_public_key_equal (const GvtPublicKey *a, const GvtPublicKey *b);

G_END_DECLS

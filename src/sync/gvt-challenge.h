/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-secret.h"

G_BEGIN_DECLS

/* A short-lived token that proves an envelope was made now and not copied from last week: time ‖
 * 16-byte nonce ‖ keyed BLAKE2b of both. Any process of the centre can check it; none remembers it.
 * To the device it is opaque. */
#define GVT_CHALLENGE_SIZE    56
#define GVT_CHALLENGE_LIFE_US (5 * G_TIME_SPAN_MINUTE)

typedef struct
{
  guint8 bytes[GVT_CHALLENGE_SIZE];
} GvtChallenge;

/** gvt_challenge_make: @mac_key: 32 bytes that every process of the centre shares */
void gvt_challenge_make (const GvtSecret *mac_key,
                         gint64 at_us,
                         const guint8 *nonce16,
                         GvtChallenge *self);

/** gvt_challenge_check: %GVT_ERROR_BAD_SIGNATURE when no centre of this key made it,
 * %GVT_ERROR_EXPIRED when it is too old */
gboolean gvt_challenge_check (const GvtChallenge *self,
                              const GvtSecret *mac_key,
                              gint64 now_us,
                              GError **error);

/* The answer to POST /v1/challenge: {"challenge": hex}. */
GBytes *gvt_challenge_write (const GvtChallenge *self);
gboolean gvt_challenge_read (GBytes *json, GvtChallenge *self, GError **error);

G_END_DECLS

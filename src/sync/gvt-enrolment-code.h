/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* What a supervisor hands to the laptop's owner: an 80-bit secret and the first 80 bits of the root
 * key's hash, as 32 Crockford symbols and a check symbol in groups of four. Whoever holds the code
 * can tell the true centre from a false one before a word is said to it. Single use, 48 hours, five
 * tries; the centre keeps only its hash. */
#define GVT_ENROLMENT_SECRET_SIZE  10
#define GVT_ENROLMENT_SELECTOR_LEN 4
#define GVT_ENROLMENT_LIFE_US      (48 * G_TIME_SPAN_HOUR)
#define GVT_ENROLMENT_MAX_TRIES    5

typedef struct
{
  guint8 secret[GVT_ENROLMENT_SECRET_SIZE];
  guint8 root_hash[10];
} GvtEnrolmentCode;

/** gvt_enrolment_code_init: @secret10 comes from the caller's randomness */
void gvt_enrolment_code_init (GvtEnrolmentCode *self,
                              const guint8 *secret10,
                              const GvtPublicKey *root_key);
void gvt_enrolment_code_clear (GvtEnrolmentCode *self);

/** gvt_enrolment_code_format: "ABCD-EFGH-…-K". Returns: (transfer full): free with gvt_wipe_free()
 */
char *gvt_enrolment_code_format (const GvtEnrolmentCode *self);
/** gvt_enrolment_code_parse: case, spaces, hyphens and I, L, O do not matter; a slip of the hand is
 * %GVT_ERROR_BAD_INPUT */
gboolean gvt_enrolment_code_parse (const char *typed, GvtEnrolmentCode *self, GError **error);

/** gvt_enrolment_code_check_root: %GVT_ERROR_BAD_SIGNATURE when @root_key is not the one that the
 * code was made for */
gboolean gvt_enrolment_code_check_root (const GvtEnrolmentCode *self,
                                        const GvtPublicKey *root_key,
                                        GError **error);

/* How the centre keeps a code: the selector (the first four symbols, 20 bits) finds the row, so
 * that wrong tries can be counted; the hash is compared. */
char *gvt_enrolment_secret_selector (const guint8 *secret10); /* (transfer full) */
void gvt_enrolment_secret_hash (const guint8 *secret10, GvtHash *hash);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtEnrolmentCode, gvt_enrolment_code_clear)

G_END_DECLS

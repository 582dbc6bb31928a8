/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_voter_subject: what events about a voter carry in place of his number: BLAKE2b-256 of the 16
 * digits of @nik, keyed with this device's lookup key. An unkeyed hash would be as good as the
 * number itself, for there are few of them. The centre holds the key too and finds a voter's trail
 * by hashing once per device. %GVT_ERROR_LOCKED for who does not open the roll. Any thread. */
gboolean gvt_voter_subject (GvtProfile *profile, const char *nik, GvtHash *subject, GError **error);

/** gvt_voter_subject_of: the same, by a lookup key that is at hand */
void gvt_voter_subject_of (const GvtSecret *lookup_key, const char *nik, GvtHash *subject);

G_END_DECLS

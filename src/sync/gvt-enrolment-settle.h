/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-enrol-message.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_enrolment_settle: what a laptop keeps of the centre's yes: its store, its chain with the
 * first event, the centre's address and keys, its first prekeys. May be done again from any point
 * at which it was cut off. Leaves @profile unlocked. */
gboolean gvt_enrolment_settle (GvtProfile *profile,
                               GvtVault *vault,
                               const GvtEnrolAnswer *answer,
                               const char *address,
                               GBytes *keys_bytes,
                               GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"
#include "gvt-test-vault.h"

G_BEGIN_DECLS

#define GVT_TEST_DEVICE_CODE "TEST"

/** gvt_test_profile: an enrolled profile in @folder with the users of gvt_test_vault(), unlocked by
 * the supervisor. @projections: must outlive it. Returns: (transfer full) */
GvtProfile *
gvt_test_profile (const char *folder, GvtClock *clock, const GvtProjection *const *projections);

/** gvt_test_profile_as: locks @profile and opens it as @user */
void gvt_test_profile_as (GvtProfile *profile, const char *user);

/** gvt_test_profile_rebuilds: asserts that the chain verifies and a rebuild changes no table */
void gvt_test_profile_rebuilds (GvtProfile *profile);

G_END_DECLS

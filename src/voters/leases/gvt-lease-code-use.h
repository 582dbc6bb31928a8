/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* How often a wrong code may be typed; a word of the centre, by sync, gives the tries back. Of 2⁴⁵
 * codes, five at each of a hundred leases are one in seventy thousand million. */
#define GVT_LEASE_CODE_TRIES 5

/**
 * gvt_lease_code_use:
 * @typed: as a person typed it
 * @not_after_us: (out): the new end
 *
 * Moves the end of the lease that the code was made for (gvt-lease-code.h), also of one that has
 * ended, and records it. For data officers and supervisors, whose slot opens the roll
 * (%GVT_ERROR_FORBIDDEN, %GVT_ERROR_LOCKED). All other failures are whole sentences for people:
 * %GVT_ERROR_BAD_INPUT for a slip, which does not count; %GVT_ERROR_STATE for a code that was used;
 * %GVT_ERROR_REFUSED for one that fits no lease here, which counts, and when no try is left;
 * %GVT_ERROR_NOT_FOUND where no lease is. Any thread; blocks.
 */
gboolean
gvt_lease_code_use (GvtProfile *profile, const char *typed, gint64 *not_after_us, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** gvt_sim_stick_pull: it was pulled out in the midst of a write, and whoever did it put something
 * else on it: by the chance of @seed some files of @folder go, end early, end in zeros, have a byte
 * changed, or stand under the name that they have while they are written */
void gvt_sim_stick_pull (const char *folder, guint32 seed);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How every world begins: a centre with its people and its first list, and laptops that it took in.
 * Made once, and copied for each world. */

/** gvt_sim_genesis_make: into @folder, by real enrolments */
void gvt_sim_genesis_make (const char *folder);

G_END_DECLS

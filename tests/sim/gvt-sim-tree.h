/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Folders as images of a disk: small files in memory. What fails aborts. */

/** gvt_sim_tree_copy: @to becomes what @from is; nobody has a file of either open */
void gvt_sim_tree_copy (const char *from, const char *to);
/** gvt_sim_tree_remove: with all in it; nothing where it is not there */
void gvt_sim_tree_remove (const char *path);

G_END_DECLS

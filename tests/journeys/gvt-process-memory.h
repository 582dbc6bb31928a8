/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in the memory of another process, by its map in /proc. */
typedef struct
{
  guint n_found;    /* places where the words stand */
  gsize n_undumped; /* bytes that no core dump would hold: voter lists, and keys */
} GvtProcessMemory;

/** gvt_process_memory_look: @words: read in full, also across pages. Returns: %FALSE where this
 * system does not let us read it */
gboolean gvt_process_memory_look (GvtProcessMemory *self, const char *pid, const char *words);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"

G_BEGIN_DECLS

/* Small files that were asked for not long ago, in memory: a village's list goes to many laptops on
 * one morning. A file never changes and its name is its hash, so what stands here is never old;
 * what a disk damaged never comes here. All functions are for any thread. */
typedef struct _GvtFileShelf GvtFileShelf;

/** gvt_file_shelf_new: @room: bytes that all may have together; each has a sixteenth of it at most
 */
GvtFileShelf *gvt_file_shelf_new (gsize room);
void gvt_file_shelf_free (GvtFileShelf *self);
/** gvt_file_shelf_find: never waits for a disk. Returns: (transfer full) (nullable) */
GBytes *gvt_file_shelf_find (GvtFileShelf *self, const GvtHash *hash);
/** gvt_file_shelf_put: a copy of @file, if it is small and what its name says; those that came
 * first make room */
void gvt_file_shelf_put (GvtFileShelf *self, const GvtHash *hash, GBytes *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtFileShelf, gvt_file_shelf_free)

G_END_DECLS

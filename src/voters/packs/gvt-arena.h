/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Memory for voter lists: taken from the system in large pieces that no core dump contains
 * (MADV_DONTDUMP), given out piece by piece, and returned all at once (I10). One thread fills it;
 * then any thread reads. */
typedef struct _GvtArena GvtArena;

GvtArena *gvt_arena_new (void);
/** gvt_arena_free: wipes and returns everything that was ever given out */
void gvt_arena_free (GvtArena *self);

/** gvt_arena_alloc: @size zeroed bytes, aligned to 8; aborts when the system has no more, as
 * g_malloc() does */
gpointer gvt_arena_alloc (GvtArena *self, gsize size);
#define gvt_arena_new_array(self, Type, n) ((Type *) gvt_arena_alloc ((self), sizeof (Type) * (n)))

/** gvt_arena_copy: Returns: (transfer none): @length bytes and a terminator */
char *gvt_arena_copy (GvtArena *self, const char *text, gsize length);

/** gvt_arena_keep: Returns: (transfer none): a copy of @size bytes; @data: (nullable) where there
 * are none */
gpointer gvt_arena_keep (GvtArena *self, const void *data, gsize size);

/** gvt_arena_get_size: bytes given out; what no page was touched of takes no memory */
gsize gvt_arena_get_size (const GvtArena *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtArena, gvt_arena_free)

G_END_DECLS

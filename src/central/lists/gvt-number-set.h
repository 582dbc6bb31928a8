/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which 16-digit numbers were seen: a province has four million, and a GHashTable would need five
 * times the memory. Never 0. Stack object; zero-initialise. */
typedef struct
{
  guint64 *places; /* open addressing; 0 is a free place */
  gsize n_places;  /* a power of two */
  gsize n_used;
} GvtNumberSet;

/** gvt_number_set_add: Returns: %FALSE when @number is in it already */
gboolean gvt_number_set_add (GvtNumberSet *self, guint64 number);
gboolean gvt_number_set_contains (const GvtNumberSet *self, guint64 number);
void gvt_number_set_clear (GvtNumberSet *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtNumberSet, gvt_number_set_clear)

G_END_DECLS

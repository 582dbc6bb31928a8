/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"

G_BEGIN_DECLS

/* Where people are in the modules, and how large they read, while this window is open: reader,
 * contents and projector agree on it. It stays in memory on purpose: to turn a card is no fact of a
 * class, so the journal holds none of it, and GSettings knows of the window and the language alone.
 * Locking keeps it; ending the program forgets it, but for a class in class mode
 * (gvt-class-place.h).
 *
 * Signal "changed". Main thread only. */
#define GVT_TYPE_READING (gvt_reading_get_type ())
G_DECLARE_FINAL_TYPE (GvtReading, gvt_reading, GVT, READING, GObject)

GvtReading *gvt_reading_new (void);

/** gvt_reading_get_card: the card where one stopped in @cards, one of the two sets of @module, from
 * 0; 0 in a set not begun, and in one read to its end */
guint gvt_reading_get_card (GvtReading *self, GvtModule *module, GListModel *cards);
void gvt_reading_set_card (GvtReading *self, GvtModule *module, GListModel *cards, guint card);

#define GVT_READING_SIZES 5 /* steps of the text's size, 0 the smallest */
guint gvt_reading_get_size (GvtReading *self);
/** gvt_reading_set_size: @size: less than %GVT_READING_SIZES */
void gvt_reading_set_size (GvtReading *self, guint size);

G_END_DECLS

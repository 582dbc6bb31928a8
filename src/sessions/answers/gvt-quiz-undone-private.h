/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-id.h"
#include "gvt-store.h"

G_BEGIN_DECLS

/**
 * gvt_quiz_undone_read:
 * @card: (inout): whose; 0 for whoever it is, of several the one whose answer was given last
 * @items: (element-type utf8): a set, to which his are added
 *
 * Answers on the laptop that were taken back, where the question has none now by any road: it is
 * to be asked again. @card stays 0 when there are none.
 */
gboolean
gvt_quiz_undone_read (GvtDb *db, const GvtId *quiz, guint *card, GHashTable *items, GError **error);

G_END_DECLS

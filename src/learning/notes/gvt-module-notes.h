/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"

G_BEGIN_DECLS

/**
 * gvt_module_notes_render:
 * @with_keys: whether the questions with their keys stand at the end, on a page of their own
 *
 * What a facilitator has in hand where one screen shows the cards: objectives and minutes, then
 * card by card its text, the notes, and the sources with what of them needs verification. Who has
 * not reviewed the module is said on each page. Pictures are told by their alternative text. In the
 * language of the moment around the module's own. Any thread.
 *
 * Returns: (transfer full) (nullable): A4 pages as PDF
 */
GBytes *gvt_module_notes_render (GvtModule *module, gboolean with_keys, GError **error);

G_END_DECLS

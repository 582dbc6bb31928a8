/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-ask.h"
#include "gvt-courier-mail.h"

G_BEGIN_DECLS

/** gvt_courier_write_lists: what the laptop may fetch now but for modules: its manifest, lists and
 * their deltas, words, polling stations and regions. A file that fits into no part is left for the
 * line */
gboolean gvt_courier_write_lists (const GvtCourierMail *mail, GError **error);

/** gvt_courier_write_modules: those that the laptop may fetch and of which @ask says that they are
 * not there, or not to their end: in pieces, on from where each stopped */
gboolean
gvt_courier_write_modules (const GvtCourierMail *mail, const GvtCourierAsk *ask, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-line-book.h"
#include "gvt-section-page.h"
#include "gvt-typed-draft.h"

G_BEGIN_DECLS

/* Sheets of paper keyed one after another, a line each and Enter: what is said to be recorded is on
 * the disk. The keys never wait: lines that are entered meanwhile are taken in their order. A line
 * that is refused comes back into the entry with the reason beside it, and what was being typed
 * stands there again afterwards.
 *
 * Actions: keying.enter, keying.take-back (id of the event), keying.done. */
#define GVT_TYPE_KEYING_PAGE (gvt_keying_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtKeyingPage, gvt_keying_page, GVT, KEYING_PAGE, GvtSectionPage)

/** gvt_keying_page_new: @place: (nullable): of whose sheets they are: a line that was typed and not
 * entered when the power went comes back there. Returns: (transfer floating) */
GvtSectionPage *gvt_keying_page_new (GvtLineBook *book, const GvtTypedPlace *place);

G_END_DECLS

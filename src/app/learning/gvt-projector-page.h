/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A module on the wall: one card at a time in type as large as it fits, a long one on several
 * screens, without the facilitator's notes.
 *
 * Actions: wall.next, wall.previous (by screens), wall.first, wall.last, wall.blank (on and off),
 * wall.simulate, wall.leave. Keys: those of keyboards and of presenter remotes. */
#define GVT_TYPE_PROJECTOR_PAGE (gvt_projector_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtProjectorPage, gvt_projector_page, GVT, PROJECTOR_PAGE, GvtSectionPage)

/** gvt_projector_page_new: begins at card @index of @cards, one of the two sets. Returns: (transfer
 * floating) */
GvtSectionPage *gvt_projector_page_new (GvtModule *module, GListModel *cards, guint index);
/** gvt_projector_ask: what a page does to have @module on the wall: asks the window for it */
void gvt_projector_ask (GtkWidget *page, GvtModule *module, GListModel *cards, guint index);
guint gvt_projector_page_get_card (GvtProjectorPage *self);

G_END_DECLS

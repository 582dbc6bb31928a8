/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A module on the wall: one card at a time in type as large as it fits, a long one on several
 * screens, without the facilitator's notes.
 *
 * Actions: wall.next, wall.previous (by screens; one that is too long scrolls first), wall.first,
 * wall.last, wall.blank (on and off), wall.simulate, wall.film, wall.leave. Keys: those of
 * keyboards and of presenter remotes. Signal "turned": another card or screen, or blank, or not any
 * more. */
#define GVT_TYPE_PROJECTOR_PAGE (gvt_projector_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtProjectorPage, gvt_projector_page, GVT, PROJECTOR_PAGE, GvtSectionPage)

/** gvt_projector_page_new: begins at card @index of @cards, one of the two sets. Returns: (transfer
 * floating) */
GvtSectionPage *gvt_projector_page_new (GvtModule *module, GListModel *cards, guint index);
/** gvt_projector_ask: what a page does to have @module on the wall: asks the window for it */
void gvt_projector_ask (GtkWidget *page, GvtModule *module, GListModel *cards, guint index);
/** gvt_projector_add_keys: the same keys for another widget that has the same actions */
void gvt_projector_add_keys (GtkWidgetClass *widget_class);

guint gvt_projector_page_get_card (GvtProjectorPage *self);
GvtModule *gvt_projector_page_get_module (GvtProjectorPage *self); /* (transfer none) */
/** gvt_projector_page_dup_lesson: the card that is seen, or the one @ahead after it. Returns:
 * (transfer full) (nullable) */
GvtLesson *gvt_projector_page_dup_lesson (GvtProjectorPage *self, guint ahead);
/** gvt_projector_page_describe_position: "Card 2 of 7", translated. Returns: (transfer full) */
char *gvt_projector_page_describe_position (GvtProjectorPage *self);
/** gvt_projector_page_is_first: whether there is no screen before the one that is seen */
gboolean gvt_projector_page_is_first (GvtProjectorPage *self);
gboolean gvt_projector_page_is_last (GvtProjectorPage *self);
gboolean gvt_projector_page_is_blank (GvtProjectorPage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The pages of one section above one another: its first page, which is made when it is first asked
 * for, and what was opened from there.
 * Properties: "root-type" (of GvtSectionPage), "workspace", "is-for-class" (its pages may speak up
 * in class mode); read-only: "title" (of the page on top), "can-go-back".
 * Signal: "held": somebody wants to leave a page that is held (gvt-section-page.h). */
#define GVT_TYPE_PAGE_STACK (gvt_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (GvtPageStack, gvt_page_stack, GVT, PAGE_STACK, AdwBin)

GvtSectionPage *gvt_page_stack_get_top (GvtPageStack *self); /* (transfer none) (nullable) */
void gvt_page_stack_push (GvtPageStack *self, GvtSectionPage *page);
/** gvt_page_stack_pop: Returns: whether there was a page above the first */
gboolean gvt_page_stack_pop (GvtPageStack *self);
/** gvt_page_stack_leave: as a person asks for it: pops the page on top unless it is held. Returns:
 * whether there was a page above the first */
gboolean gvt_page_stack_leave (GvtPageStack *self);
/** gvt_page_stack_take: the page on top, out of the stack, to be pushed to another one; of one page
 * nothing is left. Returns: (transfer full) */
GvtSectionPage *gvt_page_stack_take (GvtPageStack *self);
void gvt_page_stack_pop_to_root (GvtPageStack *self);
/** gvt_page_stack_get_root: Returns: (transfer none): the page below all others */
GvtSectionPage *gvt_page_stack_get_root (GvtPageStack *self);
/** gvt_page_stack_tell_place: of the topmost page that is a place; %FALSE when none is */
gboolean gvt_page_stack_tell_place (GvtPageStack *self, GvtClassPlace *place);
gboolean gvt_page_stack_get_can_go_back (GvtPageStack *self);

/** gvt_page_stack_forget: back to the first page, which forgets too */
void gvt_page_stack_forget (GvtPageStack *self);

G_END_DECLS

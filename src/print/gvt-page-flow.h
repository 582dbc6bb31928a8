/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page.h"

G_BEGIN_DECLS

/** GvtPageDress: draws what each page has, beginning at its top, and leaves the page's present line
 * where its text begins; the foot is at %GVT_PAGE_FOOT */
typedef void (*GvtPageDress) (GvtPage *page, guint number, gpointer data);

/* Text that runs on over as many pages as it takes; lines are never cut. */
typedef struct
{
  GvtPage page;
  guint n_pages; /* begun so far */
  GvtPageDress dress;
  gpointer data;
} GvtPageFlow;

#define GVT_PAGE_FOOT (GVT_PAGE_HEIGHT - GVT_PAGE_MARGIN - 12)

void gvt_page_flow_init (GvtPageFlow *self, cairo_t *cairo, GvtPageDress dress, gpointer data);
void gvt_page_flow_clear (GvtPageFlow *self);
/** gvt_page_flow_text: all of @markup (Pango's) below what stands there, as broad as @cell */
void gvt_page_flow_text (GvtPageFlow *self, const GvtPageCell *cell, const char *markup);
void gvt_page_flow_plain (GvtPageFlow *self, const GvtPageCell *cell, const char *text);
/** gvt_page_flow_need: goes on to the next page unless @height is left on this one */
void gvt_page_flow_need (GvtPageFlow *self, double height);
/** gvt_page_flow_break: goes on to the next page */
void gvt_page_flow_break (GvtPageFlow *self);

G_END_DECLS

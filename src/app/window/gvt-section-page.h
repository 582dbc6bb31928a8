/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-work.h"
#include "gvt-workspace.h"

G_BEGIN_DECLS

/* One page of a section. It gets the workspace from above, loads when it is first seen and again
 * after something changed while it is seen, and asks whoever shows it to open further pages.
 *
 * Properties: "title" (shown in the header bar), "workspace". Signals: "open" (GvtSectionPage,
 * gboolean in place of this one), "close". */
#define GVT_TYPE_SECTION_PAGE (gvt_section_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (GvtSectionPage, gvt_section_page, GVT, SECTION_PAGE, AdwBin)

/**
 * GvtSectionPageClass:
 * @refresh: load what the page shows, by gvt_section_page_read(); the workspace is set
 * @forget: (nullable): drop what only an unlocked laptop may show
 * @tell_place: (nullable): where this is, for a class that is to find it again
 */
struct _GvtSectionPageClass
{
  AdwBinClass parent_class;

  void (*refresh) (GvtSectionPage *self);
  void (*forget) (GvtSectionPage *self);
  void (*tell_place) (GvtSectionPage *self, GvtClassPlace *place);
};

void gvt_section_page_set_title (GvtSectionPage *self, const char *title);
const char *gvt_section_page_get_title (GvtSectionPage *self);
void gvt_section_page_set_workspace (GvtSectionPage *self, GvtWorkspace *workspace);
GvtWorkspace *
gvt_section_page_get_workspace (GvtSectionPage *self); /* (transfer none) (nullable) */
GvtProfile *
gvt_section_page_get_profile (GvtSectionPage *self); /* (transfer none): of the workspace */

/** gvt_section_page_refresh: loads now when the page is seen, else when it is next seen */
void gvt_section_page_refresh (GvtSectionPage *self);
/** gvt_section_page_read: @work: of a refresh, told unless a later one with the same done began, or
 * the page was to forget */
void gvt_section_page_read (GvtSectionPage *self, const GvtWork *work);
void gvt_section_page_forget (GvtSectionPage *self);
/** gvt_section_page_tell_place: %FALSE when it is no place of its own */
gboolean gvt_section_page_tell_place (GvtSectionPage *self, GvtClassPlace *place);
/** gvt_section_page_moved: it tells another place than before, under the same title */
void gvt_section_page_moved (GvtSectionPage *self);

/** gvt_section_page_open: @page: (transfer floating): shown above this one, with the same workspace
 */
void gvt_section_page_open (GvtSectionPage *self, GvtSectionPage *page);
/** gvt_section_page_replace: @page: (transfer floating): shown in place of this one, which goes,
 * with what was typed there */
void gvt_section_page_replace (GvtSectionPage *self, GvtSectionPage *page);
/** gvt_section_page_close: back to the page below, if this one is on top */
void gvt_section_page_close (GvtSectionPage *self);

/** gvt_section_page_set_held: whoever sits at the page cannot leave it: its stack says "held"
 * instead, and who unlocked the laptop decides (a pupil at the quiz of a class) */
void gvt_section_page_set_held (GvtSectionPage *self, gboolean is_held);
gboolean gvt_section_page_get_held (GvtSectionPage *self);

/** gvt_section_page_set_for_class: whether it was opened for a class to look at: in class mode no
 * other page is heard */
void gvt_section_page_set_for_class (GvtSectionPage *self, gboolean is_for_class);

/** gvt_section_page_is_class: whether this is class mode; not known before the page is seen */
gboolean gvt_section_page_is_class (GvtSectionPage *self);

/** gvt_section_page_was_left: whether it is in no window any more; only who holds a reference asks
 */
gboolean gvt_section_page_was_left (GvtSectionPage *self);
/** gvt_section_page_say: a short passing notice at the foot of the window, also of a page that was
 * left; in class mode only of what was opened for the class */
void gvt_section_page_say (GvtSectionPage *self, const char *text);
/** gvt_section_page_offer: a notice with a button for whoever sees the page now; it goes when the
 * page does. Returns: (transfer none) (nullable): to hear "button-clicked"; %NULL when nobody sees
 * it
 */
AdwToast *gvt_section_page_offer (GvtSectionPage *self, const char *text, const char *label);
/** gvt_section_page_say_error: likewise, of what went wrong */
void gvt_section_page_say_error (GvtSectionPage *self, const GError *error);

G_END_DECLS

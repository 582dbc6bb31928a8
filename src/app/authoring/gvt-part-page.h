/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft-keeper.h"
#include "gvt-draft-preview.h"
#include "gvt-finding-place.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One part of a draft, a card or a question: a form beside how it will be seen, what is to be
 * mended in it below. Properties, for its template: "form" and "view" (GtkWidget), "view-title",
 * "remove-label". Action: part.remove, which can be taken back on the page below. */
#define GVT_TYPE_PART_PAGE (gvt_part_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (GvtPartPage, gvt_part_page, GVT, PART_PAGE, GvtSectionPage)

/**
 * GvtPartPageClass:
 * @list: where such parts stand, as findings have it: "lessons"
 * @load: a module of this part alone
 * @get_file: (nullable): the name of a file that is this part's
 * @show: what it looks like; @module is never %NULL and holds this part as its first
 * @remove: takes it out of the draft
 * @restore: puts it back
 * @removed: what is said then, marked for translation
 * @focus: brings the keys to what a finding is about
 */
struct _GvtPartPageClass
{
  GvtSectionPageClass parent_class;

  const char *list;
  GvtPreviewFunc load;
  const char *(*get_file) (GvtDraft *draft, guint index);
  void (*show) (GvtPartPage *self, GvtModule *module);
  gboolean (*remove) (GvtDraft *draft, guint index, GError **error);
  gboolean (*restore) (GvtDraft *draft, GvtDraftTexts *before, guint index);
  const char *removed;
  void (*focus) (GvtPartPage *self, const GvtFindingPlace *place);
};

/** gvt_part_page_start: the form is filled; from now on what is typed is taken. @title: of the page
 */
void
gvt_part_page_start (GvtPartPage *self, GvtDraftKeeper *keeper, guint index, const char *title);
/** gvt_part_page_open: @self: (transfer floating): above @below */
void gvt_part_page_open (GvtPartPage *self, GvtSectionPage *below);
/** gvt_part_page_focus: brings the keys to what @place says of this part */
void gvt_part_page_focus (GvtPartPage *self, const GvtFindingPlace *place);
/** gvt_part_page_get_draft: Returns: (transfer none) (nullable): %NULL until it is started */
GvtDraft *gvt_part_page_get_draft (GvtPartPage *self);
guint gvt_part_page_get_index (GvtPartPage *self);
/** gvt_part_page_show_again: by @show, when there is something to show */
void gvt_part_page_show_again (GvtPartPage *self);

G_END_DECLS

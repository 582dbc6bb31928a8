/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-draft-keeper.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Questions of another program's file for a draft. What can be read and what cannot is told line by
 * line while the file's text is repaired right here; the file itself is not changed. Nothing is
 * added to the draft before import.add. Actions: import.choose, import.add (asks when something
 * cannot be read). */
#define GVT_TYPE_IMPORT_PAGE (gvt_import_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtImportPage, gvt_import_page, GVT, IMPORT_PAGE, GvtSectionPage)

/** gvt_import_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_import_page_new (GvtDraftKeeper *keeper);
/** gvt_import_page_open_file: as if it had been chosen */
void gvt_import_page_open_file (GvtImportPage *self, const char *path);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/** gvt_record_note: an act was recorded, or was not: says so on @page, with a button that undoes
 * it (session.undo) where the page is seen, and has everything that shows it load it again. @error:
 * (nullable) */
void gvt_record_note (GvtSectionPage *page, const GError *error);

G_END_DECLS

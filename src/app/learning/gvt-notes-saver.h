/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/** gvt_notes_save: asks where to, draws the facilitator's notes of @module there in a worker, and
 * says so on @page; a file that is there already is replaced only after asking. @with_keys: and the
 * quiz with its keys at the end */
void gvt_notes_save (GvtSectionPage *page, GvtModule *module, gboolean with_keys);

/** gvt_notes_write: the same without asking, where the person chose @path */
void
gvt_notes_write (GvtSectionPage *page, GvtModule *module, gboolean with_keys, const char *path);

G_END_DECLS

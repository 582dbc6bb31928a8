/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"

G_BEGIN_DECLS

/** gvt_module_fixture: Returns: (transfer none): a folder with a small module that is right in all
 * its parts; removed when the test ends */
const char *gvt_module_fixture (void);

/** gvt_module_fixture_kinds: the same, its quiz with a question of each type: "satu" (single, right
 * is b), "banyak" (multiple, a and c of four), "benar" (true), "kata" ("TPS" or "tempat pemungutan
 * suara") */
const char *gvt_module_fixture_kinds (void);

/** gvt_module_fixture_put: writes @file, "media/..." too */
void gvt_module_fixture_put (const char *folder, const char *file, const char *content);
/** gvt_module_fixture_put_recording: writes silence as "media/....opus" */
void gvt_module_fixture_put_recording (const char *folder, const char *file);
/** gvt_module_fixture_edit: replaces @from, which stands there exactly once, by @to */
void
gvt_module_fixture_edit (const char *folder, const char *file, const char *from, const char *to);

void gvt_module_fixture_rename (const char *folder, const char *from, const char *to);

/** gvt_module_fixture_shipped: Returns: (transfer full): the folder of a module of this project */
char *gvt_module_fixture_shipped (const char *id);

G_END_DECLS

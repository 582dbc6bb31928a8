/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"

G_BEGIN_DECLS

/** gvt_module_library_load_files: those inside the program and the module files at @paths, whatever
 * their names: as the centre keeps them. @paths: %NULL-terminated. Blocks. Returns: (transfer full)
 */
GvtModuleLibrary *gvt_module_library_load_files (const char *const *paths, const GArray *signers);

G_END_DECLS

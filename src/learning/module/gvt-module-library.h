/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"

G_BEGIN_DECLS

/* A module file that could not be used: properties "file" and "message". */
#define GVT_TYPE_MODULE_PROBLEM (gvt_module_problem_get_type ())
G_DECLARE_FINAL_TYPE (GvtModuleProblem, gvt_module_problem, GVT, MODULE_PROBLEM, GObject)
const char *gvt_module_problem_get_file (GvtModuleProblem *self);
const char *gvt_module_problem_get_message (GvtModuleProblem *self);

/* All modules on this laptop: those inside the program and those fetched into a folder. One bad
 * file is a problem in a list, never a failure of the rest. Immutable once loaded: load a new one
 * after fetching. Any thread. */
#define GVT_TYPE_MODULE_LIBRARY (gvt_module_library_get_type ())
G_DECLARE_FINAL_TYPE (GvtModuleLibrary, gvt_module_library, GVT, MODULE_LIBRARY, GObject)

/**
 * gvt_module_library_load:
 * @folder: (nullable): a profile's "modules", holding *.gvmod; %NULL before enrolment. A folder
 *   that does not exist yet is empty
 * @signers: (nullable) (element-type GvtPublicKey): the centre's signing keys, present and former;
 *   needed with @folder
 *
 * Blocks.
 *
 * Returns: (transfer full)
 */
GvtModuleLibrary *gvt_module_library_load (const char *folder, const GArray *signers);

/** gvt_module_library_get_modules: Returns: (transfer none): of #GvtModule: the newest version of
 * each id, by id, numbers in it by their value. With equal versions the centre's comes before the
 * built-in one. */
GListModel *gvt_module_library_get_modules (GvtModuleLibrary *self);
/** gvt_module_library_get_problems: Returns: (transfer none): of #GvtModuleProblem */
GListModel *gvt_module_library_get_problems (GvtModuleLibrary *self);
/** gvt_module_library_find: Returns: (transfer none) (nullable): the newest version */
GvtModule *gvt_module_library_find (GvtModuleLibrary *self, const char *id, GError **error);
/** gvt_module_library_find_hash: exactly this content, older versions included: what a session
 * pinned. Returns: (transfer none) (nullable): %GVT_ERROR_NOT_FOUND */
GvtModule *
gvt_module_library_find_hash (GvtModuleLibrary *self, const GvtHash *hash, GError **error);

G_END_DECLS

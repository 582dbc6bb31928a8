/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-members-private.h"
#include "gvt-module-source-private.h"
#include "gvt-module.h"

G_BEGIN_DECLS

/** gvt_module_decode: module.json and all it names. Returns: (transfer full) (nullable): a module
 * that knows neither its hash nor its source yet */
GvtModule *gvt_module_decode (GvtModuleParts *parts, GError **error);

/** gvt_module_load: from @source, which it takes. Returns: (transfer full) (nullable) */
GvtModule *gvt_module_load (GvtModuleSource *source, GError **error);

/** gvt_module_set_draft: before anybody else sees it */
void gvt_module_set_draft (GvtModule *self);
void gvt_module_set_segments (GvtModule *self, GStrv segments);
/** gvt_module_set_origin: takes @source; @files: path -> GvtHash. Fixes the content hash. */
void gvt_module_set_origin (GvtModule *self, GvtModuleSource *source, GHashTable *files);
GvtModuleSource *gvt_module_get_source (GvtModule *self);
/** gvt_module_get_paths: Returns: (transfer container): sorted bytewise */
GPtrArray *gvt_module_get_paths (GvtModule *self);

G_END_DECLS

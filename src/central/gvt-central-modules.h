/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-module.h"

G_BEGIN_DECLS

/**
 * GvtModuleNews:
 * @GVT_MODULE_PUBLISHED: laptops will fetch it
 * @GVT_MODULE_KNOWN: exactly this content was published before; nothing changed
 * @GVT_MODULE_OUTDATED: a newer version is published; nothing changed
 */
typedef enum
{
  GVT_MODULE_PUBLISHED,
  GVT_MODULE_KNOWN,
  GVT_MODULE_OUTDATED,
} GvtModuleNews;

/**
 * gvt_central_publish_modules:
 * @modules: (element-type GvtModule)
 * @news: what became of each, in their order
 *
 * Signs and publishes modules for all laptops, all of them or none. A version that is published
 * never gets other content, since sessions pin it: %GVT_ERROR_BAD_INPUT. Only when the centre's
 * signing key has changed is the same version published again.
 */
gboolean gvt_central_publish_modules (GvtCentral *self,
                                      GPtrArray *modules,
                                      GvtModuleNews *news,
                                      GError **error);

G_END_DECLS

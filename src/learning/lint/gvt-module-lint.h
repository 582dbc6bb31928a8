/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lint-finding.h"
#include "gvt-module.h"

G_BEGIN_DECLS

/** gvt_module_lint: reads @module as its class would: sources, keys, names, plain words. Blocks.
 * Returns: (transfer full): of #GvtLintFinding, in no order that matters; empty is clean */
GListModel *gvt_module_lint (GvtModule *module);

/** gvt_module_lint_folder: the same for an author's folder. One that cannot be loaded has a single
 * finding, "format", with the reason. Blocks. Returns: (transfer full) (nullable): %NULL only when
 * the folder cannot be read */
GListModel *gvt_module_lint_folder (const char *path, GError **error);

/** gvt_module_describe_refusal: @refusal: the message of an error by which a module, a draft or a
 * quiz was refused, for the log. Returns: (transfer full): file, place, line and what is wrong with
 * it, translated, for whoever wrote it; another library's words only as a detail */
char *gvt_module_describe_refusal (const char *refusal);

G_END_DECLS

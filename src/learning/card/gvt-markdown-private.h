/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-block.h"

G_BEGIN_DECLS

#define GVT_MARKDOWN_MAX_BYTES (32 * 1024)

/**
 * gvt_markdown_read:
 * @file: its name, for errors
 * @source: the Markdown of one card
 * @files: (element-type utf8 gpointer): set of the module's files, for pictures
 * @claims: (element-type utf8 GvtClaim): the module's claims by id
 *
 * The subset of CommonMark that resources/modules/README.md describes; all else is
 * %GVT_ERROR_BAD_FORMAT naming file and line, or %GVT_ERROR_TOO_LARGE.
 *
 * Returns: (transfer full) (nullable): of #GvtBlock
 */
GListModel *gvt_markdown_read (
    const char *file, GBytes *source, GHashTable *files, GHashTable *claims, GError **error);

G_END_DECLS

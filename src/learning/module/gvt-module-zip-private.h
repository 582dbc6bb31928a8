/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-source-private.h"

G_BEGIN_DECLS

/** gvt_module_zip_foreach: unpacks in memory, each entry through the gate: plain files only; links,
 * folders but "media/", encryption, foreign names and whatever grows past its bound are refused,
 * and so is a zip with anything before or behind it. @only: (nullable): skip all others. */
gboolean gvt_module_zip_foreach (
    GBytes *zip, const char *only, GvtModuleFileFunc func, gpointer user_data, GError **error);

/** gvt_module_zip_write: @paths: sorted; the same files give the same bytes on any machine, at any
 * time. Returns: (transfer full) (nullable) */
GBytes *gvt_module_zip_write (const GvtModuleSource *source, GPtrArray *paths, GError **error);

G_END_DECLS

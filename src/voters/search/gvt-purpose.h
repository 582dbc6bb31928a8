/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why somebody's data are read: in a few words, kept in the clear beside every such act. */
#define GVT_PURPOSE_MIN 3 /* characters */
#define GVT_PURPOSE_MAX 200

/** gvt_purpose_check: %GVT_ERROR_BAD_INPUT for another length, or for a run of digits that could be
 * somebody's number. @purpose: (nullable) */
gboolean gvt_purpose_check (const char *purpose, GError **error);

G_END_DECLS

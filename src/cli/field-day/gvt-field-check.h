/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a step of the field day says when it finds something other than it should. */

/** gvt_field_fail: a step's finding, for whoever repairs it. Returns: %FALSE */
gboolean gvt_field_fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** gvt_field_expect: fails unless @found is @expected */
gboolean gvt_field_expect (const char *what, gint64 found, gint64 expected, GError **error);
gboolean
gvt_field_expect_text (const char *what, const char *found, const char *expected, GError **error);

G_END_DECLS

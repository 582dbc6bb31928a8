/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-test-results.h"

G_BEGIN_DECLS

/* What the tests of one module came to: the gain in words or why it is not told, before and after
 * as bars, by objective, and each question with what wants a look. */
#define GVT_TYPE_GAIN_VIEW (gvt_gain_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtGainView, gvt_gain_view, GVT, GAIN_VIEW, GtkBox)

GtkWidget *gvt_gain_view_new (const GvtTestResult *test); /* (transfer floating) */

G_END_DECLS

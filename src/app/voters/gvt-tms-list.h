/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Why somebody does not qualify, by one key: the codes of a scheme, each with its number, which
 * takes it; of a number with two digits the last. Signals "chosen" and "given-up" (Escape). */
#define GVT_TYPE_TMS_LIST (gvt_tms_list_get_type ())
G_DECLARE_FINAL_TYPE (GvtTmsList, gvt_tms_list, GVT, TMS_LIST, GtkBox)

/** gvt_tms_list_begin: with none chosen; the keys go to the first */
void gvt_tms_list_begin (GvtTmsList *self);
/* Of the code that was chosen. Returns: (transfer none) (nullable) */
const char *gvt_tms_list_get_scheme (GvtTmsList *self);
const char *gvt_tms_list_get_code (GvtTmsList *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-person.h"

G_BEGIN_DECLS

/* A card of the attendance list. */
#define GVT_TYPE_LISTED_ROW (gvt_listed_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtListedRow, gvt_listed_row, GVT, LISTED_ROW, GtkListBoxRow)

GtkWidget *gvt_listed_row_new (void);
/** gvt_listed_row_show: @person: copied */
void gvt_listed_row_show (GvtListedRow *self, const GvtPerson *person);
/** gvt_listed_row_get: Returns: (transfer none): what it shows */
const GvtPerson *gvt_listed_row_get (GvtListedRow *self);

G_END_DECLS

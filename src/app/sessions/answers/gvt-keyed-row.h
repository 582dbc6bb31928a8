/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-line-book.h"

G_BEGIN_DECLS

/* A line that is recorded, with the button that takes it back. */
#define GVT_TYPE_KEYED_ROW (gvt_keyed_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtKeyedRow, gvt_keyed_row, GVT, KEYED_ROW, GtkListBoxRow)

GtkWidget *gvt_keyed_row_new (const GvtBookLine *line); /* (transfer floating) */
const GvtId *gvt_keyed_row_get_event (GvtKeyedRow *self);

G_END_DECLS

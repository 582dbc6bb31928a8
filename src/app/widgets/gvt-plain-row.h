/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row of a boxed list: a title that wraps, an optional second line, an arrow when it opens
 * something. Never reads markup: titles come from data. */
#define GVT_TYPE_PLAIN_ROW (gvt_plain_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlainRow, gvt_plain_row, GVT, PLAIN_ROW, AdwActionRow)

/** gvt_plain_row_new: @subtitle: (nullable). Returns: (transfer floating) */
GtkWidget *gvt_plain_row_new (const char *title, const char *subtitle, gboolean opens);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text of several lines with its title above. Tab goes on to the next thing. Properties: "title",
 * "monospace", "min-height" (pixels). Signal "changed": a person or the program changed it. */
#define GVT_TYPE_TEXT_AREA (gvt_text_area_get_type ())
G_DECLARE_FINAL_TYPE (GvtTextArea, gvt_text_area, GVT, TEXT_AREA, GtkBox)

/** gvt_text_area_dup_text: Returns: (transfer full) */
char *gvt_text_area_dup_text (GvtTextArea *self);
/** gvt_text_area_set_text: keeps the cursor where it is when nothing changes */
void gvt_text_area_set_text (GvtTextArea *self, const char *text);
/** gvt_text_area_insert: where the cursor is, as a person would; the cursor then stands @back
 * characters before its end, with the keys */
void gvt_text_area_insert (GvtTextArea *self, const char *text, guint back);
/** gvt_text_area_mark_lines: makes these lines (of guint, from 1) stand out */
void gvt_text_area_mark_lines (GvtTextArea *self, GArray *lines);
/** gvt_text_area_go_to_line: brings the keys there */
void gvt_text_area_go_to_line (GvtTextArea *self, guint line);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One answer of a question: its words, whether it is right, and why it is wrong. Signals:
 * "changed"; "remove": the person wants it away. */
#define GVT_TYPE_OPTION_EDITOR (gvt_option_editor_get_type ())
G_DECLARE_FINAL_TYPE (GvtOptionEditor, gvt_option_editor, GVT, OPTION_EDITOR, AdwPreferencesGroup)

/** gvt_option_editor_new: @option: of quiz.json; what it holds beside words stays. @number: from 0.
 * Returns: (transfer floating) */
GtkWidget *gvt_option_editor_new (JsonObject *option, guint number, gboolean is_right);
/** gvt_option_editor_to_json: Returns: (transfer full): a copy with what stands here now */
JsonObject *gvt_option_editor_to_json (GvtOptionEditor *self);
const char *gvt_option_editor_get_id (GvtOptionEditor *self);
gboolean gvt_option_editor_is_right (GvtOptionEditor *self);
void gvt_option_editor_set_right (GvtOptionEditor *self, gboolean is_right);
/** gvt_option_editor_set_removable: whether there are more than a question needs */
void gvt_option_editor_set_removable (GvtOptionEditor *self, gboolean is_removable);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One field of a proposal three times: as it was taken down, as the newest list has it, and as it
 * is proposed; side by side, or beneath each other where there is no room. */
#define GVT_TYPE_QUEUE_FIELD (gvt_queue_field_get_type ())
G_DECLARE_FINAL_TYPE (GvtQueueField, gvt_queue_field, GVT, QUEUE_FIELD, GtkBox)

/** gvt_queue_field_new: @column: of gvt_queue_call_open(). Returns: (transfer floating) (nullable):
 * %NULL where nobody knows anything of this field, or the field */
GtkWidget *gvt_queue_field_new (JsonObject *column);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-args.h"

G_BEGIN_DECLS

/* Standard output and error of a program, always UTF-8: g_print() would turn what a plain "C"
 * locale lacks into question marks. */

void gvt_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** gvt_print_row: a label, and its value from column @width on */
void gvt_print_row (int width, const char *label, const char *value);
/** gvt_print_json: @node on one line. Consumes nothing. */
void gvt_print_json (JsonNode *node);
/** gvt_print_json_object: (transfer none) */
void gvt_print_json_object (JsonObject *object);
void gvt_print_json_array (JsonArray *array);
/** gvt_print_answer: @object where --json is asked for, else @text, as it is */
void gvt_print_answer (const GvtArgs *args, JsonObject *object, const char *text);
/** gvt_print_bytes: as they are, without a line end */
void gvt_print_bytes (GBytes *bytes);
void gvt_warn (const char *format, ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS

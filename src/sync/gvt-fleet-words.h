/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-fleet.h"

G_BEGIN_DECLS

/* The fleet in words and as JSON, for commands of both sides and for pages. */

/** gvt_fleet_attention_describe: Returns: (transfer none): translated, of one of them */
const char *gvt_fleet_attention_describe (GvtFleetAttention one);
/** gvt_fleet_describe_attention: Returns: (transfer full): all of @attention, with commas; "" */
char *gvt_fleet_describe_attention (guint attention);
/** gvt_fleet_describe_lists: Returns: (transfer full): which versions are in use there; "" */
char *gvt_fleet_describe_lists (const GvtFleetLaptop *self);
/** gvt_fleet_to_json: @now_us and @program as in gvt_fleet_attention(). Returns: (transfer full):
 * each as gvt_fleet_laptop_to_json(), with "attention" */
JsonArray *gvt_fleet_to_json (GPtrArray *laptops, gint64 now_us, const char *program);

G_END_DECLS

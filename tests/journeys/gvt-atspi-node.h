/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One accessible thing and what is inside it. */
typedef struct
{
  char *path;
  char *role;       /* as AT-SPI calls it: "button", "text box", "list item" ... */
  char *name;       /* what is spoken; empty where nothing is */
  guint64 states;   /* one bit for each of AT-SPI's states */
  GPtrArray *nodes; /* (element-type GvtAtspiNode) */
} GvtAtspiNode;

/** GvtAtspiState: bits of GvtAtspiNode.states */
typedef enum
{
  GVT_ATSPI_ACTIVE = 1,
  GVT_ATSPI_CHECKED = 4,
  GVT_ATSPI_FOCUSED = 12,
  GVT_ATSPI_PRESSED = 20,
  GVT_ATSPI_SELECTED = 23,
  GVT_ATSPI_SENSITIVE = 24,
} GvtAtspiState;

void gvt_atspi_node_free (GvtAtspiNode *node);
gboolean gvt_atspi_node_has (const GvtAtspiNode *node, GvtAtspiState state);
/** gvt_atspi_node_matches: @role: (nullable): any. @name: a pattern, with * and ? */
gboolean gvt_atspi_node_matches (const GvtAtspiNode *node, const char *role, const char *name);
/** gvt_atspi_node_find: the first match, in reading order. Returns: (transfer none) (nullable) */
GvtAtspiNode *gvt_atspi_node_find (GvtAtspiNode *node, const char *role, const char *name);
/** gvt_atspi_node_find_list: the list or grid in which both what lies at @path and the first match
 * are rows. @n_rows: (out): how many rows down from the one to the other; negative: up. Returns:
 * (transfer none) (nullable) */
GvtAtspiNode *gvt_atspi_node_find_list (
    GvtAtspiNode *node, const char *path, const char *role, const char *name, int *n_rows);
/** gvt_atspi_node_print: what has a name or keys, indented, one thing a line. Returns: (transfer
 * full) */
char *gvt_atspi_node_print (const GvtAtspiNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtAtspiNode, gvt_atspi_node_free)

G_END_DECLS

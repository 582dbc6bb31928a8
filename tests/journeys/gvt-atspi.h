/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a screen reader is told of the one program on an accessibility bus, over plain D-Bus.
 * GTK 4.8 says of no widget whether it is showing, so pages of a stack that lie behind the visible
 * one are left out here by asking which page is under a point. Main thread; blocks. */
typedef struct _GvtAtspi GvtAtspi;

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

/** gvt_atspi_new: @session_bus: on which an accessibility bus can be asked for. Returns: (transfer
 * full) */
GvtAtspi *gvt_atspi_new (GDBusConnection *session_bus);
void gvt_atspi_free (GvtAtspi *self);

/** gvt_atspi_read: Returns: (transfer full) (nullable): all that can be seen now; %NULL while no
 * program is on the bus */
GvtAtspiNode *gvt_atspi_read (GvtAtspi *self);
/** gvt_atspi_read_focus: Returns: (transfer full) (nullable): what the keys go to, without what is
 * inside */
GvtAtspiNode *gvt_atspi_read_focus (GvtAtspi *self);
/** gvt_atspi_read_one: Returns: (transfer full): what lies at @path, without what is inside */
GvtAtspiNode *gvt_atspi_read_one (GvtAtspi *self, const char *path);
/** gvt_atspi_read_text: Returns: (transfer full) (nullable): what stands in the entry at @path */
char *gvt_atspi_read_text (GvtAtspi *self, const char *path);
/** gvt_atspi_count_moves: Returns: how many times the focus came to a place so far */
guint gvt_atspi_count_moves (GvtAtspi *self);

void gvt_atspi_node_free (GvtAtspiNode *node);
gboolean gvt_atspi_node_has (const GvtAtspiNode *node, GvtAtspiState state);
/** gvt_atspi_node_matches: @role: (nullable): any. @name: a pattern, with * and ? */
gboolean gvt_atspi_node_matches (const GvtAtspiNode *node, const char *role, const char *name);
/** gvt_atspi_node_find: the first match, in reading order. Returns: (transfer none) (nullable) */
GvtAtspiNode *gvt_atspi_node_find (GvtAtspiNode *node, const char *role, const char *name);
/** gvt_atspi_node_find_after: the first of @role after what lies at @path. Returns: (transfer none)
 * (nullable) */
GvtAtspiNode *gvt_atspi_node_find_after (GvtAtspiNode *node, const char *path, const char *role);
/** gvt_atspi_node_find_list: the list or grid in which both what lies at @path and the first match
 * are rows. @n_rows: (out): how many rows down from the one to the other; negative: up. Returns:
 * (transfer none) (nullable) */
GvtAtspiNode *gvt_atspi_node_find_list (
    GvtAtspiNode *node, const char *path, const char *role, const char *name, int *n_rows);
/** gvt_atspi_node_print: what has a name or keys, indented, one thing a line. Returns: (transfer
 * full) */
char *gvt_atspi_node_print (const GvtAtspiNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtAtspi, gvt_atspi_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtAtspiNode, gvt_atspi_node_free)

G_END_DECLS

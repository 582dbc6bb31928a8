/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-atspi-node.h"

G_BEGIN_DECLS

/* What a screen reader is told of the one program on an accessibility bus, over plain D-Bus.
 * GTK 4.8 says of no widget whether it is showing, so pages of a stack that lie behind the visible
 * one are left out here by asking which page is under a point. Main thread; blocks. */
typedef struct _GvtAtspi GvtAtspi;

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
/** gvt_atspi_read_text: Returns: (transfer full) (nullable): what stands in the entry at @path */
char *gvt_atspi_read_text (GvtAtspi *self, const char *path);
/** gvt_atspi_ping: returns when the program has answered, and so has seen what came before */
void gvt_atspi_ping (GvtAtspi *self);
/** gvt_atspi_count_moves: Returns: how many times the focus came to a place so far */
guint gvt_atspi_count_moves (GvtAtspi *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtAtspi, gvt_atspi_free)

G_END_DECLS

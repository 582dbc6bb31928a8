/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** gvt_monitors_find_wall: where the cards go while the facilitator has the notes before him.
 * @monitors: with the properties "geometry" and "connector" of #GdkMonitor; @desk: the one where
 * his window is. Returns: a position, or %GTK_INVALID_LIST_POSITION where notes might be on the
 * wall: @desk is the only one, shows what another shows, or is not the laptop's own screen though
 * that one is there */
guint gvt_monitors_find_wall (GListModel *monitors, guint desk);

/** gvt_monitors_find: Returns: the position of @monitor, or %GTK_INVALID_LIST_POSITION */
guint gvt_monitors_find (GListModel *monitors, GdkMonitor *monitor);

G_END_DECLS

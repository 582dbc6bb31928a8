/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* A recording or film out of a module, as something that GTK can play. GTK's way to GStreamer plays
 * files alone, and dies of a stream (4.8): so this is a file, but one that lies in memory and goes
 * with the last who has it open. */

/** gvt_recording_load: the work that reads @file of @module; of its result @done makes a stream */
GvtWork gvt_recording_load (GvtModule *module, const char *file, GvtWorkDone done);

/** gvt_recording_stream: @result: as @done got it. Where there is nothing that plays at all, the
 * stream has its error already. Returns: (transfer full) */
GtkMediaStream *gvt_recording_stream (gpointer result);

G_END_DECLS

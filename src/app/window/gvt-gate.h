/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-workspace.h"

G_BEGIN_DECLS

/* Between a class and the rest of the laptop: asks for the passphrase of who is in. It names nobody
 * and shows nothing: it may hang on the wall.
 *
 * Property "workspace" (construct only). Actions: gate.return (back to the class, which goes on),
 * gate.leave (out of class mode); win.back is the way back for who has no passphrase. Signal:
 * "passed" (gboolean: class mode is over). */
#define GVT_TYPE_GATE (gvt_gate_get_type ())
G_DECLARE_FINAL_TYPE (GvtGate, gvt_gate, GVT, GATE, AdwBin)

/** gvt_gate_new: @from_quiz: a pupil's screen is left: the class may go on afterwards. Returns:
 * (transfer floating) */
GtkWidget *gvt_gate_new (GvtWorkspace *workspace, gboolean from_quiz);

G_END_DECLS

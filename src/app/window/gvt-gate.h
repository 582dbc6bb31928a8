/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-workspace.h"

G_BEGIN_DECLS

/* What for: it tells what happens afterwards. */
typedef enum
{
  GVT_GATE_LEAVE,    /* out of class mode */
  GVT_GATE_QUIZ,     /* from a pupil's screen, back to the page of the class */
  GVT_GATE_RECORD,   /* to change what is recorded of the class */
  GVT_GATE_VISITORS, /* from the self-check: out of it, or on with it */
} GvtGateReason;

/* Between a class, or visitors, and the rest of the laptop: asks for the passphrase of who is in.
 * It names nobody and shows nothing: it may hang on the wall.
 *
 * Property "workspace" (construct only). Actions: gate.return (back to the class, which goes on),
 * gate.leave (out of class mode); win.back is the way back for who has no passphrase. Signal:
 * "passed" (gboolean: class mode is over). */
#define GVT_TYPE_GATE (gvt_gate_get_type ())
G_DECLARE_FINAL_TYPE (GvtGate, gvt_gate, GVT, GATE, AdwBin)

/** gvt_gate_new: Returns: (transfer floating) */
GtkWidget *gvt_gate_new (GvtWorkspace *workspace, GvtGateReason reason);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-strokes.h"

G_BEGIN_DECLS

/* Where a hand draws its name, with a finger, a pen or a pointer: black on white in any theme, as
 * it will stand on the page. Signal "changed". */
#define GVT_TYPE_SIGNATURE_PAD (gvt_signature_pad_get_type ())
G_DECLARE_FINAL_TYPE (GvtSignaturePad, gvt_signature_pad, GVT, SIGNATURE_PAD, GtkWidget)

/** gvt_signature_pad_get_strokes: Returns: (transfer none): what was drawn; maybe nothing */
const GvtStrokes *gvt_signature_pad_get_strokes (GvtSignaturePad *self);
void gvt_signature_pad_clear (GvtSignaturePad *self);
/** gvt_signature_pad_drop_last: takes the last line away */
void gvt_signature_pad_drop_last (GvtSignaturePad *self);
/** gvt_signature_pad_draw: @strokes: (nullable): in the place of what is there; copied */
void gvt_signature_pad_draw (GvtSignaturePad *self, const GvtStrokes *strokes);

G_END_DECLS

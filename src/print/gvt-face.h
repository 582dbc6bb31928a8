/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** gvt_face_draw: a face around the point @x, @y, on paper and on the screen alike, in the present
 * colour of @cairo. @mood: from -1, a mouth that hangs, to 1, one that smiles: the mouth alone
 * tells, so a page printed in grey, or an eye that sees no red, loses nothing. Any thread */
void gvt_face_draw (cairo_t *cairo, double x, double y, double radius, double mood);

G_END_DECLS

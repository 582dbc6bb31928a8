/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a hand drew on the screen: lines through points, without pressure or time, which would tell
 * more of a person than his signature does. Points lie in a box of %GVT_STROKES_WIDTH by
 * %GVT_STROKES_HEIGHT, whatever the screen. Not for several threads at once. */
#define GVT_STROKES_WIDTH  1200
#define GVT_STROKES_HEIGHT 400
#define GVT_STROKES_MAX    64   /* lines */
#define GVT_STROKES_POINTS 2000 /* of all lines together: about 20 kB as JSON */

typedef struct _GvtStrokes GvtStrokes;

GvtStrokes *gvt_strokes_new (void);
GvtStrokes *gvt_strokes_copy (const GvtStrokes *self);
void gvt_strokes_free (GvtStrokes *self);

gboolean gvt_strokes_is_empty (const GvtStrokes *self);
guint gvt_strokes_get_n_points (const GvtStrokes *self);
/** gvt_strokes_begin: a new line from here. Returns: %FALSE when there is no room */
gboolean gvt_strokes_begin (GvtStrokes *self, int x, int y);
/** gvt_strokes_go_on: the present line goes on to here; too near to the last point to be seen it is
 * passed over. Outside of the box it keeps to the edge. Returns: %FALSE when there is no room */
gboolean gvt_strokes_go_on (GvtStrokes *self, int x, int y);
/** gvt_strokes_drop_last: takes the last line away */
void gvt_strokes_drop_last (GvtStrokes *self);

/** gvt_strokes_to_json: [[x, y, x, y, ...], ...]. Returns: (transfer full) */
JsonArray *gvt_strokes_to_json (const GvtStrokes *self);
/** gvt_strokes_from_json: Returns: (transfer full) (nullable): %GVT_ERROR_BAD_FORMAT for what has
 * no line, too many points, or one outside of the box */
GvtStrokes *gvt_strokes_from_json (JsonArray *array, GError **error);

/** gvt_strokes_draw: in the present colour, as large as fits into @width by @height with its
 * proportions kept */
void gvt_strokes_draw (
    const GvtStrokes *self, cairo_t *cairo, double x, double y, double width, double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtStrokes, gvt_strokes_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-strokes.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

#define NEAR 3.0 /* closer points are one: no pen shows them */
#define PEN  9.0 /* how broad a line is, in the box's units */

typedef struct
{
  int x;
  int y;
} Point;

struct _GvtStrokes
{
  GPtrArray *lines; /* of GArray of Point */
  guint n_points;
};

GvtStrokes *
gvt_strokes_new (void)
{
  GvtStrokes *self = g_new0 (GvtStrokes, 1);

  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
gvt_strokes_free (GvtStrokes *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

GvtStrokes *
gvt_strokes_copy (const GvtStrokes *self)
{
  GvtStrokes *copy = gvt_strokes_new ();

  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, g_array_copy (g_ptr_array_index (self->lines, i)));
  copy->n_points = self->n_points;
  return copy;
}

gboolean
gvt_strokes_is_empty (const GvtStrokes *self)
{
  return self->lines->len == 0;
}

guint
gvt_strokes_get_n_points (const GvtStrokes *self)
{
  return self->n_points;
}

static void
add_point (GvtStrokes *self, GArray *line, int x, int y)
{
  const Point point = { CLAMP (x, 0, GVT_STROKES_WIDTH), CLAMP (y, 0, GVT_STROKES_HEIGHT) };

  g_array_append_val (line, point);
  self->n_points++;
}

gboolean
gvt_strokes_begin (GvtStrokes *self, int x, int y)
{
  GArray *line;

  if (self->lines->len >= GVT_STROKES_MAX || self->n_points >= GVT_STROKES_POINTS)
    return FALSE;

  line = g_array_new (FALSE, FALSE, sizeof (Point));
  g_ptr_array_add (self->lines, line);
  add_point (self, line, x, y);
  return TRUE;
}

gboolean
gvt_strokes_go_on (GvtStrokes *self, int x, int y)
{
  GArray *line;
  const Point *last;

  if (self->lines->len == 0 || self->n_points >= GVT_STROKES_POINTS)
    return FALSE;

  line = g_ptr_array_index (self->lines, self->lines->len - 1);
  last = &g_array_index (line, Point, line->len - 1);
  if (ABS (x - last->x) >= NEAR || ABS (y - last->y) >= NEAR)
    add_point (self, line, x, y);
  return TRUE;
}

void
gvt_strokes_drop_last (GvtStrokes *self)
{
  if (self->lines->len == 0)
    return;

  self->n_points -= ((GArray *) g_ptr_array_index (self->lines, self->lines->len - 1))->len;
  g_ptr_array_set_size (self->lines, (gint) self->lines->len - 1);
}

JsonArray *
gvt_strokes_to_json (const GvtStrokes *self)
{
  JsonArray *all = json_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      GArray *line = g_ptr_array_index (self->lines, i);
      JsonArray *points = json_array_new ();

      for (guint k = 0; k < line->len; k++)
        {
          json_array_add_int_element (points, g_array_index (line, Point, k).x);
          json_array_add_int_element (points, g_array_index (line, Point, k).y);
        }
      json_array_add_array_element (all, points);
    }
  return all;
}

/* Returns: whether there is a whole number from 0 to @max; only then @value is set */
static gboolean
read_number (JsonArray *points, guint index, int max, int *value)
{
  JsonNode *node = json_array_get_element (points, index);
  gint64 number;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  number = json_node_get_int (node);
  *value = (int) number;
  return number >= 0 && number <= max;
}

static gboolean
read_line (GvtStrokes *self, JsonNode *node)
{
  JsonArray *points = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = points != NULL ? json_array_get_length (points) : 0;
  GArray *line;

  if (n == 0 || n % 2 != 0 || self->n_points + n / 2 > GVT_STROKES_POINTS)
    return FALSE;

  line = g_array_new (FALSE, FALSE, sizeof (Point));
  g_ptr_array_add (self->lines, line);
  for (guint i = 0; i < n; i += 2)
    {
      int x, y;

      if (!read_number (points, i, GVT_STROKES_WIDTH, &x)
          || !read_number (points, i + 1, GVT_STROKES_HEIGHT, &y))
        return FALSE;
      add_point (self, line, x, y);
    }
  return TRUE;
}

GvtStrokes *
gvt_strokes_from_json (JsonArray *array, GError **error)
{
  g_autoptr (GvtStrokes) self = gvt_strokes_new ();
  guint n = json_array_get_length (array);
  gboolean is_right = n > 0 && n <= GVT_STROKES_MAX;

  for (guint i = 0; is_right && i < n; i++)
    is_right = read_line (self, json_array_get_element (array, i));
  if (is_right)
    return g_steal_pointer (&self);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "these are no strokes");
  return NULL;
}

static void
draw_line (cairo_t *cairo, GArray *line)
{
  const Point *points = (const Point *) line->data;

  cairo_move_to (cairo, points[0].x, points[0].y);
  if (line->len == 1) /* a dot */
    cairo_line_to (cairo, points[0].x, points[0].y);
  for (guint i = 1; i < line->len; i++)
    cairo_line_to (cairo, points[i].x, points[i].y);
  cairo_stroke (cairo);
}

void
gvt_strokes_draw (
    const GvtStrokes *self, cairo_t *cairo, double x, double y, double width, double height)
{
  double scale = MIN (width / GVT_STROKES_WIDTH, height / GVT_STROKES_HEIGHT);

  cairo_save (cairo);
  cairo_translate (cairo, x, y);
  cairo_scale (cairo, scale, scale);
  cairo_set_line_width (cairo, PEN);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cairo, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->lines->len; i++)
    draw_line (cairo, g_ptr_array_index (self->lines, i));
  cairo_restore (cairo);
}

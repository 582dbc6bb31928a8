/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-columns-layout.h"

struct _GvtColumnsLayout
{
  GtkLayoutManager parent_instance;

  guint max_columns;
  int spacing;
};

enum
{
  PROP_MAX_COLUMNS = 1,
  PROP_SPACING,
};

G_DEFINE_FINAL_TYPE (GvtColumnsLayout, gvt_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

#define FOR_EACH_SHOWN(child, widget) \
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL; \
       child = next_shown (gtk_widget_get_next_sibling (child)))

/* The widest of all children, and how many there are. */
static guint
measure_widths (GtkWidget *widget, int *minimum, int *natural)
{
  guint n_children = 0;

  *minimum = 0;
  *natural = 0;
  FOR_EACH_SHOWN (child, widget)
  {
    int child_minimum, child_natural;

    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL,
                        NULL);
    *minimum = MAX (*minimum, child_minimum);
    *natural = MAX (*natural, child_natural);
    n_children++;
  }
  return n_children;
}

static guint
count_columns (GvtColumnsLayout *self, GtkWidget *widget, int width)
{
  int minimum, natural;
  guint n_children = measure_widths (widget, &minimum, &natural);
  guint n = CLAMP (self->max_columns, 1, MAX (n_children, 1));
  guint n_rows;

  while (n > 1 && (int) n * minimum + (int) (n - 1) * self->spacing > width)
    n--;
  n_rows = (MAX (n_children, 1) + n - 1) / n;
  return (MAX (n_children, 1) + n_rows - 1) / n_rows;
}

static int
column_width (GvtColumnsLayout *self, guint n_columns, int width)
{
  return (width - (int) (n_columns - 1) * self->spacing) / (int) n_columns;
}

static int
child_height (GtkWidget *child, int width)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The heights of the rows, one after another. */
static GArray *
measure_rows (GvtColumnsLayout *self, GtkWidget *widget, int width)
{
  GArray *heights = g_array_new (FALSE, TRUE, sizeof (int));
  guint n_columns = count_columns (self, widget, width);
  int each = column_width (self, n_columns, width);
  guint index = 0;

  FOR_EACH_SHOWN (child, widget)
  {
    int *height;

    if (index % n_columns == 0)
      g_array_set_size (heights, heights->len + 1);
    height = &g_array_index (heights, int, heights->len - 1);
    *height = MAX (*height, child_height (child, each));
    index++;
  }
  return heights;
}

static void
measure_height (GvtColumnsLayout *self, GtkWidget *widget, int width, int *height)
{
  g_autoptr (GArray) heights = measure_rows (self, widget, width);

  *height = heights->len > 0 ? (int) (heights->len - 1) * self->spacing : 0;
  for (guint i = 0; i < heights->len; i++)
    *height += g_array_index (heights, int, i);
}

static void
gvt_columns_layout_measure (GtkLayoutManager *layout,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GvtColumnsLayout *self = GVT_COLUMNS_LAYOUT (layout);
  int least, each;
  guint n = MIN (measure_widths (widget, &least, &each), self->max_columns);
  int wide = MAX ((int) n * each + (int) (MAX (n, 1) - 1) * self->spacing, least);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wide;
      return;
    }
  measure_height (self, widget, for_size < 0 ? wide : MAX (for_size, least), minimum);
  *natural = *minimum;
}

/* What there is more of is for children that expand, all rows alike. */
static void
spread (GvtColumnsLayout *self, GtkWidget *widget, GArray *heights, int height)
{
  int spare = height - (int) (heights->len - 1) * self->spacing;

  if (heights->len == 0 || !gtk_widget_compute_expand (widget, GTK_ORIENTATION_VERTICAL))
    return;
  for (guint i = 0; i < heights->len; i++)
    spare -= g_array_index (heights, int, i);
  for (guint i = 0; i < heights->len; i++)
    g_array_index (heights, int, i) += MAX (spare, 0) / (int) heights->len;
}

static void
gvt_columns_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  GvtColumnsLayout *self = GVT_COLUMNS_LAYOUT (layout);
  g_autoptr (GArray) heights = measure_rows (self, widget, width);
  guint n_columns = count_columns (self, widget, width);
  int each = column_width (self, n_columns, width);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint index = 0;
  int y = 0;

  spread (self, widget, heights, height);
  FOR_EACH_SHOWN (child, widget)
  {
    guint column = index % n_columns;
    guint place = is_mirrored ? n_columns - 1 - column : column;
    int row_height = g_array_index (heights, int, index / n_columns);
    GtkAllocation allocation = { (int) place * (each + self->spacing), y, each, row_height };

    gtk_widget_size_allocate (child, &allocation, -1);
    index++;
    if (index % n_columns == 0)
      y += row_height + self->spacing;
  }
}

static GtkSizeRequestMode
gvt_columns_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gvt_columns_layout_set_property (GObject *object,
                                 guint property,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  GvtColumnsLayout *self = GVT_COLUMNS_LAYOUT (object);

  if (property == PROP_MAX_COLUMNS)
    self->max_columns = g_value_get_uint (value);
  else
    self->spacing = g_value_get_int (value);
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
}

static void
gvt_columns_layout_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  GvtColumnsLayout *self = GVT_COLUMNS_LAYOUT (object);

  if (property == PROP_MAX_COLUMNS)
    g_value_set_uint (value, self->max_columns);
  else
    g_value_set_int (value, self->spacing);
}

static void
gvt_columns_layout_class_init (GvtColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = gvt_columns_layout_set_property;
  object_class->get_property = gvt_columns_layout_get_property;
  g_object_class_install_property (
      object_class, PROP_MAX_COLUMNS,
      g_param_spec_uint ("max-columns", NULL, NULL, 1, 100, 1, flags | G_PARAM_CONSTRUCT));
  g_object_class_install_property (
      object_class, PROP_SPACING,
      g_param_spec_int ("spacing", NULL, NULL, 0, 1000, 0, flags | G_PARAM_CONSTRUCT));
  layout_class->measure = gvt_columns_layout_measure;
  layout_class->allocate = gvt_columns_layout_allocate;
  layout_class->get_request_mode = gvt_columns_layout_get_request_mode;
}

static void
gvt_columns_layout_init (GvtColumnsLayout *self)
{
}

GtkLayoutManager *
gvt_columns_layout_new (guint max_columns, int spacing)
{
  return g_object_new (GVT_TYPE_COLUMNS_LAYOUT, "max-columns", max_columns, "spacing", spacing,
                       NULL);
}

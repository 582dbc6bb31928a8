/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-acts-layout.h"

#define SPACING  12
#define MAX_ACTS 2

struct _GvtActsLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (GvtActsLayout, gvt_acts_layout, GTK_TYPE_LAYOUT_MANAGER)

/* One button, in pixels. */
typedef struct
{
  GtkWidget *button;
  int minimum; /* a letter beneath the other */
  int whole;   /* with its longest word in one piece */
  int natural; /* on one line */
  int width;   /* what it is given */
} Act;

typedef struct
{
  Act acts[MAX_ACTS];
  guint n;
  gboolean is_row;
} Plan;

static int
longest_word (GtkLabel *label)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (label),
                                                        gtk_label_get_text (label));
  int width;

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_pixel_size (layout, &width, NULL);
  g_object_unref (layout);
  return width;
}

/* A button whose label is still to come has no child. */
static void
measure_act (Act *act, GtkWidget *button)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));
  int line;

  act->button = button;
  gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, &act->minimum, &act->natural, NULL,
                      NULL);
  act->whole = act->natural;
  if (label == NULL)
    return;
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &line, NULL, NULL);
  act->whole = CLAMP (longest_word (GTK_LABEL (label)) + act->natural - line, act->minimum,
                      act->natural);
}

static void
measure_acts (Plan *plan, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && plan->n < MAX_ACTS;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      measure_act (&plan->acts[plan->n++], child);
}

static int
gaps (const Plan *plan)
{
  return plan->n > 1 ? (int) (plan->n - 1) * SPACING : 0;
}

static int
sum (const Plan *plan, gsize offset)
{
  int total = gaps (plan);

  for (guint i = 0; i < plan->n; i++)
    total += G_STRUCT_MEMBER (int, &plan->acts[i], offset);
  return total;
}

static int
height_of (const Act *act)
{
  int height;

  gtk_widget_measure (act->button, GTK_ORIENTATION_VERTICAL, act->width, &height, NULL, NULL, NULL);
  return height;
}

static int
measure_height (const Plan *plan)
{
  int height = plan->is_row ? 0 : gaps (plan);

  for (guint i = 0; i < plan->n; i++)
    height = plan->is_row ? MAX (height, height_of (&plan->acts[i]))
                          : height + height_of (&plan->acts[i]);
  return height;
}

/* Each gets its line, or its words and its share of the rest. */
static void
share_row (Plan *plan, int width)
{
  int whole = sum (plan, G_STRUCT_OFFSET (Act, whole));
  int wanted = sum (plan, G_STRUCT_OFFSET (Act, natural)) - whole;
  int left = MIN (width - whole, wanted);

  plan->is_row = TRUE;
  for (guint i = 0; i < plan->n; i++)
    {
      Act *act = &plan->acts[i];

      act->width = act->whole + (wanted > 0 ? (act->natural - act->whole) * left / wanted : 0);
    }
}

static void
share_column (Plan *plan, int width)
{
  plan->is_row = FALSE;
  for (guint i = 0; i < plan->n; i++)
    plan->acts[i].width = width;
}

/* A row whose words take so many lines that a column is lower is none. */
static void
share (Plan *plan, int width)
{
  int column_height;

  share_column (plan, width);
  column_height = measure_height (plan);
  if (plan->n == 1)
    {
      plan->is_row = TRUE;
      plan->acts[0].width = MIN (plan->acts[0].natural, width);
    }
  else if (sum (plan, G_STRUCT_OFFSET (Act, whole)) <= width)
    {
      share_row (plan, width);
      if (measure_height (plan) > column_height)
        share_column (plan, width);
    }
}

static void
gvt_acts_layout_measure (GtkLayoutManager *layout,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  Plan plan = { 0 };
  int line, least = 0;

  measure_acts (&plan, widget);
  line = sum (&plan, G_STRUCT_OFFSET (Act, natural));
  for (guint i = 0; i < plan.n; i++)
    least = MAX (least, plan.acts[i].minimum);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = line;
      return;
    }
  share (&plan, for_size < 0 ? line : MAX (for_size, least));
  *minimum = *natural = measure_height (&plan);
}

static void
gvt_acts_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Plan plan = { 0 };
  int y = 0;

  measure_acts (&plan, widget);
  share (&plan, width);
  for (guint i = 0; i < plan.n; i++)
    {
      const Act *act = &plan.acts[i];
      gboolean is_last = i + 1 == plan.n;
      int own = plan.is_row ? height : height_of (act);
      GtkAllocation allocation = { is_last != is_mirrored ? width - act->width : 0, y, act->width,
                                   own };

      gtk_widget_size_allocate (act->button, &allocation, -1);
      if (!plan.is_row)
        y += own + SPACING;
    }
}

static GtkSizeRequestMode
gvt_acts_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gvt_acts_layout_class_init (GvtActsLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = gvt_acts_layout_measure;
  layout_class->allocate = gvt_acts_layout_allocate;
  layout_class->get_request_mode = gvt_acts_layout_get_request_mode;
}

static void
gvt_acts_layout_init (GvtActsLayout *self)
{
}

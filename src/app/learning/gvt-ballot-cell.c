/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-cell.h"

#include <glib/gi18n-lib.h>

#include "gvt-ballot-ink.h"

#define STEP_ASIDE 30 /* pixels between two holes of one place */

struct _GvtBallotCell
{
  GtkWidget parent_instance;

  char *label;
  GvtBallotHole hole;
  GArray *dots;   /* of GvtBallotDot: where somebody punched */
  GArray *placed; /* of GvtBallotHole: by their meaning */
  GvtBallotTool tool;
};

enum
{
  PUNCHED,
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static G_DEFINE_QUARK (gvt - ballot - place, place)

G_DEFINE_FINAL_TYPE (GvtBallotCell, gvt_ballot_cell, GTK_TYPE_WIDGET)

/* Returns: (nullable): the part of the cell that means @place; %NULL when all of it does */
static GtkWidget *
find_part (GvtBallotCell *self, GvtBallotPlace place)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (child), place_quark ())) == place)
      return child;
  return NULL;
}

static void
name_cell (GvtBallotCell *self)
{
  guint n_holes = self->dots->len + self->placed->len;
  g_autofree char *holes = g_strdup_printf (ngettext ("%u hole", "%u holes", n_holes), n_holes);
  g_autofree char *label = n_holes > 0 ? g_strdup_printf ("%s, %s", self->label, holes)
                                       : g_strdup (self->label);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
punch (GvtBallotCell *self, double x, double y)
{
  GvtBallotHole hole = gvt_ballot_cell_get_hole (self, x, y);

  g_signal_emit (self, signals[PUNCHED], 0, x, y, &hole);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  GtkWidget *widget = data;

  if (!gtk_widget_contains (widget, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (widget);
  punch (GVT_BALLOT_CELL (widget), x / gtk_widget_get_width (widget),
         y / gtk_widget_get_height (widget));
}

static gboolean
punch_by_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  gvt_ballot_cell_punch (GVT_BALLOT_CELL (widget));
  return TRUE;
}

static gboolean
move (GtkWidget *widget, GVariant *args, gpointer data)
{
  gboolean has_moved = FALSE;

  g_signal_emit (widget, signals[MOVE], 0, g_variant_get_int32 (args), &has_moved);
  return has_moved;
}

/* How many of those before are in the same part. */
static int
count_before (GvtBallotCell *self, guint index)
{
  GvtBallotPlace place = g_array_index (self->placed, GvtBallotHole, index).place;
  int n = 0;

  for (guint i = 0; i < index; i++)
    n += g_array_index (self->placed, GvtBallotHole, i).place == place ? 1 : 0;
  return n;
}

/* The holes that were put there by their meaning, each a little aside of the one before. */
static void
draw_placed (GvtBallotCell *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->placed->len; i++)
    {
      const GvtBallotHole *hole = &g_array_index (self->placed, GvtBallotHole, i);
      GtkWidget *part = find_part (self, hole->place);
      graphene_point_t middle = gvt_ballot_cell_get_middle (self);
      graphene_rect_t bounds;
      int nth = count_before (self, i);
      double aside = STEP_ASIDE * ((nth + 1) / 2) * (nth % 2 == 0 ? 1 : -1);

      if (part != NULL && gtk_widget_compute_bounds (part, GTK_WIDGET (self), &bounds))
        graphene_rect_get_center (&bounds, &middle);
      gvt_ballot_ink_hole (snapshot, middle.x + aside, middle.y, self->tool, hole->is_through);
    }
}

static void
gvt_ballot_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GvtBallotCell *self = GVT_BALLOT_CELL (widget);

  GTK_WIDGET_CLASS (gvt_ballot_cell_parent_class)->snapshot (widget, snapshot);
  draw_placed (self, snapshot);
  gvt_ballot_ink_dots (snapshot, self->dots, self->tool, gtk_widget_get_width (widget),
                       gtk_widget_get_height (widget));
}

static void
gvt_ballot_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (gvt_ballot_cell_parent_class)->dispose (object);
}

static void
gvt_ballot_cell_finalize (GObject *object)
{
  GvtBallotCell *self = GVT_BALLOT_CELL (object);

  g_free (self->label);
  g_array_unref (self->dots);
  g_array_unref (self->placed);
  G_OBJECT_CLASS (gvt_ballot_cell_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint punches[] = { GDK_KEY_space, GDK_KEY_KP_Space, GDK_KEY_Return,
                                   GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter };
  static const struct
  {
    guint key;
    guint pad_key;
    GtkDirectionType direction;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, GTK_DIR_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, GTK_DIR_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, GTK_DIR_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, GTK_DIR_DOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (punches); i++)
    gtk_widget_class_add_binding (widget_class, punches[i], 0, punch_by_key, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move, "i", moves[i].direction);
      gtk_widget_class_add_binding (widget_class, moves[i].pad_key, 0, move, "i",
                                    moves[i].direction);
    }
}

static void
gvt_ballot_cell_class_init (GvtBallotCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gvt_ballot_cell_dispose;
  object_class->finalize = gvt_ballot_cell_finalize;
  widget_class->snapshot = gvt_ballot_cell_snapshot;
  signals[PUNCHED] = g_signal_new ("punched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 3, G_TYPE_DOUBLE, G_TYPE_DOUBLE,
                                   G_TYPE_POINTER);
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1,
                                GTK_TYPE_DIRECTION_TYPE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "ballotcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  add_keys (widget_class);
}

static void
gvt_ballot_cell_init (GvtBallotCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->dots = g_array_new (FALSE, FALSE, sizeof (GvtBallotDot));
  self->placed = g_array_new (FALSE, FALSE, sizeof (GvtBallotHole));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
gvt_ballot_cell_new (const char *label, const GvtBallotHole *hole)
{
  GvtBallotCell *self = g_object_new (GVT_TYPE_BALLOT_CELL, NULL);

  self->label = g_strdup (label);
  self->hole = *hole;
  name_cell (self);
  return GTK_WIDGET (self);
}

void
gvt_ballot_cell_set_label (GvtBallotCell *self, const char *label)
{
  g_return_if_fail (GVT_IS_BALLOT_CELL (self));

  g_free (self->label);
  self->label = g_strdup (label);
  name_cell (self);
}

void
gvt_ballot_cell_add (GvtBallotCell *self, GtkWidget *child, GvtBallotPlace place)
{
  g_return_if_fail (GVT_IS_BALLOT_CELL (self));

  g_object_set_qdata (G_OBJECT (child), place_quark (), GUINT_TO_POINTER (place));
  gtk_widget_set_can_target (child, FALSE);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static gboolean
holds (GtkWidget *self, GtkWidget *child, double x)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (child, self, &bounds) && x >= bounds.origin.x
         && x < bounds.origin.x + bounds.size.width;
}

GvtBallotHole
gvt_ballot_cell_get_hole (GvtBallotCell *self, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GvtBallotHole hole;

  hole = self->hole;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (holds (widget, child, x * gtk_widget_get_width (widget)))
      hole.place = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (child), place_quark ()));
  return hole;
}

/* A line is punched at its top. */
graphene_point_t
gvt_ballot_cell_get_middle (GvtBallotCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float height = gtk_widget_get_height (widget);

  return GRAPHENE_POINT_INIT (gtk_widget_get_width (widget) / 2.0f,
                              self->hole.place == GVT_BALLOT_BORDER ? 1 : height / 2);
}

void
gvt_ballot_cell_punch (GvtBallotCell *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_point_t middle = gvt_ballot_cell_get_middle (self);

  punch (self, middle.x / MAX (gtk_widget_get_width (widget), 1),
         middle.y / MAX (gtk_widget_get_height (widget), 1));
}

void
gvt_ballot_cell_add_hole (GvtBallotCell *self, double x, double y, gboolean is_through)
{
  GvtBallotDot dot = { x, y, is_through };

  g_return_if_fail (GVT_IS_BALLOT_CELL (self));

  g_array_append_val (self->dots, dot);
  name_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
gvt_ballot_cell_has_place (GvtBallotCell *self, const GvtBallotHole *hole)
{
  g_return_val_if_fail (GVT_IS_BALLOT_CELL (self), FALSE);

  return hole->column == self->hole.column && hole->party == self->hole.party
         && hole->candidate == self->hole.candidate
         && (hole->place == self->hole.place || find_part (self, hole->place) != NULL);
}

void
gvt_ballot_cell_add_hole_in (GvtBallotCell *self, const GvtBallotHole *hole)
{
  g_return_if_fail (GVT_IS_BALLOT_CELL (self));

  g_array_append_vals (self->placed, hole, 1);
  name_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gvt_ballot_cell_remove_hole (GvtBallotCell *self)
{
  g_return_if_fail (GVT_IS_BALLOT_CELL (self) && self->dots->len > 0);

  g_array_set_size (self->dots, self->dots->len - 1);
  name_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
gvt_ballot_cell_set_tool (GvtBallotCell *self, GvtBallotTool tool)
{
  g_return_if_fail (GVT_IS_BALLOT_CELL (self));

  self->tool = tool;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

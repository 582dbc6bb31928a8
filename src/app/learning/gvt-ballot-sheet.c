/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-sheet.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-ballot-cell.h"
#include "gvt-ballot-ink.h"
#include "gvt-ballot-parts.h"
#include "gvt-columns-layout.h"

#define MAX_COLUMNS     6
#define MAX_BLOCKS      3
#define ASIDE           3.0 /* how much further away a cell seems that lies aside of the arrow */
#define SCRIBBLE_WIDTH  190
#define SCRIBBLE_HEIGHT 64

struct _GvtBallotSheet
{
  GtkWidget parent_instance;

  GtkWidget *paper;     /* what is drawn as paper */
  GtkWidget *signature; /* in its foot */
  GPtrArray *cells;     /* of GvtBallotCell, in the order of Tab */
  GPtrArray *punched;   /* where each hole of the marks is: a GvtBallotCell, or the sheet itself */
  GArray *dots;         /* of GvtBallotDot: holes beside all cells */
  GvtBallotMarks *marks;
  gboolean is_folded;
  gboolean is_fixed; /* shown as it is, not to be punched */
};

enum
{
  CHANGED,
  FULL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtBallotSheet, gvt_ballot_sheet, GTK_TYPE_WIDGET)

/* Who does not see the paper hears at its foot what there is to see beside the holes. */
static void
name_foot (GvtBallotSheet *self)
{
  static const char *const tools[] = { NULL, N_ ("punched with another tool"),
                                       N_ ("torn, not punched"), N_ ("burnt, not punched") };
  static const char *const receipts[] = { NULL, N_ ("damaged when it was received"),
                                          N_ ("with a hole when it was received") };
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *label = NULL;

  g_strv_builder_add (parts, _ ("Foot of the paper, outside all columns"));
  g_strv_builder_add (parts, self->marks->is_signed ? _ ("signed by the head of the KPPS")
                                                    : _ ("not signed by the head of the KPPS"));
  if (self->marks->has_writing)
    g_strv_builder_add (parts, _ ("with writing on the paper"));
  if (tools[self->marks->tool] != NULL)
    g_strv_builder_add (parts, _ (tools[self->marks->tool]));
  if (receipts[self->marks->received] != NULL)
    g_strv_builder_add (parts, _ (receipts[self->marks->received]));
  all = g_strv_builder_end (parts);
  label = g_strjoinv ("; ", all);
  gvt_ballot_cell_set_label (g_ptr_array_index (self->cells, self->cells->len - 1), label);
}

static void
tell (GvtBallotSheet *self)
{
  name_foot (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- holes --- */

/* @x, @y: from 0 to 1 of @where. %FALSE when there is no room for more. */
static gboolean
add_hole (GvtBallotSheet *self, GtkWidget *where, double x, double y, const GvtBallotHole *hole)
{
  GvtBallotDot dot = { x, y, hole->is_through };

  if (!gvt_ballot_marks_add_hole (self->marks, hole))
    {
      g_signal_emit (self, signals[FULL], 0);
      return FALSE;
    }
  g_ptr_array_add (self->punched, where);
  if (GVT_IS_BALLOT_CELL (where))
    gvt_ballot_cell_add_hole (GVT_BALLOT_CELL (where), x, y, hole->is_through);
  else
    g_array_append_val (self->dots, dot);
  return TRUE;
}

/* Returns: (nullable): the cell that is hit there */
static GtkWidget *
find_cell (GvtBallotSheet *self, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return hit != NULL ? gtk_widget_get_ancestor (hit, GVT_TYPE_BALLOT_CELL) : NULL;
}

/* The same spot of the other half: what lies under it while the paper is folded. */
static void
punch_through (GvtBallotSheet *self, const graphene_point_t *at)
{
  GtkWidget *sheet = GTK_WIDGET (self);
  double x = gtk_widget_get_width (sheet) - at->x;
  GtkWidget *where = find_cell (self, x, at->y);
  GvtBallotHole hole = { .place = GVT_BALLOT_OUTSIDE };
  double inner_x = x;
  double inner_y = at->y;

  if (where == NULL)
    where = sheet;
  else
    gtk_widget_translate_coordinates (sheet, where, x, at->y, &inner_x, &inner_y);
  inner_x /= MAX (gtk_widget_get_width (where), 1);
  inner_y /= MAX (gtk_widget_get_height (where), 1);
  if (GVT_IS_BALLOT_CELL (where))
    hole = gvt_ballot_cell_get_hole (GVT_BALLOT_CELL (where), inner_x, inner_y);
  hole.is_through = TRUE;
  add_hole (self, where, inner_x, inner_y, &hole);
}

static void
punch (GvtBallotSheet *self, GtkWidget *where, double x, double y, const GvtBallotHole *hole)
{
  double sheet_x, sheet_y;

  if (self->is_fixed || !add_hole (self, where, x, y, hole))
    return;
  gtk_widget_translate_coordinates (where, GTK_WIDGET (self), x * gtk_widget_get_width (where),
                                    y * gtk_widget_get_height (where), &sheet_x, &sheet_y);
  if (self->is_folded)
    punch_through (self, &GRAPHENE_POINT_INIT (sheet_x, sheet_y));
  tell (self);
}

static void
on_cell_punched (GvtBallotSheet *self, double x, double y, GvtBallotHole *hole, GtkWidget *cell)
{
  punch (self, cell, x, y, hole);
}

/* Beside all cells. */
static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  GtkWidget *widget = data;
  GvtBallotHole outside = { .place = GVT_BALLOT_OUTSIDE };

  if (gtk_widget_contains (widget, x, y) && find_cell (GVT_BALLOT_SHEET (widget), x, y) == NULL)
    punch (GVT_BALLOT_SHEET (widget), widget, x / gtk_widget_get_width (widget),
           y / gtk_widget_get_height (widget), &outside);
}

static void
remove_last (GvtBallotSheet *self)
{
  GtkWidget *where = g_ptr_array_index (self->punched, self->punched->len - 1);

  if (GVT_IS_BALLOT_CELL (where))
    gvt_ballot_cell_remove_hole (GVT_BALLOT_CELL (where));
  else
    g_array_set_size (self->dots, self->dots->len - 1);
  g_ptr_array_set_size (self->punched, self->punched->len - 1);
  g_array_set_size (self->marks->holes, self->marks->holes->len - 1);
}

/* --- arrow keys --- */

static graphene_point_t
middle_of (GvtBallotSheet *self, GtkWidget *cell)
{
  graphene_point_t middle = gvt_ballot_cell_get_middle (GVT_BALLOT_CELL (cell));
  double x, y;

  gtk_widget_translate_coordinates (cell, GTK_WIDGET (self), middle.x, middle.y, &x, &y);
  return GRAPHENE_POINT_INIT (x, y);
}

/* How far it is in this direction; nothing or less: it is not there. */
static double
distance (const graphene_point_t *from, const graphene_point_t *to, GtkDirectionType direction)
{
  gboolean is_across = direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;
  gboolean is_back = direction == GTK_DIR_LEFT || direction == GTK_DIR_UP;
  double ahead = is_across ? to->x - from->x : to->y - from->y;
  double aside = fabs (is_across ? to->y - from->y : to->x - from->x);

  ahead = is_back ? -ahead : ahead;
  return ahead > 0.5 ? ahead + ASIDE * aside : 0;
}

static gboolean
on_cell_move (GvtBallotSheet *self, GtkDirectionType direction, GtkWidget *cell)
{
  graphene_point_t from = middle_of (self, cell);
  GtkWidget *best = NULL;
  double least = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *other = g_ptr_array_index (self->cells, i);
      graphene_point_t to = middle_of (self, other);
      double away = distance (&from, &to, direction);

      if (away > 0 && (best == NULL || away < least))
        {
          best = other;
          least = away;
        }
    }
  return best != NULL && gtk_widget_grab_focus (best);
}

/* --- the paper --- */

static void
adopt_cells (GvtBallotSheet *self, GtkWidget *widget)
{
  if (GVT_IS_BALLOT_CELL (widget))
    {
      g_ptr_array_add (self->cells, widget);
      g_signal_connect_swapped (widget, "punched", G_CALLBACK (on_cell_punched), self);
      g_signal_connect_swapped (widget, "move", G_CALLBACK (on_cell_move), self);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    adopt_cells (self, child);
}

static GtkWidget *
new_field (GvtBallotPaper *paper)
{
  gboolean has_parties = gvt_ballot_paper_get_layout (paper) == GVT_BALLOT_PARTIES;
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (
      field,
      gvt_columns_layout_new (has_parties ? MAX_BLOCKS : MAX_COLUMNS, has_parties ? 14 : 10));
  gtk_widget_add_css_class (field, "ballot-field");
  for (guint i = 0; i < gvt_ballot_paper_get_n_columns (paper); i++)
    gtk_box_append (GTK_BOX (field),
                    gvt_ballot_parts_new_column (paper, gvt_ballot_paper_get_column (paper, i)));
  for (guint i = 0; i < gvt_ballot_paper_get_n_parties (paper); i++)
    gtk_box_append (GTK_BOX (field),
                    gvt_ballot_parts_new_block (gvt_ballot_paper_get_party (paper, i)));
  return field;
}

static void
forget_paper (GvtBallotSheet *self)
{
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->punched, 0);
  g_array_set_size (self->dots, 0);
  self->is_fixed = FALSE;
  g_clear_pointer (&self->marks, gvt_ballot_marks_free);
  g_clear_pointer (&self->paper, gtk_widget_unparent);
  self->marks = gvt_ballot_marks_new ();
}

static void
gvt_ballot_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GvtBallotSheet *self = GVT_BALLOT_SHEET (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t scribble = GRAPHENE_RECT_INIT (width * 0.04, height - SCRIBBLE_HEIGHT * 1.3,
                                                 MIN (SCRIBBLE_WIDTH, width * 0.3),
                                                 SCRIBBLE_HEIGHT);

  GTK_WIDGET_CLASS (gvt_ballot_sheet_parent_class)->snapshot (widget, snapshot);
  if (self->is_folded)
    gvt_ballot_ink_crease (snapshot, width, height);
  if (self->marks->has_writing)
    gvt_ballot_ink_scribble (snapshot, &scribble);
  gvt_ballot_ink_dots (snapshot, self->dots, self->marks->tool, width, height);
}

static void
gvt_ballot_sheet_dispose (GObject *object)
{
  GvtBallotSheet *self = GVT_BALLOT_SHEET (object);

  g_clear_pointer (&self->paper, gtk_widget_unparent);
  G_OBJECT_CLASS (gvt_ballot_sheet_parent_class)->dispose (object);
}

static void
gvt_ballot_sheet_finalize (GObject *object)
{
  GvtBallotSheet *self = GVT_BALLOT_SHEET (object);

  gvt_ballot_marks_free (self->marks);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->punched);
  g_array_unref (self->dots);
  G_OBJECT_CLASS (gvt_ballot_sheet_parent_class)->finalize (object);
}

static void
gvt_ballot_sheet_class_init (GvtBallotSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gvt_ballot_sheet_dispose;
  object_class->finalize = gvt_ballot_sheet_finalize;
  widget_class->snapshot = gvt_ballot_sheet_snapshot;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FULL] = g_signal_new ("full", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
gvt_ballot_sheet_init (GvtBallotSheet *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->cells = g_ptr_array_new ();
  self->punched = g_ptr_array_new ();
  self->dots = g_array_new (FALSE, FALSE, sizeof (GvtBallotDot));
  self->marks = gvt_ballot_marks_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

void
gvt_ballot_sheet_show (GvtBallotSheet *self, GvtBallotSet *set, GvtBallotPaper *paper)
{
  g_return_if_fail (GVT_IS_BALLOT_SHEET (self));

  forget_paper (self);
  self->paper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->paper, "ballot-paper");
  gtk_box_append (GTK_BOX (self->paper), gvt_ballot_parts_new_head (paper));
  gtk_box_append (GTK_BOX (self->paper), new_field (paper));
  gtk_box_append (GTK_BOX (self->paper), gvt_ballot_parts_new_foot (set, &self->signature));
  gtk_widget_set_parent (self->paper, GTK_WIDGET (self));
  adopt_cells (self, self->paper);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gvt_ballot_paper_get_title (paper), -1);
  tell (self);
}

/* The cell that @hole is in, the last of those that are alike; else one of the same column. */
static GvtBallotCell *
find_place (GvtBallotSheet *self, const GvtBallotHole *hole)
{
  GvtBallotHole photo = *hole;
  GvtBallotCell *found = NULL;

  photo.place = GVT_BALLOT_PHOTO;
  for (guint i = 0; i < self->cells->len; i++)
    if (gvt_ballot_cell_has_place (g_ptr_array_index (self->cells, i), hole))
      found = g_ptr_array_index (self->cells, i);
  if (found == NULL && hole->place == GVT_BALLOT_INSIDE)
    found = find_place (self, &photo);
  return found;
}

void
gvt_ballot_sheet_show_marks (GvtBallotSheet *self,
                             GvtBallotSet *set,
                             GvtBallotPaper *paper,
                             const GvtBallotMarks *marks)
{
  gvt_ballot_sheet_show (self, set, paper);
  for (guint i = 0; i < gvt_ballot_marks_get_n_holes (marks); i++)
    {
      const GvtBallotHole *hole = gvt_ballot_marks_get_hole (marks, i);
      GvtBallotCell *cell = find_place (self, hole);

      g_return_if_fail (cell != NULL);
      gvt_ballot_marks_add_hole (self->marks, hole);
      gvt_ballot_cell_add_hole_in (cell, hole);
    }
  g_array_append_vals (self->marks->struck_off, marks->struck_off->data, marks->struck_off->len);
  gvt_ballot_sheet_set_received (self, marks->received);
  gvt_ballot_sheet_set_signed (self, marks->is_signed);
  gvt_ballot_sheet_set_writing (self, marks->has_writing);
  gvt_ballot_sheet_set_tool (self, marks->tool);
  self->is_fixed = TRUE;
}

const GvtBallotMarks *
gvt_ballot_sheet_get_marks (GvtBallotSheet *self)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SHEET (self), NULL);

  return self->marks;
}

gboolean
gvt_ballot_sheet_punch (GvtBallotSheet *self, guint index)
{
  g_return_val_if_fail (GVT_IS_BALLOT_SHEET (self), FALSE);

  if (index >= self->cells->len)
    return FALSE;
  gvt_ballot_cell_punch (g_ptr_array_index (self->cells, index));
  return TRUE;
}

void
gvt_ballot_sheet_undo (GvtBallotSheet *self)
{
  gboolean was_through = TRUE;

  g_return_if_fail (GVT_IS_BALLOT_SHEET (self) && !self->is_fixed);

  while (was_through && self->punched->len > 0)
    {
      was_through = gvt_ballot_marks_get_hole (self->marks, self->punched->len - 1)->is_through;
      remove_last (self);
    }
  tell (self);
}

void
gvt_ballot_sheet_clear (GvtBallotSheet *self)
{
  g_return_if_fail (GVT_IS_BALLOT_SHEET (self) && !self->is_fixed);

  while (self->punched->len > 0)
    remove_last (self);
  tell (self);
}

void
gvt_ballot_sheet_set_signed (GvtBallotSheet *self, gboolean is_signed)
{
  self->marks->is_signed = is_signed;
  gtk_widget_set_opacity (self->signature, is_signed ? 1 : 0);
  tell (self);
}

void
gvt_ballot_sheet_set_writing (GvtBallotSheet *self, gboolean has_writing)
{
  self->marks->has_writing = has_writing;
  tell (self);
}

void
gvt_ballot_sheet_set_tool (GvtBallotSheet *self, GvtBallotTool tool)
{
  self->marks->tool = tool;
  for (guint i = 0; i < self->cells->len; i++)
    gvt_ballot_cell_set_tool (g_ptr_array_index (self->cells, i), tool);
  tell (self);
}

void
gvt_ballot_sheet_set_received (GvtBallotSheet *self, GvtBallotReceived received)
{
  self->marks->received = received;
  tell (self);
}

void
gvt_ballot_sheet_set_struck_off (GvtBallotSheet *self, gboolean is_struck_off)
{
  GvtBallotStruckOff first = { 1, 1 };

  g_array_set_size (self->marks->struck_off, 0);
  if (is_struck_off)
    g_array_append_val (self->marks->struck_off, first);
  tell (self);
}

void
gvt_ballot_sheet_set_folded (GvtBallotSheet *self, gboolean is_folded)
{
  self->is_folded = is_folded;
  tell (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-entry-row.h"

#include "gvt-ui.h"

#define MIN_CHARS 6 /* it grows with the row, and asks for no more than a narrow window has */

struct _GvtEntryRow
{
  AdwPreferencesRow parent_instance;

  GtkBox *words;
  GtkLabel *title_label;
  GtkWidget *edit_icon;
  GtkLabel *note;
  GtkWidget *entry; /* GtkEntry, or GtkPasswordEntry for a secret */
  gboolean is_secret;
};

enum
{
  PROP_0,
  PROP_SECRET,
  PROP_INPUT_PURPOSE,
  N_PROPS
};

enum
{
  ENTRY_ACTIVATED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GtkEditable *
get_delegate (GtkEditable *editable)
{
  GtkWidget *entry = GVT_ENTRY_ROW (editable)->entry;

  return entry != NULL ? gtk_editable_get_delegate (GTK_EDITABLE (entry)) : NULL;
}

static void
editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtEntryRow,
                               gvt_entry_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, editable_init))

static void
on_activated (GvtEntryRow *self)
{
  g_signal_emit (self, signals[ENTRY_ACTIVATED], 0);
}

static void
on_changed (GvtEntryRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
on_pressed (GvtEntryRow *self)
{
  gtk_widget_grab_focus (self->entry);
}

static GtkWidget *
create_entry (gboolean is_secret)
{
  GtkWidget *entry = is_secret ? gtk_password_entry_new () : gtk_entry_new ();

  if (is_secret)
    gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), MIN_CHARS);
  return entry;
}

/* The keys never stop at the row itself. */
static gboolean
gvt_entry_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GVT_ENTRY_ROW (widget)->entry, direction);
}

static gboolean
gvt_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GVT_ENTRY_ROW (widget)->entry);
}

static void
gvt_entry_row_constructed (GObject *object)
{
  GvtEntryRow *self = GVT_ENTRY_ROW (object);

  G_OBJECT_CLASS (gvt_entry_row_parent_class)->constructed (object);
  self->entry = create_entry (self->is_secret);
  gtk_box_insert_child_after (self->words, self->entry, GTK_WIDGET (self->title_label));
  gtk_widget_set_visible (self->edit_icon, !self->is_secret);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title_label, NULL, -1);
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
}

static void
gvt_entry_row_dispose (GObject *object)
{
  GvtEntryRow *self = GVT_ENTRY_ROW (object);

  if (self->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  self->entry = NULL;
  G_OBJECT_CLASS (gvt_entry_row_parent_class)->dispose (object);
}

static void
gvt_entry_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtEntryRow *self = GVT_ENTRY_ROW (object);

  if (gtk_editable_delegate_get_property (object, id, value, pspec))
    return;
  switch (id)
    {
    case PROP_SECRET:
      g_value_set_boolean (value, self->is_secret);
      break;
    case PROP_INPUT_PURPOSE:
      g_object_get_property (G_OBJECT (get_delegate (GTK_EDITABLE (self))), "input-purpose", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_entry_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtEntryRow *self = GVT_ENTRY_ROW (object);

  if (gtk_editable_delegate_set_property (object, id, value, pspec))
    return;
  switch (id)
    {
    case PROP_SECRET:
      self->is_secret = g_value_get_boolean (value);
      break;
    case PROP_INPUT_PURPOSE:
      g_object_set_property (G_OBJECT (get_delegate (GTK_EDITABLE (self))), "input-purpose", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  g_object_class_install_property (
      object_class, PROP_SECRET,
      g_param_spec_boolean ("secret", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_INPUT_PURPOSE,
      g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE,
                         GTK_INPUT_PURPOSE_FREE_FORM, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_editable_install_properties (object_class, N_PROPS);
}

static void
gvt_entry_row_class_init (GvtEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gvt_entry_row_constructed;
  object_class->dispose = gvt_entry_row_dispose;
  object_class->get_property = gvt_entry_row_get_property;
  object_class->set_property = gvt_entry_row_set_property;
  widget_class->focus = gvt_entry_row_focus;
  widget_class->grab_focus = gvt_entry_row_grab_focus;
  install_properties (object_class);
  signals[ENTRY_ACTIVATED] = g_signal_new ("entry-activated", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-entry-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtEntryRow, words);
  gtk_widget_class_bind_template_child (widget_class, GvtEntryRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, GvtEntryRow, edit_icon);
  gtk_widget_class_bind_template_child (widget_class, GvtEntryRow, note);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
}

static void
gvt_entry_row_init (GvtEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
mark (GvtEntryRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

void
gvt_entry_row_point_out (GvtEntryRow *self)
{
  g_return_if_fail (GVT_IS_ENTRY_ROW (self));

  mark (self);
  gtk_widget_grab_focus (self->entry);
}

void
gvt_entry_row_set_note (GvtEntryRow *self, const char *text, gboolean is_problem)
{
  g_return_if_fail (GVT_IS_ENTRY_ROW (self));

  gtk_label_set_label (self->note, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  on_changed (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->note), is_problem ? "dim-label" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->note), is_problem ? "error" : "dim-label");
  if (is_problem)
    mark (self);
}

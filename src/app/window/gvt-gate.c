/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-gate.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-ui.h"

struct _GvtGate
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkLabel *heading;
  GtkLabel *explanation;
  GtkEditable *passphrase;
  GtkLabel *message;
  GtkSpinner *spinner;
  GtkWidget *return_button;
  GtkLabel *return_label;
  GtkWidget *leave_button;
  GtkLabel *leave_button_label;

  GvtWorkspace *workspace;
  GvtGateReason reason;
  gboolean ends_class; /* what was asked for */
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static guint passed_signal;

G_DEFINE_FINAL_TYPE (GvtGate, gvt_gate, ADW_TYPE_BIN)

static void
set_busy (GvtGate *self, gboolean is_busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gate.return", !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "gate.leave", !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

static void
show_message (GvtGate *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* The gate may have gone meanwhile, with the laptop locked behind it. */
static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GvtGate) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (gvt_workspace_open_finish (GVT_WORKSPACE (source), result, &error))
    {
      g_signal_emit (self, passed_signal, 0, self->ends_class);
      return;
    }
  set_busy (self, FALSE);
  text = gvt_error_describe (error);
  show_message (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
ask (GvtGate *self, gboolean ends_class)
{
  if (gvt_workspace_get_user (self->workspace) == NULL) /* just being locked */
    return;
  show_message (self, NULL);
  set_busy (self, TRUE);
  self->ends_class = ends_class;
  gvt_workspace_pass_gate_async (self->workspace, gtk_editable_get_text (self->passphrase),
                                 ends_class, on_answered, g_object_ref (self));
  gtk_editable_set_text (self->passphrase, "");
}

static void
gate_return (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (GVT_GATE (widget), FALSE);
}

static void
gate_leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask (GVT_GATE (widget), TRUE);
}

static void
on_entry_activated (GvtGate *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              self->reason == GVT_GATE_LEAVE ? "gate.leave" : "gate.return", NULL);
}

static gboolean
gvt_gate_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (GVT_GATE (widget)->passphrase));
}

static void
gvt_gate_dispose (GObject *object)
{
  g_clear_object (&GVT_GATE (object)->workspace);
  G_OBJECT_CLASS (gvt_gate_parent_class)->dispose (object);
}

static void
gvt_gate_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      GVT_GATE (object)->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_gate_class_init (GvtGateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = gvt_gate_dispose;
  object_class->set_property = gvt_gate_set_property;
  widget_class->grab_focus = gvt_gate_grab_focus;
  g_object_class_install_property (
      object_class, PROP_WORKSPACE,
      g_param_spec_object ("workspace", NULL, NULL, GVT_TYPE_WORKSPACE,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  passed_signal = g_signal_new ("passed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-gate.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtGate, title);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, heading);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, explanation);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, message);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, spinner);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, return_button);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, return_label);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, leave_button);
  gtk_widget_class_bind_template_child (widget_class, GvtGate, leave_button_label);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_install_action (widget_class, "gate.return", NULL, gate_return);
  gtk_widget_class_install_action (widget_class, "gate.leave", NULL, gate_leave);
}

static void
gvt_gate_init (GvtGate *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Heading, explanation and the button that keeps class mode; the template says what stands there
 * for who leaves. */
static void
show_reason (GvtGate *self, const char *heading, const char *explanation, const char *accept)
{
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->explanation, explanation);
  gtk_label_set_label (self->return_label, accept);
}

static void
show_visitors (GvtGate *self)
{
  adw_window_title_set_title (self->title, _ ("Self-check"));
  show_reason (
      self, _ ("Only the officer goes on from here"),
      _ ("Visitors can then try five times again. When the self-check ends, this screen may "
         "show voter data again."),
      _ ("_On with the self-check"));
  gtk_label_set_label (self->leave_button_label, _ ("_End the self-check"));
}

GtkWidget *
gvt_gate_new (GvtWorkspace *workspace, GvtGateReason reason)
{
  GvtGate *self = g_object_new (GVT_TYPE_GATE, "workspace", workspace, NULL);
  gboolean is_leaving = reason == GVT_GATE_LEAVE;

  self->reason = reason;
  if (reason == GVT_GATE_QUIZ)
    show_reason (self, _ ("Only the teacher goes on from here"),
                 _ ("The answers are safe. To go back to the quiz, press Back."),
                 _ ("_Back to the class"));
  else if (reason == GVT_GATE_RECORD)
    show_reason (self, _ ("Only the teacher goes on from here"),
                 _ ("Attendance and the quiz can then be changed, until something is shown to the "
                    "class again."),
                 _ ("_Change records"));
  else if (reason == GVT_GATE_VISITORS)
    show_visitors (self);
  gtk_widget_set_visible (self->return_button, !is_leaving);
  gtk_widget_add_css_class (is_leaving ? self->leave_button : self->return_button,
                            "suggested-action");
  return GTK_WIDGET (self);
}

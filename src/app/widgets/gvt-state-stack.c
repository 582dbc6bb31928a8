/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-state-stack.h"

#include <glib/gi18n-lib.h>

#include "gvt-actionable.h"
#include "gvt-error.h"
#include "gvt-ui.h"

struct _GvtStateStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *empty_page;
  AdwStatusPage *failed_page;
  GtkButton *empty_button;
  AdwBin *content_bin;
  GvtState state;
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_CONTENT,
  PROP_EMPTY_ICON_NAME,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_DESCRIPTION,
  PROP_ACTION_LABEL,
  PROP_ACTION_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint retry_signal;

G_DEFINE_ENUM_TYPE (GvtState,
                    gvt_state,
                    G_DEFINE_ENUM_VALUE (GVT_STATE_LOADING, "loading"),
                    G_DEFINE_ENUM_VALUE (GVT_STATE_EMPTY, "empty"),
                    G_DEFINE_ENUM_VALUE (GVT_STATE_CONTENT, "content"),
                    G_DEFINE_ENUM_VALUE (GVT_STATE_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (GvtStateStack, gvt_state_stack, ADW_TYPE_BIN)

static const char *const state_names[] = { "loading", "empty", "content", "failed" };

static void
on_retry_clicked (GvtStateStack *self)
{
  g_signal_emit (self, retry_signal, 0);
}

static void
gvt_state_stack_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtStateStack *self = GVT_STATE_STACK (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (self->content_bin));
      break;
    case PROP_EMPTY_ICON_NAME:
      g_value_set_string (value, adw_status_page_get_icon_name (self->empty_page));
      break;
    case PROP_EMPTY_TITLE:
      g_value_set_string (value, adw_status_page_get_title (self->empty_page));
      break;
    case PROP_EMPTY_DESCRIPTION:
      g_value_set_string (value, adw_status_page_get_description (self->empty_page));
      break;
    case PROP_ACTION_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->empty_button));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value,
                          gtk_actionable_get_action_name (GTK_ACTIONABLE (self->empty_button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_action_label (GvtStateStack *self, const char *label)
{
  gtk_button_set_label (self->empty_button, label != NULL ? label : "");
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->empty_button)), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), label != NULL && *label != '\0');
}

static void
gvt_state_stack_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtStateStack *self = GVT_STATE_STACK (object);

  switch (id)
    {
    case PROP_STATE:
      gvt_state_stack_set_state (self, g_value_get_enum (value));
      break;
    case PROP_CONTENT:
      adw_bin_set_child (self->content_bin, g_value_get_object (value));
      break;
    case PROP_EMPTY_ICON_NAME:
      adw_status_page_set_icon_name (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_DESCRIPTION:
      adw_status_page_set_description (self->empty_page, g_value_get_string (value));
      break;
    case PROP_ACTION_LABEL:
      set_action_label (self, g_value_get_string (value));
      break;
    case PROP_ACTION_NAME:
      gvt_actionable_set (self->empty_button, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static GParamSpec *
text_property (const char *name)
{
  return g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
}

static void
gvt_state_stack_class_init (GvtStateStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gvt_state_stack_get_property;
  object_class->set_property = gvt_state_stack_set_property;

  properties[PROP_STATE] = g_param_spec_enum (
      "state", NULL, NULL, GVT_TYPE_STATE, GVT_STATE_LOADING,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EMPTY_ICON_NAME] = text_property ("empty-icon-name");
  properties[PROP_EMPTY_TITLE] = text_property ("empty-title");
  properties[PROP_EMPTY_DESCRIPTION] = text_property ("empty-description");
  properties[PROP_ACTION_LABEL] = text_property ("action-label");
  properties[PROP_ACTION_NAME] = text_property ("action-name");
  g_object_class_install_properties (object_class, N_PROPS, properties);

  retry_signal = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-state-stack.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, stack);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, spinner);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, empty_page);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, failed_page);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, empty_button);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, content_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
}

static void
gvt_state_stack_init (GvtStateStack *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtState
gvt_state_stack_get_state (GvtStateStack *self)
{
  g_return_val_if_fail (GVT_IS_STATE_STACK (self), GVT_STATE_LOADING);
  return self->state;
}

void
gvt_state_stack_set_state (GvtStateStack *self, GvtState state)
{
  g_return_if_fail (GVT_IS_STATE_STACK (self));

  gtk_stack_set_visible_child_name (self->stack, state_names[state]);
  gtk_spinner_set_spinning (self->spinner, state == GVT_STATE_LOADING);
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
gvt_state_stack_ask_to_enrol (GvtStateStack *self)
{
  g_return_if_fail (GVT_IS_STATE_STACK (self));

  g_object_set (self, "empty-icon-name", "changes-prevent-symbolic", "empty-title",
                _ ("This laptop is not enrolled yet"), "empty-description",
                _ ("With a code from your election office this page opens. Lessons and quizzes "
                   "already work."),
                "action-label", _ ("Enrol this laptop"), "action-name", "win.enrol", NULL);
  gvt_state_stack_set_state (self, GVT_STATE_EMPTY);
}

void
gvt_state_stack_fail (GvtStateStack *self, const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (GVT_IS_STATE_STACK (self));
  g_return_if_fail (error != NULL);

  text = gvt_error_describe (error);
  adw_status_page_set_description (self->failed_page, text);
  gvt_state_stack_set_state (self, GVT_STATE_FAILED);
}

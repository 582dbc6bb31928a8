/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-state-stack.h"

#include <glib/gi18n-lib.h>

#include "gvt-actionable.h"
#include "gvt-error.h"
#include "gvt-text.h"
#include "gvt-ui.h"

#define LONG_MS 500 /* longer work says how far it is, and can be ended */

struct _GvtStateStack
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *loading_label;
  GtkWidget *long_box;
  GtkProgressBar *progress_bar;
  AdwStatusPage *empty_page;
  AdwStatusPage *failed_page;
  GtkButton *empty_button;
  AdwBin *content_bin;
  GvtState state;

  char *what; /* (nullable), as the two below: while long work is under way */
  GvtProgress *progress;
  GCancellable *cancellable;
  guint long_timer; /* until it counts as long; or 0 */
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

/* --- long work --- */

static void
on_cancel_clicked (GvtStateStack *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
on_progress (GvtStateStack *self, guint stage, guint64 count, guint64 total)
{
  g_autofree char *done = gvt_text_number ((gint64) count);
  g_autofree char *all = gvt_text_number ((gint64) total);
  /* Translators: what is being done, how many of it are done, of how many */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s of %s"), self->what, done, all);

  gtk_label_set_label (self->loading_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 total > 0 ? MIN (1.0, (double) count / (double) total) : 0);
}

static gboolean
on_long (gpointer data)
{
  GvtStateStack *self = data;

  self->long_timer = 0;
  gtk_widget_show (self->long_box);
  return G_SOURCE_REMOVE;
}

static void
forget_work (GvtStateStack *self)
{
  g_clear_handle_id (&self->long_timer, g_source_remove);
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->what, g_free);
}

/* --- the widget --- */

static void
gvt_state_stack_dispose (GObject *object)
{
  forget_work (GVT_STATE_STACK (object));
  G_OBJECT_CLASS (gvt_state_stack_parent_class)->dispose (object);
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

  object_class->dispose = gvt_state_stack_dispose;
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
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, loading_label);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, long_box);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, empty_page);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, failed_page);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, empty_button);
  gtk_widget_class_bind_template_child (widget_class, GvtStateStack, content_bin);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
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

  forget_work (self);
  gtk_widget_hide (self->long_box);
  gtk_label_set_label (self->loading_label, _ ("One moment…"));
  gtk_stack_set_visible_child_name (self->stack, state_names[state]);
  gtk_spinner_set_spinning (self->spinner, state == GVT_STATE_LOADING);
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
gvt_state_stack_load (GvtStateStack *self,
                      const char *what,
                      GvtProgress *progress,
                      GCancellable *cancellable)
{
  g_return_if_fail (GVT_IS_STATE_STACK (self));

  gvt_state_stack_set_state (self, GVT_STATE_LOADING);
  self->what = g_strdup (what);
  self->progress = g_object_ref (progress);
  self->cancellable = g_object_ref (cancellable);
  g_signal_connect_object (progress, "changed", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
  self->long_timer = g_timeout_add (LONG_MS, on_long, self);
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

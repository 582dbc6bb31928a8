/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pin-group.h"

#include <glib/gi18n-lib.h>

#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-ui.h"
#include "gvt-work.h"

struct _GvtPinGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *set_row;
  GtkWidget *digits;
  GtkWidget *repeated;
  GtkWidget *set_button;
  GtkLabel *message;

  GvtProfile *profile; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtPinGroup, gvt_pin_group, ADW_TYPE_PREFERENCES_GROUP)

static void
say (GvtPinGroup *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
set_enabled (GvtPinGroup *self, gboolean is_enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pin.set", is_enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pin.clear", is_enabled);
}

/* --- what is --- */

static gpointer
ask (gpointer profile, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (gvt_profile_has_pin (profile));
}

static void
on_asked (gpointer owner, gpointer result, const GError *error)
{
  GvtPinGroup *self = owner;
  gboolean has_pin = GPOINTER_TO_INT (result);

  gtk_widget_set_visible (self->set_row, has_pin);
  gtk_widget_set_visible (self->digits, !has_pin);
  gtk_widget_set_visible (self->repeated, !has_pin);
  gtk_widget_set_visible (self->set_button, !has_pin);
  set_enabled (self, TRUE);
}

static void
run (GvtPinGroup *self, GvtWork *work)
{
  set_enabled (self, FALSE);
  gvt_work_run (self, NULL, work);
}

static void
look (GvtPinGroup *self)
{
  GvtWork work = { ask, g_object_ref (self->profile), g_object_unref, NULL, on_asked };

  run (self, &work);
}

/* --- setting and taking away --- */

typedef struct
{
  GvtProfile *profile;
  char *digits; /* (nullable): none any more */
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->profile);
  gvt_wipe_free (change->digits);
  g_free (change);
}

static gpointer
apply (gpointer input, GCancellable *cancellable, GError **error)
{
  Change *change = input;

  if (change->digits != NULL)
    gvt_profile_set_pin (change->profile, change->digits, error);
  else
    gvt_profile_clear_pin (change->profile);
  return NULL;
}

static void
on_applied (gpointer owner, gpointer result, const GError *error)
{
  GvtPinGroup *self = owner;
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  say (self, text);
  if (self->profile != NULL)
    look (self);
}

static void
change (GvtPinGroup *self, const char *digits)
{
  GvtWork work = { apply, NULL, change_free, NULL, on_applied };
  Change *input = g_new0 (Change, 1);

  input->profile = g_object_ref (self->profile);
  input->digits = g_strdup (digits);
  work.input = input;
  run (self, &work);
}

static void
pin_set (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPinGroup *self = GVT_PIN_GROUP (widget);
  const char *digits = gtk_editable_get_text (GTK_EDITABLE (self->digits));

  if (!g_str_equal (digits, gtk_editable_get_text (GTK_EDITABLE (self->repeated))))
    {
      say (self, _ ("The two PINs are not the same."));
      gvt_entry_row_point_out (GVT_ENTRY_ROW (self->repeated));
      return;
    }
  say (self, NULL);
  change (self, digits);
  gvt_pin_group_forget (self);
}

static void
pin_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  change (GVT_PIN_GROUP (widget), NULL);
}

static void
on_digits_activated (GvtPinGroup *self)
{
  gtk_widget_grab_focus (self->repeated);
}

static void
on_repeated_activated (GvtPinGroup *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pin.set", NULL);
}

/* --- construction --- */

static void
gvt_pin_group_dispose (GObject *object)
{
  g_clear_object (&GVT_PIN_GROUP (object)->profile);
  G_OBJECT_CLASS (gvt_pin_group_parent_class)->dispose (object);
}

static void
gvt_pin_group_class_init (GvtPinGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_pin_group_dispose;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-pin-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPinGroup, set_row);
  gtk_widget_class_bind_template_child (widget_class, GvtPinGroup, digits);
  gtk_widget_class_bind_template_child (widget_class, GvtPinGroup, repeated);
  gtk_widget_class_bind_template_child (widget_class, GvtPinGroup, set_button);
  gtk_widget_class_bind_template_child (widget_class, GvtPinGroup, message);
  gtk_widget_class_bind_template_callback (widget_class, on_digits_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_repeated_activated);
  gtk_widget_class_install_action (widget_class, "pin.set", NULL, pin_set);
  gtk_widget_class_install_action (widget_class, "pin.clear", NULL, pin_clear);
}

static void
gvt_pin_group_init (GvtPinGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_pin_group_show (GvtPinGroup *self, GvtWorkspace *workspace)
{
  gboolean is_open = gvt_workspace_get_user (workspace) != NULL;

  g_return_if_fail (GVT_IS_PIN_GROUP (self));

  g_set_object (&self->profile, gvt_workspace_get_profile (workspace));
  gtk_widget_set_visible (GTK_WIDGET (self), is_open);
  if (is_open)
    look (self);
}

void
gvt_pin_group_forget (GvtPinGroup *self)
{
  g_return_if_fail (GVT_IS_PIN_GROUP (self));

  gtk_editable_set_text (GTK_EDITABLE (self->digits), "");
  gtk_editable_set_text (GTK_EDITABLE (self->repeated), "");
}

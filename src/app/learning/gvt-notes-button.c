/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-notes-button.h"

#include "gvt-notes-saver.h"
#include "gvt-ui.h"

struct _GvtNotesButton
{
  AdwBin parent_instance;

  GvtModule *module; /* (nullable): before it is offered */
};

G_DEFINE_FINAL_TYPE (GvtNotesButton, gvt_notes_button, ADW_TYPE_BIN)

static void
notes_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, GVT_TYPE_SECTION_PAGE);

  gvt_notes_save (GVT_SECTION_PAGE (page), GVT_NOTES_BUTTON (widget)->module,
                  g_variant_get_boolean (parameter));
}

static void
gvt_notes_button_dispose (GObject *object)
{
  g_clear_object (&GVT_NOTES_BUTTON (object)->module);
  G_OBJECT_CLASS (gvt_notes_button_parent_class)->dispose (object);
}

static void
gvt_notes_button_class_init (GvtNotesButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_notes_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-notes-button.ui"));
  gtk_widget_class_install_action (widget_class, "notes.save", "b", notes_save);
}

static void
gvt_notes_button_init (GvtNotesButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_notes_button_offer (GvtNotesButton *self, GvtModule *module, gboolean is_class)
{
  g_return_if_fail (GVT_IS_NOTES_BUTTON (self));

  g_set_object (&self->module, module);
  gtk_widget_set_visible (GTK_WIDGET (self), !is_class);
}

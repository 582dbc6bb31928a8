/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-add-user-page.h"

#include "gvt-action-bar.h"
#include "gvt-area-chooser.h"
#include "gvt-error.h"
#include "gvt-once-page.h"
#include "gvt-ui.h"
#include "gvt-users-work.h"

struct _GvtAddUserPage
{
  GvtSectionPage parent_instance;

  GtkEditable *code;
  GvtAreaChooser *area;
  GtkLabel *message;
  GtkSpinner *spinner;

  GvtUser *adding; /* (nullable): while it is under way */
};

G_DEFINE_FINAL_TYPE (GvtAddUserPage, gvt_add_user_page, GVT_TYPE_SECTION_PAGE)

static void
say_error (GvtAddUserPage *self, const GError *error)
{
  g_autofree char *text = error != NULL ? gvt_error_describe (error) : NULL;

  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
update_actions (GvtAddUserPage *self)
{
  gboolean is_busy = self->adding != NULL;

  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_editable_set_editable (self->code, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->area), !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "user.add",
                                 !is_busy && *gtk_editable_get_text (self->code) != '\0');
}

static void
on_added (gpointer owner, gpointer result, const GError *error)
{
  g_autoptr (GvtAddUserPage) self = owner; /* the reference that user_add() left */
  g_autoptr (GvtUser) added = g_steal_pointer (&self->adding);

  update_actions (self);
  say_error (self, error);
  if (error != NULL)
    {
      if (gvt_section_page_was_left (GVT_SECTION_PAGE (self)))
        gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      else
        gtk_widget_grab_focus (GTK_WIDGET (self->code));
      return;
    }
  gvt_workspace_touch (gvt_section_page_get_workspace (GVT_SECTION_PAGE (self)));
  gvt_once_page_show (GVT_SECTION_PAGE (self), added->code, result);
}

/* Codes have capital letters alone: whoever types small ones means these. */
static char *
typed_code (GvtAddUserPage *self)
{
  return g_strstrip (g_ascii_strup (gtk_editable_get_text (self->code), -1));
}

static void
user_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtAddUserPage *self = GVT_ADD_USER_PAGE (widget);
  GvtWork work = { .done = on_added };
  g_autofree char *code = typed_code (self);

  self->adding = gvt_user_new (code, GVT_ROLE_FACILITATOR, gvt_area_chooser_get_area (self->area));
  say_error (self, NULL);
  update_actions (self);
  gvt_users_work_add (&work, gvt_section_page_get_profile (GVT_SECTION_PAGE (self)), self->adding);
  gvt_work_run (g_object_ref (self), NULL, &work); /* also when the page is left */
}

static void
on_code_activated (GvtAddUserPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "user.add", NULL);
}

static void
gvt_add_user_page_refresh (GvtSectionPage *page)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  const GvtUser *user = gvt_workspace_get_user (workspace);

  if (user != NULL)
    gvt_area_chooser_set_regions (GVT_ADD_USER_PAGE (page)->area,
                                  gvt_workspace_get_regions (workspace), user->area);
}

static void
gvt_add_user_page_finalize (GObject *object)
{
  g_clear_pointer (&GVT_ADD_USER_PAGE (object)->adding, gvt_user_free);
  G_OBJECT_CLASS (gvt_add_user_page_parent_class)->finalize (object);
}

static void
gvt_add_user_page_class_init (GvtAddUserPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_add_user_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_add_user_page_refresh;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_AREA_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-add-user-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtAddUserPage, code);
  gtk_widget_class_bind_template_child (widget_class, GvtAddUserPage, area);
  gtk_widget_class_bind_template_child (widget_class, GvtAddUserPage, message);
  gtk_widget_class_bind_template_child (widget_class, GvtAddUserPage, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_code_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
  gtk_widget_class_install_action (widget_class, "user.add", NULL, user_add);
}

static void
gvt_add_user_page_init (GvtAddUserPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

GvtSectionPage *
gvt_add_user_page_new (void)
{
  return g_object_new (GVT_TYPE_ADD_USER_PAGE, NULL);
}

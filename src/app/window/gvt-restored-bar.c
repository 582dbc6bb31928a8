/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-restored-bar.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-backup-work.h"
#include "gvt-error.h"
#include "gvt-ui.h"

struct _GvtRestoredBar
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkLabel *who;
  GtkLabel *failure;

  GvtWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (GvtRestoredBar, gvt_restored_bar, ADW_TYPE_BIN)

static void
update (GvtRestoredBar *self)
{
  const GvtUser *user = gvt_workspace_get_user (self->workspace);
  gboolean may_confirm = user != NULL && user->role >= GVT_ROLE_OFFICER;
  gboolean is_restored;

  g_object_get (self->workspace, "is-restored", &is_restored, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), is_restored && user != NULL);
  gtk_widget_set_visible (self->button, may_confirm);
  gtk_widget_set_visible (GTK_WIDGET (self->who), !may_confirm);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restored.confirm", may_confirm);
}

static void
on_confirmed (gpointer owner, gpointer unused, const GError *error)
{
  GvtRestoredBar *self = owner;
  g_autofree char *words = error != NULL ? gvt_error_describe (error) : NULL;

  gtk_label_set_label (self->failure, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), words != NULL);
  gvt_workspace_touch (self->workspace);
}

static void
restored_confirm (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtRestoredBar *self = GVT_RESTORED_BAR (widget);
  GvtWork work = { .done = on_confirmed };

  gvt_backup_work_confirm (&work, gvt_workspace_get_profile (self->workspace));
  gvt_work_run (self, NULL, &work);
}

static void
on_sure (gpointer owner, gpointer unused)
{
  gtk_widget_activate_action (owner, "restored.confirm", NULL);
}

static void
on_clicked (GvtRestoredBar *self)
{
  GvtQuestion question = {
    _ ("Does this laptop alone go on?"),
    _ ("Confirm only when no other laptop goes on with the same records: not the one on which the "
       "backup was made, and no other copy. At the next synchronising this laptop then gets a "
       "number of its own at the centre; nothing counts twice."),
    _ ("_This laptop alone"), FALSE
  };

  gvt_ask (GTK_WIDGET (self), &question, on_sure, NULL, NULL);
}

static void
gvt_restored_bar_dispose (GObject *object)
{
  g_clear_object (&GVT_RESTORED_BAR (object)->workspace);
  G_OBJECT_CLASS (gvt_restored_bar_parent_class)->dispose (object);
}

static void
gvt_restored_bar_class_init (GvtRestoredBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_restored_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-restored-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtRestoredBar, button);
  gtk_widget_class_bind_template_child (widget_class, GvtRestoredBar, who);
  gtk_widget_class_bind_template_child (widget_class, GvtRestoredBar, failure);
  gtk_widget_class_bind_template_callback (widget_class, on_clicked);
  gtk_widget_class_install_action (widget_class, "restored.confirm", NULL, restored_confirm);
}

static void
gvt_restored_bar_init (GvtRestoredBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_restored_bar_set_workspace (GvtRestoredBar *self, GvtWorkspace *workspace)
{
  g_return_if_fail (GVT_IS_RESTORED_BAR (self));
  g_return_if_fail (self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::is-restored", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::user-code", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

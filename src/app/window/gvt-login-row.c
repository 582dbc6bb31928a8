/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-login-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtLoginRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *code;
  GtkLabel *role;
  GtkLabel *passphrase;
  GvtLogin *login;
};

G_DEFINE_FINAL_TYPE (GvtLoginRow, gvt_login_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_login_row_dispose (GObject *object)
{
  g_clear_object (&GVT_LOGIN_ROW (object)->login);
  G_OBJECT_CLASS (gvt_login_row_parent_class)->dispose (object);
}

static void
gvt_login_row_class_init (GvtLoginRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_login_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-login-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtLoginRow, code);
  gtk_widget_class_bind_template_child (widget_class, GvtLoginRow, role);
  gtk_widget_class_bind_template_child (widget_class, GvtLoginRow, passphrase);
}

static void
gvt_login_row_init (GvtLoginRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_login_row_new (GvtLogin *login)
{
  GvtLoginRow *self = g_object_new (GVT_TYPE_LOGIN_ROW, NULL);
  const char *passphrase = gvt_login_get_passphrase (login);
  g_autofree char *hint = passphrase != NULL ? g_strdup_printf (_ ("Passphrase: %s"), passphrase)
                                             : NULL;
  g_autofree char *label = g_strdup_printf ("%s, %s", gvt_login_get_code (login),
                                            gvt_login_get_role (login));

  self->login = g_object_ref (login);
  gtk_label_set_label (self->code, gvt_login_get_code (login));
  gtk_label_set_label (self->role, gvt_login_get_role (login));
  gtk_label_set_label (self->passphrase, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->passphrase), hint != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

GvtLogin *
gvt_login_row_get_login (GvtLoginRow *self)
{
  g_return_val_if_fail (GVT_IS_LOGIN_ROW (self), NULL);
  return self->login;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrol-user-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-entry-row.h"
#include "gvt-error.h"
#include "gvt-login.h"
#include "gvt-ui.h"

struct _GvtEnrolUserRow
{
  AdwExpanderRow parent_instance;

  GtkEditable *passphrase;
  GtkEditable *repeated;
  GvtUser *user;
};

G_DEFINE_FINAL_TYPE (GvtEnrolUserRow, gvt_enrol_user_row, ADW_TYPE_EXPANDER_ROW)

static void
gvt_enrol_user_row_finalize (GObject *object)
{
  g_clear_pointer (&GVT_ENROL_USER_ROW (object)->user, gvt_user_free);
  G_OBJECT_CLASS (gvt_enrol_user_row_parent_class)->finalize (object);
}

static void
gvt_enrol_user_row_class_init (GvtEnrolUserRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_enrol_user_row_finalize;
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-enrol-user-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolUserRow, passphrase);
  gtk_widget_class_bind_template_child (widget_class, GvtEnrolUserRow, repeated);
}

static void
gvt_enrol_user_row_init (GvtEnrolUserRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_enrol_user_row_new (const GvtUser *user)
{
  GvtEnrolUserRow *self = g_object_new (GVT_TYPE_ENROL_USER_ROW, "title", user->code, "subtitle",
                                        gvt_role_describe (user->role), "expanded", TRUE, NULL);

  self->user = gvt_user_copy (user);
  return GTK_WIDGET (self);
}

const GvtUser *
gvt_enrol_user_row_get_user (GvtEnrolUserRow *self)
{
  g_return_val_if_fail (GVT_IS_ENROL_USER_ROW (self), NULL);
  return self->user;
}

gboolean
gvt_enrol_user_row_is_chosen (GvtEnrolUserRow *self)
{
  g_return_val_if_fail (GVT_IS_ENROL_USER_ROW (self), FALSE);
  return adw_expander_row_get_enable_expansion (ADW_EXPANDER_ROW (self));
}

const char *
gvt_enrol_user_row_get_passphrase (GvtEnrolUserRow *self, GError **error)
{
  const char *passphrase = gtk_editable_get_text (self->passphrase);

  g_return_val_if_fail (GVT_IS_ENROL_USER_ROW (self), NULL);

  if (g_utf8_strlen (passphrase, -1) < GVT_PASSPHRASE_MIN)
    {
      gvt_entry_row_point_out (GVT_ENTRY_ROW (self->passphrase));
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("the passphrase of %s has fewer than %d characters"), self->user->code,
                   GVT_PASSPHRASE_MIN);
      return NULL;
    }
  if (!g_str_equal (passphrase, gtk_editable_get_text (self->repeated)))
    {
      gvt_entry_row_point_out (GVT_ENTRY_ROW (self->repeated));
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("the two passphrases of %s are not the same"), self->user->code);
      return NULL;
    }
  return passphrase;
}

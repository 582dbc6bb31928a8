/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-photo-group.h"

#include <glib/gi18n-lib.h>

#include "gvt-acts-layout.h"
#include "gvt-button-label.h"
#include "gvt-file-chooser.h"
#include "gvt-plain-row.h"
#include "gvt-proposal-input.h"
#include "gvt-ui.h"

struct _GvtPhotoGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *paths; /* ends with NULL */
  GPtrArray *rows;  /* of GtkWidget; borrowed */
};

G_DEFINE_FINAL_TYPE (GvtPhotoGroup, gvt_photo_group, ADW_TYPE_PREFERENCES_GROUP)

static guint
count (GvtPhotoGroup *self)
{
  return self->paths->len - 1;
}

static void
update_actions (GvtPhotoGroup *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.add",
                                 count (self) < GVT_PROPOSAL_MAX_PICTURES);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photos.drop-last", count (self) > 0);
}

static void
on_chosen (gpointer owner, const char *path, gpointer data)
{
  gvt_photo_group_add (owner, path);
}

static void
photos_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("Photo of what was shown") };

  gvt_choose_file (widget, &question, on_chosen, NULL, NULL);
}

static void
photos_drop_last (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtPhotoGroup *self = GVT_PHOTO_GROUP (widget);
  guint last = count (self) - 1;

  g_return_if_fail (count (self) > 0);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, last));
  g_ptr_array_remove_index (self->rows, last);
  g_ptr_array_remove_index (self->paths, last);
  update_actions (self);
}

static void
gvt_photo_group_finalize (GObject *object)
{
  GvtPhotoGroup *self = GVT_PHOTO_GROUP (object);

  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (gvt_photo_group_parent_class)->finalize (object);
}

static void
gvt_photo_group_class_init (GvtPhotoGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_photo_group_finalize;
  g_type_ensure (GVT_TYPE_ACTS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-photo-group.ui"));
  gtk_widget_class_install_action (widget_class, "photos.add", NULL, photos_add);
  gtk_widget_class_install_action (widget_class, "photos.drop-last", NULL, photos_drop_last);
}

static void
gvt_photo_group_init (GvtPhotoGroup *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->paths, NULL);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gvt_buttons_wrap_labels (GTK_WIDGET (self));
  update_actions (self);
}

const char *const *
gvt_photo_group_get_paths (GvtPhotoGroup *self)
{
  g_return_val_if_fail (GVT_IS_PHOTO_GROUP (self), NULL);

  return (const char *const *) self->paths->pdata;
}

void
gvt_photo_group_add (GvtPhotoGroup *self, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  GtkWidget *row;

  g_return_if_fail (GVT_IS_PHOTO_GROUP (self));

  if (count (self) == GVT_PROPOSAL_MAX_PICTURES)
    return;

  row = gvt_plain_row_new (shown, NULL, FALSE);
  g_ptr_array_insert (self->paths, (int) count (self), g_strdup (path));
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  update_actions (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-picture.h"

#include "gvt-ui.h"
#include "gvt-work.h"

#define DRAWN_WIDTH 1280 /* drawings have no size of their own: sharp enough for a projector */

struct _GvtModulePicture
{
  AdwBin parent_instance;

  GtkPicture *picture;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (GvtModulePicture, gvt_module_picture, ADW_TYPE_BIN)

typedef struct
{
  GvtModule *module;
  char *file;
} Input;

static void
input_free (gpointer data)
{
  Input *input = data;

  g_object_unref (input->module);
  g_free (input->file);
  g_free (input);
}

static gpointer
draw (gpointer data, GCancellable *cancellable, GError **error)
{
  Input *input = data;
  g_autoptr (GBytes) bytes = gvt_module_read_file (input->module, input->file, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (bytes == NULL)
    return NULL;
  stream = g_memory_input_stream_new_from_bytes (bytes);
  pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, DRAWN_WIDTH, -1, TRUE, cancellable, error);
  return pixbuf != NULL ? gdk_texture_new_for_pixbuf (pixbuf) : NULL;
}

static void
show_paintable (GvtModulePicture *self, GdkPaintable *paintable)
{
  gtk_picture_set_paintable (self->picture, paintable);
  gtk_widget_show (GTK_WIDGET (self->picture));
  gtk_label_set_label (self->label, ""); /* the picture says it now */
}

static void
on_drawn (gpointer owner, gpointer result, const GError *error)
{
  if (error != NULL)
    g_warning ("A module's picture: %s", error->message);
  else
    show_paintable (owner, GDK_PAINTABLE (result));
}

static void
gvt_module_picture_class_init (GvtModulePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-module-picture.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtModulePicture, picture);
  gtk_widget_class_bind_template_child (widget_class, GvtModulePicture, label);
}

static void
gvt_module_picture_init (GvtModulePicture *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_module_picture_show_drawn (GvtModulePicture *self, GdkPaintable *paintable, const char *text)
{
  g_return_if_fail (GVT_IS_MODULE_PICTURE (self));

  gtk_label_set_label (self->label, text);
  gtk_picture_set_alternative_text (self->picture, text);
  if (paintable != NULL)
    show_paintable (self, paintable);
}

void
gvt_module_picture_show (GvtModulePicture *self,
                         GvtModule *module,
                         const char *file,
                         const char *text)
{
  GvtWork work = { draw, NULL, input_free, g_object_unref, on_drawn };
  Input *input;

  g_return_if_fail (GVT_IS_MODULE_PICTURE (self));
  g_return_if_fail (GVT_IS_MODULE (module));

  gvt_module_picture_show_drawn (self, NULL, text);
  input = g_new0 (Input, 1);
  input->module = g_object_ref (module);
  input->file = g_strdup (file);
  work.input = input;
  gvt_work_run (self, NULL, &work);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-shelf.h"

#include "gvt-work.h"

#define MAX_PRINTS 4 /* the last one, this one, the next one, and one for who turns back again */

typedef struct
{
  GvtModule *module;
  char *file;
  int width; /* the room it was drawn for */
  int height;
  GdkTexture *texture; /* (nullable): until it is drawn, and when it cannot be */
} Print;

struct _GvtPictureShelf
{
  GObject parent_instance;

  GQueue prints; /* of Print, the last one asked for first */
};

G_DEFINE_FINAL_TYPE (GvtPictureShelf, gvt_picture_shelf, G_TYPE_OBJECT)

static guint drawn_signal;

static Print *
print_new (GvtModule *module, const char *file, int width, int height)
{
  Print *print = g_new0 (Print, 1);

  print->module = g_object_ref (module);
  print->file = g_strdup (file);
  print->width = width;
  print->height = height;
  return print;
}

static void
print_free (gpointer data)
{
  Print *print = data;

  g_object_unref (print->module);
  g_free (print->file);
  g_clear_object (&print->texture);
  g_free (print);
}

static Print *
look_up (GvtPictureShelf *self, GvtModule *module, const char *file, int width, int height)
{
  for (GList *link = self->prints.head; link != NULL; link = link->next)
    {
      Print *print = link->data;

      if (print->module == module && print->width == width && print->height == height
          && g_str_equal (print->file, file))
        {
          g_queue_unlink (&self->prints, link);
          g_queue_push_head_link (&self->prints, link);
          return print;
        }
    }
  return NULL;
}

static gpointer
draw (gpointer data, GCancellable *cancellable, GError **error)
{
  const Print *order = data;
  g_autoptr (GBytes) bytes = gvt_module_read_file (order->module, order->file, error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  Print *print;

  if (bytes == NULL)
    return NULL;
  stream = g_memory_input_stream_new_from_bytes (bytes);
  pixbuf = gdk_pixbuf_new_from_stream_at_scale (stream, order->width, order->height, TRUE,
                                                cancellable, error);
  if (pixbuf == NULL)
    return NULL;
  print = print_new (order->module, order->file, order->width, order->height);
  print->texture = gdk_texture_new_for_pixbuf (pixbuf);
  return print;
}

static void
on_drawn (gpointer owner, gpointer result, const GError *error)
{
  GvtPictureShelf *self = owner;
  const Print *drawn = result;
  Print *print;

  if (error != NULL)
    {
      g_warning ("A module's picture: %s", error->message);
      return;
    }
  print = look_up (self, drawn->module, drawn->file, drawn->width, drawn->height);
  if (print == NULL) /* others were wanted meanwhile */
    return;
  g_set_object (&print->texture, drawn->texture);
  g_signal_emit (self, drawn_signal, 0);
}

static void
gvt_picture_shelf_finalize (GObject *object)
{
  g_queue_clear_full (&GVT_PICTURE_SHELF (object)->prints, print_free);
  G_OBJECT_CLASS (gvt_picture_shelf_parent_class)->finalize (object);
}

static void
gvt_picture_shelf_class_init (GvtPictureShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_picture_shelf_finalize;
  drawn_signal = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
gvt_picture_shelf_init (GvtPictureShelf *self)
{
  g_queue_init (&self->prints);
}

GvtPictureShelf *
gvt_picture_shelf_new (void)
{
  return g_object_new (GVT_TYPE_PICTURE_SHELF, NULL);
}

void
gvt_picture_shelf_order (
    GvtPictureShelf *self, GvtModule *module, const char *file, int width, int height)
{
  GvtWork work = { draw, NULL, print_free, print_free, on_drawn };

  g_return_if_fail (GVT_IS_PICTURE_SHELF (self));
  g_return_if_fail (width > 0 && height > 0);

  if (look_up (self, module, file, width, height) != NULL)
    return;
  g_queue_push_head (&self->prints, print_new (module, file, width, height));
  if (self->prints.length > MAX_PRINTS)
    print_free (g_queue_pop_tail (&self->prints));
  work.input = print_new (module, file, width, height);
  gvt_work_run (self, NULL, &work);
}

GdkPaintable *
gvt_picture_shelf_find (
    GvtPictureShelf *self, GvtModule *module, const char *file, int width, int height)
{
  Print *print;

  g_return_val_if_fail (GVT_IS_PICTURE_SHELF (self), NULL);

  print = look_up (self, module, file, width, height);
  return print != NULL && print->texture != NULL ? GDK_PAINTABLE (print->texture) : NULL;
}

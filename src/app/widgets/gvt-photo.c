/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "gvt-error.h"

#define LONGER_SIDE 1600 /* pixels: a page's letters can still be read */

/* Returns: (transfer full) (nullable): at most @max bytes, as good as that allows */
static GBytes *
write_jpeg (GdkPixbuf *picture, gsize max, GError **error)
{
  static const char *const qualities[] = { "85", "70", "50", "30", NULL };

  for (guint i = 0; qualities[i] != NULL; i++)
    {
      char *data;
      gsize size;

      if (!gdk_pixbuf_save_to_buffer (picture, &data, &size, "jpeg", error, "quality", qualities[i],
                                      NULL))
        return NULL;
      if (size <= max || qualities[i + 1] == NULL)
        return g_bytes_new_take (data, size);
      g_free (data);
    }
  return NULL;
}

GBytes *
gvt_photo_read (const char *path, gsize max, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_file (path, &local);
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  int longer;

  if (picture == NULL)
    {
      gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                      _ ("This file is no photo that can be read. Nothing was changed. Choose a "
                         "JPEG or PNG file."));
      return NULL;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (picture);
  longer = MAX (gdk_pixbuf_get_width (upright), gdk_pixbuf_get_height (upright));
  if (longer > LONGER_SIDE)
    small = gdk_pixbuf_scale_simple (
        upright, MAX (1, gdk_pixbuf_get_width (upright) * LONGER_SIDE / longer),
        MAX (1, gdk_pixbuf_get_height (upright) * LONGER_SIDE / longer), GDK_INTERP_BILINEAR);
  return write_jpeg (small != NULL ? small : upright, max, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-media.h"

#include <string.h>

#include "gvt-fields-private.h"

struct _GvtMedia
{
  GObject parent_instance;

  guint kind; /* GvtMediaKind */
  char *file;
  char *language;
  char *text;
};

G_DEFINE_FINAL_TYPE (GvtMedia, gvt_media, G_TYPE_OBJECT)

static const GvtField media_fields[] = {
  GVT_FIELD (GvtMedia, "kind", UINT, kind),
  GVT_FIELD (GvtMedia, "file", TEXT, file),
  GVT_FIELD (GvtMedia, "language", TEXT, language),
  GVT_FIELD (GvtMedia, "text", TEXT, text),
};

static void
gvt_media_class_init (GvtMediaClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), media_fields, G_N_ELEMENTS (media_fields));
}

static void
gvt_media_init (GvtMedia *self)
{
}

const char *
gvt_media_kind_to_text (GvtMediaKind kind)
{
  static const char *const names[] = { "image", "audio", "sign" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

GvtMediaKind
gvt_media_get_kind (GvtMedia *self)
{
  g_return_val_if_fail (GVT_IS_MEDIA (self), GVT_MEDIA_IMAGE);

  return self->kind;
}

const char *
gvt_media_get_file (GvtMedia *self)
{
  g_return_val_if_fail (GVT_IS_MEDIA (self), NULL);

  return self->file;
}

const char *
gvt_media_get_language (GvtMedia *self)
{
  g_return_val_if_fail (GVT_IS_MEDIA (self), NULL);

  return self->language;
}

const char *
gvt_media_get_text (GvtMedia *self)
{
  g_return_val_if_fail (GVT_IS_MEDIA (self), NULL);

  return self->text;
}

GvtMedia *
gvt_media_find_recording (GListModel *media, GvtMediaKind kind, const char *language)
{
  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) medium = g_list_model_get_item (media, i);

      if (medium->kind == kind && strcmp (medium->language, language) == 0)
        return g_steal_pointer (&medium);
    }
  return NULL;
}

GvtMedia *
gvt_media_find_picture (GListModel *media)
{
  return gvt_media_find_recording (media, GVT_MEDIA_IMAGE, "");
}

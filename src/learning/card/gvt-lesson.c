/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lesson.h"

#include "gvt-fields-private.h"

struct _GvtLesson
{
  GObject parent_instance;

  char *id;
  char *title;
  char *file; /* empty on a picture card */
  char *notes;
  GListModel *blocks; /* of GvtBlock */
  GListModel *media;  /* of GvtMedia */
  char *simulator;
  JsonObject *settings;
  gboolean has_claims; /* a picture card says which, or that there are none */
};

G_DEFINE_FINAL_TYPE (GvtLesson, gvt_lesson, G_TYPE_OBJECT)

static const GvtField lesson_fields[] = {
  GVT_FIELD (GvtLesson, "id", TEXT, id),
  GVT_FIELD (GvtLesson, "title", TEXT, title),
  GVT_FIELD (GvtLesson, "file", TEXT, file),
  GVT_FIELD (GvtLesson, "notes", TEXT, notes),
  GVT_FIELD (GvtLesson, "blocks", OBJECT, blocks),
  GVT_FIELD (GvtLesson, "media", OBJECT, media),
  GVT_FIELD (GvtLesson, "simulator", TEXT, simulator),
  GVT_FIELD (GvtLesson, "settings", JSON, settings),
  GVT_FIELD (GvtLesson, "has-claims", BOOL, has_claims),
};

static void
gvt_lesson_class_init (GvtLessonClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), lesson_fields, G_N_ELEMENTS (lesson_fields));
}

static void
gvt_lesson_init (GvtLesson *self)
{
}

const char *
gvt_lesson_get_id (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->id;
}

const char *
gvt_lesson_get_title (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->title;
}

const char *
gvt_lesson_get_file (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->file;
}

const char *
gvt_lesson_get_notes (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->notes;
}

GListModel *
gvt_lesson_get_blocks (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->blocks;
}

GListModel *
gvt_lesson_get_media (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->media;
}

const char *
gvt_lesson_get_simulator (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->simulator;
}

JsonObject *
gvt_lesson_get_settings (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  return self->settings;
}

gboolean
gvt_lesson_has_claims (GvtLesson *self)
{
  g_return_val_if_fail (GVT_IS_LESSON (self), FALSE);

  return self->has_claims;
}

char *
gvt_lesson_to_words (GvtLesson *self)
{
  g_autoptr (GString) words = NULL;

  g_return_val_if_fail (GVT_IS_LESSON (self), NULL);

  words = g_string_new (self->title);
  for (guint i = 0; i < g_list_model_get_n_items (self->blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (self->blocks, i);

      if (gvt_block_get_kind (block) != GVT_BLOCK_CLAIM)
        g_string_append_printf (words, "\n%s", gvt_block_get_text (block));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

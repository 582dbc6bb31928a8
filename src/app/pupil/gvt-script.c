/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-script.h"

#include <glib/gi18n-lib.h>

static void
part_free (gpointer data)
{
  GvtScriptPart *part = data;

  g_free (part->words);
  g_clear_object (&part->module);
  g_free (part->file);
  g_free (part);
}

GvtScript *
gvt_script_new (const char *language)
{
  GvtScript *self = g_new0 (GvtScript, 1);

  self->language = g_strdup (language);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
gvt_script_free (GvtScript *self)
{
  g_free (self->language);
  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->heard);
  g_free (self);
}

static GvtScriptPart *
add_part (GvtScript *self, const char *words)
{
  GvtScriptPart *part = g_new0 (GvtScriptPart, 1);

  part->words = g_strdup (words);
  g_ptr_array_add (self->parts, part);
  return part;
}

void
gvt_script_say (GvtScript *self, const char *words)
{
  if (words != NULL && *words != '\0')
    add_part (self, words);
}

static void
note_languages (GvtScript *self, GListModel *media)
{
  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) medium = g_list_model_get_item (media, i);

      if (gvt_media_get_kind (medium) == GVT_MEDIA_AUDIO)
        g_hash_table_add (self->heard, g_strdup (gvt_media_get_language (medium)));
    }
}

void
gvt_script_add (GvtScript *self, GvtModule *module, GListModel *media, const char *words)
{
  g_autoptr (GvtMedia) recording = gvt_media_find_recording (media, GVT_MEDIA_AUDIO,
                                                             self->language);
  GvtScriptPart *part;

  note_languages (self, media);
  if (recording == NULL)
    {
      gvt_script_say (self, words);
      return;
    }
  part = add_part (self, gvt_media_get_text (recording));
  part->module = g_object_ref (module);
  part->file = g_strdup (gvt_media_get_file (recording));
}

void
gvt_script_say_pictures (GvtScript *self, GListModel *media)
{
  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) medium = g_list_model_get_item (media, i);
      g_autofree char *words = g_strdup_printf (_ ("Picture: %s"), gvt_media_get_text (medium));

      if (gvt_media_get_kind (medium) == GVT_MEDIA_IMAGE)
        gvt_script_say (self, words);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIN_ALT_WORDS 3 /* besides that it is a picture */

/* The loader refuses a picture without words; here are words that say nothing. */
static void
check_words (GvtLint *self, const char *file, guint line, const char *place, const char *text)
{
  static const char *const idle[] = { "gambar", "foto",   "ilustrasi", "ikon",
                                      "sebuah", "sketsa", NULL };
  GvtPassage where = { .file = (char *) file, .line = line, .place = (char *) place };

  if (gvt_lint_count_telling (text, idle) < MIN_ALT_WORDS)
    gvt_lint_report (self, "alt", &where,
                     _ ("\"%s\" does not tell who cannot see the picture what it shows"), text);
}

/* A slot is a kind and a language; what no button asks for is never heard. */
static void
check_recording (
    GvtLint *self, GvtMedia *entry, const char *file, const char *place, GHashTable *slots)
{
  static const char *const languages[] = { "id", "sas", "smw", "bhp", NULL };
  const char *language = gvt_media_get_language (entry);
  g_autofree char *slot = g_strdup_printf (
      "%s %s", gvt_media_kind_to_text (gvt_media_get_kind (entry)), language);

  if (!g_strv_contains (languages, language))
    gvt_lint_report_at (self, "language", file, place,
                        _ ("\"%s\" is none of the languages of recordings: id, sas, smw, bhp"),
                        language);
  if (!g_hash_table_add (slots, g_strdup (slot)))
    gvt_lint_report_at (self, "media-twice", file, place,
                        _ ("There is another recording of this kind in this language"));
}

static void
see_media (GvtLint *self, GListModel *media, const char *file, const char *parent, GHashTable *used)
{
  g_autoptr (GHashTable) slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (media); i++)
    {
      g_autoptr (GvtMedia) entry = g_list_model_get_item (media, i);
      g_autofree char *place = g_strdup_printf ("%s.media[%u].text", parent, i);

      g_hash_table_add (used, g_strdup (gvt_media_get_file (entry)));
      if (gvt_media_get_kind (entry) == GVT_MEDIA_IMAGE)
        check_words (self, file, gvt_lint_line (self, file, place), place,
                     gvt_media_get_text (entry));
      else
        check_recording (self, entry, file, place, slots);
    }
}

static void
see_blocks (GvtLint *self, GvtLesson *lesson, GHashTable *used)
{
  GListModel *blocks = gvt_lesson_get_blocks (lesson);

  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (GvtBlock) block = g_list_model_get_item (blocks, i);

      if (gvt_block_get_kind (block) != GVT_BLOCK_IMAGE)
        continue;
      g_hash_table_add (used, g_strdup (gvt_block_get_file (block)));
      if (gvt_block_get_line (block) > 0) /* a picture card's is one of its media */
        check_words (self, gvt_lesson_get_file (lesson), gvt_block_get_line (block),
                     gvt_lesson_get_id (lesson), gvt_block_get_text (block));
    }
}

static void
see_lessons (GvtLint *self, GListModel *lessons, const char *name, GHashTable *used)
{
  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, i);
      g_autofree char *parent = g_strdup_printf ("%s[%u]", name, i);

      see_blocks (self, lesson, used);
      see_media (self, gvt_lesson_get_media (lesson), "module.json", parent, used);
    }
}

static void
see_item (GvtLint *self, GvtQuizItem *item, const char *parent, GHashTable *used)
{
  GListModel *options = gvt_quiz_item_get_options (item);

  see_media (self, gvt_quiz_item_get_media (item), "quiz.json", parent, used);
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autofree char *place = g_strdup_printf ("%s.options[%u]", parent, i);

      see_media (self, gvt_quiz_option_get_media (option), "quiz.json", place, used);
    }
}

void
gvt_lint_media (GvtLint *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paths = gvt_module_get_paths (self->module);
  GvtQuiz *quiz = gvt_module_get_quiz (self->module);

  see_lessons (self, gvt_module_get_lessons (self->module), "lessons", used);
  see_lessons (self, gvt_module_get_picture_lessons (self->module), "picture_lessons", used);
  for (guint i = 0; quiz != NULL && i < gvt_quiz_get_size (quiz); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (gvt_quiz_get_items (quiz), i);
      g_autofree char *parent = g_strdup_printf ("items[%u]", i);

      see_item (self, item, parent, used);
    }

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (g_str_has_prefix (path, "media/") && !g_hash_table_contains (used, path))
        gvt_lint_report_at (self, "media-unused", path, "",
                            _ ("No card or question shows this file"));
    }
}

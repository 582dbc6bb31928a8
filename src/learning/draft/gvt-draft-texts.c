/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-texts.h"

#include <glib/gstdio.h>

#include "gvt-draft-private.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-lint-private.h"
#include "gvt-module-private.h"
#include "gvt-module-source-private.h"

#define MAX_TEXT_BYTES (256 * 1024)

struct _GvtDraftTexts
{
  char *folder;
  GHashTable *files; /* path -> GBytes */
};

GvtDraftTexts *
gvt_draft_texts_new (const char *folder, GHashTable *files)
{
  GvtDraftTexts *self = g_atomic_rc_box_new0 (GvtDraftTexts);

  self->folder = g_strdup (folder);
  self->files = files;
  return self;
}

GvtDraftTexts *
gvt_draft_texts_ref (GvtDraftTexts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GvtDraftTexts *self = data;

  g_free (self->folder);
  g_hash_table_unref (self->files);
}

void
gvt_draft_texts_unref (GvtDraftTexts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

GBytes *
gvt_draft_texts_get (const GvtDraftTexts *self, const char *file)
{
  return g_hash_table_lookup (self->files, file);
}

GList *
gvt_draft_texts_list (const GvtDraftTexts *self)
{
  return g_hash_table_get_keys (self->files);
}

static gboolean
equal_file (GBytes *one, GBytes *other)
{
  return one == other || (one != NULL && other != NULL && g_bytes_equal (one, other));
}

gboolean
gvt_draft_texts_equal (const GvtDraftTexts *self, const GvtDraftTexts *other)
{
  GHashTableIter iter;
  gpointer path, content;

  if (g_hash_table_size (self->files) != g_hash_table_size (other->files))
    return FALSE;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &content))
    if (!equal_file (content, gvt_draft_texts_get (other, path)))
      return FALSE;
  return TRUE;
}

/* --- reading --- */

static gboolean
is_text (const char *name)
{
  return g_str_equal (name, GVT_DRAFT_MODULE) || g_str_equal (name, GVT_DRAFT_QUIZ)
         || g_str_has_suffix (name, ".md");
}

GvtDraftTexts *
gvt_draft_texts_read (const char *folder, GError **error)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  g_autoptr (GvtModuleSource) source = gvt_module_source_new_folder (folder);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no draft in %s", folder);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      GBytes *content = is_text (name) ? gvt_module_source_read (source, name, error) : NULL;

      if (content != NULL)
        g_hash_table_insert (files, g_strdup (name), content);
      else if (is_text (name))
        return NULL;
    }
  return gvt_draft_texts_new (folder, g_steal_pointer (&files));
}

/* --- writing --- */

static gboolean
is_as_before (const GvtDraftTexts *self, const char *file, GBytes *before, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autoptr (GBytes) found = gvt_file_read (path, MAX_TEXT_BYTES, NULL);

  if (equal_file (found, before))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_STATE, "%s was changed meanwhile by somebody else",
               path);
  return FALSE;
}

/* The unfinished file stands beside the folder, not in it: whoever reads the draft meanwhile, or
 * after a crash, finds whole files only. */
static gboolean
write_file (const GvtDraftTexts *self, const char *file, GError **error)
{
  GBytes *content = gvt_draft_texts_get (self, file);
  g_autofree char *path = g_build_filename (self->folder, file, NULL);
  g_autofree char *parent = g_path_get_dirname (self->folder);
  g_autofree char *name = g_path_get_basename (self->folder);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.%s", parent, name, file);

  return gvt_file_write (temporary, content, error) && gvt_file_move (temporary, path, error);
}

/* By where a power cut may come between two: what is named comes before what names it. */
static int
compare_files (gconstpointer a, gconstpointer b)
{
  int one = g_str_equal (a, GVT_DRAFT_MODULE) ? 2 : g_str_equal (a, GVT_DRAFT_QUIZ);
  int other = g_str_equal (b, GVT_DRAFT_MODULE) ? 2 : g_str_equal (b, GVT_DRAFT_QUIZ);

  return one != other ? one - other : g_strcmp0 (a, b);
}

static gboolean
remove_files (const GvtDraftTexts *self, const GvtDraftTexts *before)
{
  g_autoptr (GList) files = gvt_draft_texts_list (before);

  for (GList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_build_filename (self->folder, link->data, NULL);

      if (gvt_draft_texts_get (self, link->data) == NULL)
        g_unlink (path); /* if it stays it is only not shown */
    }
  return TRUE;
}

gboolean
gvt_draft_texts_save (const GvtDraftTexts *self, const GvtDraftTexts *before, GError **error)
{
  g_autoptr (GList) files = g_list_sort (gvt_draft_texts_list (self), compare_files);

  for (GList *link = files; link != NULL; link = link->next)
    {
      GBytes *content = gvt_draft_texts_get (self, link->data);

      if (g_bytes_get_size (content) > MAX_TEXT_BYTES)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: more than %d KiB",
                       (const char *) link->data, MAX_TEXT_BYTES / 1024);
          return FALSE;
        }
      if (!equal_file (content, gvt_draft_texts_get (before, link->data))
          && !is_as_before (self, link->data, gvt_draft_texts_get (before, link->data), error))
        return FALSE;
    }
  for (GList *link = files; link != NULL; link = link->next)
    if (!equal_file (gvt_draft_texts_get (self, link->data),
                     gvt_draft_texts_get (before, link->data))
        && !write_file (self, link->data, error))
      return FALSE;

  return remove_files (self, before);
}

/* --- what it would be --- */

static GvtModule *
load (const GvtDraftTexts *self, GHashTable *files, GError **error)
{
  GvtModule *module = gvt_module_load (gvt_module_source_new_edited (self->folder, files), error);

  if (module != NULL)
    gvt_module_set_draft (module);
  return module;
}

GvtModule *
gvt_draft_texts_load (const GvtDraftTexts *self, GError **error)
{
  return load (self, self->files, error);
}

static GHashTable *
copy_files (const GvtDraftTexts *self)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer path, content;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &content))
    g_hash_table_insert (files, g_strdup (path), g_bytes_ref (content));
  return files;
}

/* Leaves only element @index of the list @name. */
static gboolean
keep_one (JsonObject *parent, const char *name, guint index, GError **error)
{
  JsonObject *kept = gvt_draft_json_find (parent, name, index);
  JsonArray *array;

  if (kept == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "No %s[%u]", name, index);
      return FALSE;
    }

  json_object_ref (kept);
  array = json_array_new ();
  json_array_add_object_element (array, kept);
  json_object_set_array_member (parent, name, array);
  return TRUE;
}

JsonObject *
gvt_draft_texts_parse (const GvtDraftTexts *self, const char *file, GError **error)
{
  GBytes *text = gvt_draft_texts_get (self, file);

  if (text != NULL)
    return gvt_draft_json_read (text, file, error);

  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "%s: no such file", file);
  return NULL;
}

GvtModule *
gvt_draft_texts_load_card (const GvtDraftTexts *self, guint index, GError **error)
{
  g_autoptr (JsonObject) module = gvt_draft_texts_parse (self, GVT_DRAFT_MODULE, error);
  g_autoptr (GHashTable) files = copy_files (self);

  if (module == NULL || !keep_one (module, "lessons", index, error))
    return NULL;

  json_object_set_string_member (module, "quiz", "");
  json_object_remove_member (module, "picture_lessons");
  g_hash_table_replace (files, g_strdup (GVT_DRAFT_MODULE), gvt_draft_json_write (module));
  return load (self, files, error);
}

/* A module needs a card: one of which nothing can be wrong. */
static void
put_blank_card (JsonObject *module, GHashTable *files)
{
  static const char file[] = "kartu-kosong.md";
  JsonArray *cards = json_array_new ();
  JsonObject *card = json_object_new ();

  json_object_set_string_member (card, "id", "kosong");
  json_object_set_string_member (card, "title", "-");
  json_object_set_string_member (card, "file", file);
  json_array_add_object_element (cards, card);
  json_object_set_array_member (module, "lessons", cards);
  g_hash_table_replace (files, g_strdup (file), g_bytes_new_static ("Kosong.\n", 8));
}

/* With a card of which nothing can be wrong, and what @module says. */
static GvtModule *
load_without_cards (const GvtDraftTexts *self,
                    JsonObject *module,
                    GHashTable *files,
                    GError **error)
{
  put_blank_card (module, files);
  g_hash_table_replace (files, g_strdup (GVT_DRAFT_MODULE), gvt_draft_json_write (module));
  return load (self, files, error);
}

GvtModule *
gvt_draft_texts_load_item (const GvtDraftTexts *self, guint index, GError **error)
{
  g_autoptr (JsonObject) module = gvt_draft_texts_parse (self, GVT_DRAFT_MODULE, error);
  g_autoptr (JsonObject) quiz = module != NULL ? gvt_draft_texts_parse (self, GVT_DRAFT_QUIZ, error)
                                               : NULL;
  g_autoptr (GHashTable) files = copy_files (self);

  if (quiz == NULL || !keep_one (quiz, "items", index, error))
    return NULL;

  json_object_remove_member (module, "picture_lessons");
  g_hash_table_replace (files, g_strdup (GVT_DRAFT_QUIZ), gvt_draft_json_write (quiz));
  return load_without_cards (self, module, files, error);
}

GvtModule *
gvt_draft_texts_load_claim (const GvtDraftTexts *self, guint index, GError **error)
{
  g_autoptr (JsonObject) module = gvt_draft_texts_parse (self, GVT_DRAFT_MODULE, error);
  g_autoptr (GHashTable) files = copy_files (self);

  if (module == NULL || !keep_one (module, "claims", index, error))
    return NULL;

  json_object_remove_member (module, "picture_lessons");
  json_object_set_string_member (module, "quiz", "");
  return load_without_cards (self, module, files, error);
}

GvtModule *
gvt_draft_texts_load_picture (const GvtDraftTexts *self, guint index, GError **error)
{
  g_autoptr (JsonObject) module = gvt_draft_texts_parse (self, GVT_DRAFT_MODULE, error);
  g_autoptr (GHashTable) files = copy_files (self);

  if (module == NULL || !keep_one (module, "picture_lessons", index, error))
    return NULL;

  json_object_set_string_member (module, "quiz", "");
  return load_without_cards (self, module, files, error);
}

GListModel *
gvt_draft_texts_lint (const GvtDraftTexts *self, GError **error)
{
  g_autoptr (GvtModuleSource) source = gvt_module_source_new_edited (self->folder, self->files);

  return gvt_module_lint_source (source, error);
}

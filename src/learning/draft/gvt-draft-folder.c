/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-folder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-draft-private.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-members-private.h"
#include "gvt-module-private.h"

#define COPY_ENDING     "-salinan"
#define OTHER_ENDING    "-lain"
#define MAX_ID          48
#define MAX_MEDIA_BYTES (24 * 1024 * 1024) /* as the largest film */

/* --- what is unfinished is called ".ID": no draft's name, so nobody takes it for one --- */

static char *
hidden_path (const char *drafts, const char *id)
{
  g_autofree char *name = g_strconcat (".", id, NULL);

  return g_build_filename (drafts, name, NULL);
}

/* A draft is as deep as "media/x". */
static gboolean
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (!g_file_test (inner, G_FILE_TEST_IS_SYMLINK) && g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_tree (inner);
      else
        g_unlink (inner);
    }
  return g_rmdir (path) == 0 || !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* --- duplicating --- */

static gboolean
is_taken (const char *drafts, const char *id)
{
  g_autofree char *path = g_build_filename (drafts, id, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
choose_id (const char *drafts, const char *from, const char *ending)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("%s-%u", ending, i) : g_strdup (ending);
      g_autofree char *stem = g_strndup (from, MAX_ID - strlen (number));
      char *id = g_strconcat (stem, number, NULL);

      if (!is_taken (drafts, id))
        return id;
      g_free (id);
    }
}

static gboolean
check_id (GvtModule *module, const char *drafts, const char *id, GError **error)
{
  if (!gvt_is_slug (id))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("\"%s\" is no id: it is made of a-z, 0-9 and hyphens, at most 48."), id);
  else if (g_str_equal (id, gvt_module_get_id (module)))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("A copy needs an id of its own."));
  else if (is_taken (drafts, id))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("There is a draft \"%s\" already."), id);
  else
    return TRUE;
  return FALSE;
}

/* Who reviewed the original has not read what becomes of the copy. */
static GBytes *
make_own (GBytes *module_json, const char *id, GError **error)
{
  g_autoptr (JsonObject) object = gvt_draft_json_read (module_json, GVT_DRAFT_MODULE, error);

  if (object == NULL)
    return NULL;

  json_object_set_string_member (object, "id", id);
  json_object_set_int_member (object, "version", 1);
  json_object_set_array_member (object, "reviewed_by", json_array_new ());
  return gvt_draft_json_write (object);
}

static gboolean
copy_file (GvtModule *module, const char *file, const char *folder, const char *id, GError **error)
{
  g_autoptr (GBytes) content = gvt_module_read_file (module, file, error);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GBytes) own = NULL;

  if (content != NULL && g_str_equal (file, GVT_DRAFT_MODULE))
    own = make_own (content, id, error);
  else if (content != NULL)
    own = g_bytes_ref (content);
  return own != NULL && gvt_folder_ensure (parent, error) && gvt_file_write (path, own, error);
}

static gboolean
copy_all (GvtModule *module, const char *folder, const char *id, GError **error)
{
  g_autoptr (GPtrArray) paths = gvt_module_get_paths (module);

  for (guint i = 0; i < paths->len; i++)
    if (!copy_file (module, paths->pdata[i], folder, id, error))
      return FALSE;
  return TRUE;
}

char *
gvt_draft_duplicate (GvtModule *module, const char *drafts, const char *id, GError **error)
{
  g_autofree char *own_id = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (GVT_IS_MODULE (module) && drafts != NULL, NULL);

  if (id != NULL && !check_id (module, drafts, id, error))
    return NULL;
  own_id = id != NULL ? g_strdup (id) : choose_id (drafts, gvt_module_get_id (module), COPY_ENDING);
  hidden = hidden_path (drafts, own_id);
  path = g_build_filename (drafts, own_id, NULL);

  remove_tree (hidden); /* of a run that was cut off */
  if (gvt_folder_ensure (hidden, error) && copy_all (module, hidden, own_id, error)
      && gvt_file_move (hidden, path, error))
    return g_steal_pointer (&path);

  remove_tree (hidden);
  return NULL;
}

/* --- another draft beside one --- */

/* What cannot be read any more is left out: the linter names it, and the texts are what counts. */
static gboolean
copy_media (const char *from, const char *to, GError **error)
{
  g_autofree char *old = g_build_filename (from, "media", NULL);
  g_autofree char *new = g_build_filename (to, "media", NULL);
  g_autoptr (GDir) dir = g_dir_open (old, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (old, name, NULL);
      g_autofree char *copy = g_build_filename (new, name, NULL);
      g_autoptr (GBytes) content = gvt_file_read (source, MAX_MEDIA_BYTES, NULL);

      if (content != NULL
          && !(gvt_folder_ensure (new, error) && gvt_file_write (copy, content, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (const GvtDraftTexts *texts, const char *folder, const char *id, GError **error)
{
  g_autoptr (GList) files = gvt_draft_texts_list (texts);

  for (GList *link = files; link != NULL; link = link->next)
    {
      g_autofree char *path = g_build_filename (folder, link->data, NULL);
      GBytes *content = gvt_draft_texts_get (texts, link->data);
      g_autoptr (GBytes) own = g_str_equal (link->data, GVT_DRAFT_MODULE)
                                   ? make_own (content, id, error)
                                   : g_bytes_ref (content);

      if (own == NULL || !gvt_file_write (path, own, error))
        return FALSE;
    }
  return TRUE;
}

char *
gvt_draft_texts_save_as_other (const GvtDraftTexts *self, const char *folder, GError **error)
{
  g_autofree char *drafts = g_path_get_dirname (folder);
  g_autofree char *old_id = g_path_get_basename (folder);
  g_autofree char *id = choose_id (drafts, old_id, OTHER_ENDING);
  g_autofree char *hidden = hidden_path (drafts, id);
  g_autofree char *path = g_build_filename (drafts, id, NULL);

  remove_tree (hidden);
  if (gvt_folder_ensure (hidden, error) && write_all (self, hidden, id, error)
      && copy_media (folder, hidden, error) && gvt_file_move (hidden, path, error))
    return g_steal_pointer (&path);

  remove_tree (hidden);
  return NULL;
}

gboolean
gvt_draft_delete (const char *folder, GError **error)
{
  g_autofree char *drafts = g_path_get_dirname (folder);
  g_autofree char *id = g_path_get_basename (folder);
  g_autofree char *hidden = hidden_path (drafts, id);

  remove_tree (hidden);
  if (!gvt_file_move (folder, hidden, error))
    return FALSE;
  if (remove_tree (hidden))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_NO_ACCESS, "%s cannot be removed whole", hidden);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-source-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-module-zip-private.h"

struct _GvtModuleSource
{
  char *path;          /* of the folder, or within @resource */
  GResource *resource; /* or NULL */
  GBytes *zip;         /* or NULL */
  GHashTable *texts;   /* or NULL: path -> GBytes, in the place of what the folder holds */
  int n_refs;          /* atomic */
};

GvtModuleSource *
gvt_module_source_new_folder (const char *path)
{
  GvtModuleSource *self = g_new0 (GvtModuleSource, 1);

  self->path = g_strdup (path);
  self->n_refs = 1;
  return self;
}

GvtModuleSource *
gvt_module_source_new_resource (GResource *resource, const char *path)
{
  GvtModuleSource *self = gvt_module_source_new_folder (path);

  self->resource = g_resource_ref (resource);
  return self;
}

GvtModuleSource *
gvt_module_source_new_zip (GBytes *zip)
{
  GvtModuleSource *self = gvt_module_source_new_folder (NULL);

  self->zip = g_bytes_ref (zip);
  return self;
}

GvtModuleSource *
gvt_module_source_new_edited (const char *path, GHashTable *texts)
{
  GvtModuleSource *self = gvt_module_source_new_folder (path);

  self->texts = g_hash_table_ref (texts);
  return self;
}

GvtModuleSource *
gvt_module_source_ref (GvtModuleSource *self)
{
  g_atomic_int_inc (&self->n_refs);
  return self;
}

void
gvt_module_source_unref (GvtModuleSource *self)
{
  if (!g_atomic_int_dec_and_test (&self->n_refs))
    return;

  g_free (self->path);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->resource, g_resource_unref);
  g_clear_pointer (&self->zip, g_bytes_unref);
  g_free (self);
}

gboolean
gvt_module_source_is_resource (const GvtModuleSource *self)
{
  return self->resource != NULL;
}

static GBytes *
read_resource (const GvtModuleSource *self, const char *path, GError **error)
{
  g_autofree char *full = g_strconcat (self->path, "/", path, NULL);
  GBytes *content = g_resource_lookup_data (self->resource, full, 0, NULL);

  if (content == NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "%s: not in the program", full);
  return content;
}

static GBytes *
read_folder (const GvtModuleSource *self, const char *path, gsize bound, GError **error)
{
  g_autofree char *full = g_build_filename (self->path, path, NULL);
  GBytes *content = self->texts != NULL ? g_hash_table_lookup (self->texts, path) : NULL;

  if (content != NULL)
    return g_bytes_ref (content);
  content = gvt_file_read (full, bound, error);
  if (content == NULL)
    g_prefix_error (error, "%s: ", path);
  return content;
}

/* One pass over a folder or resource. */
typedef struct
{
  const GvtModuleSource *source;
  GvtModuleGate *gate;
  GvtModuleFileFunc func;
  gpointer user_data;
} Pass;

static gboolean
pass_file (Pass *pass, const char *path, GError **error)
{
  gsize bound = gvt_module_gate_admit (pass->gate, path, error);
  g_autoptr (GBytes) content = NULL;

  if (bound == 0)
    return FALSE;

  content = pass->source->resource != NULL ? read_resource (pass->source, path, error)
                                           : read_folder (pass->source, path, bound, error);
  return content != NULL
         && gvt_module_gate_count (pass->gate, path, g_bytes_get_size (content), error)
         && pass->func (path, content, pass->user_data, error);
}

/* @within: "" or "media/" */
static gboolean
pass_resource (Pass *pass, const char *within, GError **error)
{
  g_autofree char *full = g_strconcat (pass->source->path, "/", within, NULL);
  g_auto (GStrv) names = g_resource_enumerate_children (pass->source->resource, full, 0, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (within, names[i], NULL);
      gboolean is_folder = g_str_equal (path, "media/");

      if (!(is_folder ? pass_resource (pass, path, error) : pass_file (pass, path, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fail_folder (const char *path, GError *problem, GError **error)
{
  g_autoptr (GError) owned = problem;
  gboolean missing = g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  if (missing)
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("There is no file or folder %s. Nothing was changed. Check its name, and "
                       "the folder that it is in."),
                    path);
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_NO_ACCESS, "%s: %s", path, problem->message);
  return FALSE;
}

/* @within: "" or "media/". A link is followed nowhere: it is not a regular file. */
static gboolean
pass_folder (Pass *pass, const char *within, GError **error)
{
  g_autofree char *full = g_build_filename (pass->source->path, within, NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (full);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, "standard::name,standard::type", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &local);
  GFileInfo *info = NULL;

  while (files != NULL && g_file_enumerator_iterate (files, &info, NULL, NULL, &local)
         && info != NULL)
    {
      g_autofree char *path = g_strconcat (within, g_file_info_get_name (info), NULL);
      GFileType type = g_file_info_get_file_type (info);

      if (type == G_FILE_TYPE_DIRECTORY && g_str_equal (path, "media"))
        {
          if (!pass_folder (pass, "media/", error))
            return FALSE;
          continue;
        }
      if (type != G_FILE_TYPE_REGULAR)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: not a plain file", path);
          return FALSE;
        }
      if (!pass_file (pass, path, error))
        return FALSE;
    }

  return local == NULL || fail_folder (full, g_steal_pointer (&local), error);
}

/* What has no file yet. */
static gboolean
pass_new_texts (Pass *pass, GError **error)
{
  GHashTableIter iter;
  gpointer path;

  if (pass->source->texts == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, pass->source->texts);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (pass->gate->seen, path) && !pass_file (pass, path, error))
      return FALSE;
  return TRUE;
}

gboolean
gvt_module_source_foreach (const GvtModuleSource *self,
                           GvtModuleFileFunc func,
                           gpointer user_data,
                           GError **error)
{
  g_auto (GvtModuleGate) gate = { NULL, 0 };
  Pass pass = { self, &gate, func, user_data };

  if (self->zip != NULL)
    return gvt_module_zip_foreach (self->zip, NULL, func, user_data, error);

  gvt_module_gate_init (&gate);
  return self->resource != NULL ? pass_resource (&pass, "", error)
                                : pass_folder (&pass, "", error) && pass_new_texts (&pass, error);
}

static gboolean
take_content (const char *path, GBytes *content, gpointer user_data, GError **error)
{
  *(GBytes **) user_data = g_bytes_ref (content);
  return TRUE;
}

GBytes *
gvt_module_source_read (const GvtModuleSource *self, const char *path, GError **error)
{
  g_auto (GvtModuleGate) gate = { NULL, 0 };
  g_autoptr (GBytes) content = NULL;
  gsize bound;

  gvt_module_gate_init (&gate);
  bound = gvt_module_gate_admit (&gate, path, error);
  if (bound == 0)
    return NULL;
  if (self->resource != NULL)
    return read_resource (self, path, error);
  if (self->zip == NULL)
    return read_folder (self, path, bound, error);

  if (!gvt_module_zip_foreach (self->zip, path, take_content, &content, error))
    return NULL;
  if (content == NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "%s: not in the module", path);
  return g_steal_pointer (&content);
}

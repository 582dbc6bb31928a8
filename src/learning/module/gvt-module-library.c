/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-library.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-fields-private.h"
#include "gvt-learning-resources.h"
#include "gvt-module-files.h"
#include "gvt-module-private.h"

#define BUILT_IN    "/id/go/kpu/ntb/GoVote/modules"
#define FILE_ENDING ".gvmod"

struct _GvtModuleProblem
{
  GObject parent_instance;

  char *file;
  char *message;
};

G_DEFINE_FINAL_TYPE (GvtModuleProblem, gvt_module_problem, G_TYPE_OBJECT)

static const GvtField problem_fields[] = {
  GVT_FIELD (GvtModuleProblem, "file", TEXT, file),
  GVT_FIELD (GvtModuleProblem, "message", TEXT, message),
};

static void
gvt_module_problem_class_init (GvtModuleProblemClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), problem_fields, G_N_ELEMENTS (problem_fields));
}

static void
gvt_module_problem_init (GvtModuleProblem *self)
{
}

const char *
gvt_module_problem_get_file (GvtModuleProblem *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_PROBLEM (self), NULL);

  return self->file;
}

const char *
gvt_module_problem_get_message (GvtModuleProblem *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_PROBLEM (self), NULL);

  return self->message;
}

struct _GvtModuleLibrary
{
  GObject parent_instance;

  GPtrArray *all;       /* of GvtModule: every version; sorted: by id, best first */
  GListStore *modules;  /* of GvtModule: the best of each id */
  GListStore *problems; /* of GvtModuleProblem */
};

G_DEFINE_FINAL_TYPE (GvtModuleLibrary, gvt_module_library, G_TYPE_OBJECT)

static void
gvt_module_library_finalize (GObject *object)
{
  GvtModuleLibrary *self = GVT_MODULE_LIBRARY (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->modules);
  g_clear_object (&self->problems);
  G_OBJECT_CLASS (gvt_module_library_parent_class)->finalize (object);
}

static void
gvt_module_library_class_init (GvtModuleLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_module_library_finalize;
}

static void
gvt_module_library_init (GvtModuleLibrary *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->modules = g_list_store_new (GVT_TYPE_MODULE);
  self->problems = g_list_store_new (GVT_TYPE_MODULE_PROBLEM);
}

static void
report (GvtModuleLibrary *self, const char *file, const char *message)
{
  g_autoptr (GvtModuleProblem) problem = g_object_new (GVT_TYPE_MODULE_PROBLEM, "file", file,
                                                       "message", message, NULL);

  g_list_store_append (self->problems, problem);
}

/* Takes @module, or reports why there is none. */
static void
take_module (GvtModuleLibrary *self, const char *file, GvtModule *module, const GError *error)
{
  if (module != NULL)
    g_ptr_array_add (self->all, module);
  else
    report (self, file, error->message);
}

static void
load_built_in (GvtModuleLibrary *self)
{
  GResource *resource = gvt_learning_get_resource ();
  g_auto (GStrv) folders = g_resource_enumerate_children (resource, BUILT_IN, 0, NULL);

  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strndup (folders[i], strcspn (folders[i], "/"));
      g_autofree char *path = g_strconcat (BUILT_IN "/", name, NULL);
      GvtModule *module = gvt_module_load (gvt_module_source_new_resource (resource, path), &error);

      take_module (self, name, module, error);
    }
}

static void
load_file (GvtModuleLibrary *self, const char *path, const GArray *signers)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (path);
  GvtModule *module = gvt_module_load_file_by (path, signers, &error);

  take_module (self, name, module, error);
}

static void
load_folder (GvtModuleLibrary *self, const char *folder, const GArray *signers)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  const char *name;

  if (dir == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    report (self, folder, local->message);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, FILE_ENDING))
        load_file (self, path, signers);
    }
}

/* "m2-..." before "m10-...": numbers within ids count as numbers. */
static int
compare_ids (const char *a, const char *b)
{
  const char *one = a;
  const char *two = b;

  while (*one != '\0' && (*one == *two || (g_ascii_isdigit (*one) && g_ascii_isdigit (*two))))
    {
      char *one_end = (char *) one + 1;
      char *two_end = (char *) two + 1;

      if (g_ascii_isdigit (*one))
        {
          guint64 first = g_ascii_strtoull (one, &one_end, 10);
          guint64 second = g_ascii_strtoull (two, &two_end, 10);

          if (first != second)
            return first < second ? -1 : 1;
        }
      one = one_end;
      two = two_end;
    }

  return *one != *two ? (guchar) *one - (guchar) *two : strcmp (a, b);
}

/* By id, then the best first; never by where or when a file was found, so that any two laptops
 * that hold the same files show the same modules. */
static int
compare (gconstpointer a, gconstpointer b)
{
  GvtModule *one = *(GvtModule *const *) a;
  GvtModule *two = *(GvtModule *const *) b;
  int by_id = compare_ids (gvt_module_get_id (one), gvt_module_get_id (two));

  if (by_id != 0)
    return by_id;
  if (gvt_module_get_version (one) != gvt_module_get_version (two))
    return gvt_module_get_version (one) > gvt_module_get_version (two) ? -1 : 1;
  if (gvt_module_is_built_in (one) != gvt_module_is_built_in (two))
    return gvt_module_is_built_in (one) ? 1 : -1;
  return memcmp (gvt_module_get_hash (one), gvt_module_get_hash (two), sizeof (GvtHash));
}

static void
choose (GvtModuleLibrary *self)
{
  const char *last_id = NULL;

  g_ptr_array_sort (self->all, compare);
  for (guint i = 0; i < self->all->len; i++)
    {
      GvtModule *module = g_ptr_array_index (self->all, i);

      if (g_strcmp0 (gvt_module_get_id (module), last_id) != 0)
        g_list_store_append (self->modules, module);
      last_id = gvt_module_get_id (module);
    }
}

GvtModuleLibrary *
gvt_module_library_load (const char *folder, const GArray *signers)
{
  GvtModuleLibrary *self;

  g_return_val_if_fail (folder == NULL || signers != NULL, NULL);

  self = g_object_new (GVT_TYPE_MODULE_LIBRARY, NULL);
  load_built_in (self);
  if (folder != NULL)
    load_folder (self, folder, signers);
  choose (self);
  return self;
}

GvtModuleLibrary *
gvt_module_library_load_files (const char *const *paths, const GArray *signers)
{
  GvtModuleLibrary *self = g_object_new (GVT_TYPE_MODULE_LIBRARY, NULL);

  load_built_in (self);
  for (guint i = 0; paths[i] != NULL; i++)
    load_file (self, paths[i], signers);
  choose (self);
  return self;
}

GListModel *
gvt_module_library_get_modules (GvtModuleLibrary *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->modules);
}

GListModel *
gvt_module_library_get_problems (GvtModuleLibrary *self)
{
  g_return_val_if_fail (GVT_IS_MODULE_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->problems);
}

GvtModule *
gvt_module_library_find (GvtModuleLibrary *self, const char *id, GError **error)
{
  g_return_val_if_fail (GVT_IS_MODULE_LIBRARY (self), NULL);

  for (guint i = 0; i < self->all->len; i++)
    if (g_strcmp0 (gvt_module_get_id (g_ptr_array_index (self->all, i)), id) == 0)
      return g_ptr_array_index (self->all, i); /* the best comes first */

  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "No module \"%s\"", id);
  return NULL;
}

GvtModule *
gvt_module_library_find_hash (GvtModuleLibrary *self, const GvtHash *hash, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (GVT_IS_MODULE_LIBRARY (self) && hash != NULL, NULL);

  for (guint i = 0; i < self->all->len; i++)
    if (gvt_hash_equal (gvt_module_get_hash (g_ptr_array_index (self->all, i)), hash))
      return g_ptr_array_index (self->all, i);

  text = gvt_hash_to_text (hash);
  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "No module with content %s", text);
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-fields-private.h"
#include "gvt-module-private.h"
#include "gvt-wire.h"

#define LISTING "gvt-module-1"

struct _GvtObjective
{
  GObject parent_instance;

  char *id;
  char *text;
};

G_DEFINE_FINAL_TYPE (GvtObjective, gvt_objective, G_TYPE_OBJECT)

static const GvtField objective_fields[] = {
  GVT_FIELD (GvtObjective, "id", TEXT, id),
  GVT_FIELD (GvtObjective, "text", TEXT, text),
};

static void
gvt_objective_class_init (GvtObjectiveClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), objective_fields, G_N_ELEMENTS (objective_fields));
}

static void
gvt_objective_init (GvtObjective *self)
{
}

const char *
gvt_objective_get_id (GvtObjective *self)
{
  g_return_val_if_fail (GVT_IS_OBJECTIVE (self), NULL);

  return self->id;
}

const char *
gvt_objective_get_text (GvtObjective *self)
{
  g_return_val_if_fail (GVT_IS_OBJECTIVE (self), NULL);

  return self->text;
}

struct _GvtModule
{
  GObject parent_instance;

  char *id;
  guint version;
  char *title;
  char *language;
  char *summary;
  guint minutes;
  GStrv segments;
  GListModel *objectives;      /* of GvtObjective */
  GListModel *lessons;         /* of GvtLesson */
  GListModel *picture_lessons; /* of GvtLesson */
  GListModel *claims;          /* of GvtClaim */
  GvtQuiz *quiz;               /* or NULL */
  char *review_note;
  gboolean is_draft;

  GvtModuleSource *source;
  GHashTable *files; /* path -> GvtHash */
  GvtHash hash;
};

G_DEFINE_FINAL_TYPE (GvtModule, gvt_module, G_TYPE_OBJECT)

static const GvtField module_fields[] = {
  GVT_FIELD (GvtModule, "id", TEXT, id),
  GVT_FIELD (GvtModule, "version", UINT, version),
  GVT_FIELD (GvtModule, "title", TEXT, title),
  GVT_FIELD (GvtModule, "language", TEXT, language),
  GVT_FIELD (GvtModule, "summary", TEXT, summary),
  GVT_FIELD (GvtModule, "minutes", UINT, minutes),
  GVT_FIELD (GvtModule, "objectives", OBJECT, objectives),
  GVT_FIELD (GvtModule, "lessons", OBJECT, lessons),
  GVT_FIELD (GvtModule, "picture-lessons", OBJECT, picture_lessons),
  GVT_FIELD (GvtModule, "claims", OBJECT, claims),
  GVT_FIELD (GvtModule, "quiz", OBJECT, quiz),
  GVT_FIELD (GvtModule, "review-note", TEXT, review_note),
};

static void (*finalize_fields) (GObject *object);

static void
gvt_module_finalize (GObject *object)
{
  GvtModule *self = GVT_MODULE (object);

  g_clear_pointer (&self->segments, g_strfreev);
  g_clear_pointer (&self->source, gvt_module_source_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
  finalize_fields (object);
}

static void
gvt_module_class_init (GvtModuleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  gvt_fields_install (object_class, module_fields, G_N_ELEMENTS (module_fields));
  finalize_fields = object_class->finalize;
  object_class->finalize = gvt_module_finalize;
}

static void
gvt_module_init (GvtModule *self)
{
}

void
gvt_module_set_segments (GvtModule *self, GStrv segments)
{
  self->segments = g_strdupv (segments);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
gvt_module_get_paths (GvtModule *self)
{
  GPtrArray *paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_ptr_array_add (paths, path);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/* The same for folder, zip and built-in copy: names and contents in one fixed order, nothing else.
 */
static void
hash_listing (GvtModule *self)
{
  g_autoptr (GByteArray) listing = g_byte_array_new ();
  g_autoptr (GPtrArray) paths = gvt_module_get_paths (self);

  gvt_put_data (listing, LISTING, sizeof LISTING); /* with its terminator */
  for (guint i = 0; i < paths->len; i++)
    {
      const GvtHash *content = g_hash_table_lookup (self->files, g_ptr_array_index (paths, i));

      gvt_put_text (listing, g_ptr_array_index (paths, i));
      gvt_put_data (listing, content->bytes, sizeof content->bytes);
    }

  gvt_hash_data (listing->data, listing->len, &self->hash);
}

void
gvt_module_set_origin (GvtModule *self, GvtModuleSource *source, GHashTable *files)
{
  self->source = source;
  self->files = g_hash_table_ref (files);
  hash_listing (self);
}

GvtModuleSource *
gvt_module_get_source (GvtModule *self)
{
  return self->source;
}

const char *
gvt_module_get_id (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->id;
}

guint
gvt_module_get_version (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), 0);

  return self->version;
}

const char *
gvt_module_get_title (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->title;
}

const char *
gvt_module_get_language (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->language;
}

const char *
gvt_module_get_summary (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->summary;
}

guint
gvt_module_get_minutes (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), 0);

  return self->minutes;
}

const char *const *
gvt_module_get_segments (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return (const char *const *) self->segments;
}

GListModel *
gvt_module_get_objectives (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->objectives;
}

GListModel *
gvt_module_get_lessons (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->lessons;
}

GListModel *
gvt_module_get_picture_lessons (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->picture_lessons;
}

GListModel *
gvt_module_get_claims (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->claims;
}

GvtQuiz *
gvt_module_get_quiz (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->quiz;
}

const GvtHash *
gvt_module_get_hash (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return &self->hash;
}

const char *
gvt_module_get_review_note (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  return self->review_note;
}

gboolean
gvt_module_is_built_in (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), FALSE);

  return gvt_module_source_is_resource (self->source);
}

gboolean
gvt_module_is_draft (GvtModule *self)
{
  g_return_val_if_fail (GVT_IS_MODULE (self), FALSE);

  return self->is_draft;
}

void
gvt_module_set_draft (GvtModule *self)
{
  self->is_draft = TRUE;
  g_free (self->review_note);
  self->review_note = g_strdup (_ ("your draft, on this laptop only"));
}

GBytes *
gvt_module_read_file (GvtModule *self, const char *file, GError **error)
{
  const GvtHash *expected;
  g_autoptr (GBytes) content = NULL;
  GvtHash found;

  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  expected = g_hash_table_lookup (self->files, file);
  if (expected == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "Module %s has no file %s", self->id,
                   file);
      return NULL;
    }

  content = gvt_module_source_read (self->source, file, error);
  if (content == NULL)
    return NULL;

  gvt_hash_of_bytes (content, &found);
  if (gvt_hash_equal (&found, expected))
    return g_steal_pointer (&content);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
               "%s of module %s changed since it was loaded", file, self->id);
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-files.h"

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"

static char *
path_of (GvtCentral *self, const GvtHash *hash)
{
  g_autofree char *name = gvt_hash_to_text (hash);
  char shelf[3] = { name[0], name[1], '\0' };

  return g_build_filename (self->folder, GVT_CENTRAL_FILES, shelf, name, NULL);
}

/* Files appear by a rename, so one that is there was whole; a disk may have damaged it since, and
 * then nobody can fetch it: to publish it again puts it right. */
static gboolean
is_there (const char *path, GBytes *bytes)
{
  g_autoptr (GBytes) found = gvt_file_read (path, g_bytes_get_size (bytes), NULL);

  return found != NULL && g_bytes_equal (found, bytes);
}

gboolean
gvt_central_write_file (GvtCentral *self, GBytes *bytes, GvtHash *hash, GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *shelf = NULL;

  gvt_hash_of_bytes (bytes, hash);
  path = path_of (self, hash);
  if (is_there (path, bytes))
    return TRUE;

  shelf = g_path_get_dirname (path);
  return gvt_folder_ensure (shelf, error) && gvt_file_write (path, bytes, error);
}

GBytes *
gvt_central_load_file (GvtCentral *self, const GvtHash *hash, gsize max, GError **error)
{
  g_autofree char *path = path_of (self, hash);
  g_autoptr (GBytes) bytes = gvt_file_read (path, max, error);
  GvtHash found;

  if (bytes == NULL)
    return NULL;
  gvt_hash_of_bytes (bytes, &found);
  if (gvt_hash_equal (&found, hash))
    return g_steal_pointer (&bytes);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE, "%s is not what was published", path);
  return NULL;
}

gboolean
gvt_central_holds_file (GvtCentral *self, const GvtHash *hash)
{
  g_autofree char *path = path_of (self, hash);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  GvtHash found;

  if (file == NULL)
    return FALSE;

  gvt_hash_data (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &found);
  return gvt_hash_equal (&found, hash);
}

gboolean
gvt_central_note_file (GvtCentral *self, GvtDb *db, const GvtFileRecord *file, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_FILE_PUBLISHED_KIND, .body = body };

  json_object_set_string_member (body, "kind", file->kind);
  json_object_set_string_member (body, "name", file->name);
  json_object_set_int_member (body, "version", (gint64) file->version);
  json_object_set_int_member (body, "bytes", (gint64) file->bytes);
  gvt_json_set_hash (body, "hash", &file->hash);
  if (file->lexicon != NULL)
    gvt_json_set_hash (body, "lexicon", file->lexicon);
  return gvt_journal_append (self->journal, db, &draft, NULL, error);
}

typedef struct
{
  GvtCentral *central;
  GvtFileRecord file;
  gboolean found;
} Publishing;

static gboolean
publish (GvtDb *db, gpointer user_data, GError **error)
{
  Publishing *publishing = user_data;
  gboolean is_known;

  if (!gvt_file_store_has (db, &publishing->file.hash, &is_known, error))
    return FALSE;
  return is_known || gvt_central_note_file (publishing->central, db, &publishing->file, error);
}

gboolean
gvt_central_publish_file (GvtCentral *self,
                          GvtFileKind kind,
                          const char *name,
                          guint64 version,
                          GBytes *bytes,
                          GvtHash *hash,
                          GError **error)
{
  Publishing publishing = {
    .central = self,
    .file = {
      .kind = gvt_file_kind_to_text (kind),
      .name = name,
      .version = version,
      .bytes = g_bytes_get_size (bytes),
    },
  };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && name != NULL, FALSE);

  if (!gvt_central_write_file (self, bytes, &publishing.file.hash, error)
      || !gvt_store_write (self->store, publish, &publishing, error))
    return FALSE;
  if (hash != NULL)
    *hash = publishing.file.hash;
  return TRUE;
}

static gboolean
find (GvtDb *db, gpointer user_data, GError **error)
{
  Publishing *search = user_data;

  return gvt_file_store_has (db, &search->file.hash, &search->found, error);
}

GvtFileShelf *
gvt_central_get_shelf (GvtCentral *self)
{
  return self->shelf;
}

char *
gvt_central_find_file (GvtCentral *self, const GvtHash *hash, GError **error)
{
  Publishing search = { .file = { .hash = *hash } };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  if (!gvt_store_read (self->store, find, &search, error))
    return NULL;
  if (search.found)
    return path_of (self, hash);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "there is no such file");
  return NULL;
}

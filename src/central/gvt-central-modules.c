/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-modules.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-files.h"
#include "gvt-central-private.h"
#include "gvt-error.h"

typedef struct
{
  GvtCentral *central;
  GPtrArray *modules; /* GvtModule */
  GArray *hashes;     /* GvtHash of each signed file, which is on the disk already */
  GArray *sizes;      /* guint64 */
  GvtModuleNews *news;
} Publishing;

/* Whether the file @hash was signed by the present key. One from before a change of keys is useless
 * to laptops. */
static gboolean
is_signed_now (GvtCentral *central, const GvtHash *hash)
{
  g_autofree char *path = gvt_central_find_file (central, hash, NULL);
  g_autoptr (GvtModule) module = NULL;

  if (path != NULL)
    module = gvt_module_load_file (path, &gvt_central_get_keys (central)->signing_key, NULL);
  return module != NULL;
}

static gboolean
note (Publishing *self, GvtDb *db, guint i, GError **error)
{
  GvtModule *module = g_ptr_array_index (self->modules, i);
  GvtFileRecord file = {
    .hash = g_array_index (self->hashes, GvtHash, i),
    .kind = gvt_file_kind_to_text (GVT_FILE_MODULE),
    .name = gvt_module_get_id (module),
    .version = gvt_module_get_version (module),
    .bytes = g_array_index (self->sizes, guint64, i),
  };
  guint64 version;
  GvtHash hash;

  if (!gvt_file_store_find_version (db, file.kind, file.name, &version, &hash, error))
    return FALSE;

  self->news[i] = version > file.version ? GVT_MODULE_OUTDATED : GVT_MODULE_KNOWN;
  if (version > file.version || (version == file.version && gvt_hash_equal (&hash, &file.hash)))
    return TRUE;
  if (version == file.version && is_signed_now (self->central, &hash))
    {
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, version);

      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("version %s of %s is published with other content: give it a higher version"),
                   number, file.name);
      return FALSE;
    }

  self->news[i] = GVT_MODULE_PUBLISHED;
  return gvt_central_note_file (self->central, db, &file, error);
}

static gboolean
publish (GvtDb *db, gpointer user_data, GError **error)
{
  Publishing *self = user_data;

  for (guint i = 0; i < self->modules->len; i++)
    if (!note (self, db, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_files (Publishing *self, GError **error)
{
  for (guint i = 0; i < self->modules->len; i++)
    {
      g_autoptr (GBytes) file = gvt_module_pack (
          g_ptr_array_index (self->modules, i), gvt_central_get_signing_key (self->central), error);
      guint64 size;
      GvtHash hash;

      if (file == NULL || !gvt_central_write_file (self->central, file, &hash, error))
        return FALSE;
      size = g_bytes_get_size (file);
      g_array_append_val (self->hashes, hash);
      g_array_append_val (self->sizes, size);
    }
  return TRUE;
}

gboolean
gvt_central_publish_modules (GvtCentral *self,
                             GPtrArray *modules,
                             GvtModuleNews *news,
                             GError **error)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (GvtHash));
  g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint64));
  Publishing publishing = { self, modules, hashes, sizes, news };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return write_files (&publishing, error)
         && gvt_store_write (self->store, publish, &publishing, error);
}

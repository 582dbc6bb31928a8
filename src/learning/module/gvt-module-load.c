/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-media-check-private.h"
#include "gvt-module-zip-private.h"
#include "gvt-signed-file.h"
#include "gvt-unicode.h"

#define MODULE_TYPE  "MODU"
#define MODULE_MAJOR 1
#define MAX_PACKED   (64 * 1024 * 1024)

static void
parts_clear (GvtModuleParts *parts)
{
  g_clear_pointer (&parts->files, g_hash_table_unref);
  g_clear_pointer (&parts->texts, g_hash_table_unref);
  g_clear_pointer (&parts->claims, g_hash_table_unref);
  g_clear_pointer (&parts->objectives, g_hash_table_unref);
}

typedef GvtModuleParts Parts;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* Texts stay in memory to be read; media are only checked and hashed on the way through. */
static gboolean
take_file (const char *path, GBytes *content, gpointer user_data, GError **error)
{
  GvtModuleParts *parts = user_data;
  g_autofree GvtHash *hash = g_new (GvtHash, 1);

  if (!g_str_has_prefix (path, "media/"))
    g_hash_table_insert (parts->texts, g_strdup (path), g_bytes_ref (content));
  else if (!gvt_media_check (path, content, error))
    return FALSE;

  gvt_hash_of_bytes (content, hash);
  g_hash_table_insert (parts->files, g_strdup (path), g_steal_pointer (&hash));
  return TRUE;
}

GvtModule *
gvt_module_load (GvtModuleSource *source, GError **error)
{
  g_autoptr (GvtModuleSource) owned = source;
  g_auto (Parts) parts = { NULL };
  g_autoptr (GvtModule) self = NULL;

  parts.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  parts.texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_bytes_unref);
  parts.claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  parts.objectives = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  if (!gvt_module_source_foreach (source, take_file, &parts, error))
    return NULL;

  self = gvt_module_decode (&parts, error);
  if (self != NULL)
    gvt_module_set_origin (self, g_steal_pointer (&owned), parts.files);
  return g_steal_pointer (&self);
}

GvtModule *
gvt_module_load_folder (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return gvt_module_load (gvt_module_source_new_folder (path), error);
}

/* The signed header says what the file is before the zip is opened; both must agree. */
static gboolean
check_header (GvtModule *self, JsonObject *header, GError **error)
{
  const char *id = gvt_json_get_text (header, "id", error);
  g_autofree char *shown = NULL;
  gint64 version;

  if (id == NULL || !gvt_json_get_int (header, "version", &version, error))
    return FALSE;
  if (g_str_equal (id, gvt_module_get_id (self)) && version == gvt_module_get_version (self))
    return TRUE;

  shown = gvt_unicode_head (id, 48);
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
               "The file says %s %" G_GINT64_FORMAT ", its module.json %s %u", shown, version,
               gvt_module_get_id (self), gvt_module_get_version (self));
  return FALSE;
}

GvtModule *
gvt_module_load_bytes (GBytes *file, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtSignedFile) signed_file = NULL;
  g_autoptr (GvtModule) self = NULL;

  g_return_val_if_fail (file != NULL && signer != NULL, NULL);

  signed_file = gvt_signed_file_read (file, MODULE_TYPE, MODULE_MAJOR, MAX_PACKED, error);
  if (signed_file == NULL || !gvt_signed_file_verify (signed_file, signer, error))
    return NULL;

  self = gvt_module_load (gvt_module_source_new_zip (gvt_signed_file_get_payload (signed_file)),
                          error);
  if (self == NULL || !check_header (self, gvt_signed_file_get_header (signed_file), error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Mapped, not read: a module with films would otherwise stay in memory whole. */
static GBytes *
map_file (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, &local);
  gboolean missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);

  if (mapped != NULL)
    return g_mapped_file_get_bytes (mapped);

  if (missing)
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("There is no file or folder %s. Nothing was changed. Check its name, and "
                       "the folder that it is in."),
                    path);
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_NO_ACCESS, "%s", local->message);
  return NULL;
}

GvtModule *
gvt_module_load_file (const char *path, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GBytes) file = NULL;

  g_return_val_if_fail (path != NULL && signer != NULL, NULL);

  file = map_file (path, error);
  return file != NULL ? gvt_module_load_bytes (file, signer, error) : NULL;
}

GvtModule *
gvt_module_load_file_by (const char *path, const GArray *signers, GError **error)
{
  g_autoptr (GBytes) file = NULL;

  g_return_val_if_fail (path != NULL && signers != NULL, NULL);

  file = map_file (path, error);
  return file != NULL
             ? gvt_module_load_bytes (file, gvt_signed_file_find_signer (file, signers), error)
             : NULL;
}

GBytes *
gvt_module_to_zip (GvtModule *self, GError **error)
{
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (GVT_IS_MODULE (self), NULL);

  paths = gvt_module_get_paths (self);
  return gvt_module_zip_write (gvt_module_get_source (self), paths, error);
}

GvtModule *
gvt_module_load_zip (GBytes *zip, GError **error)
{
  return gvt_module_load (gvt_module_source_new_zip (zip), error);
}

GBytes *
gvt_module_pack (GvtModule *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) zip = NULL;

  g_return_val_if_fail (GVT_IS_MODULE (self) && signing_key != NULL, NULL);

  zip = gvt_module_to_zip (self, error);
  if (zip == NULL)
    return NULL;

  json_object_set_string_member (header, "id", gvt_module_get_id (self));
  json_object_set_int_member (header, "version", gvt_module_get_version (self));
  return gvt_signed_file_write (MODULE_TYPE, MODULE_MAJOR, header, zip, signing_key, error);
}

GBytes *
gvt_module_pack_folder (const char *path, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (GvtModule) self = gvt_module_load_folder (path, error);

  return self != NULL ? gvt_module_pack (self, signing_key, error) : NULL;
}

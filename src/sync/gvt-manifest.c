/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-manifest.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"

#define TYPE  "MANI"
#define MAJOR 1

static const char *const kind_texts[] = { "pack",     "lexicon", "regions", "module",
                                          "stations", "delta",   "unknown" };

static void
entry_free (gpointer data)
{
  GvtManifestEntry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

const char *
gvt_file_kind_to_text (GvtFileKind kind)
{
  g_return_val_if_fail (kind <= GVT_FILE_UNKNOWN, "unknown");

  return kind_texts[kind];
}

static GvtFileKind
kind_from_text (const char *text)
{
  for (guint i = 0; i < GVT_FILE_UNKNOWN; i++)
    if (g_str_equal (kind_texts[i], text))
      return (GvtFileKind) i;

  return GVT_FILE_UNKNOWN;
}

GvtManifest *
gvt_manifest_new (guint64 serial, gint64 issued_at_us, const GvtId *device)
{
  GvtManifest *self = g_new0 (GvtManifest, 1);

  self->serial = serial;
  self->issued_at_us = issued_at_us;
  self->device = *device;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  return self;
}

void
gvt_manifest_add (GvtManifest *self,
                  GvtFileKind kind,
                  const char *name,
                  guint64 version,
                  guint64 bytes,
                  const GvtHash *hash)
{
  GvtManifestEntry *entry = g_new0 (GvtManifestEntry, 1);

  entry->kind = kind;
  entry->name = g_strdup (name);
  entry->version = version;
  entry->bytes = bytes;
  entry->hash = *hash;
  g_ptr_array_add (self->entries, entry);
}

void
gvt_manifest_add_delta (GvtManifest *self,
                        const char *name,
                        guint64 version,
                        guint64 bytes,
                        const GvtHash *hash,
                        const GvtHash *base)
{
  GvtManifestEntry *entry;

  gvt_manifest_add (self, GVT_FILE_DELTA, name, version, bytes, hash);
  entry = g_ptr_array_index (self->entries, self->entries->len - 1);
  entry->base = *base;
}

gboolean
gvt_manifest_entry_makes (const GvtManifestEntry *self, const GvtManifestEntry *pack)
{
  return self->kind == GVT_FILE_DELTA && pack->kind == GVT_FILE_PACK
         && self->version == pack->version && g_str_equal (self->name, pack->name);
}

void
gvt_manifest_free (GvtManifest *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->entries);
  g_free (self);
}

static GBytes *
write_entries (const GvtManifest *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *files = json_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      const GvtManifestEntry *entry = g_ptr_array_index (self->entries, i);
      JsonObject *file = json_object_new ();

      json_object_set_string_member (file, "kind", gvt_file_kind_to_text (entry->kind));
      json_object_set_string_member (file, "name", entry->name);
      json_object_set_int_member (file, "version", (gint64) entry->version);
      json_object_set_int_member (file, "bytes", (gint64) entry->bytes);
      gvt_json_set_hash (file, "hash", &entry->hash);
      if (entry->kind == GVT_FILE_DELTA)
        gvt_json_set_hash (file, "base", &entry->base);
      json_array_add_object_element (files, file);
    }

  json_object_set_array_member (object, "files", files);
  return gvt_json_canonical (object, error);
}

GBytes *
gvt_manifest_write (const GvtManifest *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) payload = write_entries (self, error);

  if (payload == NULL)
    return NULL;

  json_object_set_int_member (header, "serial", (gint64) self->serial);
  json_object_set_int_member (header, "issued_at_us", self->issued_at_us);
  gvt_json_set_id (header, "device", &self->device);
  return gvt_signed_file_write (TYPE, MAJOR, header, payload, signing_key, error);
}

static gboolean
read_entry (GvtManifest *self, JsonObject *file, GError **error)
{
  const char *kind = gvt_json_get_text (file, "kind", error);
  const char *name = kind != NULL ? gvt_json_get_text (file, "name", error) : NULL;
  GvtHash hash, base;
  GvtFileKind known;
  gint64 version, bytes;

  if (name == NULL || !gvt_json_get_int (file, "version", &version, error)
      || !gvt_json_get_int (file, "bytes", &bytes, error)
      || !gvt_json_get_hash (file, "hash", &hash, error))
    return FALSE;
  if (version < 0 || bytes < 0 || bytes > GVT_FILE_MAX_BYTES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                           "A file's size or version is out of range");
      return FALSE;
    }

  known = kind_from_text (kind);
  if (known != GVT_FILE_DELTA)
    gvt_manifest_add (self, known, name, (guint64) version, (guint64) bytes, &hash);
  else if (gvt_json_get_hash (file, "base", &base, error))
    gvt_manifest_add_delta (self, name, (guint64) version, (guint64) bytes, &hash, &base);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_entries (GvtManifest *self, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_MANIFEST_MAX_BYTES, error);
  JsonArray *files = object != NULL ? gvt_json_get_array (object, "files", error) : NULL;

  if (files == NULL)
    return FALSE;
  if (json_array_get_length (files) > GVT_MANIFEST_MAX_ENTRIES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "Too many files");
      return FALSE;
    }

  for (guint i = 0; i < json_array_get_length (files); i++)
    {
      JsonObject *file = gvt_json_element_object (files, i, "file", error);

      if (file == NULL || !read_entry (self, file, error))
        return FALSE;
    }

  return TRUE;
}

static GvtManifest *
read_file (GvtSignedFile *file, GError **error)
{
  JsonObject *header = gvt_signed_file_get_header (file);
  g_autoptr (GvtManifest) self = NULL;
  gint64 serial, issued_at_us;
  GvtId device;

  if (!gvt_json_get_int (header, "serial", &serial, error)
      || !gvt_json_get_int (header, "issued_at_us", &issued_at_us, error)
      || !gvt_json_get_id (header, "device", &device, error))
    return NULL;
  if (serial < 1)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A serial begins at 1");
      return NULL;
    }

  self = gvt_manifest_new ((guint64) serial, issued_at_us, &device);
  return read_entries (self, gvt_signed_file_get_payload (file), error) ? g_steal_pointer (&self)
                                                                        : NULL;
}

GvtManifest *
gvt_manifest_read (GBytes *bytes, const GvtPublicKey *signing_key, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR, GVT_MANIFEST_MAX_BYTES,
                                                         error);
  GvtManifest *self = NULL;

  if (file != NULL && gvt_signed_file_verify (file, signing_key, error))
    self = read_file (file, error);
  if (self == NULL)
    g_prefix_error (error, "Manifest: ");

  return self;
}

gboolean
gvt_manifest_check (const GvtManifest *self,
                    const GvtId *device,
                    guint64 held_serial,
                    GError **error)
{
  if (!gvt_id_equal (&self->device, device))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "The manifest is for another device");
      return FALSE;
    }
  if (self->serial < held_serial)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_EXPIRED,
                           "The manifest is older than the one held");
      return FALSE;
    }

  return TRUE;
}

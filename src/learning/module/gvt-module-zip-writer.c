/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>

#include "gvt-error.h"
#include "gvt-module-zip-private.h"

typedef struct archive WriteArchive;
typedef struct archive_entry ArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WriteArchive, archive_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

static GBytes *
fail (GError **error, const char *path, WriteArchive *archive)
{
  const char *problem = archive_error_string (archive);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: %s", path,
               problem != NULL ? problem : "cannot be packed");
  return NULL;
}

static la_ssize_t
append_bytes (struct archive *archive, void *out, const void *data, size_t length)
{
  g_byte_array_append (out, data, length);
  return length;
}

static gboolean
write_entry (WriteArchive *archive, const char *path, GBytes *content)
{
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();
  gsize length = g_bytes_get_size (content);

  /* No time and no owner: they would differ from machine to machine. */
  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, length);
  return archive_write_header (archive, entry) == ARCHIVE_OK
         && archive_write_data (archive, g_bytes_get_data (content, NULL), length)
                == (la_ssize_t) length;
}

GBytes *
gvt_module_zip_write (const GvtModuleSource *source, GPtrArray *paths, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (WriteArchive) archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1); /* no padding */
  if (archive_write_open2 (archive, out, NULL, append_bytes, NULL, NULL) != ARCHIVE_OK)
    return fail (error, "The zip", archive);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (GBytes) content = gvt_module_source_read (source, path, error);

      if (content == NULL)
        return NULL;
      if (!write_entry (archive, path, content))
        return fail (error, path, archive);
    }

  if (archive_write_close (archive) != ARCHIVE_OK)
    return fail (error, "The zip", archive);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

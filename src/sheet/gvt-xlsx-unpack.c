/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-unicode.h"
#include "gvt-xlsx-private.h"

#define MIB         (1024 * 1024)
#define MAX_ENTRIES 64        /* a workbook has about ten parts, each sheet and picture one more */
#define MAX_PART    (2 * MIB) /* unpacked */
#define MAX_RATIO   200       /* sheets of one repeated text pack well, bombs better */
#define CHUNK       (16 * 1024)
#define MAX_SHOWN   60

typedef struct archive ReadArchive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadArchive, archive_read_free)

static gboolean
refuse (GError **error, GvtError code, const char *path, const char *problem)
{
  g_autofree char *shown = gvt_unicode_head (path != NULL ? path : "?", MAX_SHOWN);
  g_autofree char *why = gvt_unicode_head (problem != NULL ? problem : "cannot be unpacked", 200);

  g_set_error (error, GVT_ERROR, code, "%s: %s", shown, why);
  return FALSE;
}

/* What an entry says of its size is not believed; the bounds are counted while unpacking. */
static GBytes *
unpack (ReadArchive *archive, const char *path, gsize packed, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, CHUNK)) > 0)
    {
      g_byte_array_append (content, chunk, (guint) n);
      if (content->len > MAX_PART || content->len > packed * MAX_RATIO)
        {
          refuse (error, GVT_ERROR_TOO_LARGE, path, "unpacks to too much");
          return NULL;
        }
    }

  if (n < 0) /* a wrong checksum too */
    {
      refuse (error, GVT_ERROR_BAD_FORMAT, path, archive_error_string (archive));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static gboolean
is_wanted (const char *path)
{
  return strcmp (path, GVT_XLSX_SHEET) == 0 || strcmp (path, GVT_XLSX_STRINGS) == 0
         || strcmp (path, GVT_XLSX_STYLES) == 0;
}

/* Of all other parts only the name is looked at. */
static gboolean
take_entry (ReadArchive *archive,
            struct archive_entry *entry,
            gsize packed,
            GHashTable *parts,
            GError **error)
{
  const char *path = archive_entry_pathname (entry);
  GBytes *content;

  if (path == NULL || !is_wanted (path))
    return TRUE;
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_symlink (entry) != NULL
      || archive_entry_hardlink (entry) != NULL)
    return refuse (error, GVT_ERROR_BAD_FORMAT, path, "not a plain file");
  if (archive_entry_is_encrypted (entry))
    return refuse (error, GVT_ERROR_BAD_FORMAT, path, "encrypted");
  if (g_hash_table_contains (parts, path))
    return refuse (error, GVT_ERROR_BAD_FORMAT, path, "stands there twice");

  content = unpack (archive, path, packed, error);
  return content != NULL && g_hash_table_insert (parts, g_strdup (path), content);
}

GHashTable *
gvt_xlsx_unpack (GBytes *workbook, GError **error)
{
  g_autoptr (ReadArchive) archive = archive_read_new ();
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  gsize size = 0;
  const void *data = g_bytes_get_data (workbook, &size);
  struct archive_entry *entry;
  guint n_entries = 0;
  int status;

  archive_read_support_format_zip_seekable (archive);
  if (size == 0 || archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "The workbook", archive_error_string (archive)),
           NULL;

  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      if (++n_entries > MAX_ENTRIES)
        return refuse (error, GVT_ERROR_TOO_LARGE, "The workbook", "too many parts"), NULL;
      if (!take_entry (archive, entry, size, parts, error))
        return NULL;
    }

  if (status != ARCHIVE_EOF)
    return refuse (error, GVT_ERROR_BAD_FORMAT, "The workbook", archive_error_string (archive)),
           NULL;
  return g_steal_pointer (&parts);
}

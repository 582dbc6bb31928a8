/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-zip-private.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "gvt-error.h"

#define CHUNK    (64 * 1024)
#define END_SIZE 22 /* of "end of central directory", without a comment */

typedef struct archive ReadArchive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadArchive, archive_read_free)

static gboolean
refuse (GError **error, const char *path, const char *problem)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: %s", path, problem);
  return FALSE;
}

static guint32
read_32 (const guint8 *at)
{
  guint32 number;

  memcpy (&number, at, sizeof number);
  return GUINT32_FROM_LE (number);
}

/* Whether the zip is all that is there: it begins with an entry, and its own end, without a
 * comment, stands at the end and right behind the directory. */
static gboolean
is_bare (GBytes *zip)
{
  gsize size = 0;
  const guint8 *data = g_bytes_get_data (zip, &size);
  const guint8 *end = size >= END_SIZE ? data + size - END_SIZE : NULL;

  return end != NULL && memcmp (end, "PK\5\6", 4) == 0
         && (memcmp (data, "PK\3\4", 4) == 0 || end == data) && end[20] == 0 && end[21] == 0
         && (guint64) read_32 (end + 12) + read_32 (end + 16) == size - END_SIZE;
}

/* What libarchive says stands behind a word that those who explain it know. */
static gboolean
refuse_packing (GError **error, const char *path, ReadArchive *archive)
{
  const char *problem = archive_error_string (archive);
  g_autofree char *why = g_strconcat ("unpacking: ", problem != NULL ? problem : "?", NULL);

  return refuse (error, path, why);
}

/* The directory at the end of the zip rules, so a cut-off file never half-opens. */
static ReadArchive *
open_zip (GBytes *zip, GError **error)
{
  g_autoptr (ReadArchive) archive = archive_read_new ();

  if (!is_bare (zip))
    {
      refuse (error, "The zip", "something stands before or behind it, or it is not whole");
      return NULL;
    }

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, g_bytes_get_data (zip, NULL), g_bytes_get_size (zip))
      == ARCHIVE_OK)
    return g_steal_pointer (&archive);

  refuse_packing (error, "The zip", archive);
  return NULL;
}

/* What the entry says about its size is not believed; the bound is counted while unpacking. */
static GBytes *
unpack (ReadArchive *archive, const char *path, gsize bound, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  la_ssize_t n;

  while ((n = archive_read_data (archive, chunk, CHUNK)) > 0)
    {
      if ((gsize) n > bound - content->len)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                       "%s: over %" G_GSIZE_FORMAT " KiB unpacked", path, bound / 1024);
          return NULL;
        }
      g_byte_array_append (content, chunk, n);
    }

  if (n < 0) /* a wrong checksum too */
    {
      refuse_packing (error, path, archive);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

static gboolean
read_entry (ReadArchive *archive,
            struct archive_entry *entry,
            const char *only,
            GvtModuleGate *gate,
            GvtModuleFileFunc func,
            gpointer user_data,
            GError **error)
{
  const char *path = archive_entry_pathname (entry);
  g_autoptr (GBytes) content = NULL;
  gsize bound;

  if (archive_entry_filetype (entry) == AE_IFDIR && archive_entry_size (entry) == 0)
    return gvt_module_gate_admit_folder (gate, path, error);

  bound = gvt_module_gate_admit (gate, path, error);
  if (bound == 0)
    return FALSE;
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_symlink (entry) != NULL
      || archive_entry_hardlink (entry) != NULL)
    return refuse (error, path, "not a plain file");
  if (archive_entry_is_encrypted (entry))
    return refuse (error, path, "encrypted");
  if (only != NULL && g_strcmp0 (only, path) != 0)
    return TRUE;

  content = unpack (archive, path, bound, error);
  return content != NULL && gvt_module_gate_count (gate, path, g_bytes_get_size (content), error)
         && func (path, content, user_data, error);
}

gboolean
gvt_module_zip_foreach (
    GBytes *zip, const char *only, GvtModuleFileFunc func, gpointer user_data, GError **error)
{
  g_autoptr (ReadArchive) archive = open_zip (zip, error);
  g_auto (GvtModuleGate) gate = { NULL, 0 };
  struct archive_entry *entry;
  int status;

  if (archive == NULL)
    return FALSE;

  gvt_module_gate_init (&gate);
  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    if (!read_entry (archive, entry, only, &gate, func, user_data, error))
      return FALSE;

  return status == ARCHIVE_EOF || refuse_packing (error, "The zip", archive);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-module-source-private.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-unicode.h"

#define KIB           ((gsize) 1024)
#define MIB           (1024 * KIB)
#define MAX_FILES     256
#define MAX_TOTAL     (64 * MIB)
#define MAX_NAME      64
#define MEDIA_FOLDER  "media/"
#define NAME_ALPHABET "abcdefghijklmnopqrstuvwxyz0123456789._-"

/* What a module may hold, and how much of it. */
static const struct
{
  const char *suffix;
  gboolean is_media;
  gsize max_bytes;
} kinds[] = {
  { ".json", FALSE, 256 * KIB }, { ".md", FALSE, 32 * KIB }, { ".svg", TRUE, 512 * KIB },
  { ".png", TRUE, 4 * MIB },     { ".jpg", TRUE, 4 * MIB },  { ".opus", TRUE, 4 * MIB },
  { ".webm", TRUE, 24 * MIB },
};

/* Lower case only, so that two names never become one on another file system; "..", "/" and "\"
 * have no way to be written. */
static gboolean
is_name (const char *name)
{
  gsize length = strlen (name);

  return length > 0 && length <= MAX_NAME && g_ascii_isalnum (name[0])
         && strspn (name, NAME_ALPHABET) == length;
}

static gsize
bound_of (const char *path)
{
  gboolean is_media = g_str_has_prefix (path, MEDIA_FOLDER);
  const char *name = is_media ? path + strlen (MEDIA_FOLDER) : path;

  if (!is_name (name))
    return 0;
  if (g_str_has_suffix (name, ".json") && strcmp (name, "module.json") != 0
      && strcmp (name, "quiz.json") != 0)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_suffix (name, kinds[i].suffix) && kinds[i].is_media == is_media)
      return kinds[i].max_bytes;
  return 0;
}

/* Whether a program that trusts @path would write beside the module, on any system. */
static gboolean
leads_out (const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, "/\\", -1);

  return strchr (path, '\\') != NULL || *path == '/'
         || (g_ascii_isalpha (path[0]) && path[1] == ':')
         || g_strv_contains ((const char *const *) parts, "..");
}

/* Why a name is no module's; for the log and for who packed it. */
static const char *
fault_of (const char *path)
{
  gboolean is_media = g_str_has_prefix (path, MEDIA_FOLDER);

  if (leads_out (path))
    return "leads out of the module";
  if (strchr (is_media ? path + strlen (MEDIA_FOLDER) : path, '/') != NULL)
    return "stands in a folder; a module's files are packed without the folder around them, and "
           "have none but media";
  return "a module has no file of this name or kind";
}

void
gvt_module_gate_init (GvtModuleGate *self)
{
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->total = 0;
}

void
gvt_module_gate_clear (GvtModuleGate *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

/* Each name once, and not too many. */
static gboolean
note_path (GvtModuleGate *self, const char *path, GError **error)
{
  if (g_hash_table_size (self->seen) == MAX_FILES)
    g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: more than %d files", path, MAX_FILES);
  else if (!g_hash_table_add (self->seen, g_strdup (path)))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: stands there twice", path);
  else
    return TRUE;
  return FALSE;
}

static void
refuse_name (const char *path, GError **error)
{
  g_autofree char *shown = gvt_unicode_head (path != NULL ? path : "?", 80);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "%s: %s", shown,
               fault_of (path != NULL ? path : ""));
}

gsize
gvt_module_gate_admit (GvtModuleGate *self, const char *path, GError **error)
{
  gsize bound = path != NULL ? bound_of (path) : 0;

  if (bound == 0)
    refuse_name (path, error);
  return bound > 0 && note_path (self, path, error) ? bound : 0;
}

gboolean
gvt_module_gate_admit_folder (GvtModuleGate *self, const char *path, GError **error)
{
  if (g_strcmp0 (path, MEDIA_FOLDER) == 0)
    return note_path (self, path, error);

  refuse_name (path, error);
  return FALSE;
}

gboolean
gvt_module_gate_count (GvtModuleGate *self, const char *path, gsize bytes, GError **error)
{
  gsize bound = bound_of (path);

  self->total += bytes;
  if (bytes <= bound && self->total <= MAX_TOTAL)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "%s: over %" G_GSIZE_FORMAT " KiB%s", path,
               (bytes > bound ? bound : MAX_TOTAL) / KIB,
               bytes > bound ? "" : " for all files together");
  return FALSE;
}

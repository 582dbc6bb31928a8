/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-media.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-media-check-private.h"
#include "gvt-module-source-private.h"

#define MAX_STEM 40

/* What comes in as one of these is kept as the other. */
static const char *const endings[][2] = {
  { ".svg", ".svg" },
  { ".png", ".png" },
  { ".jpg", ".jpg" },
  { ".jpeg", ".jpg" },
};

static const char *
find_ending (const char *name, gsize *stem_length)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i][0]))
      {
        *stem_length = strlen (name) - strlen (endings[i][0]);
        return endings[i][1];
      }
  return NULL;
}

/* "peta tps (1)" becomes "peta-tps-1-". Returns: (transfer full) */
static char *
make_stem (const char *name, gsize length)
{
  GString *stem = g_string_new (NULL);

  for (gsize i = 0; i < length && stem->len < MAX_STEM; i++)
    if (g_ascii_isalnum (name[i]))
      g_string_append_c (stem, name[i]);
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c (stem, '-');
  if (stem->len == 0)
    g_string_append (stem, "gambar");
  return g_string_free (stem, FALSE);
}

static gboolean
refuse (const char *name, GError **error)
{
  g_set_error (
      error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
      _ ("%s is no picture for a module: an SVG drawing without scripts and links, or a PNG "
         "or JPEG picture, of at most 4096 x 4096 dots."),
      name);
  return FALSE;
}

/* Returns: (transfer full) (nullable): what it holds, when a module may have it as @ending */
static GBytes *
read_picture (const char *path, const char *name, const char *ending, GError **error)
{
  g_auto (GvtModuleGate) gate = { NULL };
  g_autofree char *probe = g_strconcat ("media/x", ending, NULL);
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) reason = NULL;

  gvt_module_gate_init (&gate);
  content = gvt_file_read (path, gvt_module_gate_admit (&gate, probe, NULL), error);
  if (content == NULL)
    return NULL;
  if (gvt_media_check (probe, content, &reason))
    return g_steal_pointer (&content);

  g_message ("A picture is refused: %s", reason->message);
  refuse (name, error);
  return NULL;
}

/* A name that nothing has, or the one under which the same picture is there. */
static char *
choose_name (const char *folder, const char *stem, const char *ending, GBytes *content)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strconcat ("media/", stem, number, ending, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) found = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
      found = gvt_file_read (path, g_bytes_get_size (content), NULL);
      if (found != NULL && g_bytes_equal (found, content))
        return g_steal_pointer (&name);
    }
}

/* The unfinished file stands beside the draft's folder, where no module looks. */
static gboolean
write_picture (const char *folder, const char *name, GBytes *content, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *media = g_path_get_dirname (path);
  g_autofree char *file = g_path_get_basename (path);
  g_autofree char *drafts = g_path_get_dirname (folder);
  g_autofree char *id = g_path_get_basename (folder);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.%s", drafts, id, file);

  return gvt_folder_ensure (media, error) && gvt_file_write (temporary, content, error)
         && gvt_file_move (temporary, path, error);
}

char *
gvt_draft_add_picture (const char *folder, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *small = g_ascii_strdown (name, -1);
  gsize stem_length = 0;
  const char *ending = find_ending (small, &stem_length);
  g_autoptr (GBytes) content = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (folder != NULL && path != NULL, NULL);

  if (ending == NULL)
    return refuse (name, error), NULL;
  content = read_picture (path, name, ending, error);
  if (content == NULL)
    return NULL;

  stem = make_stem (small, stem_length);
  chosen = choose_name (folder, stem, ending, content);
  return write_picture (folder, chosen, content, error) ? g_steal_pointer (&chosen) : NULL;
}

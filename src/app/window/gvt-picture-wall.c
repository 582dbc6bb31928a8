/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include <glib/gstdio.h>

#include "gvt-draft-folder.h"
#include "gvt-file.h"
#include "gvt-film-page.h"
#include "gvt-json.h"
#include "gvt-module-library.h"
#include "gvt-presenter-view.h"
#include "gvt-show.h"
#include "gvt-ui.h"

#define MODULE   "m5-hari-pemungutan-suara"
#define FILM     "media/film.webm"
#define MAX_JSON (1024 * 1024)

/* --- a film --- */

static gboolean
write_film (const char *folder)
{
  g_autoptr (GBytes) film = g_resources_lookup_data (GVT_UI ("gvt-picture-film.webm"), 0, NULL);
  g_autofree char *path = g_build_filename (folder, FILM, NULL);

  return film != NULL && gvt_file_write (path, film, NULL);
}

static JsonObject *
describe_film (const char *transcript) /* (transfer full) */
{
  JsonObject *film = json_object_new ();

  json_object_set_string_member (film, "kind", "sign");
  json_object_set_string_member (film, "file", FILM);
  json_object_set_string_member (film, "language", "id");
  json_object_set_string_member (film, "text", transcript);
  return film;
}

/* The first card of the module in @folder says in sign language what its title says. */
static gboolean
add_film (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "module.json", NULL);
  g_autoptr (GBytes) before = gvt_file_read (path, MAX_JSON, NULL);
  g_autoptr (JsonObject) module = before != NULL ? gvt_json_parse (before, MAX_JSON, NULL) : NULL;
  JsonArray *cards = module != NULL ? gvt_json_get_array (module, "lessons", NULL) : NULL;
  JsonObject *card = cards != NULL ? gvt_json_element_object (cards, 0, "lessons", NULL) : NULL;
  g_autoptr (GBytes) after = NULL;

  if (card == NULL || !write_film (folder))
    return FALSE;
  if (!json_object_has_member (card, "media"))
    json_object_set_array_member (card, "media", json_array_new ());
  json_array_add_object_element (json_object_get_array_member (card, "media"),
                                 describe_film (gvt_json_text_or (card, "title", "")));
  after = gvt_json_canonical (module, NULL);
  return after != NULL && gvt_file_write (path, after, NULL);
}

/* No module that comes with the program has one: it is put into a copy, which is read at once. */
static gboolean
open_film (GvtWindow *window)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  g_autofree char *drafts = g_dir_make_tmp ("govote-XXXXXX", NULL);
  g_autofree char *folder = drafts != NULL ? gvt_draft_duplicate (
                                gvt_module_library_find (library, MODULE, NULL), drafts, NULL, NULL)
                                           : NULL;
  g_autoptr (GvtModule) module = folder != NULL && add_film (folder)
                                     ? gvt_module_load_folder (folder, NULL)
                                     : NULL;
  g_autoptr (GvtLesson) lesson = module != NULL
                                     ? g_list_model_get_item (gvt_module_get_lessons (module), 0)
                                     : NULL;

  if (lesson == NULL || !gvt_film_is_there (lesson))
    return FALSE;
  gvt_picture_show_root (window, "learning");
  gvt_page_stack_push (gvt_window_get_section (window, "learning"),
                       gvt_film_page_new (module, lesson));
  g_object_set_data_full (G_OBJECT (window), "picture-film", g_steal_pointer (&folder), g_free);
  return TRUE;
}

static gboolean
leave_film (GvtWindow *window)
{
  const char *folder = g_object_get_data (G_OBJECT (window), "picture-film");
  g_autofree char *drafts = folder != NULL ? g_path_get_dirname (folder) : NULL;

  gvt_picture_show_root (window, "learning");
  if (folder != NULL && gvt_draft_delete (folder, NULL))
    g_rmdir (drafts);
  return FALSE; /* there is nothing to see */
}

/* --- what is before the facilitator --- */

/* As where a second screen is: the wall is there, and this window shows the notes. */
static gboolean
open_notes (GvtWindow *window)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (gvt_window_get_workspace (window));
  GvtModule *module = library != NULL ? gvt_module_library_find (library, MODULE, NULL) : NULL;
  GtkWidget *show;
  GvtClock *clock;

  if (module == NULL)
    return FALSE;
  gvt_projector_ask (gvt_picture_top_page (window, "learning"), module,
                     gvt_module_get_lessons (module), 1);
  show = gvt_picture_find (GTK_WIDGET (window), GVT_TYPE_SHOW);
  if (show == NULL)
    return FALSE;
  clock = gvt_profile_get_clock (gvt_workspace_get_profile (gvt_window_get_workspace (window)));
  adw_bin_set_child (
      ADW_BIN (show),
      gvt_presenter_view_new (
          GVT_PROJECTOR_PAGE (gvt_page_stack_get_top (gvt_show_get_pages (GVT_SHOW (show)))), clock,
          gvt_clock_boot_us (clock) - 754 * G_TIME_SPAN_SECOND));
  return TRUE;
}

static gboolean
leave_notes (GvtWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  return FALSE;
}

const GvtPictureStep gvt_picture_wall_steps[] = {
  { "film", open_film },   { "film-left", leave_film },
  { "notes", open_notes }, { "notes-left", leave_notes },
  { NULL, NULL },
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-class-place.h"

#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-session-views.h"

#define FILE_NAME "class.json"
#define MAX_BYTES 1024

static const char *const view_names[] = {
  [GVT_AT_PAGE] = "page",         [GVT_AT_MODULE] = "module",
  [GVT_AT_LESSON] = "lesson",     [GVT_AT_WALL] = "wall",
  [GVT_AT_QUIZ] = "quiz",         [GVT_AT_HANDS] = "hands",
  [GVT_AT_PRETEST] = "pretest",   [GVT_AT_PRETEST_HANDS] = "pretest-hands",
  [GVT_AT_POSTTEST] = "posttest", [GVT_AT_POSTTEST_HANDS] = "posttest-hands",
  [GVT_AT_SURVEY] = "survey",     [GVT_AT_FACES] = "faces",
};

void
gvt_class_place_set_card (
    GvtClassPlace *self, GvtClassView view, GvtModule *module, GListModel *cards, guint card)
{
  self->view = view;
  self->module = *gvt_module_get_hash (module);
  self->with_pictures = cards == gvt_module_get_picture_lessons (module);
  self->card = card;
}

gboolean
gvt_class_place_equal (const GvtClassPlace *a, const GvtClassPlace *b)
{
  return gvt_id_equal (&a->session, &b->session) && a->view == b->view
         && gvt_hash_equal (&a->module, &b->module) && a->with_pictures == b->with_pictures
         && a->card == b->card && a->is_seated == b->is_seated && g_strcmp0 (a->code, b->code) == 0;
}

/* --- as a file --- */

static GBytes *
write_json (const GvtClassPlace *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  gvt_json_set_id (object, "session", &self->session);
  gvt_json_set_hash (object, "module", &self->module);
  json_object_set_string_member (object, "view", view_names[self->view]);
  json_object_set_boolean_member (object, "pictures", self->with_pictures);
  json_object_set_int_member (object, "card", self->card);
  json_object_set_boolean_member (object, "seated", self->is_seated);
  json_object_set_string_member (object, "code", self->code != NULL ? self->code : "");
  return gvt_json_canonical (object, error);
}

static gboolean
read_view (JsonObject *object, GvtClassView *view, GError **error)
{
  const char *name = gvt_json_get_text (object, "view", error);

  if (name == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (view_names); i++)
    if (g_str_equal (name, view_names[i]))
      {
        *view = i;
        return TRUE;
      }
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No view of a class: “%s”", name);
  return FALSE;
}

static gboolean
read_card (JsonObject *object, guint *card, GError **error)
{
  gint64 value;

  if (!gvt_json_get_int (object, "card", &value, error))
    return FALSE;
  if (value < 0 || value > G_MAXINT)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No card: %" G_GINT64_FORMAT, value);
      return FALSE;
    }
  *card = (guint) value;
  return TRUE;
}

/* Interned: codes are few, and the file is short. */
static gboolean
read_seat (JsonObject *object, GvtClassPlace *self, GError **error)
{
  self->code = g_intern_string (gvt_json_text_or (object, "code", ""));
  if (json_object_has_member (object, "seated"))
    return gvt_json_get_bool (object, "seated", &self->is_seated, error);

  self->is_seated = FALSE; /* written before seats were found again */
  return TRUE;
}

static gboolean
read_json (GvtClassPlace *self, JsonObject *object, GError **error)
{
  return gvt_json_get_id (object, "session", &self->session, error)
         && gvt_json_get_hash (object, "module", &self->module, error)
         && read_view (object, &self->view, error)
         && gvt_json_get_bool (object, "pictures", &self->with_pictures, error)
         && read_card (object, &self->card, error) && read_seat (object, self, error);
}

gboolean
gvt_class_place_save (const GvtClassPlace *self, GvtProfile *profile, GError **error)
{
  g_autofree char *path = gvt_profile_path (profile, FILE_NAME, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (self == NULL)
    {
      g_remove (path); /* at worst one comes back to a class that was left */
      return TRUE;
    }
  bytes = write_json (self, error);
  return bytes != NULL && gvt_file_write (path, bytes, error);
}

static gboolean
require_open (const GvtClassPlace *self, GvtProfile *profile, GError **error)
{
  g_autoptr (GvtSession) session = gvt_sessions_view (profile, &self->session, error);

  if (session == NULL)
    return FALSE;
  if (gvt_session_is_open (session))
    return TRUE;
  g_set_error (error, GVT_ERROR, GVT_ERROR_STATE, "The class was closed meanwhile");
  return FALSE;
}

gboolean
gvt_class_place_load (GvtClassPlace *self, GvtProfile *profile, GError **error)
{
  g_autofree char *path = gvt_profile_path (profile, FILE_NAME, NULL);
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_BYTES, error);
  g_autoptr (JsonObject) object = NULL;

  if (bytes == NULL)
    return FALSE;
  object = gvt_json_parse (bytes, MAX_BYTES, error);
  return object != NULL && read_json (self, object, error) && require_open (self, profile, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sign-work.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "gvt-blobs.h"
#include "gvt-error.h"
#include "gvt-report.h"

#define LONGER_SIDE 1600 /* pixels: a page's letters can still be read */

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtId visit;
  char *method;
  char *name;
  char *code;
  char *photo;
  GvtStrokes *strokes;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  g_object_unref (task->library);
  g_free (task->method);
  g_free (task->name);
  g_free (task->code);
  g_free (task->photo);
  g_clear_pointer (&task->strokes, gvt_strokes_free);
  g_free (task);
}

static Task *
task_new (GvtWork *work,
          GvtProfile *profile,
          GvtModuleLibrary *library,
          const GvtId *visit,
          GvtWorkFunc func)
{
  Task *task = g_new0 (Task, 1);

  task->profile = g_object_ref (profile);
  task->library = g_object_ref (library);
  task->visit = *visit;
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  return task;
}

static void
state_free (gpointer data)
{
  GvtSignState *state = data;

  g_free (state->code);
  g_clear_pointer (&state->signature, gvt_visit_signature_free);
  g_free (state);
}

static gpointer
load (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (JsonObject) figures = gvt_report_read (task->profile, task->library, &task->visit,
                                                    error);
  GvtSignState *state = g_new0 (GvtSignState, 1);

  if (figures == NULL
      || !gvt_visits_read_signature (task->profile, &task->visit, &state->signature, error))
    {
      state_free (state);
      return NULL;
    }
  state->code = g_strdup (json_object_get_string_member (figures, "code"));
  state->n_people = (guint) (json_object_get_int_member (figures, "men")
                             + json_object_get_int_member (figures, "women"));
  return state;
}

void
gvt_sign_work_load (GvtWork *work,
                    GvtProfile *profile,
                    GvtModuleLibrary *library,
                    const GvtId *visit)
{
  task_new (work, profile, library, visit, load);
  work->free_result = state_free;
}

/* Returns: (transfer full) (nullable): at most %GVT_BLOB_MAX, as good as that allows */
static GBytes *
write_jpeg (GdkPixbuf *picture, GError **error)
{
  static const char *const qualities[] = { "85", "70", "50", "30", NULL };

  for (guint i = 0; qualities[i] != NULL; i++)
    {
      char *data;
      gsize size;

      if (!gdk_pixbuf_save_to_buffer (picture, &data, &size, "jpeg", error, "quality", qualities[i],
                                      NULL))
        return NULL;
      if (size <= GVT_BLOB_MAX || qualities[i + 1] == NULL)
        return g_bytes_new_take (data, size);
      g_free (data);
    }
  return NULL;
}

/* Returns: (transfer full) (nullable) */
static GBytes *
read_photo (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_file (path, &local);
  g_autoptr (GdkPixbuf) upright = NULL;
  g_autoptr (GdkPixbuf) small = NULL;
  int longer;

  if (picture == NULL)
    {
      gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                      _ ("This file is no photo that can be read. Nothing was changed. Choose a "
                         "JPEG or PNG file."));
      return NULL;
    }
  upright = gdk_pixbuf_apply_embedded_orientation (picture);
  longer = MAX (gdk_pixbuf_get_width (upright), gdk_pixbuf_get_height (upright));
  if (longer > LONGER_SIDE)
    small = gdk_pixbuf_scale_simple (
        upright, MAX (1, gdk_pixbuf_get_width (upright) * LONGER_SIDE / longer),
        MAX (1, gdk_pixbuf_get_height (upright) * LONGER_SIDE / longer), GDK_INTERP_BILINEAR);
  return write_jpeg (small != NULL ? small : upright, error);
}

static gpointer
save (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (GBytes) photo = task->photo != NULL ? read_photo (task->photo, error) : NULL;
  GvtSigning signing = {
    .method = task->method,
    .name = task->name,
    .code = task->code,
    .strokes = task->strokes,
    .photo = photo,
  };

  if (task->photo == NULL || photo != NULL)
    gvt_visits_sign (task->profile, task->library, &task->visit, &signing, error);
  return NULL;
}

void
gvt_sign_work_save (GvtWork *work,
                    GvtProfile *profile,
                    GvtModuleLibrary *library,
                    const GvtSignOrder *order)
{
  Task *task = task_new (work, profile, library, order->visit, save);

  task->method = g_strdup (order->method);
  task->name = g_strdup (order->name);
  task->code = g_strdup (order->code);
  task->photo = g_strdup (order->photo);
  task->strokes = order->strokes != NULL ? gvt_strokes_copy (order->strokes) : NULL;
}

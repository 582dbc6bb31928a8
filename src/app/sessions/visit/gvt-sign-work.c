/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sign-work.h"

#include "gvt-blobs.h"
#include "gvt-photo.h"
#include "gvt-report.h"

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

static gpointer
save (gpointer input, GCancellable *cancellable, GError **error)
{
  Task *task = input;
  g_autoptr (GBytes) photo = task->photo != NULL ? gvt_photo_read (task->photo, GVT_BLOB_MAX, error)
                                                 : NULL;
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

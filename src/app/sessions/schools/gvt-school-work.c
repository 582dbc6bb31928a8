/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-school-work.h"

#include "gvt-check-acts.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-school-sheet.h"
#include "gvt-secret.h"
#include "gvt-text.h"

/* As it stands in the journal, in any language. */
#define PURPOSE "daftar sekolah"

typedef struct
{
  GvtProfile *profile;    /* (nullable) */
  GvtRegionList *regions; /* (nullable) */
  GvtId visit;
  char *day;  /* (nullable) */
  char *path; /* (nullable) */
  gboolean leave_out;
  char *text; /* (nullable): of a question, as the next two */
  char *birth_date;
  char *village;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_object (&task->profile);
  g_clear_object (&task->regions);
  g_free (task->day);
  g_free (task->path);
  gvt_wipe_free (task->text);
  gvt_wipe_free (task->birth_date);
  g_free (task->village);
  g_free (task);
}

static Task *
task_new (GvtWork *work, GvtProfile *profile, const GvtId *visit, GvtWorkFunc func)
{
  Task *task = g_new0 (Task, 1);

  g_set_object (&task->profile, profile);
  if (visit != NULL)
    task->visit = *visit;
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  return task;
}

/* --- sorting --- */

static gpointer
sort (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  g_autoptr (GvtRoll) roll = gvt_roll_open (task->profile, NULL, cancellable, error);
  GvtSchoolPiles *piles;

  if (roll == NULL)
    return NULL;
  piles = gvt_school_piles_sort (task->profile, roll, task->regions, &task->visit, task->day,
                                 PURPOSE, error);
  gvt_roll_close (roll);
  return piles;
}

void
gvt_school_work_sort (
    GvtWork *work, GvtProfile *profile, GvtRegionList *regions, const GvtId *visit, const char *day)
{
  Task *task = task_new (work, profile, visit, sort);

  g_set_object (&task->regions, regions);
  task->day = g_strdup (day);
  work->free_result = (GDestroyNotify) gvt_school_piles_unref;
}

/* --- taking --- */

void
gvt_school_taken_free (GvtSchoolTaken *self)
{
  g_free (self->faults);
  g_free (self);
}

/* A file of which something can be read is for a person to decide about. Returns: (nullable) */
static GvtSchoolTaken *
offer_rest (GBytes *file, const char *today, GError *fault, GError **error)
{
  guint n_left_out = 0;
  g_autoptr (GPtrArray) pupils = gvt_school_sheet_read (file, today, TRUE, &n_left_out, NULL);
  GvtSchoolTaken *taken;

  if (pupils == NULL || n_left_out == 0)
    {
      g_propagate_error (error, g_error_copy (fault));
      return NULL;
    }
  taken = g_new0 (GvtSchoolTaken, 1);
  taken->faults = gvt_error_describe (fault);
  taken->n_pupils = pupils->len;
  taken->n_left_out = n_left_out;
  return taken;
}

static gpointer
take (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (gvt_profile_get_clock (task->profile)));
  g_autoptr (GBytes) file = gvt_file_read (task->path, GVT_SCHOOL_MAX_FILE, error);
  g_autoptr (GPtrArray) pupils = NULL;
  g_autoptr (GError) fault = NULL;
  GvtSchoolTaken *taken;
  guint n_left_out;

  if (file == NULL)
    return NULL;
  pupils = gvt_school_sheet_read (file, today, task->leave_out, &n_left_out, &fault);
  if (pupils == NULL)
    return offer_rest (file, today, fault, error);
  if (!gvt_school_lists_take (task->profile, &task->visit, pupils, n_left_out, PURPOSE, error))
    return NULL;
  taken = g_new0 (GvtSchoolTaken, 1);
  taken->n_pupils = pupils->len;
  taken->n_left_out = n_left_out;
  return taken;
}

void
gvt_school_work_take (
    GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *path, gboolean leave_out)
{
  Task *task = task_new (work, profile, visit, take);

  task->path = g_strdup (path);
  task->leave_out = leave_out;
  work->free_result = (GDestroyNotify) gvt_school_taken_free;
}

/* --- the rest --- */

static gpointer
write_template (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  g_autoptr (GBytes) bytes = gvt_school_sheet_template (!g_str_has_suffix (task->path, ".csv"));

  gvt_file_write (task->path, bytes, error);
  return NULL;
}

void
gvt_school_work_template (GvtWork *work, const char *path)
{
  task_new (work, NULL, NULL, write_template)->path = g_strdup (path);
}

static gpointer
erase (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  guint n_erased;

  return gvt_school_lists_erase (task->profile, &task->visit, &n_erased, error)
             ? g_memdup2 (&n_erased, sizeof n_erased)
             : NULL;
}

void
gvt_school_work_erase (GvtWork *work, GvtProfile *profile, const GvtId *visit)
{
  task_new (work, profile, visit, erase);
  work->free_result = g_free;
}

static gpointer
ask (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  const GvtCheckQuestion question = { task->text, task->birth_date, task->village, PURPOSE,
                                      &task->visit };

  return gvt_checks_ask (task->profile, &question, error);
}

void
gvt_school_work_ask (GvtWork *work,
                     GvtProfile *profile,
                     const GvtId *visit,
                     const GvtSchoolRow *row)
{
  Task *task = task_new (work, profile, visit, ask);
  const char *nik = row->pupil->text[GVT_PUPIL_NIK];

  task->text = g_strdup (nik != NULL ? nik : row->pupil->text[GVT_PUPIL_NAME]);
  task->birth_date = g_strdup (row->pupil->text[GVT_PUPIL_BIRTH_DATE]);
  task->village = g_strdup (row->village);
  work->free_result = g_object_unref;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-work.h"

#include "gvt-session-views.h"
#include "gvt-visit-export.h"
#include "gvt-worklist-paper.h"

/* As it stands in the journal, in any language. */
#define PURPOSE "pencocokan terbatas"

typedef struct
{
  GvtProfile *profile;
  GvtRoll *roll;         /* (nullable) */
  GvtWorklist *worklist; /* (nullable) */
  GArray *numbers;       /* (nullable) */
  char *name;            /* (nullable) */
  char *outcome;         /* (nullable), as the next two */
  char *tms_scheme;
  char *tms_code;
  guint number;
  char *typed; /* (nullable) */
} Task;

static Task *
task_new (GvtProfile *profile, GvtWorklist *worklist)
{
  Task *task = g_new0 (Task, 1);

  task->profile = g_object_ref (profile);
  task->worklist = worklist != NULL ? g_object_ref (worklist) : NULL;
  return task;
}

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  g_clear_object (&task->roll);
  g_clear_object (&task->worklist);
  g_clear_pointer (&task->numbers, g_array_unref);
  g_free (task->name);
  g_free (task->outcome);
  g_free (task->tms_scheme);
  g_free (task->tms_code);
  gvt_wipe_free (task->typed);
  g_free (task);
}

static void
fill (GvtWork *work, GvtWorkFunc func, Task *task, GDestroyNotify free_result)
{
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  work->free_result = free_result;
}

static gpointer
list_all (gpointer input, GCancellable *cancellable, GError **error)
{
  return gvt_worklists_list (((Task *) input)->profile, NULL, error);
}

void
gvt_worklist_work_list (GvtWork *work, GvtProfile *profile)
{
  fill (work, list_all, task_new (profile, NULL), g_object_unref);
}

static gpointer
open_one (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;

  return gvt_worklists_open (task->profile, task->roll, task->name, PURPOSE, error);
}

void
gvt_worklist_work_open (GvtWork *work, GvtProfile *profile, GvtRoll *roll, const char *name)
{
  Task *task = task_new (profile, NULL);

  task->roll = g_object_ref (roll);
  task->name = g_strdup (name);
  fill (work, open_one, task, g_object_unref);
}

static gpointer
open_again (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;

  return gvt_worklists_open_again (task->profile, task->roll, task->worklist, error);
}

void
gvt_worklist_work_open_again (GvtWork *work,
                              GvtProfile *profile,
                              GvtRoll *roll,
                              GvtWorklist *opened)
{
  Task *task = task_new (profile, opened);

  task->roll = g_object_ref (roll);
  fill (work, open_again, task, g_object_unref);
}

/* As it is now; who stands there was read before. */
static GvtWorklist *
read_again (const Task *task, GError **error)
{
  g_autofree char *id = gvt_id_to_text (gvt_worklist_get_id (task->worklist));
  GvtWorklist *worklist = gvt_worklists_find (task->profile, id, error);

  if (worklist != NULL)
    gvt_worklist_carry_people (worklist, task->worklist);
  return worklist;
}

static gpointer
mark (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  const GvtOutcome outcome = { task->outcome, task->tms_scheme, task->tms_code };

  return gvt_worklists_mark (task->profile, task->worklist, task->numbers, &outcome, error)
             ? read_again (task, error)
             : NULL;
}

void
gvt_worklist_work_mark (GvtWork *work,
                        GvtProfile *profile,
                        GvtWorklist *worklist,
                        GArray *numbers,
                        const GvtOutcome *outcome)
{
  Task *task = task_new (profile, worklist);

  task->numbers = g_array_copy (numbers);
  task->outcome = g_strdup (outcome->outcome);
  task->tms_scheme = g_strdup (outcome->tms_scheme);
  task->tms_code = g_strdup (outcome->tms_code);
  fill (work, mark, task, g_object_unref);
}

static gpointer
undo (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  g_autofree char *id = gvt_id_to_text (gvt_worklist_get_id (task->worklist));

  return gvt_worklists_undo (task->profile, id, error) ? read_again (task, error) : NULL;
}

void
gvt_worklist_work_undo (GvtWork *work, GvtProfile *profile, GvtWorklist *worklist)
{
  fill (work, undo, task_new (profile, worklist), g_object_unref);
}

static gpointer
compare (gpointer input, GCancellable *cancellable, GError **error)
{
  const Task *task = input;
  gboolean is_same;

  return gvt_worklists_compare (task->profile, task->worklist, task->number, task->typed, &is_same,
                                error)
             ? g_memdup2 (&is_same, sizeof is_same)
             : NULL;
}

void
gvt_worklist_work_compare (
    GvtWork *work, GvtProfile *profile, GvtWorklist *worklist, guint number, const char *typed)
{
  Task *task = task_new (profile, worklist);

  task->number = number;
  task->typed = g_strdup (typed);
  fill (work, compare, task, g_free);
}

/* --- on paper --- */

typedef struct
{
  GvtProfile *profile;
  GvtWorklist *worklist;
  gboolean is_practice;
  char *path;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  g_object_unref (printing->profile);
  g_object_unref (printing->worklist);
  g_free (printing->path);
  g_free (printing);
}

static GBytes *
render (const Printing *printing, GError **error)
{
  g_autofree char *mark = gvt_visit_export_mark (printing->profile, error);
  const GvtWorklistPaper paper = { mark, printing->is_practice };

  return mark != NULL ? gvt_worklist_paper_render (printing->worklist, &paper, error) : NULL;
}

static gpointer
print (gpointer input, GCancellable *cancellable, GError **error)
{
  const Printing *printing = input;
  GvtWorklist *worklist = printing->worklist;
  g_autoptr (GvtVisit) visit = gvt_visits_view (printing->profile,
                                                gvt_worklist_get_visit (worklist), error);
  g_autoptr (GListModel) leased = visit != NULL ? gvt_leases_list (printing->profile, error) : NULL;
  g_autoptr (GBytes) pdf = leased != NULL ? render (printing, error) : NULL;
  g_autoptr (GPtrArray) lists = pdf != NULL ? gvt_worklist_paper_lists (worklist, leased) : NULL;

  if (pdf != NULL)
    gvt_visit_export_worklist (printing->profile, visit, gvt_worklist_get_id (worklist), lists, pdf,
                               printing->path, error);
  return NULL;
}

void
gvt_worklist_work_print (GvtWork *work,
                         GvtProfile *profile,
                         GvtWorklist *worklist,
                         gboolean is_practice,
                         const char *path)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->profile = g_object_ref (profile);
  printing->worklist = g_object_ref (worklist);
  printing->is_practice = is_practice;
  printing->path = g_strdup (path);
  work->func = print;
  work->input = printing;
  work->free_input = printing_free;
}

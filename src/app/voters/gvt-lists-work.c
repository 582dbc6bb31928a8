/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lists-work.h"

#include "gvt-list-paper.h"

/* As it stands in the journal, in any language. */
#define PURPOSE_PAPER "cadangan kertas"

typedef struct
{
  GvtProfile *profile;
  GvtRoll *roll;
  char *area;
  char *path;
  GvtRegionList *regions;
  gboolean is_practice;
  GvtProgress *progress;
  GCancellable *cancellable;
} Task;

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->profile);
  g_object_unref (task->roll);
  g_clear_object (&task->regions);
  g_clear_object (&task->progress);
  g_clear_object (&task->cancellable);
  g_free (task->area);
  g_free (task->path);
  g_free (task);
}

static gpointer
dup_object (gpointer object)
{
  return object != NULL ? g_object_ref (object) : NULL;
}

static Task *
task_new (GvtProfile *profile, const GvtListsOrder *order)
{
  Task *task = g_new0 (Task, 1);

  task->profile = g_object_ref (profile);
  task->roll = g_object_ref (order->roll);
  task->area = g_strdup (order->area);
  task->path = g_strdup (order->path);
  task->regions = dup_object (order->regions);
  task->is_practice = order->is_practice;
  task->progress = dup_object (order->progress);
  task->cancellable = dup_object (order->cancellable);
  return task;
}

static gpointer
print (gpointer input, GCancellable *unused, GError **error)
{
  Task *task = input;
  g_autoptr (GvtPaperLists) lists = gvt_paper_lists_collect (task->profile, task->roll, task->area,
                                                             NULL, PURPOSE_PAPER, error);
  g_autofree char *mark = lists != NULL ? gvt_export_mark (task->profile, error) : NULL;
  const GvtListPaper paper = { .mark = mark,
                               .is_practice = task->is_practice,
                               .regions = task->regions,
                               .progress = task->progress,
                               .cancellable = task->cancellable };

  if (mark != NULL)
    gvt_list_paper_write (task->profile, lists, &paper, task->path, error);
  return NULL;
}

void
gvt_lists_work_print (GvtWork *work, GvtProfile *profile, const GvtListsOrder *order)
{
  work->func = print;
  work->input = task_new (profile, order);
  work->free_input = task_free;
}

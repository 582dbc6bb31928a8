/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lists-work.h"

#include "gvt-error.h"
#include "gvt-list-paper.h"
#include "gvt-list-tables.h"
#include "gvt-lookup.h"
#include "gvt-packs.h"
#include "gvt-secret.h"

/* As it stands in the journal, in any language. */
#define PURPOSE_PAPER "cadangan kertas"
#define PURPOSE_LINT  "memeriksa mutu daftar"

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
  GvtListLint *lint; /* (nullable) */
  char *nik;         /* (nullable), with the next */
  char *id;
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
  g_clear_pointer (&task->lint, gvt_list_lint_unref);
  gvt_wipe_free (task->nik);
  g_free (task->id);
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

static void
fill (GvtWork *work, Task *task, GvtWorkFunc func, GDestroyNotify free_result)
{
  work->func = func;
  work->input = task;
  work->free_input = task_free;
  work->free_result = free_result;
}

void
gvt_lists_work_print (GvtWork *work, GvtProfile *profile, const GvtListsOrder *order)
{
  fill (work, task_new (profile, order), print, NULL);
}

/* --- doubtful rows --- */

static gpointer
lint (gpointer input, GCancellable *unused, GError **error)
{
  Task *task = input;

  return gvt_list_lint_run (task->profile, task->roll, task->area, PURPOSE_LINT, error);
}

void
gvt_lists_work_lint (GvtWork *work, GvtProfile *profile, const GvtListsOrder *order)
{
  fill (work, task_new (profile, order), lint, (GDestroyNotify) gvt_list_lint_unref);
}

static gpointer
save_lint (gpointer input, GCancellable *unused, GError **error)
{
  Task *task = input;

  gvt_lint_export (task->profile, task->lint, task->area, task->path, error);
  return NULL;
}

void
gvt_lists_work_save_lint (GvtWork *work,
                          GvtProfile *profile,
                          const GvtListsOrder *order,
                          GvtListLint *found)
{
  Task *task = task_new (profile, order);

  task->lint = gvt_list_lint_ref (found);
  fill (work, task, save_lint, NULL);
}

/* Of those who share the number, the one of that row. */
static gpointer
find (gpointer input, GCancellable *unused, GError **error)
{
  Task *task = input;
  g_autoptr (GvtLookup) lookup = gvt_lookup_by_nik (task->profile, task->roll, task->nik,
                                                    task->area, PURPOSE_LINT, error);
  GListModel *hits = lookup != NULL ? gvt_lookup_get_hits (lookup) : NULL;

  for (guint i = 0; hits != NULL && i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (GvtVoterHit) hit = g_list_model_get_item (hits, i);

      if (g_str_equal (gvt_voter_hit_get_id (hit), task->id))
        return g_steal_pointer (&hit);
    }
  if (hits != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "the row is in no list here");
  return NULL;
}

void
gvt_lists_work_find (GvtWork *work, GvtProfile *profile, GvtRoll *roll, const GvtLintPlace *place)
{
  Task *task = task_new (profile, &(GvtListsOrder){ .roll = roll, .area = place->village_code });

  task->nik = g_strdup (place->nik);
  task->id = g_strdup (place->id);
  fill (work, task, find, g_object_unref);
}

/* --- which version is in use --- */

typedef struct
{
  GvtProfile *profile;
  char *village;             /* (nullable) */
  GvtKeptVersions *versions; /* (nullable) */
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->profile);
  g_free (choice->village);
  g_clear_pointer (&choice->versions, gvt_kept_versions_free);
  g_free (choice);
}

static void
fill_choice (GvtWork *work, Choice *choice, GvtWorkFunc func, GDestroyNotify free_result)
{
  work->func = func;
  work->input = choice;
  work->free_input = choice_free;
  work->free_result = free_result;
}

static gpointer
find_versions (gpointer input, GCancellable *unused, GError **error)
{
  const Choice *choice = input;

  return gvt_kept_versions_find (choice->profile, choice->village, error);
}

void
gvt_lists_work_find_versions (GvtWork *work, GvtProfile *profile, const char *village)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->profile = g_object_ref (profile);
  choice->village = g_strdup (village);
  fill_choice (work, choice, find_versions, (GDestroyNotify) g_ptr_array_unref);
}

static gpointer
roll_back (gpointer input, GCancellable *unused, GError **error)
{
  const Choice *choice = input;

  gvt_packs_roll_back (choice->profile, choice->versions->village, choice->versions->election,
                       error);
  return NULL;
}

void
gvt_lists_work_roll_back (GvtWork *work, GvtProfile *profile, const GvtKeptVersions *versions)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->profile = g_object_ref (profile);
  choice->versions = gvt_kept_versions_copy (versions);
  fill_choice (work, choice, roll_back, NULL);
}
